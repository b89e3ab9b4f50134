"""督办单: the sheets that were issued for a matter, each with the day by which it is to be answered."""

from datetime import date
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.dates.deadline import DeadlineContext, read_deadline
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.records import Supervision
from dangjian_cli.models.vocabulary import SupervisionLevel


class Sheet(NamedTuple):
    """One 督办单 as recorded. `reply_by` is None where no day can be read."""

    position: int
    record: Supervision
    reply_by: date | None

    @property
    def level(self) -> SupervisionLevel | None:
        """督办级别."""
        return self.record.level

    def issued(self, day: date) -> bool:
        """Whether it is out on the day; an undated one is."""
        return self.record.day is None or self.record.day <= day

    def unanswered(self, day: date) -> bool:
        """Whether the day for the answer has passed without one."""
        answered = self.record.replied_on is not None and self.record.replied_on <= day
        return self.reply_by is not None and self.reply_by < day and not answered

    def expired(self, day: date) -> bool:
        """Whether its time is over, answered or not: a matter that is still open then goes to the next level."""
        return self.reply_by is not None and self.reply_by < day


def sheets_of(book: Book, entry: Matter) -> tuple[Sheet, ...]:
    """The sheets of an entry in the order of the file. 回复时限 counts from the day of the sheet (7日内)."""
    return tuple(Sheet(index, record, _reply_by(book, record)) for index, record in enumerate(entry.supervisions))


def _reply_by(book: Book, record: Supervision) -> date | None:
    if record.reply_by is None:
        return None
    year = record.day.year if record.day is not None else None
    context = DeadlineContext(
        first_year=year,
        last_year=year,
        base=record.day,
        start=record.day,
        calendar=book.calendar,
        prompt_days=book.settings.prompt_days,
    )
    return read_deadline(record.reply_by, context).due
