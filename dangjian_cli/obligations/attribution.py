"""Who owes (b6 point 10): the first responsible unit; the unit of the header when none or a group is named."""

from dataclasses import dataclass

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Ledger
from dangjian_cli.models.entry import Matter
from dangjian_cli.obligations.obligation import UNASSIGNED


@dataclass(frozen=True, slots=True)
class Attribution:
    """The unit that owes, those that take part, and the unit that keeps the ledger."""

    unit: str
    partners: tuple[str, ...]
    office: str


def attribute(book: Book, ledger: Ledger, entry: Matter) -> Attribution:
    """Attribute an entry; names are full names where a ledger knows the unit, else as written."""
    units = book.units
    office = units.canonical(ledger.header.unit) if ledger.header.unit else UNASSIGNED
    if not entry.units:
        return Attribution(office, _expanded(book, entry.partners, office), office)
    first, rest = entry.units[0], entry.units[1:]
    if units.resolve(first) is None and units.group(first) is not None:
        return Attribution(office, _expanded(book, (first, *rest, *entry.partners), office), office)
    unit = units.canonical(first)
    return Attribution(unit, _expanded(book, (*rest, *entry.partners), unit), office)


def _expanded(book: Book, names: tuple[str, ...], unit: str) -> tuple[str, ...]:
    """Full names; groups become their members; the owing unit and repetitions are left out."""
    expanded: dict[str, None] = {}
    for name in names:
        members = book.units.group(name) if book.units.resolve(name) is None else None
        for member in members if members is not None else (book.units.canonical(name),):
            if member != unit:
                expanded.setdefault(member)
    return tuple(expanded)


def delegates(book: Book, names: tuple[str, ...]) -> tuple[str, ...]:
    """The units among which an entry is shared out (分解到), each once."""
    return _expanded(book, names, "")
