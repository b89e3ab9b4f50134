"""签审: what was reviewed for a period, frozen: the figures of that day, and a digest of every entry."""

from typing import Annotated

from pydantic import Field

from dangjian_cli.models.entry import Entry, Header
from dangjian_cli.models.fields import Day, Integer, RequiredText, Text
from dangjian_cli.models.records import Record

ALL_UNITS = "全部单位"
"""The 范围 of a sign-off that is not of one unit."""


class SignedTally(Record):
    """The counts of one role. The names of the fields are those of a Tally."""

    total: Annotated[Integer | None, Field(alias="总数", description="总数")] = None
    done: Annotated[Integer | None, Field(alias="完成", description="完成的")] = None
    done_on_time: Annotated[Integer | None, Field(alias="按期完成", description="按期完成的")] = None
    done_late: Annotated[Integer | None, Field(alias="逾期完成", description="逾期完成的")] = None
    due: Annotated[Integer | None, Field(alias="到期", description="到期的")] = None
    due_done_on_time: Annotated[Integer | None, Field(alias="到期按期", description="到期的当中按期完成的")] = None
    overdue: Annotated[Integer | None, Field(alias="逾期", description="逾期未完成的")] = None
    due_soon: Annotated[Integer | None, Field(alias="临期", description="临期的")] = None
    in_progress: Annotated[Integer | None, Field(alias="推进中", description="推进中的")] = None
    not_started: Annotated[Integer | None, Field(alias="未启动", description="未启动的")] = None
    postponed: Annotated[Integer | None, Field(alias="延期", description="总数中经批准延期的")] = None
    suspended: Annotated[Integer | None, Field(alias="暂缓", description="单列：暂缓的")] = None
    cancelled: Annotated[Integer | None, Field(alias="已取消", description="单列：已取消的")] = None
    carried: Annotated[Integer | None, Field(alias="已结转", description="单列：已结转的")] = None
    exempt: Annotated[Integer | None, Field(alias="豁免", description="单列：豁免的")] = None
    ongoing: Annotated[Integer | None, Field(alias="长期", description="单列：长期坚持的")] = None
    unassessable: Annotated[Integer | None, Field(alias="不可考核", description="单列：不可考核的")] = None
    rectifications: Annotated[Integer | None, Field(alias="问题整改", description="总数中的问题整改")] = None
    closed: Annotated[Integer | None, Field(alias="已销号", description="问题整改中已销号的")] = None
    awaiting_closure: Annotated[Integer | None, Field(alias="待销号", description="问题整改中待销号的")] = None
    delegated: Annotated[Integer | None, Field(alias="上级任务分解", description="总数中的上级任务分解项")] = None


class SignedFigures(Record):
    """The two counts that are never added together."""

    matters: Annotated[SignedTally | None, Field(alias="事项", description="事项的数")] = None
    occurrences: Annotated[SignedTally | None, Field(alias="期次", description="期次的数")] = None


class SignOffHeader(Header):
    """Header of a sign-off: which period, of whom, by whom, as of which day, and the figures of that day."""

    period: Annotated[Text | None, Field(alias="期间", description="签审哪段时间，如 2026Q3")] = None
    scope: Annotated[Text | None, Field(alias="范围", description=f"哪个单位和它的下级；不写为 {ALL_UNITS}")] = None
    by: Annotated[Text | None, Field(alias="签审人", description="签审人")] = None
    signed_on: Annotated[Day | None, Field(alias="签审日期", description="签审日期")] = None
    as_of: Annotated[Day | None, Field(alias="统计日", description="统计到哪一天；以后的事不算改动")] = None
    amendment: Annotated[Integer | None, Field(alias="更正", description="第几次更正；第一次签审不写")] = None
    reason: Annotated[Text | None, Field(alias="更正理由", description="为什么更正")] = None
    figures: Annotated[SignedFigures | None, Field(alias="数字", description="签审那天的数字")] = None


class SignedEntry(Entry):
    """One entry that was reviewed."""

    entry_id: Annotated[Text | None, Field(alias="条目编号", description="签审的是哪个条目")] = None
    title: Annotated[RequiredText, Field(alias="名称", description="那个条目的名称")]
    digest: Annotated[Text | None, Field(alias="摘要", description="内容的摘要，由 dangjian sign 写入")] = None
    word: Annotated[Text | None, Field(alias="现状", description="签审那天的现状")] = None
