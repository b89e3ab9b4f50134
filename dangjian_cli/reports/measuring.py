"""What the ledgers give for a content: the obligations of each unit, counted by the method of the content.

Every obligation is judged once; every query is asked once, whatever units there are; what a unit has is that of itself
and of all units below it, unless the content looks at its own level alone.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from dangjian_cli.dates.period import Period
from dangjian_cli.models.declared import Reach, RoleWord
from dangjian_cli.models.index import Indicator, Method
from dangjian_cli.obligations.obligation import Hold, Role
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Phase, Timing
from dangjian_cli.query.match import Context, Test, test_of
from dangjian_cli.query.tokens import QueryError
from dangjian_cli.reports.completion import is_earlier
from dangjian_cli.reports.tally import RECTIFICATION, Column, Judged, judge


class Measure(NamedTuple):
    """What was counted for a unit: `hit` of `asked`. `hits` and `misses` are the two parts of what was looked at.

    A None stands for what cannot be said: the ledgers have nothing of the unit (`source` is False) or nothing was due.
    """

    hits: tuple[Judged, ...]
    misses: tuple[Judged, ...]
    source: bool

    @property
    def asked(self) -> int:
        """Of how many."""
        return len(self.hits) + len(self.misses)

    def without(self, ids: frozenset[str]) -> "Measure":
        """Less what is not to be counted (不予扣分), by id of the obligation or of its entry."""
        if not ids:
            return self
        return self._replace(hits=_left(self.hits, ids), misses=_left(self.misses, ids))


def _left(judged: tuple[Judged, ...], ids: frozenset[str]) -> tuple[Judged, ...]:
    return tuple(one for one in judged if one.obligation.id not in ids and one.obligation.entry_id not in ids)


class _Asked(NamedTuple):
    """What is looked at for a content, and which of it counts as a hit."""

    role: RoleWord
    reach: Reach
    query: str | None
    hit: str | None


def _done(one: Judged) -> bool:
    return one.standing.phase is Phase.DONE


def _on_time(one: Judged) -> bool:
    return _done(one) and one.standing.timing is Timing.ON_TIME


def _closed(one: Judged) -> bool:
    return one.standing.closed_on is not None


_HITS: Mapping[Method, Callable[[Judged], bool]] = {
    Method.COMPLETION: _done,
    Method.ON_TIME: _on_time,
    Method.CLOSURE: _closed,
}


@dataclass(frozen=True)
class Measuring:
    """The obligations of a situation, measured for one period."""

    situation: Situation
    period: Period

    @cached_property
    def _judged(self) -> Mapping[str, Sequence[Judged]]:
        """Every obligation, judged once, by the word of its role."""
        found: dict[str, list[Judged]] = {word.value: [] for word in RoleWord}
        roles = {role: found[role.value] for role in Role}
        for owed in self.situation.register.obligations:
            roles[owed.role].append(judge(self.situation, owed, self.period))
        return found

    @cached_property
    def _context(self) -> Context:
        return Context.of(self.situation.book, self.period.start.year)

    @cached_property
    def _known(self) -> frozenset[str]:
        """The units of which the ledgers say anything at all."""
        return frozenset(one.obligation.unit for judged in self._judged.values() for one in judged)

    @cached_property
    def _pools(self) -> "dict[tuple[RoleWord, Reach], Sequence[Judged]]":
        return {}

    @cached_property
    def _tests(self) -> "dict[str, Test]":
        return {}

    @cached_property
    def _found(self) -> "dict[tuple[Method, _Asked], Mapping[str, tuple[list[Judged], list[Judged]]]]":
        return {}

    @cached_property
    def _by_content(self) -> "dict[int, Mapping[str, tuple[list[Judged], list[Judged]]]]":
        return {}

    @cached_property
    def _below(self) -> "dict[str, tuple[str, ...]]":
        return {}

    @cached_property
    def _once(self) -> "dict[tuple[str, int, int], Fraction | None]":
        return {}

    def once(self, counts: tuple[str, int, int], reckon: Callable[[], Fraction | None]) -> Fraction | None:
        """The points of a content by its hits of what was asked, reckoned once: hundreds of units have the same."""
        if counts not in self._once:
            self._once[counts] = reckon()
        return self._once[counts]

    def readable(self, indicator: Indicator) -> QueryError | None:
        """What is wrong with a query of a content; None when both can be read."""
        for text in (indicator.query, indicator.part):
            try:
                self._test(text)
            except QueryError as error:
                return error
        return None

    def of(self, unit: str, indicator: Indicator) -> Measure:
        """What a unit has of a content. Raises QueryError when its query cannot be read."""
        by_unit = self._by_content.get(id(indicator))
        if by_unit is None:
            role, reach = indicator.role or RoleWord.MATTER, indicator.reach or Reach.PERIOD
            asked = _Asked(role, reach, indicator.query, indicator.part)
            by_unit = self._by_unit(indicator.method or Method.COMPLETION, asked)
            self._by_content[id(indicator)] = by_unit  # the book keeps the indicator: no other one gets its id
        names = (unit,) if indicator.own_only else self._units_below(unit)
        hits: list[Judged] = []
        misses: list[Judged] = []
        for name in names:
            if (own := by_unit.get(name)) is not None:
                hits += own[0]
                misses += own[1]
        return Measure(tuple(hits), tuple(misses), not self._known.isdisjoint(names))

    def _units_below(self, unit: str) -> tuple[str, ...]:
        if unit not in self._below:
            self._below[unit] = self.situation.book.units.below(unit)
        return self._below[unit]

    def _by_unit(self, method: Method, asked: _Asked) -> Mapping[str, tuple[list[Judged], list[Judged]]]:
        """Hits and misses of every unit, found once for all units."""
        found = self._found.get((method, asked))
        if found is None:
            found = self._found[method, asked] = self._counted(method, asked)
        return found

    def _counted(self, method: Method, asked: _Asked) -> Mapping[str, tuple[list[Judged], list[Judged]]]:
        by_unit: dict[str, tuple[list[Judged], list[Judged]]] = {}
        day, test, hit = self.situation.today, self._test(asked.query), self._hit(method, asked)
        for one in self._pool(asked.role, asked.reach):
            if method is Method.ON_TIME and (one.standing.due is None or one.standing.due > day):
                continue
            if method is Method.CLOSURE and one.obligation.kind != RECTIFICATION:
                continue
            if test(one.obligation, one.standing):
                own = by_unit.setdefault(one.obligation.unit, ([], []))
                own[0 if hit(one) else 1].append(one)
        return by_unit

    def _hit(self, method: Method, asked: _Asked) -> Callable[[Judged], bool]:
        if method is Method.SHARE:
            part = self._test(asked.hit)
            return lambda one: part(one.obligation, one.standing)
        return _HITS.get(method, lambda one: True)

    def _pool(self, role: RoleWord, reach: Reach) -> Sequence[Judged]:
        """What a content may look at: the totals of the period; with what was left open before it; or everything."""
        pool = self._pools.get((role, reach))
        if pool is None:
            day, period = self.situation.today, self.period
            total, earlier, everything = Column.TOTAL, reach is Reach.WITH_EARLIER, reach is Reach.ALL
            pool = self._pools[role, reach] = [
                one
                for one in self._judged[role.value]
                if one.column is total
                or (earlier and is_earlier(one, day, period))
                or (everything and one.standing.hold is Hold.NONE)
            ]
        return pool

    def _test(self, text: str | None) -> Test:
        if text is None:
            return lambda owed, at: True
        if text not in self._tests:
            self._tests[text] = test_of(text, self._context)
        return self._tests[text]


def share(hits: int, asked: int, full_at: int | None) -> Fraction:
    """The part of the points that a rate earns: all of them from 满分线 on."""
    return min(Fraction(1), Fraction(hits, asked) / Fraction(full_at or 100, 100))
