"""What rules need to know about the names of units."""

from collections.abc import Iterator, Mapping

from dangjian_cli.base.text import closest
from dangjian_cli.book.book import Book
from dangjian_cli.book.units import Units
from dangjian_cli.models.shelf import UNIT


class UnitNames:
    """The names that the 组织 ledgers of a book know, and the nearest one to a name that they do not know."""

    def __init__(self, book: Book) -> None:
        self._units = book.units
        self._near: dict[str, str | None] = {}
        organisations = [ledger for ledger in book.ledgers if UNIT.covers(ledger.kind.entry)]
        self.absent = not organisations and not book.unread_files
        """The workspace has no 组织 ledger."""
        self.complete = bool(organisations) and all(one.known == len(one.entries) for one in organisations)
        """Every entry was read: a name that is not here is nowhere."""

    def names_unit(self, name: str) -> bool:
        """Whether a unit goes by this name."""
        return name in self._units.by_name

    def names_any(self, name: str) -> bool:
        """Whether a unit or a group of units (单位组) goes by this name."""
        return self.names_unit(name) or name in self._units.groups

    def guess(self, name: str) -> Mapping[str, str]:
        """The values of a fault about an unknown name: `name`, and `near` when one known name is near."""
        if name not in self._near:
            self._near[name] = closest(name, self._units.known_names())
        near = self._near[name]
        return {"name": name, "near": near} if near else {"name": name}


def cycles(units: Units) -> Iterator[list[str]]:
    """Every cycle of superiors once, from the member that the files name first, upwards. Linear.

    A unit that is its own superior is no cycle.
    """
    order = {entry.model.title: -index for index, entry in enumerate(reversed(units.entries))}
    settled: set[str] = set()
    for entry in units.entries:
        path: dict[str, None] = {}
        name: str | None = entry.model.title
        while name is not None and name not in settled and name not in path:
            path[name] = None
            name = units.superior(name)
        if name in path:
            members = list(path)
            cycle = members[members.index(name) :]
            if len(cycle) > 1:
                first = cycle.index(min(cycle, key=order.__getitem__))
                yield cycle[first:] + cycle[:first]
        settled.update(path)
