"""Deadlines of an entry in the light of its ledger: year, 基准日, 开始, the calendar."""

from dataclasses import dataclass
from datetime import date

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Ledger
from dangjian_cli.dates.deadline import DeadlineContext, Kind, Reading, read_deadline, read_frequency
from dangjian_cli.dates.recurrence import Occurrence, Recurrence
from dangjian_cli.models.entry import Matter
from dangjian_cli.obligations.obligation import DueFrom


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Reads every wording of one entry with the same context."""

    context: DeadlineContext

    def read(self, wording: str) -> Reading:
        """The reading of one wording."""
        return read_deadline(wording, self.context)

    def due_from(self, wording: str | None, since: date | None = None) -> DueFrom:
        """A wording as a deadline that holds since a day; no wording is not assessable (b6, DJ206)."""
        if wording is None:
            return DueFrom(since, None, "", assessable=False)
        reading = self.read(wording)
        return DueFrom(since, reading.due, wording, reading.kind is not Kind.UNASSESSABLE, reading.provisional)


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


@dataclass(frozen=True, slots=True)
class Series:
    """A recurring entry: how often, from when, until when (None: the ledger's years are the only bounds)."""

    recurrence: Recurrence
    first: date | None
    last: date | None

    def occurrences(self, ledger: Ledger, deadlines: Deadlines) -> tuple[Occurrence, ...]:
        """Every period of the ledger's years in which the entry is asked for (b6 point 2)."""
        years = ledger.header.years
        if years is None:
            return ()
        calendar = deadlines.context.calendar
        return self.recurrence.occurrences(years.first, years.last, self.first, self.last, calendar)


def series_of(ledger: Ledger, entry: Matter, deadlines: Deadlines) -> Series | None:
    """How often the entry falls due; None for one that is owed once.

    A 时限 that is itself a frequency (每月5日前) is the more exact and wins over 频次; a 时限 that is a date (每月 until
    11月底前) ends the series. Without 开始 and a beginning in the wording, the ledger's 基准日 is the start when it lies in
    the ledger's years.
    """
    reading = deadlines.read(entry.deadline) if entry.deadline is not None else None
    recurrence = reading.recurrence if reading is not None else None
    if recurrence is None and entry.frequency is not None:
        recurrence = read_frequency(entry.frequency)
    if recurrence is None:
        return None
    stated = reading.opens if reading is not None and reading.kind is Kind.RECURRING else None
    first = entry.start or stated or _base_within(ledger)
    return Series(recurrence, first, entry.stop or (reading.due if reading is not None else None))


def _base_within(ledger: Ledger) -> date | None:
    years, base = ledger.header.years, ledger.header.base_day
    return base if base is not None and years is not None and years.first <= base.year <= years.last else None
