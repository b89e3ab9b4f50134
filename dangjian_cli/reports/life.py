"""组织生活: what was held of what rule packs demand, unit by unit and month by month."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from dangjian_cli.book.entries import Entry
from dangjian_cli.dates.period import Grain, Period
from dangjian_cli.document.document import Ratio
from dangjian_cli.models.life import Meeting
from dangjian_cli.models.vocabulary import MeetingType
from dangjian_cli.obligations.demand import Demand
from dangjian_cli.obligations.demands import unrecorded
from dangjian_cli.obligations.obligation import Hold, Obligation
from dangjian_cli.obligations.records import Convened, records_of
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Phase, Standing, Timing
from dangjian_cli.reports.scope import Scope
from dangjian_cli.reports.tally import Column, Judged, judge

REGULAR = frozenset({MeetingType.MEMBERS, MeetingType.COMMITTEE, MeetingType.CELL, MeetingType.LECTURE})
"""三会一课: the meetings of which 第一议题 is asked (seed 004)."""


class Mark(Enum):
    """How a period of a demand stands, in one character that every terminal has."""

    HELD = "√"
    LATE = "迟"
    MISSING = "缺"
    EXEMPT = "免"
    OPEN = "待"


@dataclass(frozen=True, slots=True)
class Cell:
    """One month of one unit: the marks of the periods that end in it, and how many meetings were held in it."""

    marks: tuple[Mark, ...] = ()
    held: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One unit in the matrix of one type, a cell for every month of the matrix."""

    unit: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """One type of organisational life. `demanded` is False where no rule pack says how often."""

    label: str
    demanded: bool
    months: tuple[Period, ...]
    rows: tuple[Row, ...]
    counts: Mapping[Mark, int]


@dataclass(frozen=True, slots=True)
class UnitLife:
    """One unit: periods by mark, persons present of those expected, and of the regular meetings that say so at all
    those with a 第一议题.
    """

    unit: str
    counts: Mapping[Mark, int]
    meetings: int
    attendance: Ratio
    first_topic: Ratio


class DualLife(NamedTuple):
    """双重组织生活 of one unit: how many meetings leaders came to as ordinary members, and how many came in all."""

    unit: str
    meetings: int
    leaders: int


class Content(NamedTuple):
    """内容分类: how many meetings were about it, and in how many units."""

    name: str
    meetings: int
    units: int


@dataclass(frozen=True, slots=True)
class Told:
    """A period told by name: what it is, how it stands, and the record that fills it."""

    obligation: Obligation
    standing: Standing
    period: str
    record: str | None


@dataclass(frozen=True, slots=True)
class Life:
    """The report."""

    units: tuple[UnitLife, ...]
    matrices: tuple[Matrix, ...]
    dual: tuple[DualLife, ...]
    contents: tuple[Content, ...]
    missing: tuple[Told, ...]
    late: tuple[Told, ...]
    exempt: tuple[Told, ...]
    unrecorded: tuple[str, ...]

    @property
    def counts(self) -> Mapping[Mark, int]:
        """Periods by mark, of all units."""
        return _summed(one.counts for one in self.units)


def mark(standing: Standing) -> Mark:
    """The mark of a period."""
    if standing.hold is Hold.EXEMPT:
        return Mark.EXEMPT
    if standing.phase is Phase.DONE:
        return Mark.LATE if standing.timing is Timing.LATE else Mark.HELD
    return Mark.MISSING if standing.timing is Timing.OVERDUE else Mark.OPEN


def life(situation: Situation, period: Period, scope: Scope) -> Life:
    """Count what was demanded and held in the period, as of the day of the situation."""
    found = _Found(situation, period, scope)
    told = [(one, mark(one.standing)) for _, one in found.judged]
    return Life(
        units=tuple(found.units()),
        matrices=tuple(found.matrices()),
        dual=tuple(found.dual()),
        contents=tuple(found.contents()),
        missing=tuple(found.told(one) for one, its in told if its is Mark.MISSING),
        late=tuple(found.told(one) for one, its in told if its is Mark.LATE),
        exempt=tuple(found.told(one) for one, its in told if its is Mark.EXEMPT),
        unrecorded=tuple(
            unit for unit in unrecorded(situation.book, period.last.year) if scope.units is None or unit in scope.units
        ),
    )


