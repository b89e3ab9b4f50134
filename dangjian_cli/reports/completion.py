"""完成情况: completion and overdue figures of a period on a day (domain notes b6). Everything that `status` says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dangjian_cli.book.entries import UnreadEntry
from dangjian_cli.dates.period import Period
from dangjian_cli.obligations.obligation import UNATTRIBUTED, Expansion, Hold, Role
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Phase
from dangjian_cli.reports.grouping import Dimension, Order, groups_of
from dangjian_cli.reports.scope import Scope
from dangjian_cli.reports.tally import Column, Judged, Tally, judge, tally


@dataclass(frozen=True, slots=True)
class Figures:
    """The two counts that are never added together."""

    matters: Tally
    occurrences: Tally

    def __add__(self, other: "Figures") -> "Figures":
        """Figures of two sets that share nothing."""
        return Figures(self.matters + other.matters, self.occurrences + other.occurrences)


@dataclass(frozen=True, slots=True)
class Group:
    """One line of a grouping. In a grouping by unit, `depth` is the place in the tree and `with_below` rolls up."""

    name: str
    own: Figures
    depth: int = 0
    with_below: Figures | None = None


@dataclass(frozen=True, slots=True)
class Equation:
    """条目数 ＋ 应分解而未分解数 ＝ 总数 ＋ 各单列数 ＋ 按期次考核的条目数 (b6 point 8)."""

    entries: int
    undelegated: int
    recurring: int


@dataclass(frozen=True, slots=True)
class Completion:
    """The report."""

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
    unread: tuple[UnreadEntry, ...]
    claimed_done: int
    provisional: int


def completion(situation: Situation, period: Period, scope: Scope, by: Dimension = Dimension.UNIT) -> Completion:
    """Count everything in scope."""
    day, soon_days = situation.today, situation.settings.soon_days
    expansions = [one for one in situation.register.expansions if scope.covers(one.unit)]
    unread = tuple(entry for entry in situation.register.unread if scope.covers(_unit(situation, entry)))
    judged = [judge(owed, day, period, soon_days) for one in expansions for owed in one.obligations]
    counted = [one for one in judged if one.obligation.role is not Role.MILESTONE]
    earlier = tuple(one for one in judged if _earlier(one, day, period))
    overdue = [one for one in judged if one.column is Column.TOTAL and one.standing.overdue]
    return Completion(
        as_of=day,
        period=period,
        by=by,
        scope=scope,
        figures=_figures(counted, day, len(unread)),
        groups=_groups(situation, counted, unread, by),
        overdue=_urgent_first((*overdue, *(one for one in earlier if one.standing.overdue))),
        soon=_by_due(one for one in judged if one.column is Column.TOTAL and one.standing.soon),
        earlier=_by_due(earlier),
        carried=tuple(
            one for one in judged if one.standing.hold is Hold.CARRIED and one.obligation.role is Role.MATTER
        ),
        equation=_equation(expansions, len(unread)),
        unread=unread,
        claimed_done=sum(one.obligation.claimed_done for one in counted if one.standing.phase is not Phase.DONE),
        provisional=sum(one.standing.provisional for one in judged if one.column is Column.TOTAL),
    )


def _figures(judged: Sequence[Judged], day: date, unread: int) -> Figures:
    matters = (one for one in judged if one.obligation.role is Role.MATTER)
    occurrences = (one for one in judged if one.obligation.role is Role.OCCURRENCE)
    return Figures(tally(matters, day, unread), tally(occurrences, day))


def _unit(situation: Situation, entry: UnreadEntry) -> str:
    return situation.book.units.canonical(entry.unit) if entry.unit else UNATTRIBUTED


def _groups(
    situation: Situation, judged: Sequence[Judged], unread: Sequence[UnreadEntry], by: Dimension
) -> tuple[Group, ...]:
    members: dict[str, list[Judged]] = {}
    for one in judged:
        for name in groups_of(one, by):
            members.setdefault(name, []).append(one)
    missing: dict[str, int] = {}
    for entry in unread:
        name = _unit(situation, entry) if by is Dimension.UNIT else UNATTRIBUTED
        missing[name] = missing.get(name, 0) + 1
        members.setdefault(name, [])
    order = Order(situation.book.units, by)
    seen = {name: index for index, name in enumerate(members)}
    names = sorted(members, key=lambda name: order.key(name, seen[name]))
    groups = [Group(name, _figures(members[name], situation.today, missing.get(name, 0))) for name in names]
    return _tree(situation, groups) if by is Dimension.UNIT else tuple(groups)


def _tree(situation: Situation, groups: Sequence[Group]) -> tuple[Group, ...]:
    """The groups in the tree of units; a unit above others is shown with all below it rolled up (一级抓一级)."""
    units = situation.book.units
    own = {group.name: group.own for group in groups}
    nothing = Figures(Tally(), Tally())
    shown: list[Group] = []
    for root in units.roots():
        for name, depth in units.walk(root):
            below = [own[unit] for unit in units.below(name) if unit in own and unit != name]
            if name in own or below:
                mine = own.get(name, nothing)
                shown.append(Group(name, mine, depth, sum(below, mine) if below else None))
    in_tree = {group.name for group in shown}
    return (*shown, *(group for group in groups if group.name not in in_tree))


def _earlier(one: Judged, day: date, period: Period) -> bool:
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
