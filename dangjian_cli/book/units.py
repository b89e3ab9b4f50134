"""The tree of units (组织树), and the groups that ledgers name."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.models.records import UnitGroup
from dangjian_cli.models.shelf import ORGANISATION_HEADER, UNIT

if TYPE_CHECKING:
    from dangjian_cli.models.organisation import Unit


class Units(NamedTuple):
    """All units of the workspace by every name they go by, in the order of the files, superiors first."""

    entries: "tuple[Entry[Unit], ...]"
    by_name: "Mapping[str, Entry[Unit]]"
    children: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, tuple[str, ...]]
    order: Mapping[str, int]

    def resolve(self, name: str) -> str | None:
        """The full name of the unit that goes by this name, short name or former name."""
        entry = self.by_name.get(name)
        return entry.model.title if entry else None

    def opening(self, text: str) -> str | None:
        """The unit whose name opens a text, the longest one: 市财政局机关党委书记 何某 is of 市财政局机关党委."""
        ends = range(len(text), 0, -1)
        return next((self.resolve(text[:end]) for end in ends if text[:end] in self.by_name), None)

    def get(self, name: str) -> "Unit | None":
        """The unit of this name."""
        entry = self.by_name.get(name)
        return entry.model if entry else None

    def canonical(self, name: str) -> str:
        """The full name, or the name as written when no ledger knows it."""
        return self.resolve(name) or name

    def short(self, name: str) -> str:
        """The short name (简称) where there is one."""
        unit = self.get(name)
        return (unit.short_name if unit else None) or name

    def superior(self, name: str) -> str | None:
        """The full name of the unit above."""
        unit = self.get(name)
        return self.resolve(unit.superior) if unit and unit.superior else None

    def below(self, name: str) -> tuple[str, ...]:
        """The unit and all units under it, in tree order."""
        return tuple(unit for unit, _ in self.walk(name))

    def walk(self, name: str) -> Iterator[tuple[str, int]]:
        """The unit and all units under it with their depth below it, in tree order; each once, whatever the circle."""
        seen: set[str] = set()
        waiting = [(name, 0)]
        while waiting:
            unit, depth = waiting.pop()
            if unit not in seen:
                seen.add(unit)
                yield unit, depth
                waiting.extend((child, depth + 1) for child in reversed(self.children.get(unit, ())))

    def roots(self) -> tuple[str, ...]:
        """Where the tree begins: units without a superior (or whose superior no ledger names), each once.

        Of units that are each other's superiors (DJ111) one is taken, so that no unit is out of the tree.
        """
        titles = dict.fromkeys(entry.model.title for entry in self.entries)
        tops = [title for title in titles if self.superior(title) is None]
        reached = {unit for top in tops for unit, _ in self.walk(top)}
        for title in titles:
            if title not in reached:
                top = self._in_circle(title)
                tops.append(top)
                reached |= {unit for unit, _ in self.walk(top)}
        return tuple(tops)

    def _in_circle(self, name: str) -> str:
        """A unit of the circle that one comes to, from superior to superior."""
        seen: set[str] = set()
        while name not in seen:
            seen.add(name)
            name = self.superior(name) or name
        return name

    def group(self, name: str) -> tuple[str, ...] | None:
        """The members of a group of this name, in the order of the files; None when there is no such group."""
        return self.groups.get(name)

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """The units of a kind (机关党委, 党支部), in the order of the files."""
        return tuple(e.model.title for e in self.entries if e.model.kind is not None and e.model.kind.value == kind)

    def named(self, name: str) -> tuple[str, ...] | None:
        """The units that a name asks for: one by any of its names, the members of a group, else those of a kind."""
        if (full := self.resolve(name)) is not None:
            return (full,)
        members = self.group(name)
        return members if members is not None else self.of_kind(name) or None

    def exists(self, name: str, day: date | None) -> bool:
        """Whether the unit exists on the day (成立日期 to 撤销日期)."""
        unit = self.get(name)
        if unit is None or day is None:
            return True
        return (unit.founded is None or unit.founded <= day) and (unit.dissolved is None or day <= unit.dissolved)

    def known_names(self) -> tuple[str, ...]:
        """Everything that may stand where a unit is asked for."""
        kinds = dict.fromkeys(entry.model.kind.value for entry in self.entries if entry.model.kind is not None)
        return (*self.by_name, *self.groups, *kinds)


def build_units(ledgers: tuple[Ledger, ...]) -> Units:
    """Read the tree out of the 组织 ledgers. Of two units with one name the first is meant; DJ111 says so."""
    entries: list[Entry[Unit]] = []
    groups: dict[str, UnitGroup] = {}
    for ledger in ledgers:
        entries.extend(ledger.of(UNIT))
        if ORGANISATION_HEADER.made(ledger.header):
            groups |= ledger.header.groups
    by_name = _by_name(entries)
    children: dict[str, list[str]] = {}
    for entry in entries:
        unit = entry.model
        if unit.superior and (above := by_name.get(unit.superior)) and by_name[unit.title] is entry:
            children.setdefault(above.model.title, []).append(unit.title)
    units = Units(tuple(entries), by_name, {name: tuple(below) for name, below in children.items()}, {}, {})
    in_order = [name for root in units.roots() for name in units.below(root)]
    return units._replace(
        groups={name: _members(units, group) for name, group in groups.items()},
        order={name: index for index, name in enumerate(in_order)},
    )


def _members(units: Units, group: UnitGroup) -> tuple[str, ...]:
    """The units that a group names, and those of its kinds."""
    named = {units.canonical(unit) for unit in group.units}
    kinds = set(group.kind)
    return tuple(
        entry.model.title
        for entry in units.entries
        if entry.model.title in named or (entry.model.kind is not None and entry.model.kind.value in kinds)
    )


def _by_name(entries: "list[Entry[Unit]]") -> "dict[str, Entry[Unit]]":
    """Full names first, then short names, then former names: an exact name always wins."""
    by_name: dict[str, Entry[Unit]] = {}
    for entry in entries:
        by_name.setdefault(entry.model.title, entry)
    for entry in entries:
        if entry.model.short_name:
            by_name.setdefault(entry.model.short_name, entry)
    for entry in entries:
        for former in entry.model.former_names:
            by_name.setdefault(former, entry)
    return by_name
