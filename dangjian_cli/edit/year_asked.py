"""What is asked of the turn of the year, and when it makes no sense."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from dangjian_cli.base.errors import UsageError
from dangjian_cli.base.text import names
from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Ledger
from dangjian_cli.edit.year_moving import keeps_years
from dangjian_cli.obligations.deadlines import Deadlines

FIRST_MEND = "先按 dangjian check 改好，再开新年度"
NAMED = 3
"""Faults that are named when there are many."""


class Wanted(NamedTuple):
    """What is asked for: the new year, the day on which things are looked at, whether recurring entries come along.

    `usual` is the 时限 of everything whose old one is over, `deadlines` those of single entries by their old 编号.
    """

    year: int
    day: date
    recurring: bool = True
    usual: str | None = None
    deadlines: Mapping[str, str] = {}


class DeadlineError(UsageError):
    """A 时限 that is none in the new year."""

    def __init__(self, wording: str, why: str, help: str) -> None:
        super().__init__(f"时限“{wording}”{why}", help)
        self.wording = wording


def require_next(book: Book, wanted: Wanted) -> None:
    """The year must follow one that the workspace has, and be followed by none. UsageError."""
    years = {one.header.years.last for one in book.ledgers if one.header.years and keeps_years(one.kind)}
    single = {one for ledger in book.ledgers if keeps_years(ledger.kind) and (one := only_year(ledger)) is not None}
    year = wanted.year
    if not years:
        raise UsageError("工作区里没有写了年度的台账，新年度没有可接的", "先在台账头写“年度”，如 年度: 2026")
    newest = max(single or years)
    if year - 1 not in (single or years) or newest > year:
        have = names(str(one) for one in sorted(single or years))
        raise UsageError(f"{year} 年接不上：工作区里有 {have} 年的台账", f"开下一年，写 --year {newest + 1}")
    if wanted.day < date(year - 1, 1, 1):
        raise UsageError(
            f"统计日 {wanted.day} 还在 {year - 1} 年以前，看不出什么没有办完", "用 --as-of 写明日期，如 年底那天"
        )


def only_year(ledger: Ledger) -> int | None:
    """The year of a ledger that is for one alone."""
    years = ledger.header.years
    return years.first if years is not None and years.first == years.last else None


def require_day(wording: str, reader: Deadlines, first: date) -> str:
    """A 时限 for the new year as somebody typed it; DeadlineError when it is no day of it."""
    read = reader.read(wording)
    if not read.certain or read.due is None:
        why = f"定不下是哪一天：{read.sentence or '不是一个日期'}"
        raise DeadlineError(wording, why, read.advice or "写成 3月底前 这样")
    if read.due < first:
        raise DeadlineError(wording, f"到 {read.due} 为止，在 {first.year} 年以前", f"写 {first.year} 年的日期")
    return wording
