"""Declared reports: what a section finds, how it is sorted and grouped, what is written above it."""

from datetime import date
from typing import Any

import pytest
from made_books import book_of, tasks

from dangjian_cli.book.forms import forms_of
from dangjian_cli.dates.period import Period
from dangjian_cli.document.chart import Roadmap, Tone
from dangjian_cli.document.document import Document, Heading, Paragraph, Table
from dangjian_cli.document.numbering import numbered
from dangjian_cli.layout.catalogue import CODED, reports_of
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.columns import SHOWN
from dangjian_cli.reports.request import Request
from dangjian_cli.reports.scope import Scope

DAY = date(2026, 9, 30)
YEAR = Period.of_year(2026)
TASKS = tasks(
    {"编号": "1", "任务": "甲", "时限": "7月底前", "责任单位": "办公室", "责任人": "王某", "硬任务": "是"},
    {"编号": "2", "任务": "乙", "时限": "10月8日前", "责任单位": "组织部", "责任人": "李某"},
    {"编号": "3", "任务": "丙", "时限": "10月3日前", "责任单位": "办公室", "责任人": "王某"},
    {"编号": "4", "任务": "丁", "时限": "6月底前", "责任单位": "组织部", "完成日期": "2026-06-20", "佐证": ["纪要"]},
)


def form(*sections: dict[str, Any], **header: Any) -> dict[str, Any]:
    made = [{"编号": f"BG-{at}", "标题": f"第{at}段", **section} for at, section in enumerate(sections, start=1)]
    return {"台账": "报告", "名称": "本局周报", **header, "条目": made}


def request_of(*books: dict[str, Any], days: int = 30, **settings: Any) -> Request:
    return Request(Situation(book_of(*books, **settings), DAY), YEAR, Scope(), days)


def document(
    *sections: dict[str, Any], days: int = 30, settings: dict[str, Any] | None = None, **header: Any
) -> Document:
    request = request_of(TASKS, form(*sections, **header), days=days, **(settings or {}))
    return {one.name: one for one in reports_of(request.situation.book)}["本局周报"].document(request)


def ids(block: object) -> list[object]:
    assert isinstance(block, Table)
    return [row[0] for row in block.rows]


def test_a_section_is_a_heading_with_its_count_and_a_table() -> None:
    """The columns in the order asked for, the free text last; sorted as asked, what has no value last."""
    page = document({"查询": "非 办理:已完成", "栏目": ["编号", "剩余天数", "事项"], "排序": ["剩余天数"]})
    heading, table = page.blocks
    assert heading == Heading("第1段：事项 3 项")
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == ["编号", "剩余天数", "事项"]
    assert ids(table) == ["3", "2", "1"]
    (_, table) = document({"查询": "非 办理:已完成", "排序": ["-剩余天数"]}).blocks
    assert ids(table) == ["2", "3", "1"]


def test_days_and_period_are_put_into_texts_and_queries() -> None:
    """{天数} is what --days says; any other brace stays."""
    page = document(
        {"标题": "{天数}天内的", "查询": "剩余天数<={天数}"},
        days=5,
        题名="{工作区}{期间}{别的}",
        导语="{天数}天内的共{件数}。",
        settings={"名称": "某局"},
    )
    assert page.title == "某局2026年{别的}"
    assert page.blocks[:2] == (Paragraph("5天内的共事项 1 项。"), Heading("5天内的：事项 1 项"))


def test_groups_stand_in_their_order_with_their_counts() -> None:
    """Units as in the tree, months as they are read; a person stands with the unit."""
    page = document({"分组": "单位"}, {"分组": "月份"}, {"分组": "责任人", "查询": "责任人"})
    headings = [block.text for block in page.blocks if isinstance(block, Heading) and block.level == 2]
    assert headings == [
        "办公室：事项 2 项",
        "组织部：事项 2 项",
        "2026年6月：事项 1 项",
        "2026年7月：事项 1 项",
        "2026年10月：事项 2 项",
        "办公室 王某：事项 2 项",
        "组织部 李某：事项 1 项",
    ]


def test_nothing_found_is_said() -> None:
    """In the words of the declaration, else plainly."""
    page = document({"查询": "状态:暂缓", "没有时": "没有暂缓的。"}, {"查询": "状态:已取消"})
    assert page.blocks == (Heading("第1段"), Paragraph("没有暂缓的。"), Heading("第2段"), Paragraph("没有。"))


def test_a_roadmap_has_a_lane_for_each_deadline() -> None:
    """From the beginning of the year, coloured as the list says, units in the order of the tree."""
    (_, chart) = document({"画成": "路线图"}).blocks
    assert isinstance(chart, Roadmap)
    assert (chart.first, chart.last, chart.today) == (date(2026, 1, 1), date(2026, 12, 31), DAY)
    assert [(lane.group, lane.due, lane.tone) for lane in chart.lanes] == [
        ("办公室", date(2026, 7, 31), Tone.BAD),
        ("办公室", date(2026, 10, 3), Tone.CAUTION),
        ("组织部", date(2026, 6, 30), Tone.GOOD),
        ("组织部", date(2026, 10, 8), Tone.CAUTION),
    ]
    assert chart.lanes[0].label == "【硬任务】甲（王某）"


def test_an_official_report_is_a_letter() -> None:
    """Headings numbered, addressee and number by the name of the report, signed by the office on the day."""
    letter = {"公文": {"发文机关": "某委", "主送": {"本局周报": "各支部"}, "发文字号": {"本局周报": "某〔2026〕1号"}}}
    page = document({}, {}, 公文="是", settings=letter)
    assert [block.text for block in page.blocks if isinstance(block, Heading)] == [
        "一、第1段：事项 4 项",
        "二、第2段：事项 4 项",
    ]
    assert page.letter is not None
    assert page.letter.opening == ("某〔2026〕1号", "各支部：")
    assert page.letter.closing == ("某委", "2026年9月30日")


def test_headings_are_numbered_within_the_one_above() -> None:
    """A new heading begins its parts anew; an annex has no number."""
    texts = [("甲", 1), ("乙", 2), ("丙", 2), ("丁", 3), ("戊", 1), ("己", 2), ("附件：庚", 1)]
    found = [block.text for block in numbered(Heading(*each) for each in texts) if isinstance(block, Heading)]
    assert found == ["一、甲", "（一）乙", "（二）丙", "1.丁", "二、戊", "（一）己", "附件：庚"]


SHIPPED = forms_of(None)


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_shipped_can_be_made(name: str) -> None:
    """Every shipped report names columns that there are and queries that can be read; each says what it lists."""
    one = SHIPPED[name]
    assert one.header.summary
    assert one.header.basis
    for section in one.sections:
        assert set(section.columns) <= set(SHOWN)
        assert {key.lstrip("-") for key in section.sort} <= set(SHOWN)
    reports = {report.name: report for report in reports_of(None)}
    made = reports[name].document(request_of(TASKS))
    assert made.title
    assert sum(isinstance(block, Heading) for block in made.blocks) >= len(one.sections)


def test_every_kind_is_listed_once_and_in_order() -> None:
    """Code and data together; a report that only the workspace has stands last; it may replace ours by its name."""
    names = [one.name for one in reports_of(None)]
    assert len(set(names)) == len(names)
    assert set(names) == {one.name for one in CODED} | set(SHIPPED)
    book = book_of(form(), {**form(), "名称": "逾期临期", "说明": "我们的"})
    own = reports_of(book)
    assert [one.name for one in own] == [*names, "本局周报"]
    assert {one.name: one.summary for one in own}["逾期临期"] == "我们的"
