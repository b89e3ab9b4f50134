"""考核评分: which sheets speak of a unit in a period, and what of them may be counted.

Nothing counts that does not say what it rests on: judgements, bonuses and deductions without 依据, excuses without
approval, a veto that no index allows. What is left out is told with the reason.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.dates.period import Period
from dangjian_cli.models.index import Method
from dangjian_cli.models.score_sheet import Excuse, Judgement, ScoreSheet
from dangjian_cli.obligations.unit_records import period_of, unit_of
from dangjian_cli.reports.index import Content


@dataclass(frozen=True, eq=False)
class Sheet:
    """One entry of a 考核评分, with its unit and its period (None: it names none that can be read)."""

    ledger: Ledger
    entry: Entry[ScoreSheet]
    unit: str
    period: Period | None

    @property
    def model(self) -> ScoreSheet:
        """What the file says."""
        return self.entry.model

    @cached_property
    def by_content(self) -> Mapping[str, Sequence[Judgement]]:
        """The judgements by the content that they name, as written."""
        found: dict[str, list[Judgement]] = {}
        for one in self.model.judgements:
            if one.content is not None:
                found.setdefault(one.content, []).append(one)
        return found

    @cached_property
    def own(self) -> Mapping[str, Fraction]:
        """What the unit gave itself, by content; the first where there are two."""
        given = [one for one in self.model.own if one.content is not None and one.points is not None]
        return {one.content or "": Fraction(one.points or 0) for one in reversed(given)}


class Sheets:
    """The sheets of one unit that speak of one period: those of the period itself, and those of parts of it.

    A year is judged by its quarters where nobody judged the year: the mean of the judgements there are [约]. Of two
    sheets for one period the first counts; the other is told by DJ809 and not counted.
    """

    __slots__ = ("day", "parts", "period", "repeated", "whole")

    def __init__(self, ones: tuple[Sheet, ...], period: Period, day: date) -> None:
        self.period = period
        self.day = day
        firsts: dict[Period, Sheet] = {}
        repeated = []
        for one in ones:
            mine = one.period if one.entry.counted else None
            if mine is not None and _within(mine, period) and firsts.setdefault(mine, one) is not one:
                repeated.append(one)
        self.whole = firsts.pop(period, None)
        self.parts = tuple(firsts.values())
        self.repeated = tuple(repeated)

    @property
    def all(self) -> tuple[Sheet, ...]:
        """That of the period, then those of its parts."""
        return self.parts if self.whole is None else (self.whole, *self.parts)

    def judged(self, content: Content) -> tuple[tuple[Judgement, Sheet], ...]:
        """The judgements of a content that may be counted: that of the period, else one of each part."""
        whole = tuple(self._judged((self.whole,), content)) if self.whole is not None else ()
        return whole or tuple(self._judged(self.parts, content))

    def seen(self, day: date | None) -> bool:
        """Whether what happened on a day is known by now; what has no day always is (b6 point 3)."""
        return day is None or day <= self.day

    def _judged(self, sheets: tuple[Sheet, ...], content: Content) -> Iterator[tuple[Judgement, Sheet]]:
        """The first judgement of each sheet; a second one of the same sheet is told by DJ809 and not counted."""
        for sheet in sheets:
            mine = sheet.by_content.get(content.model.id, ())
            first = next((one for one in mine if refusal(one, content, self.day) is None), None)
            if first is not None:
                yield first, sheet

    def own(self, content: str) -> Fraction | None:
        """What the unit gave itself: of the period, else the mean of its parts."""
        for sheets in ((self.whole,) if self.whole is not None else (), self.parts):
            given = [points for sheet in sheets if (points := sheet.own.get(content)) is not None]
            if given:
                return sum(given, Fraction(0)) / len(given)
        return None


def refusal(one: Judgement, content: Content | None, day: date) -> str | None:
    """Why a judgement does not count; None when it does."""
    if content is None:
        return "这个单位的考核方案里没有这项内容"
    model = content.model
    if not model.by_hand:
        return f"这项内容由台账按{model.method.value if model.method is not None else '方案'}计算"
    if one.basis is None:
        return "没有写依据"
    if model.method is Method.COUNT:
        if one.number is None:
            return "计数的内容没有写“数值”"
    elif one.points is None:
        return "人工评定的内容没有写“得分”"
    elif one.points > content.worth:
        return f"得分 {one.points} 超过标准分 {content.model.worth}"
    return later(one.day, day)


def later(happened: date | None, day: date) -> str | None:
    """Why what happened after the day does not count; None when it did not."""
    return f"日期 {happened.isoformat()} 在统计日以后" if happened is not None and happened > day else None


def sheets_by_unit(book: Book) -> Mapping[str, tuple[Sheet, ...]]:
    """Every sheet of the workspace by its unit, in the order of the files."""
    found: dict[str, list[Sheet]] = {}
    for ledger, entry in book.each(ScoreSheet):
        unit = unit_of(book, ledger, entry.model)
        found.setdefault(unit, []).append(Sheet(ledger, entry, unit, period_of(ledger, entry.model.period)))
    return {unit: tuple(sheets) for unit, sheets in found.items()}


def _within(part: Period, period: Period) -> bool:
    return period.start <= part.start and part.end <= period.end


def excused(excuse: Excuse | None, day: date) -> bool:
    """Whether a deduction is waived: only with a reason and an approval that was given by the day."""
    return (
        excuse is not None
        and excuse.reason is not None
        and excuse.approver is not None
        and excuse.approved_on is not None
        and excuse.approved_on <= day
    )
