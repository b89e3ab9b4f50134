"""考核得分: every unit's points of a period, each with the trail that explains it.

How it is counted (conventions of ours [约], said in docs and in every trail):

- Work is judged as it stood when the last day of the period had ended, or on the day asked for where that is earlier.
- A content without a source is 缺项, one of which nothing was due 本期无: neither is zero, both leave the total, which
  is then raised in proportion: 基本分 = points ÷ 标准分 of what was scored × 满分.
- 总分 = 基本分 + 加分 (at most 加分上限) − 扣分, never below zero. Rounding: see `cards`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from dangjian_cli.dates.period import Period
from dangjian_cli.models.fields import Years
from dangjian_cli.models.index import IndexSort, Method
from dangjian_cli.models.score_sheet import Judgement
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.query.tokens import QueryError
from dangjian_cli.reports.adjusting import Ground, adjusted
from dangjian_cli.reports.assessing import Doubts, doubts, in_force, indexes
from dangjian_cli.reports.cards import NOTHING, Card, Gap, Given, Mark, rounded
from dangjian_cli.reports.index import Content, Index
from dangjian_cli.reports.measuring import Measure, Measuring, share
from dangjian_cli.reports.score_sheets import Sheet, Sheets, excused, refusal, sheets_by_unit

BONUS_MOST = Fraction(5)
_UNREADABLE = "方案里这一项的查询写得不对"


@dataclass(frozen=True, slots=True)
class Scores:
    """The points of all units in a period. `day` is the day on which work was judged, `over` whether the period is.

    `unreadable` are contents whose query cannot be read.
    """

    period: Period
    day: date
    over: bool
    cards: tuple[Card, ...]
    unreadable: tuple[tuple[Content, QueryError], ...]
    doubts: Doubts

    @property
    def begun(self) -> bool:
        """Whether the period has begun."""
        return self.day >= self.period.start

    @property
    def indexes(self) -> tuple[Index, ...]:
        """The indexes by which units are scored, each once."""
        return tuple({id(card.index): card.index for card in self.cards}.values())

    def card(self, unit: str) -> Card | None:
        """The card of a unit."""
        return next((card for card in self.cards if card.unit == unit), None)


def score(
    situation: Situation, period: Period, sort: IndexSort = IndexSort.ASSESSMENT, named: str | None = None
) -> Scores:
    """Score every unit that an index in force assesses; `named` asks for the index of that name alone."""
    return Scoring(situation, sort, named).of(period)


class Scoring:
    """Scores period after period; what all periods have in common is read once."""

    def __init__(self, situation: Situation, sort: IndexSort, named: str | None) -> None:
        self.situation = situation
        self._sort = sort
        self._named = named
        self._scores: dict[Period, Scores] = {}

    def of(self, period: Period) -> Scores:
        """The scores of a period."""
        if period not in self._scores:
            self._scores[period] = self._scored(period)
        return self._scores[period]

    @cached_property
    def _all(self) -> tuple[Index, ...]:
        return indexes(self.situation.book)

    @cached_property
    def _indexes(self) -> tuple[Index, ...]:
        """Those that were asked for."""
        if self._named is not None:
            return tuple(one for one in self._all if one.name == self._named)
        return tuple(one for one in self._all if one.sort is self._sort)

    @cached_property
    def _elsewhere(self) -> frozenset[str]:
        """The lines of those that were not."""
        return frozenset(line.model.id for one in self._all if one not in self._indexes for line in one.lines)

    @cached_property
    def _sheets(self) -> Mapping[str, tuple[Sheet, ...]]:
        return sheets_by_unit(self.situation.book)

    def _scored(self, period: Period) -> Scores:
        situation, found = self.situation, self._indexes
        day = min(situation.today, period.last)
        measuring = Measuring(as_it_stood(situation, period, day), period)
        by_unit = in_force(situation.book, found, period)
        unreadable = dict(_unreadable(measuring, by_unit.values()))
        cards = tuple(
            _Scorer(measuring, index, unit, Sheets(self._sheets.get(unit, ()), period, situation.today)).card(
                unreadable, self._elsewhere
            )
            for unit, index in by_unit.items()
        )
        sheets = tuple(sheet for ones in self._sheets.values() for sheet in ones)
        known = doubts(situation.book, found, period, by_unit, sheets)
        return Scores(period, day, situation.today > period.last, cards, tuple(unreadable.values()), known)


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

    def card(self, unreadable: Mapping[str, object], elsewhere: frozenset[str]) -> Card:
        """The card; what cannot be read is 缺项."""
        marks = tuple(
            Mark(content, None, Gap.SOURCE, _UNREADABLE, own=self.sheets.own(content.model.id))
            if content.model.id in unreadable
            else self._mark(content)
            for content in self.index.contents
        )
        header = self.index.header
        most = BONUS_MOST if header.bonus_most is None else rounded(Fraction(header.bonus_most))
        ground = Ground(self.sheets, marks, most, header.veto, elsewhere)
        return Card(self.unit, self.index, marks, adjusted(ground), self.sheets.whole)

    def _mark(self, content: Content) -> Mark:
        model = content.model
        own = self.sheets.own(model.id)
        if model.by_hand:
            return self._by_hand(content, own)
        found = self.measuring.of(self.unit, model)
        measure = found.without(self.spared)
        kept = {one.obligation.id for one in (*measure.hits, *measure.misses)} if self.spared else set()
        counted = (one.obligation.id for one in (*found.hits, *found.misses)) if self.spared else ()
        spared = tuple(id_ for id_ in counted if id_ not in kept)
        if not measure.source:
            return Mark(content, None, Gap.SOURCE, measure=measure, own=own, excused=spared)
        points = self.measuring.once((model.id, len(measure.hits), measure.asked), lambda: _points(content, measure))
        gap = Gap.NOTHING if points is None else None
        return Mark(content, points, gap, measure=measure, own=own, excused=spared)

    def _by_hand(self, content: Content, own: Fraction | None) -> Mark:
        """What was judged; of several parts of the period the mean."""
        whole = self.sheets.whole
        judged = tuple(
            Given(_judged_points(content, one), one, None if sheet is whole else sheet.period)
            for one, sheet in self.sheets.judged(content)
        )
        if judged:
            points = sum((one.points for one in judged), NOTHING) / len(judged) if judged[1:] else judged[0].points
            return Mark(content, rounded(points), judged=judged, own=own)
        named = (one for sheet in self.sheets.all for one in sheet.by_content.get(content.model.id, ()))
        reasons = (refusal(one, content, self.sheets.day) for one in named)
        cause = next((f"评定没有计入：{each}" for each in reasons if each is not None), None)
        return Mark(content, None, Gap.SOURCE, cause, own=own)


def _judged_points(content: Content, one: Judgement) -> Fraction:
    """The points that a judgement gives: as judged; or of a number its part of the 目标."""
    if content.model.method is Method.COUNT:
        aim = Fraction(content.model.aim or 1)
        return rounded(content.worth * min(Fraction(1), Fraction(one.number or 0) / aim))
    return Fraction(one.points or 0)


def _points(content: Content, measure: Measure) -> Fraction | None:
    """The points that what was counted earns; None where nothing was due."""
    model, hits = content.model, len(measure.hits)
    match model.method:
        case Method.COUNT:
            points = content.worth * min(Fraction(1), hits / Fraction(model.aim or 1))
        case Method.DEDUCTED:
            points = max(NOTHING, content.worth - hits * Fraction(model.each or 0))
        case _ if measure.asked:
            points = content.worth * share(hits, measure.asked, model.full_at)
        case _:
            return None
    return rounded(points)
