"""Deadlines of an entry in the light of its ledger: year, 基准日, 开始, the calendar."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Ledger
from dangjian_cli.dates.deadline import DeadlineContext, Kind, Reading, only_begins, read_deadline, read_frequency
from dangjian_cli.dates.recurrence import Occurrence, Recurrence
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.fields import Years
from dangjian_cli.obligations.obligation import DueFrom


class Deadlines(NamedTuple):
    """Reads every wording of one entry with the same context."""

    context: DeadlineContext

    def read(self, wording: str) -> Reading:
        """The reading of one wording."""
        return _read(wording, self.context)

    def due_from(self, wording: str | None, since: date | None = None) -> DueFrom:
        """A wording as a deadline that holds since a day.

        Not assessable: no wording (b6, DJ206), one without a date (适时), and a frequency where one day is asked for.
        """
        if wording is None:
            return DueFrom(since, None, "", assessable=False)
        reading = self.read(wording)
        assessable = reading.due is not None or reading.kind is Kind.LASTING
        return DueFrom(since, reading.due, wording, assessable, reading.provisional)


@lru_cache(maxsize=16384)
def _read(wording: str, context: DeadlineContext) -> Reading:
    """A ledger says the same few wordings over and over, and every entry is asked for its own several times.

    开始 differs from entry to entry, and in a ledger of one year a certain day stays the same day whenever work begins.
    """
    if context.start is not None and context.one_year and only_begins(wording):
        reading = _read(wording, context._replace(start=None))
        if reading.certain:
            return reading._replace(opens=context.start)
    return read_deadline(wording, context)


def deadlines_of(book: Book, ledger: Ledger, entry: Matter) -> Deadlines:
    """The reader for one entry."""
    years = ledger.header.years
    return Deadlines(
        DeadlineContext(
            first_year=years.first if years else None,
            last_year=years.last if years else None,
            base=ledger.header.base_day,
            start=entry.start,
            calendar=book.calendar,
            prompt_days=book.settings.prompt_days,
        )
    )


class Series(NamedTuple):
    """A recurring entry: how often, its wording, in which years, from when, until when (None: no bound)."""

    recurrence: Recurrence
    wording: str
    years: Years
    first: date | None
    last: date | None

    def occurrences(self, deadlines: Deadlines) -> tuple[Occurrence, ...]:
        """Every period of the ledger's years in which the entry is asked for (b6 point 2)."""
        calendar = deadlines.context.calendar
        return self.recurrence.occurrences(self.years.first, self.years.last, self.first, self.last, calendar)


def series_of(ledger: Ledger, entry: Matter, deadlines: Deadlines) -> Series | None:
    """How often the entry falls due; None for one that is owed once, and in a ledger that says no year.

    A 时限 that is itself a frequency (每月5日前) is the more exact and wins over 频次; a 时限 that is a date (每月
    until 11月底前) ends the series. Without 开始 and a beginning in the wording, the ledger's 基准日 is the start when
    it lies in the ledger's years. Without a 年度 nothing says which periods are meant (b6 point 2): the entry is not
    assessable.
    """
    years = ledger.header.years
    reading = deadlines.read(entry.deadline) if entry.deadline is not None else None
    recurrence, wording = (reading.recurrence, entry.deadline) if reading is not None else (None, None)
    if recurrence is None and entry.frequency is not None:
        recurrence, wording = read_frequency(entry.frequency), entry.frequency
    if recurrence is None or wording is None or years is None:
        return None
    stated = reading.opens if reading is not None and reading.kind is Kind.RECURRING else None
    first = entry.start or stated or _base_within(ledger, years)
    return Series(recurrence, wording, years, first, entry.stop or (reading.due if reading is not None else None))


def _base_within(ledger: Ledger, years: Years) -> date | None:
    base = ledger.header.base_day
    return base if base is not None and years.first <= base.year <= years.last else None
