"""季度自查: the three questions of seed 001, the items of a checklist, and what is computed of the eight checks.

尚未开展 is what has not been started and is due by the end of the period; 尚未完成 what is under way and due by then;
需要总结提高 what has 存在不足 or 经验做法, has relapsed, or was done late.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fnmatch import fnmatchcase
from functools import cached_property
from typing import NamedTuple

from dangjian_cli.book.forms import Checklist
from dangjian_cli.diagnostics.diagnostic import Severity
from dangjian_cli.document.document import Ratio
from dangjian_cli.models.checklist import CheckItem
from dangjian_cli.obligations.obligation import Role
from dangjian_cli.obligations.standing import Phase
from dangjian_cli.reports.completion import is_earlier
from dangjian_cli.reports.findings import Finding, attributed
from dangjian_cli.reports.listing import Listed
from dangjian_cli.reports.request import Request
from dangjian_cli.reports.tally import Column, Judged

GREEN, YELLOW, RED = "绿", "黄", "红"


class Question(Enum):
    """三问 (seed 001)."""

    NOT_STARTED = "尚未开展"
    UNFINISHED = "尚未完成"
    IMPROVE = "需要总结提高"


class Answer(NamedTuple):
    """One obligation that a question names; `remarks` say why it needs to be summed up."""

    listed: Listed
    remarks: tuple[str, ...] = ()


class Hit(NamedTuple):
    """One thing not in order under an item: of which unit, which entry, whose, and what it is."""

    unit: str
    id: str | None
    owners: tuple[str, ...]
    text: str


class ItemResult(NamedTuple):
    """An item with what was found under it."""

    item: CheckItem
    hits: tuple[Hit, ...]


class Figure(NamedTuple):
    """A line of the eight checks: how many, or which share; None is left for the unit to fill in."""

    item: CheckItem
    value: int | Ratio | None


class UnitCard(NamedTuple):
    """三色自评卡 of a unit: its items not in order, and the colour that their number gives."""

    unit: str
    wrong: tuple[ItemResult, ...]
    colour: str


@dataclass(frozen=True)
class Inspection:
    """An inspection of what a request asks for, by a checklist."""

    request: Request
    checklist: Checklist

    @cached_property
    def answers(self) -> Mapping[Question, tuple[Answer, ...]]:
        """The three questions, each answered in the order of the units' tree."""
        found: dict[Question, list[Answer]] = {question: [] for question in Question}
        told: set[str] = set()
        for judged, listed in self.request.with_earlier:
            if judged.obligation.role is Role.MILESTONE:
                continue
            question = self._open(judged)
            if question is not None:
                found[question].append(Answer(listed))
            remarks = tuple(_remarks(listed, told))
            if remarks:
                found[Question.IMPROVE].append(Answer(listed, remarks))
        return {question: tuple(self._in_order(answers)) for question, answers in found.items()}

    def _open(self, one: Judged) -> Question | None:
        standing, request = one.standing, self.request
        counted = one.column is Column.TOTAL or is_earlier(one, request.situation.today, request.period)
        if not counted or not standing.open or standing.due is None or standing.due > request.period.last:
            return None
        return Question.NOT_STARTED if standing.phase is Phase.NOT_STARTED else Question.UNFINISHED

    def _in_order(self, answers: Iterable[Answer]) -> Iterator[Answer]:
        order = self.request.situation.book.units.order

        def key(answer: Answer) -> tuple[int, str, str, str]:
            owed, due = answer.listed.obligation, answer.listed.standing.due
            return (order.get(owed.unit, len(order)), owed.unit, due.isoformat() if due else "9", owed.id)

        yield from sorted(answers, key=key)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What `check --alerts` finds, of the units in scope, in the order of the tree."""
        request = self.request
        order = request.situation.book.units.order
        found = (
            one
            for one in attributed(request.situation, request.diagnostics)
            if request.scope.covers(one.unit, one.diagnostic.primary.file)
        )
        return tuple(sorted(found, key=lambda one: (order.get(one.unit, len(order)), one.unit, one.id or "")))

    def count(self, severity: Severity) -> int:
        """How many findings weigh so much."""
        return sum(one.diagnostic.severity is severity for one in self.findings)

    @cached_property
    def items(self) -> tuple[ItemResult, ...]:
        """The items of the checklist. Raises QueryError when a query cannot be read."""
        return tuple(ItemResult(item, tuple(self._hits(item))) for item in self.checklist.items)

    def _hits(self, item: CheckItem) -> Iterator[Hit]:
        applies = self._applies(item)
        if item.query is not None:
            test = self.request.test(item.query)
            for judged, _ in self.request.within(item.reach):
                owed = judged.obligation
                if applies(owed.unit) and test(owed, judged.standing):
                    yield Hit(owed.unit, owed.id, owed.owners, owed.title)
        for one in self._found_by(item):
            if applies(one.unit):
                yield Hit(one.unit, one.id, one.owners, one.diagnostic.message)

    def _found_by(self, item: CheckItem) -> Iterator[Finding]:
        wanted = _SEVERITIES.get(item.severity.value) if item.severity is not None else None
        for one in self.findings:
            right = wanted is None or one.diagnostic.severity is wanted
            if right and any(fnmatchcase(one.diagnostic.code, pattern) for pattern in item.codes):
                yield one

    def _applies(self, item: CheckItem) -> "_Applies":
        if not item.units:
            return _Applies(None)
        units = self.request.situation.book.units
        return _Applies(frozenset(unit for name in item.units for unit in units.named(name) or (name,)))

    @cached_property
    def units(self) -> tuple[str, ...]:
        """Every unit that owes something or has a finding, in the order of the tree."""
        order = self.request.situation.book.units.order
        named = {judged.obligation.unit for judged, _ in self.request.with_earlier}
        named |= {hit.unit for result in self.items for hit in result.hits}
        return tuple(sorted(named, key=lambda unit: (order.get(unit, len(order)), unit)))

    @cached_property
    def cards(self) -> tuple[UnitCard, ...]:
        """三色自评卡: one for every unit."""
        wrong: dict[str, list[ItemResult]] = {}
        for result in self.items:
            by_unit: dict[str, list[Hit]] = {}
            for hit in result.hits:
                by_unit.setdefault(hit.unit, []).append(hit)
            for unit, hits in by_unit.items():
                wrong.setdefault(unit, []).append(ItemResult(result.item, tuple(hits)))
        return tuple(
            UnitCard(unit, tuple(wrong.get(unit, ())), self._colour(len(wrong.get(unit, ())))) for unit in self.units
        )

    def _colour(self, wrong: int) -> str:
        return RED if wrong >= self.checklist.red else YELLOW if wrong >= self.checklist.yellow else GREEN

    @property
    def in_order(self) -> bool:
        """Whether no item of the checklist found anything."""
        return not any(result.hits for result in self.items)


class _Applies:
    """Whether an item is about a unit."""

    def __init__(self, units: frozenset[str] | None) -> None:
        self._units = units

    def __call__(self, unit: str) -> bool:
        return self._units is None or unit in self._units


_SEVERITIES = {severity.label: severity for severity in Severity}


def _remarks(listed: Listed, told: set[str]) -> Iterator[str]:
    """Why this is to be summed up; what the entry says of itself is told once, however many periods it has."""
    owed, standing = listed.obligation, listed.standing
    if listed.entry is not None and owed.entry_id not in told:
        told.add(owed.entry_id)
        model = listed.entry.model
        said = (("存在不足", model.shortcomings), ("经验做法", model.lessons))
        yield from (f"{name}：{text}" for name, text in said if text)
    if standing.relapsed_on is not None:
        yield f"{standing.relapsed_on} 回头看反弹"
    if standing.phase is Phase.DONE and standing.days_late:
        yield f"晚 {standing.days_late} 天完成"


def figures(request: Request, checklist: Checklist, findings: Sequence[Finding]) -> tuple[Figure, ...]:
    """The lines of a checklist as figures: a count, a share, or (no query and no rule) nothing."""
    return tuple(Figure(item, _figure(request, item, findings)) for item in checklist.items)


def _figure(request: Request, item: CheckItem, findings: Sequence[Finding]) -> int | Ratio | None:
    if item.query is None:
        if not item.codes:
            return None
        return sum(any(fnmatchcase(one.diagnostic.code, code) for code in item.codes) for one in findings)
    test, of = request.test(item.query), request.test(item.of) if item.of is not None else None
    within = [
        judged for judged, _ in request.within(item.reach) if of is None or of(judged.obligation, judged.standing)
    ]
    count = sum(test(judged.obligation, judged.standing) for judged in within)
    return count if of is None else Ratio(count, len(within))
