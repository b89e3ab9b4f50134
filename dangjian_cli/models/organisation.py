"""组织: units in a tree, their sizes and terms of office. Numbers only, no lists of members."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from dangjian_cli.models.entry import Entry, Header
from dangjian_cli.models.fields import Day, Integer, NameList, RequiredText, Text, YesNo
from dangjian_cli.models.records import ElectionStep, LeadingGroup, Record, TermExtension, UnitGroup
from dangjian_cli.models.vocabulary import UnitKind, Vocabulary


class ChangeType(Vocabulary):
    """类型 of a change of a unit (组织设置变动, seed 001)."""

    SET_UP = "设立"
    REBUILT = "改建"
    RENAMED = "更名"
    DISSOLVED = "撤销"

    @classmethod
    def synonyms(cls) -> Mapping[str, str]:
        """What approvals say instead."""
        return {"组建": "设立", "新建": "设立", "成立": "设立", "改设": "改建", "调整": "改建", "注销": "撤销"}


class ContactPoint(Record):
    """联系点: which units a leader looks after (包保责任, seed 002)."""

    leader: Annotated[RequiredText, Field(alias="联系领导", description="联系领导")]
    units: Annotated[NameList, Field(alias="联系单位", description="联系哪些单位或单位组")] = ()
    remark: Annotated[Text | None, Field(alias="说明", description="说明，如 多久去一次")] = None


class UnitChange(Record):
    """变动: a unit was set up, rebuilt or dissolved, with the document that approved it (seed 001)."""

    day: Annotated[Day | None, Field(alias="日期", description="批复或变动的日期")] = None
    type: Annotated[ChangeType | None, Field(alias="类型", description="怎样变动")] = None
    approval: Annotated[Text | None, Field(alias="批复文号", description="批复文号")] = None
    note: Annotated[Text | None, Field(alias="说明", description="说明，如 由哪个组织改建")] = None


class OrganisationHeader(Header):
    """Header of a 组织 ledger: named groups of units and leading groups."""

    groups: Annotated[
        dict[str, UnitGroup],
        Field(
            alias="单位组",
            default_factory=dict,
            description="单位组，如 {各党支部: {类别: 党支部}, 直属单位: [甲, 乙]}",
        ),
    ]
    leading_groups: Annotated[tuple[LeadingGroup, ...], Field(alias="领导小组", description="领导小组")] = ()
    contacts: Annotated[
        tuple[ContactPoint, ...],
        Field(alias="联系点", description="领导联系点，如 {联系领导: 张某, 联系单位: [甲党支部]}"),
    ] = ()


class Unit(Entry):
    """One unit (单位): a party organisation or an office."""

    title: Annotated[RequiredText, Field(alias="名称", description="单位名称")]
    short_name: Annotated[Text | None, Field(alias="简称", description="简称，报表和编号里用")] = None
    kind: Annotated[UnitKind | None, Field(alias="类别", description="组织类别")] = None
    superior: Annotated[Text | None, Field(alias="上级", description="上级单位的名称或简称")] = None
    former_names: Annotated[NameList, Field(alias="曾用名", description="曾用名")] = ()
    founded: Annotated[Day | None, Field(alias="成立日期", description="成立日期")] = None
    dissolved: Annotated[Day | None, Field(alias="撤销日期", description="撤销日期")] = None
    full_members: Annotated[Integer | None, Field(alias="正式党员数", description="正式党员数")] = None
    probationary_members: Annotated[Integer | None, Field(alias="预备党员数", description="预备党员数")] = None
    secretary: Annotated[Text | None, Field(alias="书记", description="书记")] = None
    leadership: Annotated[NameList, Field(alias="班子成员", description="班子成员")] = ()
    committee_size: Annotated[Integer | None, Field(alias="支委数", description="支部委员会委员数")] = None
    discipline_member: Annotated[YesNo | None, Field(alias="纪检委员", description="有无纪检委员")] = None
    discipline_committee: Annotated[YesNo | None, Field(alias="机关纪委", description="有无机关纪委")] = None
    party_staff: Annotated[Integer | None, Field(alias="专职党务人员数", description="专职党务人员数")] = None
    staff: Annotated[Integer | None, Field(alias="机关人数", description="机关工作人员数")] = None
    covered_units: Annotated[Integer | None, Field(alias="覆盖单位数", description="联合党支部覆盖的单位数")] = None
    mission_ends: Annotated[Day | None, Field(alias="任务结束日期", description="临时党支部的任务结束日期")] = None
    term_began: Annotated[Day | None, Field(alias="本届起", description="本届任期起始日期")] = None
    term_years: Annotated[Integer | None, Field(alias="任期年", description="任期年数")] = None
    election_steps: Annotated[tuple[ElectionStep, ...], Field(alias="换届准备", description="换届准备")] = ()
    term_extension: Annotated[TermExtension | None, Field(alias="换届延期", description="换届延期")] = None
    changes: Annotated[tuple[UnitChange, ...], Field(alias="变动", description="设立、改建、更名、撤销，一次一行")] = ()
    remark: Annotated[Text | None, Field(alias="备注", description="备注")] = None
