"""赛马比拼: units of a group side by side: places, movement, who leads and who lags, and the figures that say why.

Equal totals (to the two decimals that are shown) share a place, and the next place is skipped: 1, 2, 2, 4.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from dangjian_cli.dates.months import add_months
from dangjian_cli.dates.period import Period, period_of
from dangjian_cli.models.index import IndexSort
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.cards import Card, added, rounded
from dangjian_cli.reports.index import Content, Index
from dangjian_cli.reports.scoring import Scores, Scoring

_SHOWN = 3
"""Leaders and laggards of each group unless the index says how many [约]."""
_REASONS = 2
_OTHERS = "其他"


@dataclass(frozen=True, slots=True)
class Reason:
    """A content in which a unit stands out: its share of the points against the mean share of the group."""

    content: Content
    points: Fraction
    mean: Fraction

    @property
    def difference(self) -> Fraction:
        """Points above (or, negative, below) the mean."""
        return self.points - self.mean


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit with its place; `before` is its place in the period before, None when it had none."""

    card: Card
    place: int
    tied: bool
    before: int | None
    strong: tuple[Reason, ...]
    weak: tuple[Reason, ...]

    @property
    def rise(self) -> int | None:
        """By how many places it rose; negative: fell."""
        return self.before - self.place if self.before is not None else None


