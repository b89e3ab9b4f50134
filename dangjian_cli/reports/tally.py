"""Tally: what is counted of a set of obligations (domain notes b6, points 7–9 and 11)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum

from dangjian_cli.dates.period import Period
from dangjian_cli.document.document import Ratio
from dangjian_cli.obligations.obligation import Hold, Obligation, Role
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Phase, Standing, Timing
from dangjian_cli.reports.scope import belongs

RECTIFICATION = "问题整改"


class Column(Enum):
    """Where an obligation is counted: in the total, or apart (单列). The words are those of the reports."""

    TOTAL = "总数"
    SUSPENDED = "暂缓"
    CANCELLED = "已取消"
    CARRIED = "已结转"
    EXEMPT = "豁免"
    ONGOING = "长期"
    UNASSESSABLE = "不可考核"
    OUTSIDE = "跨期"


_HOLD_COLUMNS = {
    Hold.SUSPENDED: Column.SUSPENDED,
    Hold.CANCELLED: Column.CANCELLED,
    Hold.CARRIED: Column.CARRIED,
    Hold.EXEMPT: Column.EXEMPT,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """An obligation, how it stands on the day, and where it is counted for the period."""

    obligation: Obligation
    standing: Standing
    column: Column


def judge(situation: Situation, obligation: Obligation, period: Period) -> Judged:
    """Stand the obligation and put it into its column."""
    standing = situation.standing(obligation)
    return Judged(obligation, standing, _column(obligation, standing, period))


def _column(obligation: Obligation, standing: Standing, period: Period) -> Column:
    """Outside the period comes first, whatever else holds; then holds; then what has no date to be measured by."""
    if not belongs(obligation, standing, period):
        return Column.OUTSIDE
    if standing.hold is not Hold.NONE:
        return _HOLD_COLUMNS[standing.hold]
    if standing.timing is Timing.NO_DEADLINE:
        return Column.ONGOING
    return Column.UNASSESSABLE if standing.timing is Timing.UNASSESSABLE else Column.TOTAL


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one role. Columns after `postponed` stand apart from the total."""

    total: int = 0
    done: int = 0
    done_on_time: int = 0
    done_late: int = 0
    due: int = 0
    due_done_on_time: int = 0
    overdue: int = 0
    due_soon: int = 0
    in_progress: int = 0
    not_started: int = 0
    postponed: int = 0
    suspended: int = 0
    cancelled: int = 0
    carried: int = 0
    exempt: int = 0
    ongoing: int = 0
    unassessable: int = 0
    outside: int = 0
    unread: int = 0
    rectifications: int = 0
    closed: int = 0
    awaiting_closure: int = 0
    delegated: int = 0

    @property
    def completion_rate(self) -> Ratio:
        """完成率 = done ÷ total."""
        return Ratio(self.done, self.total)

    @property
    def on_time_rate(self) -> Ratio:
        """按期率 = done on time among the due ÷ due."""
        return Ratio(self.due_done_on_time, self.due)

    @property
    def closure_rate(self) -> Ratio:
        """销号率 = closed ÷ rectification matters in the total."""
        return Ratio(self.closed, self.rectifications)

    @property
    def apart(self) -> int:
        """Everything known that is not in the total."""
        return (
            self.suspended + self.cancelled + self.carried + self.exempt + self.ongoing + self.unassessable
            + self.outside + self.unread
        )  # fmt: skip

    def __add__(self, other: "Tally") -> "Tally":
        """Counts of two sets that share nothing."""
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


def tally(judged: Iterable[Judged], day: date, unread: int = 0) -> Tally:
    """Count."""
    counts: Counter[str] = Counter()
    for one in judged:
        if one.column is Column.TOTAL:
            counts.update(_counted(one, day))
        else:
            counts[one.column.name.lower()] += 1
    return Tally(**counts, unread=unread)


def _counted(one: Judged, day: date) -> Iterable[str]:
    """The names of the counts that one obligation of the total adds to."""
    standing, obligation = one.standing, one.obligation
    done = standing.phase is Phase.DONE
    on_time = done and standing.timing is Timing.ON_TIME
    due = standing.due is not None and standing.due <= day
    rectification = obligation.kind == RECTIFICATION and obligation.role is Role.MATTER
    facts = {
        "total": True,
        "done": done,
        "done_on_time": on_time,
        "done_late": done and not on_time,
        "due": due,
        "due_done_on_time": due and on_time,
        "overdue": standing.overdue,
        "due_soon": standing.soon,
        "in_progress": standing.phase is Phase.IN_PROGRESS,
        "not_started": standing.phase is Phase.NOT_STARTED,
        "postponed": standing.postponed,
        "rectifications": rectification,
        "closed": rectification and standing.closed_on is not None,
        "awaiting_closure": rectification and done and standing.closed_on is None,
        "delegated": obligation.parent is not None,
    }
    return [name for name, true in facts.items() if true]
