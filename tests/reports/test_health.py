"""`doctor` about a workspace: each point fine, and each one to be looked at."""

from datetime import date
from pathlib import Path

from made_books import ORGANISATION, book_of, tasks, written

from dangjian_cli.book.book import Book
from dangjian_cli.reports.health import Point, Verdict, examine

TODAY = date(2026, 9, 30)


def points(book: Book, today: date = TODAY, last_edit: date | None = TODAY) -> dict[str, Point]:
    return {one.subject: one for one in examine(book, today, last_edit)}


def test_a_workspace_in_good_order() -> None:
    """Nothing to be looked at, and what there is."""
    life = {"台账": "组织生活", "年度": "2026", "记录单位": ["各党支部"], "条目": []}
    found = points(book_of(tasks({"编号": "1", "任务": "甲"}), life))
    assert {one.verdict for one in found.values()} == {Verdict.FINE}
    assert found["台账"].seen == "3 本，6 个条目（组织 1、任务清单 1、组织生活 1）"
    assert found["工作日历"].seen == "2026 至 2026 年都已收录"


def test_an_empty_workspace(tmp_path: Path) -> None:
    """No ledgers, no units, no years."""
    found = points(written(tmp_path))
    assert [subject for subject, one in found.items() if one.verdict is Verdict.ATTENTION] == ["台账", "组织"]
    assert all(one.remedy for one in found.values() if one.verdict is Verdict.ATTENTION)
    assert "工作日历" not in found


def test_what_could_not_be_read(tmp_path: Path) -> None:
    """Files and entries that are not counted."""
    book = written(tmp_path, 甲="台账: 任务清单\n条目:\n  - {编号: 1, 任务: 甲, 完成日期: 昨天}\n", 乙="什么也不是\n")
    found = points(book)
    assert found["读入"].seen == "1 个文件没有读入，1 个条目有误未计"
    assert found["年度"].seen == "1 本台账没有写年度：甲.yaml"


def test_a_fixed_day_that_was_forgotten() -> None:
    """统计日 older than 31 days, and files changed since."""
    book = book_of(organisation=ORGANISATION, 统计日="2026-08-29")
    assert points(book)["统计日"].verdict is Verdict.ATTENTION
    assert "距今 32 天" in points(book)["统计日"].seen
    assert points(book, last_edit=date(2026, 8, 29))["统计日"].verdict is Verdict.FINE
    assert points(book, last_edit=None)["统计日"].verdict is Verdict.FINE
    assert points(book, today=date(2026, 9, 29))["统计日"].verdict is Verdict.FINE


def test_years_without_a_calendar() -> None:
    """Years past the last published calendar are named."""
    ledger = {**tasks(), "年度": "2026-2033"}
    assert "2033 年的放假安排未收录" in points(book_of(ledger))["工作日历"].seen


def test_units_whose_organisational_life_no_ledger_records() -> None:
    """Named once, though several demands would fall on them; not when a ledger says that it records them."""
    life = {"台账": "组织生活", "年度": "2026", "单位": "甲支部", "条目": []}
    point = points(book_of(life))["组织生活"]
    assert point.verdict is Verdict.ATTENTION
    assert point.seen == "1 个组织2026年未建组织生活台账，三会一课等没有计数：乙支部"
    assert points(book_of({**life, "年度": "2025"}))["组织生活"].seen.startswith("2 个组织2026年未建组织生活台账")
    assert "组织生活" not in points(book_of({**life, "记录单位": "各党支部"}))
