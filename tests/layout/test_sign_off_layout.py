"""签审对比: frozen figures beside those of now, entries that changed, were taken away, or of which nothing is known."""

from datetime import date
from pathlib import PurePosixPath
from typing import Any

from made_books import book_of, tasks

from dangjian_cli.book.book import Book
from dangjian_cli.dates.period import Period
from dangjian_cli.document.document import Document, Heading, Paragraph, Table
from dangjian_cli.edit.signing import Signing
from dangjian_cli.layout.sign_off import sign_off_comparison
from dangjian_cli.models.sign_off import ALL_UNITS
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.request import Request
from dangjian_cli.reports.scope import Scope
from dangjian_cli.review.signed import changed_since, in_force
from dangjian_cli.review.signing import request_of
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse

SIGNED, NOW = date(2026, 6, 30), date(2026, 9, 30)
QUARTER = Period.of_quarter(2026, 2)
DONE = {"编号": "1", "任务": "甲", "时限": "6月底前", "责任单位": "办公室", "完成日期": "2026-06-01"}
OPEN = {"编号": "2", "任务": "乙", "时限": "5月底前", "责任单位": "组织部"}
MONTHLY = {"编号": "3", "任务": "丙", "频次": "每月", "责任单位": "办公室"}


def sealed(*entries: dict[str, Any], scope: str = ALL_UNITS, number: int = 0) -> dict[str, Any]:
    """The sign-off of the quarter, of these tasks."""
    request = request_of(Situation(book_of(tasks(*entries)), SIGNED), QUARTER, scope)
    text = Signing(request, "张某", scope, number, "补登" if number else None).text()
    data = parse(SourceFile(PurePosixPath("签审.yaml"), text)).data
    assert isinstance(data, dict)
    return data


def compared(*ledgers: dict[str, Any], period: Period | None = None) -> Document:
    """The report on a later day."""
    situation = Situation(book_of(*ledgers), NOW)
    return sign_off_comparison(Request(situation, period or Period.of_year(2026), Scope()))


def tables(document: Document) -> list[Table]:
    """All but the overview."""
    return [block for block in document.blocks if isinstance(block, Table)][1:]


def overview(document: Document) -> tuple[tuple[Any, ...], ...]:
    """What the first table says of every sign-off."""
    first = document.blocks[0]
    assert isinstance(first, Table)
    return first.rows


def told(document: Document) -> str:
    return "\n".join(block.text for block in document.blocks if isinstance(block, Heading | Paragraph))


def test_nothing_changed() -> None:
    """Every difference is 0, and it is said how many entries were looked at."""
    document = compared(tasks(DONE, OPEN, MONTHLY), sealed(DONE, OPEN, MONTHLY))
    (figures,) = tables(document)
    assert {row[-1] for row in figures.rows} == {0}
    assert ("事项", "总数", 2, 2, 0) in figures.rows
    assert ("期次", "总数", 3, 3, 0) in figures.rows
    assert "签审过的 3 个条目都没有改过" in told(document)
    assert "2026年第二季度（全部单位）" in told(document)


def test_changed_and_gone() -> None:
    """What was rewritten and what was taken away, with how it stood and stands on the day that was signed."""
    late = {**OPEN, "完成日期": "2026-06-10"}
    figures, entries = tables(compared(tasks(late, MONTHLY), sealed(DONE, OPEN, MONTHLY)))
    assert ("事项", "总数", 2, 1, -1) in figures.rows
    assert ("事项", "逾期", 1, 0, -1) in figures.rows
    assert entries.rows == (("1", "不在了", "按期完成", "", "甲"), ("2", "改过", "逾期", "逾期完成", "乙"))


def test_no_longer_of_the_period() -> None:
    """An entry whose deadline was moved out of the period is there, but is none of its figures."""
    _, entries = tables(compared(tasks({**OPEN, "时限": "9月底前"}), sealed(OPEN)))
    assert entries.rows == (("2", "改过", "逾期", "不在本期", "乙"),)


def test_of_one_unit() -> None:
    """The figures are computed for the unit that was signed, whatever the report is asked for."""
    document = compared(tasks(DONE, OPEN), sealed(DONE, OPEN, scope="办公室"))
    assert ("事项", "总数", 1, 1, 0) in tables(document)[0].rows
    assert "2026年第二季度（办公室）" in told(document)


def test_an_amendment_stands_for_what_was_before() -> None:
    """Both are shown; entries are compared with the amendment alone."""
    late = {**OPEN, "完成日期": "2026-06-10"}
    document = compared(tasks(late), sealed(OPEN), sealed(late, number=1))
    assert overview(document) == (
        ("2026Q2", "", ALL_UNITS, "张某", SIGNED, 1, None),
        ("2026Q2", "更正1", ALL_UNITS, "张某", SIGNED, 1, 0),
    )
    assert len(tables(document)) == 2
    assert "已经另有更正" in told(document)
    assert "第 1 次更正：补登" in told(document)
    assert "签审过的 1 个条目都没有改过" in told(document)


def test_every_period_has_its_line() -> None:
    """Figures are shown of the period asked for alone; of what was never signed it is said how that is done."""
    document = compared(tasks(OPEN), sealed(OPEN), period=Period.of_year(2025))
    assert tables(document) == []
    assert overview(document) == (("2026Q2", "", ALL_UNITS, "张某", SIGNED, 1, 0),)
    assert tables(compared(tasks(OPEN), sealed(OPEN), period=Period.of_month(2026, 6)))
    assert "还没有签审过" in told(compared(tasks(OPEN)))


def test_of_what_cannot_be_read_nothing_is_said() -> None:
    """An entry with a faulty key, one known by its 编号 alone, and any that might stand in an unread file."""

    def since(book: Book) -> list[str | None]:
        return [one.entry.model.entry_id for signed in in_force(book) for one in changed_since(book, signed)]

    book = book_of(tasks({**OPEN, "任务": "丁"}), sealed(DONE, OPEN))
    assert since(book) == ["1", "2"]
    assert since(book._replace(unread_files=(PurePosixPath("坏.yaml"),))) == ["2"]
    ledger, entry = book.by_id["2"]
    faulty = entry._replace(lost=frozenset({"时限"}))
    assert since(book._replace(by_id={**book.by_id, "2": (ledger, faulty)})) == ["1"]
