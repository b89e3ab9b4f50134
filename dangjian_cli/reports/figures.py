"""Figures, and the groups they are broken down into (`--by`); units in their tree, rolled up (一级抓一级)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dangjian_cli.book.entries import UnreadEntry
from dangjian_cli.obligations.attribution import unit_of_unread
from dangjian_cli.obligations.obligation import UNATTRIBUTED, Role
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.grouping import Dimension, Order, groups_of
from dangjian_cli.reports.scope import Scope
from dangjian_cli.reports.tally import Judged, Tally, tally


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


class Unread(NamedTuple):
    """What could not be counted: entries that owe something, and records of meetings."""

    entries: Sequence[UnreadEntry]
    records: Sequence[UnreadEntry]


def figures_of(judged: Sequence[Judged], situation: Situation, unread: int, unread_records: int) -> Figures:
    """Count matters and periods, each for itself, and with each what could not be counted of it."""
    matters = (one for one in judged if one.obligation.role is Role.MATTER)
    occurrences = (one for one in judged if one.obligation.role is Role.OCCURRENCE)
    day = situation.today
    return Figures(tally(matters, day, unread), tally(occurrences, day, unread_records))


def broken_down(
    situation: Situation, judged: Sequence[Judged], unread: Unread, by: Dimension, scope: Scope
) -> tuple[Group, ...]:
    """The groups of one dimension in their order, every unit of the scope in its place in the tree."""
    members: dict[str, list[Judged]] = {}
    for one in judged:
        for name in groups_of(one, by):
            members.setdefault(name, []).append(one)
    entries = Counter(_groups_of_unread(situation, unread.entries, by))
    records = Counter(_groups_of_unread(situation, unread.records, by))
    for name in (*entries, *records):
        members.setdefault(name, [])
    order = Order(situation.book.units, by)
    seen = {name: index for index, name in enumerate(members)}
    names = sorted(members, key=lambda name: order.key(name, seen[name]))
    own = {name: figures_of(members[name], situation, entries[name], records[name]) for name in names}
    if by is Dimension.UNIT:
        return tuple(_tree(situation, own, scope))
    return tuple(Group(name, figures) for name, figures in own.items())


def _groups_of_unread(situation: Situation, unread: Sequence[UnreadEntry], by: Dimension) -> Iterator[str]:
    """Where an entry that could not be counted is told: by what of it is sure, its unit and its ledger."""
    ledgers = {ledger.file: ledger.name for ledger in situation.book.ledgers}
    for entry in unread:
        match by:
            case Dimension.UNIT:
                yield unit_of_unread(situation.book, entry)
            case Dimension.LEDGER:
                yield ledgers[entry.where.file]
            case _:
                yield UNATTRIBUTED


def _tree(situation: Situation, own: Mapping[str, Figures], scope: Scope) -> Iterator[Group]:
    """The units in their tree; one above others is shown with all below it rolled up. Then what no tree knows."""
    units = situation.book.units
    nothing = Figures(Tally(), Tally())
    shown: set[str] = set()
    for top in scope.tops or units.roots():
        for name, depth in units.walk(top):
            below = [own[unit] for unit in units.below(name) if unit in own and unit != name]
            if (name in own or below) and name not in shown:
                shown.add(name)
                mine = own.get(name, nothing)
                yield Group(name, mine, depth, sum(below, mine) if below else None)
    for name, figures in own.items():
        if name not in shown:
            yield Group(name, figures)
