"""Records nested in entries: what happened, by whom, when. Nothing in them is required: rules ask, models read."""

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from dangjian_cli.models.fields import (
    NAME_LIST_SCHEMA,
    TEXT_SCHEMA,
    Day,
    NameList,
    Number,
    Percent,
    RequiredText,
    Text,
    TextList,
)
from dangjian_cli.models.vocabulary import RevisitResult, SupervisionLevel


class Record(BaseModel):
    """A mapping of a ledger: frozen, Chinese keys, no other keys."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_name=False, validate_by_alias=True, defer_build=True
    )


def undescribed(schema: JsonSchemaValue) -> JsonSchemaValue:
    """Without the docstring of the class: it is for programmers."""
    return {key: value for key, value in schema.items() if key != "description"}


class BareRecord(Record):
    """A record for which a bare text may stand: the value of its key `BARE`."""

    BARE: ClassVar[str] = "名称"

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {cls.BARE: value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The mapping, or the text alone."""
        return {"anyOf": [undescribed(handler(schema)), TEXT_SCHEMA]}


class Evidence(BareRecord):
    """佐证: a reference to where the proof lies, never a copy of it. A bare text is its name."""

    name: Annotated[Text | None, Field(alias="名称", description="佐证材料的名称")] = None
    number: Annotated[Text | None, Field(alias="文号", description="文号，如 市机党〔2026〕5号")] = None
    location: Annotated[Text | None, Field(alias="位置", description="存放位置，如 档案柜3-2")] = None
    path: Annotated[Text | None, Field(alias="路径", description="工作区内的文件路径")] = None


class Progress(Record):
    """进展: what was done on a day, and how far the work then was."""

    day: Annotated[Day | None, Field(alias="日期", description="进展日期")] = None
    text: Annotated[Text | None, Field(alias="内容", description="做了什么")] = None
    percent: Annotated[Percent | None, Field(alias="进度", description="当时的进度，0 到 100")] = None
    reporter: Annotated[Text | None, Field(alias="填报", description="填报人")] = None


class OccurrenceRecord(Record):
    """期次: what was done for one period of a recurring entry."""

    period: Annotated[Text | None, Field(alias="期", description="哪一期，如 2026-03、2026Q1")] = None
    done_on: Annotated[Day | None, Field(alias="完成日期", description="这一期的完成日期")] = None
    note: Annotated[Text | None, Field(alias="说明", description="说明")] = None
    evidence: Annotated[tuple[Evidence, ...], Field(alias="佐证", description="佐证材料")] = ()


class Milestone(Record):
    """节点: a stage of an entry with a deadline of its own."""

    name: Annotated[Text | None, Field(alias="名称", description="节点名称")] = None
    deadline: Annotated[Text | None, Field(alias="时限", description="节点时限，写法同条目的时限")] = None
    done_on: Annotated[Day | None, Field(alias="完成日期", description="节点完成日期")] = None


class Postponement(Record):
    """延期: asked for, with a new deadline, and approved or not."""

    asked_on: Annotated[Day | None, Field(alias="申请日期", description="申请日期，应在原时限之前")] = None
    new_deadline: Annotated[Text | None, Field(alias="新时限", description="批准后的新时限")] = None
    reason: Annotated[Text | None, Field(alias="理由", description="延期理由")] = None
    approver: Annotated[Text | None, Field(alias="批准人", description="批准人")] = None
    approved_on: Annotated[Day | None, Field(alias="批准日期", description="批准日期，自此按新时限计")] = None


class Suspension(Record):
    """暂缓: from a day, until a day or until further notice."""

    since: Annotated[Day | None, Field(alias="自", description="暂缓开始日期")] = None
    until: Annotated[Day | None, Field(alias="至", description="暂缓结束日期（含当日）；不写为一直暂缓")] = None
    reason: Annotated[Text | None, Field(alias="理由", description="暂缓理由")] = None
    approver: Annotated[Text | None, Field(alias="批准人", description="批准人")] = None


class Cancellation(Record):
    """取消."""

    day: Annotated[Day | None, Field(alias="日期", description="取消日期")] = None
    reason: Annotated[Text | None, Field(alias="理由", description="取消理由")] = None
    approver: Annotated[Text | None, Field(alias="批准人", description="批准人")] = None


class CarryOver(Record):
    """结转: the entry goes on as another one in next year's ledger."""

    day: Annotated[Day | None, Field(alias="日期", description="结转日期")] = None
    to: Annotated[Text | None, Field(alias="至", description="新条目的编号")] = None


