"""换届: the terms of every committee, when they end, and what has been done about the next election."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from dangjian_cli.book.terms import Term, term_of
from dangjian_cli.dates.months import add_months
from dangjian_cli.dates.period import Period
from dangjian_cli.models.limits import Limit
from dangjian_cli.models.organisation import Unit
from dangjian_cli.models.records import ElectionStep
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.scope import Scope


class TermState(Enum):
    """How a term stands on the day, the most urgent first."""

    OVER = "已届满未换届"
    EXTENDED = "延期中"
    ENDING = "临近届满"
    RUNNING = "任期内"


@dataclass(frozen=True, slots=True)
class TermRow:
    """One committee. `last_day` is the end of the term as extended; `last_step` the newest preparation known."""

    unit: str
    term: Term
    last_day: date
    approval: str | None
    state: TermState
    days: int
    last_step: ElectionStep | None


@dataclass(frozen=True, slots=True)
class Terms:
    """The report: every term by urgency; those that end in the period; units of which nothing can be said."""

    rows: tuple[TermRow, ...]
    in_period: int
    unknown: tuple[str, ...]

    def count(self, state: TermState) -> int:
        """How many committees stand so."""
        return sum(row.state is state for row in self.rows)


def terms(situation: Situation, period: Period, scope: Scope) -> Terms:
    """Every term of the units in scope that exist on the day."""
    rows, unknown = [], []
    for unit in _units(situation, scope):
        term = term_of(situation.book, unit, situation.today)
        if term is not None:
            rows.append(_row(situation, unit, term))
        elif situation.book.packs().limit(Limit.TERM_YEARS, situation.today, unit.kind) is not None:
            unknown.append(unit.title)
    order = list(TermState)
    rows.sort(key=lambda row: (order.index(row.state), row.last_day, row.unit))
    return Terms(tuple(rows), sum(period.contains(row.last_day) for row in rows), tuple(unknown))


def _units(situation: Situation, scope: Scope) -> Iterator[Unit]:
    for entry in situation.book.units.entries:
        unit = entry.model
        there = situation.book.units.exists(unit.title, situation.today)
        if there and unit.kind is not None and scope.covers(unit.title, entry.place.file):
            yield unit


def _row(situation: Situation, unit: Unit, term: Term) -> TermRow:
    day, last = situation.today, term.last_day(situation.today)
    done = [step for step in unit.election_steps if step.day is None or step.day <= day]
    approval = unit.term_extension.approval if unit.term_extension is not None and last != term.ends else None
    return TermRow(
        unit.title,
        term,
        last,
        approval,
        _state(situation, unit, term, last),
        (last - day).days,
        max(done, key=lambda step: step.day or date.min, default=None),
    )


def _state(situation: Situation, unit: Unit, term: Term, last: date) -> TermState:
    day = situation.today
    if last < day:
        return TermState.OVER
    if last != term.ends and term.ends < day:
        return TermState.EXTENDED
    bound = situation.book.packs().limit(Limit.TERM_REMINDER_MONTHS, day, unit.kind)
    ending = bound is not None and add_months(last, -bound.number) <= day
    return TermState.ENDING if ending else TermState.RUNNING