@dataclass(frozen=True, eq=False)
class Group:
    """Units that are compared with each other. `unranked` take no part, each with the reason in its card."""

    name: str
    index: Index
    placed: tuple[Placed, ...]
    unranked: tuple[Card, ...]

    @cached_property
    def mean(self) -> Fraction | None:
        """The mean of all totals, rounded as it is shown."""
        return _mean([one.card.total for one in self.placed if one.card.total is not None])

    @property
    def leaders(self) -> tuple[Placed, ...]:
        """The first ones, never more than half of the group, unless they share a place."""
        most = self._most(self.index.header.leaders)
        return tuple(one for one in self.placed if one.place <= most)

    @property
    def laggards(self) -> tuple[Placed, ...]:
        """The last ones; who shares a place with a leader does not lag."""
        most = self._most(self.index.header.laggards)
        last = {one.place for one in self.placed[len(self.placed) - most :]} if most else set()
        leading = {one.place for one in self.leaders}
        return tuple(one for one in self.placed if one.place in last - leading)

    def _most(self, wanted: int | None) -> int:
        return min(_SHOWN if wanted is None else wanted, len(self.placed) // 2)


@dataclass(frozen=True, slots=True)
class Ranking:
    """All groups of a period, and the period before it that movements refer to (None: a stretch without a name)."""

    scores: Scores
    before: Period | None
    groups: tuple[Group, ...]
    scoring: Scoring

    @property
    def period(self) -> Period:
        """The period."""
        return self.scores.period

    def proposed(self) -> Iterator[tuple[Group, Placed]]:
        """Everyone who is to be supervised: the laggards."""
        for group in self.groups:
            for one in group.laggards:
                yield group, one


@dataclass(frozen=True, slots=True)
class Moment:
    """The totals of a group in one period: mean, best, worst; None where nobody was scored."""

    period: Period
    mean: Fraction | None
    best: Fraction | None
    worst: Fraction | None


def rank(
    situation: Situation, period: Period, sort: IndexSort = IndexSort.ASSESSMENT, named: str | None = None
) -> Ranking:
    """Rank all units that are scored."""
    scoring, before = Scoring(situation, sort, named), previous(period)
    scores = scoring.of(period)
    places = _places(situation, scoring.of(before)) if before is not None else {}
    groups = tuple(_group(name, index, cards, places) for (name, index), cards in _grouped(situation, scores).items())
    return Ranking(scores, before, groups, scoring)


def previous(period: Period) -> Period | None:
    """The period of the same size before it."""
    grain = period.grain
    return period_of(grain, period.start - timedelta(days=1)) if grain is not None else None


def moments(ranking: Ranking, group: Group, count: int = 4) -> tuple[Moment, ...]:
    """How a group did in the last periods up to this one, the oldest first: of those who took part each time."""
    found: list[Moment] = []
    period: Period | None = ranking.period
    while period is not None and len(found) < count:
        totals = _totals(ranking.scoring.situation, ranking.scoring.of(period), group)
        found.append(Moment(period, _mean(totals), max(totals, default=None), min(totals, default=None)))
        period = previous(period)
    while found and found[-1].mean is None:
        found.pop()
    return tuple(reversed(found))


def _totals(situation: Situation, scores: Scores, group: Group) -> Sequence[Fraction]:
    """The totals of a group of that name in a period: by the same index, where that was in force already."""
    named = {index: cards for (name, index), cards in _grouped(situation, scores).items() if name == group.name}
    chosen = (named[group.index],) if group.index in named else named.values()
    return [card.total or Fraction(0) for cards in chosen for card, _ in _placed(cards)]


def _mean(totals: Sequence[Fraction]) -> Fraction | None:
    return rounded(added(totals) / len(totals)) if totals else None


def _places(situation: Situation, scores: Scores) -> Mapping[tuple[str, str], int]:
    """The places of a period, by group and unit."""
    return {
        (name, card.unit): place
        for (name, _), cards in _grouped(situation, scores).items()
        for card, place in _placed(cards)
    }


def _grouped(situation: Situation, scores: Scores) -> Mapping[tuple[str, Index], Sequence[Card]]:
    """The cards by group: as the index says, else by the kind of unit. What no group names is a group by itself."""
    units = situation.book.units
    found: dict[tuple[str, int], list[Card]] = {}
    by_id = {id(card.index): card.index for card in scores.cards}
    for key, index in by_id.items():
        named: dict[str, str] = {}
        for group in index.header.groups:
            for name in group.units:
                named |= {unit: group.name for unit in units.named(name) or (name,) if unit not in named}
        for name in dict.fromkeys(named.values()):
            found[name, key] = []
        for card in scores.cards:
            if card.index is index:
                unit = units.get(card.unit)
                kind = f"{unit.kind.value}组" if unit is not None and unit.kind is not None else _OTHERS
                found.setdefault((named.get(card.unit, _OTHERS if named else kind), key), []).append(card)
    return {(name, by_id[key]): cards for (name, key), cards in found.items() if cards}


def _placed(cards: Sequence[Card]) -> Iterator[tuple[Card, int]]:
    """The cards that take part with their places, the best first; equal ones in the order of the tree."""
    taking = [(card.total, card) for card in cards if card.unranked is None and card.total is not None]
    taking.sort(key=lambda each: -each[0])
    place, last = 0, None
    for number, (total, card) in enumerate(taking, start=1):
        if total != last:
            place, last = number, total
        yield card, place


def _group(name: str, index: Index, cards: Sequence[Card], before: Mapping[tuple[str, str], int]) -> Group:
    placed = tuple(_placed(cards))
    means = _means(card for card, _ in placed)
    shared = Counter(place for _, place in placed)
    return Group(
        name,
        index,
        tuple(
            Placed(card, place, shared[place] > 1, before.get((name, card.unit)), *_reasons(card, means))
            for card, place in placed
        ),
        tuple(card for card in cards if card.unranked is not None),
    )


def _means(cards: Iterator[Card]) -> Mapping[str, Fraction]:
    """The mean of the points of every content over those who have any, rounded as it is shown."""
    given: dict[str, list[Fraction]] = {}
    for card in cards:
        for mark in card.marks:
            if mark.points is not None:
                given.setdefault(mark.content.model.id, []).append(mark.points)
    return {id_: rounded(added(points) / len(points)) for id_, points in given.items()}


def _reasons(card: Card, means: Mapping[str, Fraction]) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """In which contents the unit gained most, and lost most, against the mean of its group."""
    found = [
        Reason(mark.content, mark.points, means[mark.content.model.id])
        for mark in card.marks
        if mark.points is not None and mark.points != means[mark.content.model.id]
    ]
    strong = sorted((one for one in found if one.difference > 0), key=lambda one: -one.difference)
    weak = sorted((one for one in found if one.difference < 0), key=lambda one: one.difference)
    return tuple(strong[:_REASONS]), tuple(weak[:_REASONS])


def transformed_by(day: date) -> date:
    """By when a laggard is to have made up: one month (永胜“红黄黑榜” gives 整改转化期 of a month [A], here [约])."""
    return add_months(day, 1)
