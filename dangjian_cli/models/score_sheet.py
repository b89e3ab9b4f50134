"""考核评分: what people decide of one unit in one period. What the ledgers give is computed and never written here."""

from typing import Annotated, ClassVar

from pydantic import Field

from dangjian_cli.models.fields import Day, Number, Text
from dangjian_cli.models.records import Record
from dangjian_cli.models.unit_record import UnitRecord


class Judgement(Record):
    """评定: a content judged by hand, or a number that was counted elsewhere; both with what they rest on."""

    content: Annotated[Text | None, Field(alias="内容", description="考核方案里内容的编号")] = None
    points: Annotated[Number | None, Field(alias="得分", description="人工评定的得分，不超过标准分")] = None
    number: Annotated[Number | None, Field(alias="数值", description="计数的内容在台账以外数出的数")] = None
    basis: Annotated[Text | None, Field(alias="依据", description="依据的材料和文号；没有依据的不计")] = None
    by: Annotated[Text | None, Field(alias="评定人", description="谁评定的")] = None
    day: Annotated[Day | None, Field(alias="日期", description="评定日期")] = None


class OwnScore(Record):
    """自评: what the unit gives itself; shown beside the computed score, never part of it."""

    content: Annotated[Text | None, Field(alias="内容", description="考核方案里内容的编号")] = None
    points: Annotated[Number | None, Field(alias="得分", description="自评得分")] = None
    note: Annotated[Text | None, Field(alias="说明", description="说明")] = None


class Excuse(Record):
    """Why a deduction is not made (容错): without approval it has no effect."""

    reason: Annotated[Text | None, Field(alias="理由", description="不予扣分的理由")] = None
    approver: Annotated[Text | None, Field(alias="批准人", description="批准人")] = None
    approved_on: Annotated[Day | None, Field(alias="批准日期", description="批准日期，自此不扣")] = None


class Bonus(Record):
    """加分."""

    cause: Annotated[Text | None, Field(alias="事由", description="为什么加分")] = None
    points: Annotated[Number | None, Field(alias="分值", description="加几分")] = None
    basis: Annotated[Text | None, Field(alias="依据", description="依据的文件和文号；没有依据的不计")] = None
    day: Annotated[Day | None, Field(alias="日期", description="日期")] = None


class Deduction(Record):
    """扣分, of one content (at most what that is worth) or of the whole."""

    cause: Annotated[Text | None, Field(alias="事由", description="为什么扣分")] = None
    points: Annotated[Number | None, Field(alias="分值", description="扣几分")] = None
    basis: Annotated[Text | None, Field(alias="依据", description="依据的文件和文号；没有依据的不扣")] = None
    day: Annotated[Day | None, Field(alias="日期", description="日期")] = None
    content: Annotated[Text | None, Field(alias="内容", description="扣在哪项内容上，扣完为止；不写扣在总分上")] = None
    excuse: Annotated[Excuse | None, Field(alias="不予扣分", description="容错：批准不扣的，理由和批准人")] = None


class Leniency(Excuse):
    """不予扣分 of a computed content: one entry that is left out of what is counted."""

    entry: Annotated[Text | None, Field(alias="条目", description="不计入的应办事项的编号")] = None


class Vetoed(Record):
    """否决: has an effect only where the index allows it with a document number."""

    cause: Annotated[Text | None, Field(alias="事由", description="否决的情形")] = None
    basis: Annotated[Text | None, Field(alias="依据", description="认定的文件和文号")] = None
    day: Annotated[Day | None, Field(alias="日期", description="日期")] = None


class Confirmed(Record):
    """核定: the total as it was settled; later changes are compared with it."""

    day: Annotated[Day | None, Field(alias="日期", description="核定日期")] = None
    total: Annotated[Number | None, Field(alias="总分", description="核定的总分")] = None
    by: Annotated[Text | None, Field(alias="核定人", description="核定人")] = None


class ScoreSheet(UnitRecord):
    """One unit in one period."""

    period: Annotated[Text | None, Field(alias="期", description="哪一期，如 2026Q3、2026")] = None
    judgements: Annotated[tuple[Judgement, ...], Field(alias="评定", description="人工评定的内容，一项一行")] = ()
    own: Annotated[tuple[OwnScore, ...], Field(alias="自评", description="单位自评，一项一行；不作考核依据")] = ()
    bonuses: Annotated[tuple[Bonus, ...], Field(alias="加分", description="加分，一笔一行")] = ()
    deductions: Annotated[tuple[Deduction, ...], Field(alias="扣分", description="扣分，一笔一行")] = ()
    leniencies: Annotated[
        tuple[Leniency, ...], Field(alias="不予扣分", description="容错：哪些应办事项不计，理由和批准人")
    ] = ()
    veto: Annotated[Vetoed | None, Field(alias="否决", description="一票否决；方案没有写明依据文号的不起作用")] = None
    confirmed: Annotated[Confirmed | None, Field(alias="核定", description="核定的总分")] = None
    remark: Annotated[Text | None, Field(alias="备注", description="备注")] = None

    FACT_KEYS: ClassVar[frozenset[str]] = frozenset({"单位", "期", "评定", "加分", "扣分", "不予扣分", "否决"})

    @property
    def title(self) -> str:
        """What the entry is called."""
        return f"{self.unit or ''} {self.period or ''}".strip()

    @property
    def named_period(self) -> str | None:
        """期."""
        return self.period
