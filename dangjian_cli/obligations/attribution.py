"""Who owes (b6 point 10): the first responsible unit; the unit of the header when none or a group is named."""

from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Ledger, UnreadEntry
from dangjian_cli.book.units import Units
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.fields import Years
from dangjian_cli.models.shelf import COMMITMENT, RESPONSIBILITY
from dangjian_cli.obligations.obligation import UNASSIGNED, UNATTRIBUTED


class Attribution(NamedTuple):
    """The unit that owes, those that take part, and the unit that keeps the ledger."""

    unit: str
    partners: tuple[str, ...]
    office: str


def attribute(book: Book, ledger: Ledger, entry: Matter) -> Attribution:
    """Attribute an entry; names are full names where a ledger knows the unit, else as written."""
    return owner_of(book, ledger, entry.units or _first_party(book.units, entry), entry.partners)


def owner_of(book: Book, ledger: Ledger, named: tuple[str, ...], partners: tuple[str, ...]) -> Attribution:
    """Whose an entry is that names these units and these partners."""
    units = book.units
    office = _office(units, ledger) or UNASSIGNED
    unit = office
    if named and not is_group(units, named[0]):
        unit, named = units.canonical(named[0]), named[1:]
    taking_part = expanded(units, (*named, *partners), ledger.header.years)
    return Attribution(unit, tuple(partner for partner in taking_part if partner != unit), office)


def delegates(book: Book, ledger: Ledger, names: tuple[str, ...]) -> tuple[str, ...]:
    """The units among which an entry is shared out (分解到), each once."""
    return expanded(book.units, names, ledger.header.years)


def shared_out_to(entry: Matter) -> tuple[str, ...]:
    """分解到; in a 责任清单 適用对象 is the same."""
    applies = entry.applies_to if RESPONSIBILITY.made(entry) else ()
    return (*entry.delegated_to, *applies)


def units_with_a_share(book: Book) -> dict[str, frozenset[str]]:
    """For every entry that others name as 上级任务: the units that owe those others, counted or not."""
    shares: dict[str, set[str]] = {}
    for ledger, entry in book.each(Matter):
        if entry.model.parent is not None:
            shares.setdefault(entry.model.parent, set()).add(attribute(book, ledger, entry.model).unit)
    return {parent: frozenset(units) for parent, units in shares.items()}


def unit_of_unread(book: Book, unread: UnreadEntry) -> str:
    """The unit under which an entry that could not be counted is shown."""
    name = unread.unit
    if name is not None and is_group(book.units, name):
        kept_in = (ledger for ledger in book.ledgers if ledger.file == unread.where.file)
        return next((_office(book.units, ledger) for ledger in kept_in), None) or UNATTRIBUTED
    return book.units.canonical(name) if name else UNATTRIBUTED


def is_group(units: Units, name: str) -> bool:
    """Whether the name means a group of units (单位组); a unit of that name wins."""
    return units.resolve(name) is None and units.group(name) is not None


def _first_party(units: Units, entry: Matter) -> tuple[str, ...]:
    """The unit that is to sign a 责任书, where 甲方 names one."""
    named = entry.first_party if COMMITMENT.made(entry) else None
    unit = units.opening(named) if named is not None else None
    return (unit,) if unit is not None else ()


def _office(units: Units, ledger: Ledger) -> str | None:
    return units.canonical(ledger.header.unit) if ledger.header.unit else None


def expanded(units: Units, names: tuple[str, ...], years: Years | None) -> tuple[str, ...]:
    """Full names of the units that these names mean, each once.

    Groups become those of their members that existed in the ledger's years.
    """
    expanded: dict[str, None] = {}
    for name in names:
        if is_group(units, name):
            members = units.group(name) or ()
            expanded |= dict.fromkeys(member for member in members if _existed(units, member, years))
        else:
            expanded.setdefault(units.canonical(name))
    return tuple(expanded)


def _existed(units: Units, name: str, years: Years | None) -> bool:
    """Whether the unit was there on any day of these years."""
    unit = units.get(name)
    if unit is None or years is None:
        return True
    founded, dissolved = unit.founded, unit.dissolved
    return (founded is None or founded.year <= years.last) and (dissolved is None or dissolved.year >= years.first)
