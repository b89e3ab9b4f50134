"""组织生活: 双重组织生活 and 内容分类, beside what was demanded."""

from datetime import date
from typing import Any

from made_books import book_of

from dangjian_cli.dates.period import Period
from dangjian_cli.document.document import Heading
from dangjian_cli.layout.life import life_report
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.life import Life, life
from dangjian_cli.reports.request import Request
from dangjian_cli.reports.scope import Scope

DAY = date(2026, 9, 30)
MEETINGS: list[dict[str, Any]] = [
    {"编号": "1", "类型": ["主题党日", "党课"], "日期": "2026-03-12", "责任单位": "甲支部", "领导干部参加人数": "2",
     "内容分类": ["志愿服务", "志愿服务"]},
    {"编号": "2", "类型": "主题党日", "日期": "2026-04-12", "责任单位": "甲支部", "领导干部参加人数": "1", "内容分类": "志愿服务、专题调研"},
    {"编号": "3", "类型": "主题党日", "日期": "2026-05-12", "责任单位": "乙支部", "领导干部参加人数": "0", "内容分类": "志愿服务"},
    {"编号": "4", "类型": "主题党日", "日期": "2026-10-12", "责任单位": "乙支部", "领导干部参加人数": "9", "内容分类": "走访慰问"},
]  # fmt: skip


def situation(*meetings: dict[str, Any]) -> Situation:
    return Situation(book_of({"台账": "组织生活", "年度": "2026", "单位": "工委", "条目": list(meetings)}), DAY)


def report() -> Life:
    return life(situation(*MEETINGS), Period.of_year(2026), Scope())


def test_leaders_who_came_as_members() -> None:
    """A meeting of two types is one; nobody came where it says 0; what is to come is not counted."""
    assert [tuple(one) for one in report().dual] == [("甲支部", 2, 3)]


def test_what_meetings_were_about() -> None:
    """Each meeting once for each of its contents, the most frequent first."""
    assert [tuple(one) for one in report().contents] == [("志愿服务", 3, 2), ("专题调研", 1, 1)]


def test_sections_only_where_there_is_something() -> None:
    """Both headings, or neither."""
    names = {"双重组织生活：领导干部参加 3 人次", "内容分类"}
    for meetings, wanted in ((MEETINGS, names), (MEETINGS[3:], set())):
        request = Request(situation(*meetings), Period.of_year(2026), Scope())
        headings = {block.text for block in life_report(request).blocks if isinstance(block, Heading)}
        assert headings & names == wanted
