"""What every ledger shares: the header, the entry with its 编号, and the fields of a matter (通用事项字段)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from dangjian_cli.models.fields import (
    Day,
    NameList,
    Number,
    Percent,
    RequiredText,
    Text,
    TextList,
    YearSpan,
    YesNo,
)
from dangjian_cli.models.records import (
    Cancellation,
    CarryOver,
    Closure,
    Evidence,
    Milestone,
    OccurrenceRecord,
    PastRound,
    Postponement,
    Progress,
    Record,
    Result,
    Revisit,
    Supervision,
    Suspension,
)
from dangjian_cli.models.target import Quantity
from dangjian_cli.models.vocabulary import State

if TYPE_CHECKING:
    from dangjian_cli.models.own_column import OwnColumn


class Header(Record):
    """The keys above the list of entries."""

    kind: Annotated[RequiredText, Field(alias="台账", description="台账种类")]
    name: Annotated[Text | None, Field(alias="名称", description="台账名称")] = None
    years: Annotated[YearSpan | None, Field(alias="年度", description="年度，如 2026 或 2026-2028")] = None
    unit: Annotated[Text | None, Field(alias="单位", description="填报单位；条目不写责任单位时归它")] = None
    basis: Annotated[TextList, Field(alias="依据", description="依据文件")] = ()
    base_day: Annotated[Day | None, Field(alias="基准日", description="“反馈后1个月内”一类时限从哪天算起")] = None
    id_prefix: Annotated[Text | None, Field(alias="编号前缀", description="新条目编号的前缀，如 RW-2026-")] = None
    remark: Annotated[Text | None, Field(alias="备注", description="备注")] = None


class Entry(Record):
    """One element of 条目."""

    id: Annotated[RequiredText, Field(alias="编号", description="编号，整个工作区内不重复")]

    FACT_KEYS: ClassVar[frozenset[str]] = frozenset()
    """Keys without which the entry cannot be counted or attributed: one of them faulty, and it is 有误未计."""

    OWN_NAMES: ClassVar[Mapping[str, str]] = {}
    """Common fields that this kind calls by a name of its own: 责任书 is 完成 when it is signed (签订日期)."""

    OWN: ClassVar[Mapping[str, "OwnColumn"]] = {}
    """Columns that the ledger itself declares (通用清单), by the attributes that hold them."""


class Matter(Entry):
    """An entry that someone owes by a date. Subclasses name the title."""

    title: RequiredText
    measures: Annotated[Text | None, Field(alias="措施", description="具体措施")] = None
    aim: Annotated[Text | None, Field(alias="目标", description="工作目标、质量要求")] = None
    category: Annotated[Text | None, Field(alias="类别", description="类别，单位自定")] = None
    campaigns: Annotated[NameList, Field(alias="专项", description="所属专项，可多个")] = ()
    basis: Annotated[TextList, Field(alias="依据", description="依据文件")] = ()
    parent: Annotated[Text | None, Field(alias="上级任务", description="上级任务的编号")] = None
    leader: Annotated[Text | None, Field(alias="牵头领导", description="牵头（分管、责任）领导")] = None
    units: Annotated[NameList, Field(alias="责任单位", description="责任单位，第一个为牵头")] = ()
    partners: Annotated[NameList, Field(alias="配合单位", description="配合单位")] = ()
    allies: Annotated[
        NameList, Field(alias="共建单位", description="共建、联建、结对的单位，可以是组织台账以外的")
    ] = ()
    owners: Annotated[NameList, Field(alias="责任人", description="具体责任人")] = ()
    watcher: Annotated[Text | None, Field(alias="盯办人", description="盯办人")] = None
    start: Annotated[Day | None, Field(alias="开始", description="开始日期")] = None
    stop: Annotated[Day | None, Field(alias="结束", description="结束日期，之后的期次不再要求")] = None
    deadline: Annotated[Text | None, Field(alias="时限", description="时限原文，如 6月底前、每季度末、长期坚持")] = None
    frequency: Annotated[Text | None, Field(alias="频次", description="频次，如 每月、每季度1次")] = None
    hard: Annotated[YesNo | None, Field(alias="硬任务", description="硬任务：逾期列在最前")] = None
    integration: Annotated[Text | None, Field(alias="融合业务", description="融合的业务工作")] = None
    target: Annotated[Quantity | None, Field(alias="目标值", description="量化目标，如 不少于32、≥32、100%")] = None
    reached: Annotated[Number | None, Field(alias="完成值", description="已达到的数")] = None
    measure: Annotated[Text | None, Field(alias="计量单位", description="目标值的单位，如 人次")] = None
    milestones: Annotated[tuple[Milestone, ...], Field(alias="节点", description="分步节点")] = ()
    occurrences: Annotated[tuple[OccurrenceRecord, ...], Field(alias="期次", description="频次条目各期的完成情况")] = ()
    delegated_to: Annotated[NameList, Field(alias="分解到", description="分解到哪些单位或单位组，逐单位考核")] = ()
    progress: Annotated[tuple[Progress, ...], Field(alias="进展", description="进展记录，一次一行")] = ()
    percent: Annotated[Percent | None, Field(alias="进度", description="没有带进度的进展时可写，0 到 100")] = None
    postponements: Annotated[tuple[Postponement, ...], Field(alias="延期", description="延期记录")] = ()
    suspension: Annotated[Suspension | None, Field(alias="暂缓", description="暂缓")] = None
    cancellation: Annotated[Cancellation | None, Field(alias="取消", description="取消")] = None
    carry_over: Annotated[CarryOver | None, Field(alias="结转", description="结转到下一年的新条目")] = None
    done_on: Annotated[Day | None, Field(alias="完成日期", description="完成日期；没有它一律按未完成计")] = None
    evidence: Annotated[tuple[Evidence, ...], Field(alias="佐证", description="佐证材料的文号或位置")] = ()
    shortcomings: Annotated[Text | None, Field(alias="存在不足", description="存在不足")] = None
    lessons: Annotated[Text | None, Field(alias="经验做法", description="经验做法")] = None
    results: Annotated[tuple[Result, ...], Field(alias="成果", description="成果：名称、数量、等次")] = ()
    supervisions: Annotated[tuple[Supervision, ...], Field(alias="督办", description="督办单")] = ()
    closure: Annotated[Closure | None, Field(alias="销号", description="销号：申请、核查、批准")] = None
    revisits: Annotated[tuple[Revisit, ...], Field(alias="回头看", description="回头看")] = ()
    past_rounds: Annotated[tuple[PastRound, ...], Field(alias="历次", description="反弹以前的完成与销号")] = ()
    state: Annotated[State | None, Field(alias="状态", description="可不写；写了只与日期事实核对，不参与计数")] = None
    remark: Annotated[Text | None, Field(alias="备注", description="备注")] = None

    @property
    def owed_title(self) -> str:
        """What is to be done, in a list of everything that is owed."""
        return self.title

    FACT_KEYS: ClassVar[frozenset[str]] = frozenset(
        [
            "上级任务",
            "责任单位",
            "开始",
            "结束",
            "时限",
            "频次",
            "目标值",
            "完成值",
            "节点",
            "期次",
            "分解到",
            "进展",
            "进度",
            "延期",
            "暂缓",
            "取消",
            "结转",
            "完成日期",
            "销号",
            "回头看",
            "历次",
        ]
    )
