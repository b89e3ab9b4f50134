"""党费: one branch's month or quarter in totals. Nobody's own dues are ever written down."""

from typing import Annotated, ClassVar

from pydantic import Field

from dangjian_cli.models.fields import Day, Text
from dangjian_cli.models.money import Money
from dangjian_cli.models.records import Record
from dangjian_cli.models.unit_record import UnitRecord


class Arrears(Record):
    """补交: what was paid in this period for an earlier one."""

    period: Annotated[Text | None, Field(alias="期", description="补交哪一期的，如 2026-03")] = None
    amount: Annotated[Money | None, Field(alias="金额", description="补交金额合计，元")] = None


class Expense(Record):
    """支出: what dues were spent on."""

    day: Annotated[Day | None, Field(alias="日期", description="支出日期")] = None
    amount: Annotated[Money | None, Field(alias="金额", description="金额，元")] = None
    purpose: Annotated[Text | None, Field(alias="用途", description="用途，如 培训党员、订阅报刊")] = None
    approver: Annotated[Text | None, Field(alias="审批人", description="谁审批的，写职务")] = None


class Dues(UnitRecord):
    """What one branch collected, handed in, published and spent in one period."""

    period: Annotated[Text | None, Field(alias="期", description="哪一期，如 2026-03、2026Q1")] = None
    due: Annotated[Money | None, Field(alias="应收", description="本期应收合计，元")] = None
    received: Annotated[Money | None, Field(alias="实收", description="本期应收里实际收到的合计，元")] = None
    arrears: Annotated[
        tuple[Arrears, ...], Field(alias="补交", description="本期补交的以前各期，如 {期: 2026-02, 金额: 120}")
    ] = ()
    handed_in: Annotated[Money | None, Field(alias="上缴", description="上缴上级的合计，元")] = None
    handed_in_on: Annotated[Day | None, Field(alias="上缴日期", description="上缴日期")] = None
    published_on: Annotated[Day | None, Field(alias="公示日期", description="向党员公布收缴使用情况的日期")] = None
    expenses: Annotated[tuple[Expense, ...], Field(alias="支出", description="支出，一笔一行")] = ()
    note: Annotated[Text | None, Field(alias="说明", description="应收和实收不相等的，说明原因；不写姓名")] = None
    remark: Annotated[Text | None, Field(alias="备注", description="备注")] = None

    FACT_KEYS: ClassVar[frozenset[str]] = frozenset({"单位", "期", "应收", "实收", "补交", "上缴", "支出"})

    GRAINS: ClassVar[frozenset[str]] = frozenset({"月", "季度"})

    @property
    def title(self) -> str:
        """What the entry is called."""
        return f"{self.unit or ''} {self.period or ''}".strip()

    @property
    def named_period(self) -> str | None:
        """期."""
        return self.period
