"""组织树: the units that exist on the day, in their tree, with their sizes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dangjian_cli.book.terms import term_of
from dangjian_cli.models.organisation import OrganisationHeader, Unit
from dangjian_cli.models.records import LeadingGroup
from dangjian_cli.models.vocabulary import UnitKind
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.scope import Scope


@dataclass(frozen=True, slots=True)
class Node:
    """One unit at its depth in the tree. `ends` is the last day of its term."""

    unit: Unit
    depth: int
    ends: str | None


@dataclass(frozen=True, slots=True)
class Organisation:
    """The report: the tree, units by kind, groups with their members, leading groups, and who is gone."""

    nodes: tuple[Node, ...]
    kinds: Mapping[UnitKind, int]
    members: int
    probationary: int
    groups: Mapping[str, tuple[str, ...]]
    leading_groups: tuple[LeadingGroup, ...]
    gone: tuple[str, ...]


def organisation(situation: Situation, scope: Scope) -> Organisation:
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
    headers = (one.header for one in situation.book.ledgers if isinstance(one.header, OrganisationHeader))
    return Organisation(
        tuple(nodes.values()),
        Counter(node.unit.kind for node in nodes.values() if node.unit.kind is not None),
        sum(unit.full_members or 0 for unit in counted),
        sum(unit.probationary_members or 0 for unit in counted),
        {name: tuple(one for one in units.group(name) or () if one in nodes) for name in units.groups},
        tuple(group for header in headers for group in header.leading_groups),
        tuple(gone),
    )


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
