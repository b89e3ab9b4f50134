"""分解: which unit carries which superior task, who has not registered its share, and which level has nothing to do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from dangjian_cli.dates.period import Period
from dangjian_cli.document.document import Ratio
from dangjian_cli.models.vocabulary import UnitKind
from dangjian_cli.obligations.obligation import Expansion, Hold, Role
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Phase
from dangjian_cli.reports.scope import Scope
from dangjian_cli.reports.tally import Column, Judged, judge


class Share(Enum):
    """How a unit stands to a superior task, in one character."""

    DONE = "√"
    OVERDUE = "逾"
    IN_PROGRESS = "进"
    NOT_STARTED = "未"
    HELD = "停"
    MISSING = "缺"


@dataclass(frozen=True, slots=True)
class Carried:
    """The share of one unit: the id of its own entry, or of the placeholder for the one that is missing."""

    id: str
    unit: str
    share: Share
    due: str


@dataclass(frozen=True, slots=True)
class Parent:
    """A superior task with the shares of all units that it was handed down to."""

    id: str
    title: str
    unit: str
    shares: tuple[Carried, ...]

    def count(self, *wanted: Share) -> int:
        """How many units stand so."""
        return sum(one.share in wanted for one in self.shares)

    @property
    def done(self) -> Ratio:
        """下级完成数 ÷ 下级数 (b6 point 12): what is held back is not asked."""
        return Ratio(self.count(Share.DONE), len(self.shares) - self.count(Share.HELD))


class Tier(Enum):
    """The levels down which work is handed (seed 000: 上热中温下冷)."""

    TOP = "工委、党组"
    COMMITTEE = "机关党委、党总支"
    BRANCH = "党支部、党小组"
    OFFICE = "内设机构、其他单位"


_TIERS: Mapping[UnitKind, Tier] = {
    UnitKind.WORKING_COMMITTEE: Tier.TOP,
    UnitKind.PARTY_GROUP: Tier.TOP,
    UnitKind.COMMITTEE: Tier.COMMITTEE,
    UnitKind.GENERAL_BRANCH: Tier.COMMITTEE,
    UnitKind.BRANCH: Tier.BRANCH,
    UnitKind.JOINT_BRANCH: Tier.BRANCH,
    UnitKind.TEMPORARY_BRANCH: Tier.BRANCH,
    UnitKind.FUNCTIONAL_BRANCH: Tier.BRANCH,
    UnitKind.CELL: Tier.BRANCH,
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level: its units, those of them that owe nothing, and what is owed."""

    tier: Tier
    units: int
    idle: tuple[str, ...]
    matters: int
    done: int
    overdue: int
    occurrences: int


@dataclass(frozen=True, slots=True)
class Decomposition:
    """The report. `units` are those that appear in any share, in the order of the tree."""

    parents: tuple[Parent, ...]
    units: tuple[str, ...]
    levels: tuple[Level, ...]

    @property
    def missing(self) -> Iterator[tuple[Parent, Carried]]:
        """Every share that nobody registered."""
        for parent in self.parents:
            for one in parent.shares:
                if one.share is Share.MISSING:
                    yield parent, one


def decomposition(situation: Situation, period: Period, scope: Scope) -> Decomposition:
    """What was handed down and counts in the period; units within the scope."""
    judged = tuple(_judged(situation, period, scope))
    shares: dict[str, list[Carried]] = {}
    for expansion, ones in judged:
        parent = expansion.entry.model.id if expansion.placeholder else expansion.entry.model.parent
        if parent is not None:
            shares.setdefault(parent, []).append(_carried(expansion, ones))
    order = situation.book.units.order
    parents = tuple(
        Parent(
            one.id,
            one.entry.model.title,
            one.unit,
            tuple(sorted(shares[one.id], key=lambda share: (order.get(share.unit, len(order)), share.id))),
        )
        for one in situation.register.expansions
        if not one.placeholder and one.id in shares
    )
    named = {share.unit for parent in parents for share in parent.shares}
    units = tuple(sorted(named, key=lambda name: (order.get(name, len(order)), name)))
    return Decomposition(parents, units, tuple(_levels(situation, scope, judged)))


def _judged(situation: Situation, period: Period, scope: Scope) -> Iterator[tuple[Expansion, tuple[Judged, ...]]]:
    """Every entry of the period with its matters and periods, milestones left aside."""
    for expansion in situation.register.expansions:
        if scope.covers(expansion.unit, expansion.ledger.file):
            ones = (judge(situation, owed, period) for owed in expansion.obligations)
            kept = tuple(
                one for one in ones if one.column is not Column.OUTSIDE and one.obligation.role is not Role.MILESTONE
            )
            if kept:
                yield expansion, kept


def _carried(expansion: Expansion, ones: Sequence[Judged]) -> Carried:
    dues = [one.standing.due for one in ones if one.standing.due is not None]
    wording = ones[0].standing.wording
    due = min(dues).isoformat() if dues and len(ones) == 1 else wording
    return Carried(expansion.id, expansion.unit, _share(expansion, ones), due)


def _share(expansion: Expansion, ones: Sequence[Judged]) -> Share:
    live = [one.standing for one in ones if one.standing.hold is Hold.NONE]
    if expansion.placeholder:
        return Share.MISSING
    if not live:
        return Share.HELD
    if any(one.overdue for one in live):
        return Share.OVERDUE
    if all(one.phase is Phase.DONE for one in live):
        return Share.DONE
    return Share.NOT_STARTED if all(one.phase is Phase.NOT_STARTED for one in live) else Share.IN_PROGRESS


def _levels(
    situation: Situation, scope: Scope, judged: Sequence[tuple[Expansion, tuple[Judged, ...]]]
) -> Iterator[Level]:
    by_unit: dict[str, list[Judged]] = {}
    for expansion, ones in judged:
        by_unit.setdefault(expansion.unit, []).extend(one for one in ones if one.column is Column.TOTAL)
    units = situation.book.units
    there = [
        entry.model
        for entry in units.entries
        if units.exists(entry.model.title, situation.today)
        and (scope.units is None or entry.model.title in scope.units)
    ]
    for tier in Tier:
        names = [unit.title for unit in there if unit.kind is not None and _TIERS.get(unit.kind, Tier.OFFICE) is tier]
        owed = [one for name in names for one in by_unit.get(name, ())]
        matters = [one for one in owed if one.obligation.role is Role.MATTER]
        yield Level(
            tier,
            len(names),
            tuple(name for name in names if not by_unit.get(name)),
            len(matters),
            sum(one.standing.phase is Phase.DONE for one in matters),
            sum(one.standing.overdue for one in matters),
            len(owed) - len(matters),
        )
