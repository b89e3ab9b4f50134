"""组织树: the units that exist on the day, in their tree, with their sizes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dangjian_cli.book.terms import term_of
from dangjian_cli.dates.period import Period
from dangjian_cli.document.document import Ratio
from dangjian_cli.models.organisation import OrganisationHeader, Unit, UnitChange
from dangjian_cli.models.records import LeadingGroup
from dangjian_cli.models.vocabulary import UnitKind
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.scope import Scope

_LOOKED_AFTER = frozenset(
    {UnitKind.COMMITTEE, UnitKind.GENERAL_BRANCH, UnitKind.BRANCH, UnitKind.JOINT_BRANCH, UnitKind.FUNCTIONAL_BRANCH}
)
"""The kinds of which 联系点 are: who has none is told where there are any."""


@dataclass(frozen=True, slots=True)
class Node:
    """One unit at its depth in the tree. `ends` is the last day of its term."""

    unit: Unit
    depth: int
    ends: str | None


class Contact(NamedTuple):
    """联系点: a leader with the units that are theirs to look after."""

    leader: str
    units: tuple[str, ...]
    remark: str | None


@dataclass(frozen=True, slots=True)
class Contacts:
    """联系点 of everyone, and the party organisations directly below the working committee that nobody looks after."""

    named: tuple[Contact, ...]
    left: tuple[str, ...]


class Staffed(NamedTuple):
    """专职党务人员 of an office."""

    unit: str
    party_staff: int
    staff: int | None

    @property
    def share(self) -> Ratio | None:
        """Of all who work there."""
        return Ratio(self.party_staff, self.staff) if self.staff else None


class Changed(NamedTuple):
    """变动 of a unit."""

    unit: str
    change: UnitChange


@dataclass(frozen=True, slots=True)
class Organisation:
    """The report: the tree, units by kind, groups with their members, leading groups, and who is gone."""

    nodes: tuple[Node, ...]
    kinds: Mapping[UnitKind, int]
    members: int
    probationary: int
    groups: Mapping[str, tuple[str, ...]]
    leading_groups: tuple[LeadingGroup, ...]
    contacts: Contacts
    staffed: tuple[Staffed, ...]
    changes: tuple[Changed, ...]
    gone: tuple[str, ...]


def organisation(situation: Situation, scope: Scope, period: Period) -> Organisation:
    """The tree below the units asked for. Members are those of the units that have no party unit above them."""
    units, day = situation.book.units, situation.today
    nodes: dict[str, Node] = {}
    gone: list[str] = []
    for top in scope.tops or units.roots():
        for name, depth in units.walk(top):
            unit = units.get(name)
            if unit is None or name in nodes or (scope.units is not None and name not in scope.units):
                continue
            if not units.exists(name, day):
                gone.append(name)
                continue
            term = term_of(situation.book, unit, day)
            nodes[name] = Node(unit, depth, term.last_day(day).isoformat() if term is not None else None)
    counted = [node.unit for node in nodes.values() if not _contained(situation, node.unit, nodes)]
    headers = tuple(one.header for one in situation.book.ledgers if isinstance(one.header, OrganisationHeader))
    return Organisation(
        tuple(nodes.values()),
        Counter(node.unit.kind for node in nodes.values() if node.unit.kind is not None),
        sum(unit.full_members or 0 for unit in counted),
        sum(unit.probationary_members or 0 for unit in counted),
        {name: tuple(one for one in units.group(name) or () if one in nodes) for name in units.groups},
        tuple(group for header in headers for group in header.leading_groups),
        _contacts(situation, headers, nodes),
        tuple(
            Staffed(unit.title, unit.party_staff, unit.staff)
            for unit in (node.unit for node in nodes.values())
            if unit.party_staff is not None
        ),
        tuple(_changes(situation, (*nodes, *gone), period)),
        tuple(gone),
    )


def _contacts(situation: Situation, headers: Iterable[OrganisationHeader], nodes: Mapping[str, Node]) -> Contacts:
    units = situation.book.units
    named = []
    for one in (contact for header in headers for contact in header.contacts):
        members = (member for name in one.units for member in units.named(name) or (name,))
        within = tuple(dict.fromkeys(member for member in members if member in nodes))
        if within:
            named.append(Contact(one.leader, within, one.remark))
    reached = {name for contact in named for name in contact.units}
    asked = (node.unit for node in nodes.values() if node.depth == 1 and node.unit.kind in _LOOKED_AFTER)
    left = tuple(unit.title for unit in asked if unit.title not in reached)
    return Contacts(tuple(named), left if named else ())


def _changes(situation: Situation, names: Iterable[str], period: Period) -> Iterator[Changed]:
    """What was changed in the period and known on the day, in the order of the days."""
    units = (situation.book.units.get(name) for name in names)
    found = [Changed(unit.title, change) for unit in units if unit is not None for change in unit.changes]
    dated = [(one.change.day, one) for one in found if one.change.day is not None]
    for day, one in sorted(dated, key=lambda each: each[0]):
        if period.contains(day) and day <= situation.today:
            yield one


def _contained(situation: Situation, unit: Unit, nodes: Mapping[str, Node]) -> bool:
    """Whether a unit above that is shown counts these members, too (a branch of a committee that says its number)."""
    units, seen = situation.book.units, {unit.title}
    above = units.superior(unit.title)
    while above is not None and above not in seen:
        seen.add(above)
        if above in nodes and nodes[above].unit.full_members is not None:
            return True
        above = units.superior(above)
    return False