class _Found:
    """The demands and meetings of the period, once for all parts of the report."""

    def __init__(self, situation: Situation, period: Period, scope: Scope) -> None:
        self.situation = situation
        self.months = period.split(Grain.MONTH)
        judged = (
            (demand, judge(situation, owed, period))
            for demand in situation.register.demands
            if demand.item.model.type is not None
            for owed in demand.obligations
            if scope.covers(demand.unit, owed.source)
        )
        self.judged: list[tuple[Demand, Judged]] = [
            (demand, one) for demand, one in judged if one.column is not Column.OUTSIDE
        ]
        self.held: dict[tuple[str, str], list[Entry[Meeting]]] = {
            (unit, type_.value): found
            for (unit, type_), ones in records_of(situation.book).held.items()
            if (found := [one.entry for one in ones if self._counts(one, unit, period, scope)])
        }
        self.records = {entry.place.entry: entry for ones in self.held.values() for entry in ones}
        named = {*(demand.unit for demand, _ in self.judged), *(unit for unit, _ in self.held)}
        order = situation.book.units.order
        self.names = sorted(named, key=lambda name: (order.get(name, len(order)), name))

    def _counts(self, one: Convened, unit: str, period: Period, scope: Scope) -> bool:
        day = one.entry.model.day
        within = day is not None and period.contains(day) and day <= self.situation.today
        return within and scope.covers(unit, one.ledger.file)

    def told(self, one: Judged) -> Told:
        """A period by name."""
        record = self.records.get(one.obligation.place)
        period = one.obligation.id.rpartition("#")[2]
        return Told(one.obligation, one.standing, period, record.model.id if record else self._id_of(one.obligation))

    def _id_of(self, owed: Obligation) -> str | None:
        """The record of a meeting that was held outside the period (补开)."""
        ledgers = (ledger for ledger in self.situation.book.ledgers if ledger.file == owed.place.file)
        meetings = (entry for ledger in ledgers for entry in ledger.of(Meeting))
        return next((entry.model.id for entry in meetings if entry.place.entry == owed.place), None)

    def units(self) -> Iterator[UnitLife]:
        """Every unit with its counts."""
        marks: dict[str, Counter[Mark]] = {}
        for demand, one in self.judged:
            marks.setdefault(demand.unit, Counter())[mark(one.standing)] += 1
        for name in self.names:
            yield _unit_life(name, marks.get(name, Counter()), self._meetings(name))

    def _meetings(self, name: str) -> list[Meeting]:
        """The meetings of a unit, each once, whatever it counts for."""
        entries = {entry.place: entry for (unit, _), ones in self.held.items() if unit == name for entry in ones}
        return [entry.model for entry in entries.values()]

    def dual(self) -> Iterator[DualLife]:
        """The units whose records say that leaders came."""
        for name in self.names:
            came = [count for one in self._meetings(name) if (count := one.leaders_present)]
            if came:
                yield DualLife(name, len(came), sum(came))

    def contents(self) -> Iterator[Content]:
        """What the meetings were about, the most frequent first."""
        meetings, units = Counter[str](), Counter[str]()
        for name in self.names:
            told = Counter(content for one in self._meetings(name) for content in dict.fromkeys(one.content))
            meetings += told
            units.update(told.keys())
        for content, count in meetings.most_common():
            yield Content(content, count, units[content])

    def matrices(self) -> Iterator[Matrix]:
        """What is demanded in the order of the packs, then what was held beside it."""
        by_label: dict[str, dict[str, list[Judged]]] = {}
        for demand, one in self.judged:
            label = demand.id.partition("/")[2]
            by_label.setdefault(label, {}).setdefault(demand.unit, []).append(one)
        for label, by_unit in by_label.items():
            yield self._matrix(label, by_unit)
        held = dict.fromkeys(label for _, label in self.held if label not in by_label)
        for label in sorted(held, key=[type_.value for type_ in MeetingType].index):
            yield self._matrix(label, {})

    def _matrix(self, label: str, by_unit: Mapping[str, Sequence[Judged]]) -> Matrix:
        owed = {
            (name, one.standing.due.replace(day=1)): marks
            for name, ones in by_unit.items()
            for one in ones
            if one.standing.due is not None
            for marks in [tuple(mark(two.standing) for two in ones if _same_month(two.standing, one.standing))]
        }
        months = tuple(
            month for month in self.months if not by_unit or any((name, month.start) in owed for name in by_unit)
        )
        names = [name for name in self.names if name in by_unit or (name, label) in self.held]
        rows = tuple(
            Row(
                name, tuple(Cell(owed.get((name, month.start), ()), self._held(name, label, month)) for month in months)
            )
            for name in names
        )
        counts = Counter(mark(one.standing) for ones in by_unit.values() for one in ones)
        return Matrix(label, bool(by_unit), months, rows, counts)

    def _held(self, unit: str, label: str, month: Period) -> int:
        days = (entry.model.day for entry in self.held.get((unit, label), ()))
        return sum(day is not None and month.contains(day) for day in days)


def _same_month(one: Standing, other: Standing) -> bool:
    return one.due is not None and other.due is not None and one.due.replace(day=1) == other.due.replace(day=1)


def _unit_life(name: str, counts: Mapping[Mark, int], meetings: Sequence[Meeting]) -> UnitLife:
    counted = [(one.present, one.expected) for one in meetings if one.present is not None and one.expected is not None]
    said = [one for one in meetings if one.first_topic is not None and REGULAR.intersection(one.types)]
    return UnitLife(
        name,
        counts,
        len(meetings),
        Ratio(sum(present for present, _ in counted), sum(expected for _, expected in counted)),
        Ratio(sum(bool(one.first_topic) for one in said), len(said)),
    )


def _summed(counts: Iterable[Mapping[Mark, int]]) -> Mapping[Mark, int]:
    total: Counter[Mark] = Counter()
    for one in counts:
        total.update(one)
    return total
