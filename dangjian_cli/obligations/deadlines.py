"""Deadlines of an entry in the light of its ledger: year, 基准日, 开始, the calendar."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Ledger
from dangjian_cli.dates.deadline import DeadlineContext, Reading, ReadingKind, read_deadline
from dangjian_cli.dates.recurrence import Occurrence, Recurrence
from dangjian_cli.dates.workdays import Calendar
from dangjian_cli.models.entry import Header, Matter
from dangjian_cli.obligations.obligation import DueFrom


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Reads every wording of one entry with the same context."""

    context: DeadlineContext

    @classmethod
    def of(cls, header: Header, start: date | None, prompt_days: int, calendar: Callable[[], Calendar]) -> "Deadlines":
        """The context that a ledger's header and an entry's 开始 give."""
        years = header.years
        return cls(
            DeadlineContext(
                first_year=years.first if years else None,
                last_year=years.last if years else None,
                base=header.base_day,
                start=start,
                calendar=calendar,
                prompt_days=prompt_days,
            )
        )

    def read(self, wording: str) -> Reading:
        """The reading of one wording."""
        return read_deadline(wording, self.context)

    def due_from(self, wording: str | None, since: date | None = None) -> DueFrom:
        """A wording as a deadline that holds since a day; no wording is not assessable (b6, DJ206)."""
        if wording is None:
            return DueFrom(since, None, "", assessable=False)
        reading = self.read(wording)
        return DueFrom(since, reading.due, wording, reading.kind is not ReadingKind.UNASSESSABLE, reading.provisional)


def deadlines_of(book: Book, ledger: Ledger, entry: Matter) -> Deadlines:
    """The reader for one entry."""
    return Deadlines.of(ledger.header, entry.start, book.settings.prompt_days, book.calendar)


def recurrence_of(entry: Matter, deadlines: Deadlines) -> Recurrence | None:
    """How often the entry falls due: 频次, or a 时限 that is itself one. A more exact 时限 (每月5日前) wins over 频次."""
    if entry.deadline is not None and (recurrence := deadlines.read(entry.deadline).recurrence) is not None:
        return recurrence
    return read_frequency(entry.frequency) if entry.frequency is not None else None


def occurrences_of(
    ledger: Ledger, entry: Matter, recurrence: Recurrence, deadlines: Deadlines
) -> tuple[Occurrence, ...]:
    """Every period of the ledger's years in which the entry is asked for (b6 point 2).

    Without 开始 the ledger's 基准日 is the start, when it lies in those years; 结束 is the last day.
    """
    years, context = ledger.header.years, deadlines.context
    if years is None:
        return ()
    base = context.base if context.base is not None and years.first <= context.base.year <= years.last else None
    return recurrence.occurrences(years.first, years.last, entry.start or base, entry.stop, context.calendar)