class Supervision(Record):
    """督办: one sheet for one matter."""

    number: Annotated[Text | None, Field(alias="单号", description="督办单号")] = None
    day: Annotated[Day | None, Field(alias="日期", description="发出日期")] = None
    level: Annotated[SupervisionLevel | None, Field(alias="级别", description="督办级别")] = None
    demand: Annotated[Text | None, Field(alias="要求", description="办理要求")] = None
    reply_by: Annotated[Text | None, Field(alias="回复时限", description="回复时限，写法同条目的时限")] = None
    replied_on: Annotated[Day | None, Field(alias="回复日期", description="回复日期")] = None


class Closure(Record):
    """销号: asked for, checked by someone else, approved (博山 six steps [A])."""

    asked_on: Annotated[Day | None, Field(alias="申请日期", description="申请销号的日期")] = None
    checker: Annotated[Text | None, Field(alias="核查人", description="核查人，不得是责任人")] = None
    checked_on: Annotated[Day | None, Field(alias="核查日期", description="核查日期")] = None
    opinion: Annotated[Text | None, Field(alias="意见", description="核查意见")] = None
    approver: Annotated[Text | None, Field(alias="批准人", description="批准人")] = None
    approved_on: Annotated[Day | None, Field(alias="批准日期", description="批准日期，自此为已销号")] = None


class Revisit(Record):
    """回头看: does the result still hold?"""

    day: Annotated[Day | None, Field(alias="日期", description="回头看日期")] = None
    result: Annotated[RevisitResult | None, Field(alias="结论", description="回头看结论")] = None
    note: Annotated[Text | None, Field(alias="说明", description="说明")] = None


class PastRound(Record):
    """历次: a completion that did not last."""

    done_on: Annotated[Day | None, Field(alias="完成日期", description="当时的完成日期")] = None
    closure: Annotated[Closure | None, Field(alias="销号", description="当时的销号")] = None
    relapsed_on: Annotated[Day | None, Field(alias="反弹日期", description="反弹日期")] = None


class Result(BareRecord):
    """成果: what came of the work, and how it was judged (seed 001: 优秀党课教案X篇). A bare text is its name."""

    name: Annotated[Text | None, Field(alias="名称", description="成果的名称，如 优秀党课教案")] = None
    number: Annotated[Number | None, Field(alias="数量", description="有多少")] = None
    unit: Annotated[Text | None, Field(alias="计量单位", description="数量的单位，如 篇")] = None
    grade: Annotated[Text | None, Field(alias="等次", description="评定的等次，如 一等奖")] = None

    @property
    def told(self) -> str:
        """In words: 优秀党课教案 20 篇（一等奖）."""
        amount = f"{self.number} {self.unit or ''}".rstrip() if self.number is not None else None
        words = " ".join(part for part in (self.name, amount) if part)
        return words + (f"（{self.grade}）" if self.grade else "")


class LeadingGroup(Record):
    """领导小组 with its office (seed 004)."""

    name: Annotated[RequiredText, Field(alias="名称", description="领导小组名称")]
    head: Annotated[NameList, Field(alias="组长", description="组长")] = ()
    deputies: Annotated[NameList, Field(alias="副组长", description="副组长")] = ()
    members: Annotated[NameList, Field(alias="成员单位", description="成员单位")] = ()
    office: Annotated[Text | None, Field(alias="办公室", description="办公室设在哪个单位")] = None


class ElectionStep(Record):
    """换届准备: a step on the way to the next election."""

    day: Annotated[Day | None, Field(alias="日期", description="日期")] = None
    text: Annotated[Text | None, Field(alias="内容", description="做了什么")] = None


class TermExtension(Record):
    """换届延期, with the approval of the superior committee (任期意见第二条 [A])."""

    until: Annotated[Day | None, Field(alias="至", description="延期到哪一天")] = None
    approval: Annotated[Text | None, Field(alias="批复文号", description="上级批复文号")] = None
    approved_on: Annotated[Day | None, Field(alias="批准日期", description="批准日期")] = None


class UnitGroup(Record):
    """单位组: the units of a kind, or a list of names."""

    kind: Annotated[TextList, Field(alias="类别", description="组织类别，如 党支部")] = ()
    units: Annotated[NameList, Field(alias="单位", description="单位名称")] = ()

    @model_validator(mode="before")
    @classmethod
    def _from_names(cls, value: object) -> object:
        return {"单位": value} if isinstance(value, str | list) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The mapping, or the names alone."""
        return {"anyOf": [undescribed(handler(schema)), NAME_LIST_SCHEMA]}
