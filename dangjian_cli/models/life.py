"""组织生活: meetings that were held. A record, not something owed: what is owed, rule packs say."""

from typing import Annotated, ClassVar

from pydantic import Field

from dangjian_cli.models.entry import Entry, Header
from dangjian_cli.models.fields import Day, Integer, NameList, Text, TextList, YesNo, words
from dangjian_cli.models.records import BareRecord, Evidence, Record
from dangjian_cli.models.vocabulary import Lecturer, MeetingType

MeetingTypes = Annotated[tuple[MeetingType, ...], words(MeetingType)]
"""One type of meeting or several."""


class Exemption(Record):
    """豁免: a period in which a meeting is not asked for (教管条例第二十三条 [A])."""

    unit: Annotated[Text | None, Field(alias="单位", description="哪个单位；不写为台账头的单位")] = None
    types: Annotated[MeetingTypes, Field(alias="类型", description="哪一类组织生活")] = ()
    period: Annotated[Text | None, Field(alias="期", description="哪一期，如 2026-08、2026Q3")] = None
    reason: Annotated[Text | None, Field(alias="理由", description="为什么不作要求")] = None


class Resolution(BareRecord):
    """议定事项: what was resolved, and the entry that carries it out. A bare text is its content."""

    BARE: ClassVar[str] = "内容"

    text: Annotated[Text | None, Field(alias="内容", description="议定了什么")] = None
    task: Annotated[Text | None, Field(alias="任务", description="落实它的条目编号")] = None


class LifeHeader(Header):
    """Header of a 组织生活 ledger."""

    recorded_units: Annotated[
        NameList,
        Field(alias="记录单位", description="这本台账记哪些单位（或单位组）的组织生活；不写为台账头的单位和条目里的"),
    ] = ()
    exemptions: Annotated[tuple[Exemption, ...], Field(alias="豁免", description="不作要求的期次，要写理由")] = ()


class Meeting(Entry):
    """One meeting or activity. It may be several types at once and counts once for each."""

    title: Annotated[Text | None, Field(alias="主题", description="主题")] = None
    types: Annotated[MeetingTypes, Field(alias="类型", description="类型，可多个，各算一次")] = ()
    day: Annotated[Day | None, Field(alias="日期", description="召开日期")] = None
    period: Annotated[Text | None, Field(alias="期", description="补开的写明是哪一期；不写按日期")] = None
    units: Annotated[NameList, Field(alias="责任单位", description="哪个单位的；不写为台账头的单位")] = ()
    expected: Annotated[Integer | None, Field(alias="应到", description="应到人数")] = None
    present: Annotated[Integer | None, Field(alias="实到", description="实到人数")] = None
    host: Annotated[Text | None, Field(alias="主持", description="主持人的职务，如 支部书记")] = None
    lecturer: Annotated[Lecturer | None, Field(alias="主讲角色", description="党课由谁讲")] = None
    content: Annotated[
        NameList, Field(alias="内容分类", description="主要内容属于哪几类，如 志愿服务、专题调研，单位自定")
    ] = ()
    first_topic: Annotated[YesNo | None, Field(alias="第一议题", description="有没有第一议题学习")] = None
    topics: Annotated[TextList, Field(alias="议题", description="议题")] = ()
    resolutions: Annotated[tuple[Resolution, ...], Field(alias="议定事项", description="议定事项和落实它的条目")] = ()
    leaders_present: Annotated[
        Integer | None, Field(alias="领导干部参加人数", description="以普通党员身份参加的领导干部人数")
    ] = None
    evidence: Annotated[tuple[Evidence, ...], Field(alias="佐证", description="记录本、会议纪要的文号或位置")] = ()
    remark: Annotated[Text | None, Field(alias="备注", description="备注")] = None

    FACT_KEYS: ClassVar[frozenset[str]] = frozenset({"类型", "日期", "期", "责任单位", "主讲角色"})
    """Keys without which the record fills no period, or perhaps the wrong one."""
