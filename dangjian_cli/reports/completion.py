"""完成情况: completion and overdue figures of a period on a day (domain notes b6). Everything that `status` says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from dangjian_cli.book.entries import UnreadEntry
from dangjian_cli.dates.period import Period
from dangjian_cli.obligations.attribution import unit_of_unread
from dangjian_cli.obligations.obligation import Expansion, Hold, Role
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Phase, relapsed_on
from dangjian_cli.reports.figures import Figures, Group, Unread, broken_down, figures_of
from dangjian_cli.reports.grouping import Dimension
from dangjian_cli.reports.scope import Scope
from dangjian_cli.reports.tally import Column, Judged, judge


@dataclass(frozen=True, slots=True)
class Equation:
    """条目数 ＋ 应分解而未分解数 ＝ 总数 ＋ 各单列数 ＋ 按期次考核的条目数 (b6 point 8)."""

    entries: int
    undelegated: int
    recurring: int


class Remaining(NamedTuple):
    """剩余时间 (seed 001): days to the end of the period, matters still open, how many of them every 30 days."""

    last: date
    days: int
    open: int

    @property
    def pace(self) -> Decimal:
        """How many have to be done every 30 days, one decimal."""
        return (Decimal(30 * self.open) / self.days).quantize(Decimal("0.1"), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Completion:
    """The report.

    `claimed_done` are matters whose 状态 says done, `seemingly_done` those at 100 or with every 节点 done, all of them
    without a 完成日期 and hence counted as open (b6 point 5).

    `whole` is False where a query chose what is counted: the equation is then not that of the files.
    """

    as_of: date
    period: Period
    by: Dimension
    scope: Scope
    figures: Figures
    groups: tuple[Group, ...]
    overdue: tuple[Judged, ...]
    soon: tuple[Judged, ...]
    earlier: tuple[Judged, ...]
    carried: tuple[Judged, ...]
    equation: Equation
    whole: bool
    unread: tuple[UnreadEntry, ...]
    claimed_done: int
    seemingly_done: int
    provisional: int

    @property
    def remaining(self) -> Remaining | None:
        """What is left to do, while the period runs and anything is."""
        matters, days = self.figures.matters, (self.period.last - self.as_of).days
        if days <= 0 or matters.total == matters.done:
            return None
        return Remaining(self.period.last, days, matters.total - matters.done)


def completion(situation: Situation, period: Period, scope: Scope, by: Dimension = Dimension.UNIT) -> Completion:
    """Count everything in scope."""
    day = situation.today
    expansions = [one for one in situation.register.expansions if scope.covers(one.unit, one.ledger.file)]
    demanded = [
        owed for one in situation.register.demands for owed in one.obligations if scope.covers(one.unit, owed.source)
    ]
    unread = _unread(situation, situation.register.unread, scope)
    unread_records = _unread(situation, situation.register.unread_records, scope)
    by_entry = [[judge(situation, owed, period) for owed in one.obligations] for one in expansions]
    judged = [*(one for ones in by_entry for one in ones), *(judge(situation, owed, period) for owed in demanded)]
    counted = [one for one in judged if one.obligation.role is not Role.MILESTONE]
    earlier = tuple(one for one in judged if is_earlier(one, day, period))
    listed = [one for one in judged if _is_listed(one, day, period)]
    return Completion(
        as_of=day,
        period=period,
        by=by,
        scope=scope,
        figures=figures_of(counted, situation, len(unread), len(unread_records)),
        groups=broken_down(situation, counted, Unread(unread, unread_records), by, scope),
        overdue=_urgent_first(one for one in listed if one.standing.overdue),
        soon=_by_due(one for one in judged if one.column is Column.TOTAL and one.standing.soon),
        earlier=_by_due(earlier),
        carried=tuple(one for one in counted if _carried_over(one, period)),
        equation=_equation(expansions, len(unread)),
        whole=situation.chosen is None,
        unread=(*unread, *unread_records),
        claimed_done=sum(_claimed(one) for one in listed),
        seemingly_done=sum(_is_listed(ones[0], day, period) and _seems_done(ones, day) for ones in by_entry if ones),
        provisional=sum(one.standing.provisional for one in counted if one.column is Column.TOTAL),
    )


def _unread(situation: Situation, unread: Iterable[UnreadEntry], scope: Scope) -> tuple[UnreadEntry, ...]:
    return tuple(one for one in unread if scope.covers(unit_of_unread(situation.book, one), one.where.file))


def _is_listed(one: Judged, day: date, period: Period) -> bool:
    """Whether the report tells of it by name: what is in the total, and what was left open before."""
    return one.column is Column.TOTAL or is_earlier(one, day, period)


def is_earlier(one: Judged, day: date, period: Period) -> bool:
    """往年（往期）未了: due before the period, still open, neither carried over nor cancelled (b6 point 13).

    Occurrences and milestones are listed only while the day lies in a year of their ledger.
    """
    due, standing = one.standing.due, one.standing
    if due is None or due >= period.start or due >= day or standing.phase is Phase.DONE:
        return False
    if standing.hold in (Hold.CARRIED, Hold.CANCELLED, Hold.EXEMPT):
        return False
    years = one.obligation.years
    in_year = years is not None and years.first <= day.year <= years.last
    return one.obligation.role is Role.MATTER or in_year


def _claimed(one: Judged) -> bool:
    return one.obligation.claimed_done and one.standing.phase is not Phase.DONE


def _seems_done(ones: Sequence[Judged], day: date) -> bool:
    """Whether a matter (the first) looks done by its 进度 or its 节点 (the others), and nothing says that it is."""
    matter, stages = ones[0], ones[1:]
    if matter.obligation.role is not Role.MATTER or matter.standing.phase is Phase.DONE or _claimed(matter):
        return False
    all_stages = bool(stages) and all(stage.standing.phase is Phase.DONE for stage in stages)
    return matter.standing.progress == 100 or (all_stages and relapsed_on(matter.obligation, day) is None)


def _carried_over(one: Judged, period: Period) -> bool:
    """Carried over, and told in the period in which it was due or was carried over."""
    if one.standing.hold is not Hold.CARRIED or one.obligation.role is not Role.MATTER:
        return False
    days = (held.since for held in one.obligation.holds if held.hold is Hold.CARRIED)
    return one.column is not Column.OUTSIDE or any(day is not None and period.contains(day) for day in days)


def _urgent_first(judged: Iterable[Judged]) -> tuple[Judged, ...]:
    """Hard tasks first, then the longest overdue."""
    return tuple(sorted(judged, key=lambda one: (not one.obligation.hard, -one.standing.days_late, one.obligation.id)))


def _by_due(judged: Iterable[Judged]) -> tuple[Judged, ...]:
    return tuple(sorted(judged, key=lambda one: (one.standing.due or date.max, one.obligation.id)))


def _equation(expansions: Sequence[Expansion], unread: int) -> Equation:
    own = [one for one in expansions if not one.placeholder]
    return Equation(
        entries=len(own) + unread,
        undelegated=len(expansions) - len(own),
        recurring=sum(one.recurring for one in expansions),
    )
