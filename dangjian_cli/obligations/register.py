"""The register: every entry of every ledger as obligations."""

from collections.abc import Iterator

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.models.entry import Matter
from dangjian_cli.obligations import matter
from dangjian_cli.obligations.attribution import attribute
from dangjian_cli.obligations.obligation import Expansion, Register


def register(book: Book) -> Register:
    """Expand the whole book. Entries that are not counted (有误未计) yield no obligation."""
    unread = (one for ledger in book.ledgers if _owes(ledger) for one in ledger.unread)
    return Register(tuple(_expansions(book)), tuple(unread))


def _owes(ledger: Ledger) -> bool:
    """Whether the entries of the ledger are something to be done, not units or holidays."""
    return issubclass(ledger.kind.entry, Matter)


def _expansions(book: Book) -> Iterator[Expansion]:
    children = _units_with_a_share(book)
    for ledger in book.ledgers:
        for entry in ledger.of(Matter):
            if entry.counted:
                yield from matter.expand(book, ledger, entry, children.get(entry.model.id, frozenset()))


def _units_with_a_share(book: Book) -> dict[str, frozenset[str]]:
    """For every entry that others name as 上级任务: the units that owe those others, counted or not."""
    shares: dict[str, set[str]] = {}
    for ledger, entry in book.each(Matter):
        if entry.model.parent is not None:
            shares.setdefault(entry.model.parent, set()).add(attribute(book, ledger, entry.model).unit)
    return {parent: frozenset(units) for parent, units in shares.items()}


def entry_expansions(book: Book, ledger: Ledger, entry: Entry[Matter]) -> tuple[Expansion, ...]:
    """One entry alone, with its placeholders."""
    shares = _units_with_a_share(book).get(entry.model.id, frozenset())
    return tuple(matter.expand(book, ledger, entry, shares))
