"""考核评分: which sheets speak of a unit in a period, and what of them may be counted.

Nothing counts that does not say what it rests on: judgements, bonuses and deductions without 依据, excuses without
approval, a veto that no index allows. What is left out is told with the reason.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.dates.period import Period
from dangjian_cli.models.score_sheet import Excuse, Judgement, ScoreSheet
from dangjian_cli.obligations.unit_records import period_of, unit_of


class Sheet(NamedTuple):
    """One entry of a 考核评分, with its unit and its period (None: it names none)."""

    ledger: Ledger
    entry: Entry[ScoreSheet]
    unit: str
    period: Period | None

    @property
    def model(self) -> ScoreSheet:
        """What the file says."""
        return self.entry.model


class Sheets:
    """The sheets of one unit that speak of one period: those of the period itself, and those of parts of it.

    A year is judged by its quarters where nobody judged the year: the mean of the judgements there are [约].
    """

    __slots__ = ("day", "parts", "whole")

    def __init__(self, ones: tuple[Sheet, ...], period: Period, day: date) -> None:
        self.day = day
        counted = [one for one in ones if one.entry.counted and one.period is not None]
        self.whole = tuple(one for one in counted if one.period == period)
        self.parts = tuple(one for one in counted if _within(one.period, period))

    @property
    def all(self) -> tuple[Sheet, ...]:
        """Those of the period, then those of its parts."""
        return (*self.whole, *self.parts)

    def judged(self, content: str) -> tuple[Judgement, ...]:
        """The judgements of a content that may be counted: that of the period, else one of each part."""
        return tuple(self._judged(self.whole, content)) or tuple(self._judged(self.parts, content))

    def seen(self, day: date | None) -> bool:
        """Whether what happened on a day is known by now; what has no day always is (b6 point 3)."""
        return day is None or day <= self.day

    def _judged(self, sheets: tuple[Sheet, ...], content: str) -> Iterator[Judgement]:
        """The first judgement of each sheet; a second one of the same sheet is told by DJ809 and not counted."""
        for sheet in sheets:
            mine = (one for one in sheet.model.judgements if one.content == content)
            first = next((one for one in mine if one.basis is not None and self.seen(one.day)), None)
            if first is not None:
                yield first

    def own(self, content: str) -> Fraction | None:
        """What the unit gave itself: of the period, else the mean of its parts."""
        for sheets in (self.whole, self.parts):
            given = [
                Fraction(one.points)
                for sheet in sheets
                for one in sheet.model.own
                if one.content == content and one.points is not None
            ]
            if given:
                return sum(given, Fraction(0)) / len(given)
        return None

    @property
    def rates_itself(self) -> bool:
        """Whether the unit gave itself anything."""
        return any(sheet.model.own for sheet in self.all)


def sheets_by_unit(book: Book) -> Mapping[str, tuple[Sheet, ...]]:
    """Every sheet of the workspace by its unit, in the order of the files."""
    found: dict[str, tuple[Sheet, ...]] = {}
    for ledger, entry in book.each(ScoreSheet):
        unit = unit_of(book, ledger, entry.model)
        found[unit] = (*found.get(unit, ()), Sheet(ledger, entry, unit, period_of(ledger, entry.model.period)))
    return found


def _within(part: Period | None, period: Period) -> bool:
    return part is not None and part != period and period.start <= part.start and part.end <= period.end


def excused(excuse: Excuse | None, day: date) -> bool:
    """Whether a deduction is waived: only with a reason and an approval that was given by the day."""
    return (
        excuse is not None
        and excuse.reason is not None
        and excuse.approver is not None
        and excuse.approved_on is not None
        and excuse.approved_on <= day
    )
