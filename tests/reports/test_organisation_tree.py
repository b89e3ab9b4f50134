"""组织树: 联系点, 专职党务力量, 组织变动."""

from datetime import date
from typing import Any

from made_books import ORGANISATION, book_of

from dangjian_cli.dates.period import Period
from dangjian_cli.document.document import Heading, Paragraph, Ratio, Table
from dangjian_cli.layout.organisation import organisation_report
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.organisation import Organisation, organisation
from dangjian_cli.reports.request import Request
from dangjian_cli.reports.scope import Scope

DAY = date(2026, 9, 30)
UNITS: list[dict[str, Any]] = [
    {"编号": "1", "名称": "工委", "类别": "机关工委"},
    {
        "编号": "2", "名称": "甲党委", "类别": "机关党委", "上级": "工委", "专职党务人员数": "2", "机关人数": "160",
        "变动": [{"日期": "2025-03-01", "类型": "设立"}, {"日期": "2026-05-20", "类型": "更名", "批复文号": "文1"}],
    },
    {"编号": "3", "名称": "乙支部", "类别": "党支部", "上级": "工委", "专职党务人员数": "1"},
    {
        "编号": "4", "名称": "丙支部", "类别": "临时党支部", "上级": "工委", "撤销日期": "2026-08-01",
        "变动": [{"日期": "2026-08-01", "类型": "撤销"}, {"日期": "2026-10-08", "类型": "改建"}],
    },
]  # fmt: skip
CONTACTS = [{"联系领导": "张某", "联系单位": ["各党委"], "说明": "每季度一次"}, {"联系领导": "陈某", "联系单位": []}]


def situation(**header: Any) -> Situation:
    groups = {"各党委": {"类别": "机关党委"}}
    organisation = {"台账": "组织", "年度": "2026", "单位组": groups, **header, "条目": UNITS}
    return Situation(book_of(organisation=organisation), DAY)


def report(**header: Any) -> Organisation:
    return organisation(situation(**header), Scope(), Period.of_year(2026))


def test_contacts_are_units_and_who_has_none_is_named() -> None:
    """A group is all its units; a leader without units that are there is not listed; the branch is left."""
    contacts = report(联系点=CONTACTS).contacts
    assert [(one.leader, one.units, one.remark) for one in contacts.named] == [("张某", ("甲党委",), "每季度一次")]
    assert contacts.left == ("乙支部",)
    assert report().contacts.left == ()


def test_a_share_of_staff_only_where_the_number_of_staff_is_known() -> None:
    """专职党务人员 without 机关人数 has no share."""
    assert [(one.unit, one.share) for one in report().staffed] == [("甲党委", Ratio(2, 160)), ("乙支部", None)]


def test_changes_of_the_period_known_on_the_day() -> None:
    """Neither last year's nor tomorrow's; those of a unit that is gone are told as well."""
    assert [(one.unit, one.change.day) for one in report().changes] == [
        ("甲党委", date(2026, 5, 20)),
        ("丙支部", date(2026, 8, 1)),
    ]


def test_the_page_has_a_section_for_each() -> None:
    """Headings count; without any of it there is none of them."""
    found = organisation_report(Request(situation(联系点=CONTACTS), Period.of_year(2026), Scope())).blocks
    headings = [block.text for block in found if isinstance(block, Heading)]
    assert headings[-3:] == ["联系点：1 位领导联系 1 个单位", "专职党务力量", "2026年组织变动：更名 1 个、撤销 1 个"]
    assert any("乙支部" in block.text for block in found if isinstance(block, Paragraph))
    last = [block for block in found if isinstance(block, Table)][-1]
    assert last.rows[0] == (date(2026, 5, 20), "甲党委", "更名", "文1", None)
    plain = Situation(book_of(organisation=ORGANISATION), DAY)
    bare = organisation_report(Request(plain, Period.of_year(2026), Scope())).blocks
    assert [block.text for block in bare if isinstance(block, Heading)] == ["单位组"]
