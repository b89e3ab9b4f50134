"""发展党员: how many cases stand at which stage in which unit, and what is due next. Numbers alone."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from dangjian_cli.models.admission import Case, Edition
from dangjian_cli.obligations.admission import ADMISSION_KIND, cases
from dangjian_cli.obligations.obligation import Obligation
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Standing
from dangjian_cli.reports.scope import Scope


class StageReached(Enum):
    """How far a case has come."""

    APPLICANT = "申请人"
    ACTIVIST = "积极分子"
    CANDIDATE = "发展对象"
    PROBATIONARY = "预备党员"
    FULL = "已转正"
    ENDED = "已终止"


@dataclass(frozen=True, slots=True)
class UnitCases:
    """One unit: its cases by stage."""

    unit: str
    counts: Mapping[StageReached, int]


@dataclass(frozen=True, slots=True)
class Next:
    """A step that is owed and not done."""

    obligation: Obligation
    standing: Standing

    @property
    def case(self) -> str:
        """编号 of the case."""
        return self.obligation.entry_id.partition("/")[0]

    @property
    def step(self) -> str:
        """Which step."""
        return self.obligation.entry_id.partition("/")[2]


@dataclass(frozen=True, slots=True)
class AdmissionReport:
    """The report; `editions` count the cases that follow each, None those that name none."""

    units: tuple[UnitCases, ...]
    editions: Mapping[Edition | None, int]
    due: tuple[Next, ...]

    def count(self, stage: StageReached) -> int:
        """Cases at a stage, of all units."""
        return sum(one.counts.get(stage, 0) for one in self.units)


def admission(situation: Situation, scope: Scope) -> AdmissionReport:
    """Every case of the units in scope on the day."""
    day, order = situation.today, situation.book.units.order
    stages: dict[str, Counter[StageReached]] = {}
    editions: Counter[Edition | None] = Counter()
    for unit, ledger, entry in cases(situation.book):
        stage = stage_of(entry.model, day)
        if stage is not None and scope.covers(unit, ledger.file):
            stages.setdefault(unit, Counter())[stage] += 1
            editions[entry.model.edition] += 1
    units = sorted(stages, key=lambda unit: (order.get(unit, len(order)), unit))
    owed = (
        Next(one, situation.standing(one))
        for demand in situation.register.demands
        for one in demand.obligations
        if one.kind == ADMISSION_KIND and scope.covers(one.unit, one.source)
    )
    due = sorted(
        (one for one in owed if one.standing.open), key=lambda one: (one.standing.due or date.max, one.obligation.id)
    )
    return AdmissionReport(tuple(UnitCases(unit, stages[unit]) for unit in units), editions, tuple(due))


def stage_of(case: Case, day: date) -> StageReached | None:
    """The last stage that a case had reached on a day; None before the first."""
    reached = (
        (StageReached.ENDED, case.ended),
        (StageReached.FULL, case.full_approved),
        (StageReached.PROBATIONARY, case.approved),
        (StageReached.CANDIDATE, case.candidate),
        (StageReached.ACTIVIST, case.activist),
        (StageReached.APPLICANT, case.applied),
    )
    return next((stage for stage, since in reached if since is not None and since <= day), None)
