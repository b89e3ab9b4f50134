"""考核得分: every unit's points of a period, each with the trail that explains it.

How it is counted (conventions of ours [约], said in docs and in every trail):

- Work is judged as it stood when the last day of the period had ended, or on the day asked for where that is earlier.
- A content without a source is 缺项, one of which nothing was due 本期无: neither is zero, both leave the total, which
  is then raised in proportion: 基本分 = points ÷ 标准分 of what was scored × 满分.
- 总分 = 基本分 + 加分 (at most 加分上限) − 扣分, never below zero. All is counted in fractions, rounded when shown.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from dangjian_cli.dates.period import Period
from dangjian_cli.models.fields import Years
from dangjian_cli.models.index import IndexSort, Method
from dangjian_cli.models.score_sheet import Judgement
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.query.tokens import QueryError
from dangjian_cli.reports.adjusting import Adjusted, adjusted
from dangjian_cli.reports.index import Content, Index, Line, changed_within, in_force, indexes
from dangjian_cli.reports.measuring import Measure, Measuring, share
from dangjian_cli.reports.score_sheets import Sheet, Sheets, excused, sheets_by_unit
from dangjian_cli.reports.tally import Judged

BONUS_MOST = Fraction(5)
_NOTHING = Fraction(0)


class Gap(Enum):
    """Why a content has no points at all, which is not zero."""

    SOURCE = "缺项"
    NOTHING = "本期无"


class Given(NamedTuple):
    """One judgement that counts: its points, and the record."""

    points: Fraction
    record: Judgement


@dataclass(frozen=True, slots=True)
class Mark:
    """The points of one content. `points` is None where there is a gap.

    `measure` is what was counted, `judged` what was judged by hand; `excused` are the ids that
    were not counted (不予扣分).
    """

    content: Content
    points: Fraction | None
    gap: Gap | None = None
    measure: Measure | None = None
    judged: tuple[Given, ...] = ()
    own: Fraction | None = None
    excused: tuple[str, ...] = ()

    @property
    def lost(self) -> tuple[Judged, ...]:
        """The obligations that cost points."""
        if self.measure is None or self.content.model.method is Method.COUNT:
            return ()
        return self.measure.hits if self.content.model.method is Method.DEDUCTED else self.measure.misses


@dataclass(frozen=True, eq=False)
class Card:
    """What one unit scores by one index."""

    unit: str
    index: Index
    marks: tuple[Mark, ...]
    adjusted: Adjusted
    sheets: tuple[Sheet, ...]

    @cached_property
    def scored(self) -> Fraction:
        """The 标准分 of what was scored."""
        return sum((mark.content.worth for mark in self.marks if mark.points is not None), _NOTHING)

    @cached_property
    def points(self) -> Fraction:
        """The points of what was scored."""
        return sum((mark.points for mark in self.marks if mark.points is not None), _NOTHING)

    @cached_property
    def base(self) -> Fraction | None:
        """基本分: the points in proportion to 满分; None when nothing could be scored."""
        return self.points / self.scored * self.index.full_marks if self.scored else None

    @cached_property
    def total(self) -> Fraction | None:
        """总分."""
        if self.base is None:
            return None
        return max(_NOTHING, self.base + self.adjusted.bonus - self.adjusted.deduction)

    @property
    def own(self) -> Fraction | None:
        """What the unit gives itself, in proportion to 满分 like 基本分; None when it gave nothing."""
        given = [(mark.own, mark.content.worth) for mark in self.marks if mark.own is not None]
        worth = sum((worth for _, worth in given), _NOTHING)
        return sum((own for own, _ in given), _NOTHING) / worth * self.index.full_marks if worth else None

    @property
    def missing(self) -> tuple[Mark, ...]:
        """The contents without a source."""
        return tuple(mark for mark in self.marks if mark.gap is Gap.SOURCE)

    @cached_property
    def grade(self) -> str | None:
        """等次 by the total; none where the index has none, and for a unit that takes no part in the ranking."""
        total = self.total
        if total is None or self.unranked is not None:
            return None
        shown = rounded(total)
        for grade in self.index.header.grades:
            if grade.least is None or shown >= Fraction(grade.least):
                return grade.name
        return None

    @property
    def unranked(self) -> str | None:
        """Why the unit takes no part in the ranking; None when it does."""
        if self.total is None:
            return "没有可评的内容"
        if self.adjusted.veto is not None:
            return "一票否决"
        missing = sum((mark.content.worth for mark in self.missing), _NOTHING)
        if missing * 100 > self.index.missing_most * self.index.full_marks:
            return "缺项过多"
        return None

    def of(self, dimension: Line) -> tuple[Fraction, Fraction]:
        """Points and 标准分 of what was scored of one dimension."""
        marks = [mark for mark in self.marks if mark.content.dimension is dimension and mark.points is not None]
        points = (mark.points for mark in marks if mark.points is not None)
        return sum(points, _NOTHING), sum((mark.content.worth for mark in marks), _NOTHING)

    def part(self, dimension: Line) -> Fraction:
        """What a dimension contributes to 基本分."""
        return self.of(dimension)[0] / self.scored * self.index.full_marks if self.scored else _NOTHING

    @property
    def confirmed(self) -> Sheet | None:
        """The sheet that says which total was settled (核定)."""
        return next((sheet for sheet in self.sheets if sheet.model.confirmed is not None), None)


@dataclass(frozen=True, slots=True)
class Scores:
    """The points of all units in a period. `day` is the day on which work was judged, `over` whether the period is.

    `later` are indexes that begin within the period and score from the next one on; `unreadable` are contents whose
    query cannot be read; `unscored` are units with a sheet that no index assesses.
    """

    period: Period
    day: date
    over: bool
    cards: tuple[Card, ...]
    later: tuple[Index, ...]
    unreadable: tuple[tuple[Content, QueryError], ...]
    unscored: tuple[Sheet, ...]

    @property
    def indexes(self) -> tuple[Index, ...]:
        """The indexes by which units are scored, each once."""
        return tuple({id(card.index): card.index for card in self.cards}.values())

    def card(self, unit: str) -> Card | None:
        """The card of a unit."""
        return next((card for card in self.cards if card.unit == unit), None)


def rounded(points: Fraction) -> Fraction:
    """To two decimals, half up, as it is shown and compared: equal to the eye is equal in rank."""
    return Fraction(int(points * 100 + Fraction(1, 2)), 100)


def score(
    situation: Situation, period: Period, sort: IndexSort = IndexSort.ASSESSMENT, named: str | None = None
) -> Scores:
    """Score every unit that an index in force assesses; `named` asks for the index of that name alone."""
    book = situation.book
    known = indexes(book)
    found = tuple(one for one in known if (one.name == named if named is not None else one.sort is sort))
    day = min(situation.today, period.last)
    then = as_it_stood(situation, period, day)
    measuring, sheets = Measuring(then, period), sheets_by_unit(book)
    by_unit = in_force(book, found, period)
    unreadable = dict(_unreadable(measuring, by_unit.values()))
    cards = tuple(
        _Scorer(measuring, index, unit, Sheets(sheets.get(unit, ()), period, situation.today)).card(unreadable)
        for unit, index in by_unit.items()
    )
    assessed = in_force(book, known, period)  # by an index that was not asked for as well
    unscored = tuple(
        sheet for unit, ones in sheets.items() for sheet in ones if unit not in assessed and sheet.period == period
    )
    return Scores(
        period,
        day,
        situation.today > period.last,
        cards,
        changed_within(found, period),
        tuple((c, e) for c, e in unreadable.values()),
        unscored,
    )


def as_it_stood(situation: Situation, period: Period, day: date) -> Situation:
    """The situation on a day, with what is demanded in the years of the period; itself where it is that already."""
    horizon = Years(period.start.year, period.last.year)
    own = situation.horizon or Years(situation.today.year, situation.today.year)
    over = situation.today > day
    if not over and own == horizon:
        return situation
    return replace(situation, today=day, horizon=horizon, like=situation.known, over=over)


def _unreadable(measuring: Measuring, found: Iterable[Index]) -> Iterator[tuple[str, tuple[Content, QueryError]]]:
    for index in {id(one): one for one in found}.values():
        for content in index.contents:
            error = measuring.readable(content.model)
            if error is not None:
                yield content.model.id, (content, error)


class _Scorer:
    """Scores one unit."""

    def __init__(self, measuring: Measuring, index: Index, unit: str, sheets: Sheets) -> None:
        self.measuring = measuring
        self.index = index
        self.unit = unit
        self.sheets = sheets
        self.spared = frozenset(
            one.entry
            for sheet in sheets.all
            for one in sheet.model.leniencies
            if one.entry is not None and excused(one, sheets.day)
        )

    def card(self, unreadable: Mapping[str, object]) -> Card:
        """The card; what cannot be read is 缺项."""
        marks = tuple(
            replace(
                Mark(content, None, Gap.SOURCE) if content.model.id in unreadable else self._mark(content),
                own=self.sheets.own(content.model.id),
            )
            for content in self.index.contents
        )
        most = self.index.header.bonus_most
        worth = {content.model.id: content.worth for content in self.index.contents}
        return Card(
            self.unit,
            self.index,
            marks,
            adjusted(self.sheets, worth, BONUS_MOST if most is None else Fraction(most), self.index.header.veto),
            self.sheets.all,
        )

    def _mark(self, content: Content) -> Mark:
        model = content.model
        if model.by_hand:
            return self._by_hand(content)
        found = self.measuring.of(self.unit, model)
        measure = found.without(self.spared)
        kept = {one.obligation.id for one in (*measure.hits, *measure.misses)} if self.spared else set()
        counted = (one.obligation.id for one in (*found.hits, *found.misses)) if self.spared else ()
        spared = tuple(id_ for id_ in counted if id_ not in kept)
        if not measure.source:
            return Mark(content, None, Gap.SOURCE, measure, excused=spared)
        points = _points(content, measure)
        return Mark(content, points, Gap.NOTHING if points is None else None, measure, excused=spared)

    def _by_hand(self, content: Content) -> Mark:
        """What was judged; of several parts of the period the mean."""
        given = ((self._worth_of(content, one), one) for one in self.sheets.judged(content.model.id))
        judged = tuple(Given(points, one) for points, one in given if points is not None)
        if not judged:
            return Mark(content, None, Gap.SOURCE)
        return Mark(content, sum((one.points for one in judged), _NOTHING) / len(judged), judged=judged)

    @staticmethod
    def _worth_of(content: Content, one: Judgement) -> Fraction | None:
        """The points that a judgement gives: as judged; or of a number its part of the 目标. None when more was given
        than there is to give: that is told (DJ801) and not counted.
        """
        if content.model.method is Method.COUNT:
            aim = content.model.aim
            if one.number is None or aim is None:
                return None
            return content.worth * min(Fraction(1), Fraction(one.number) / Fraction(aim))
        return Fraction(one.points) if one.points is not None and Fraction(one.points) <= content.worth else None


def _points(content: Content, measure: Measure) -> Fraction | None:
    """The points that what was counted earns; None where nothing was due."""
    model, hits = content.model, len(measure.hits)
    match model.method:
        case Method.COUNT:
            return content.worth * min(Fraction(1), hits / Fraction(model.aim or 1))
        case Method.DEDUCTED:
            return max(_NOTHING, content.worth - hits * Fraction(model.each or 0))
        case _:
            return content.worth * share(hits, measure.asked, model.full_at) if measure.asked else None
