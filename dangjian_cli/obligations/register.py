"""The register: every entry of every ledger as obligations, and what rule packs demand beside them."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger, UnreadEntry
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.fields import Years
from dangjian_cli.models.life import Meeting
from dangjian_cli.obligations import matter
from dangjian_cli.obligations.attribution import attribute
from dangjian_cli.obligations.demand import Demand
from dangjian_cli.obligations.demands import demands
from dangjian_cli.obligations.elections import elections
from dangjian_cli.obligations.obligation import Expansion, Obligation
from dangjian_cli.obligations.standing import Standing, stand


class Register(NamedTuple):
    """All that is owed in a workspace: by entries, and by units on which the packs of some years make demands.

    `unread` are entries that would owe something, `unread_records` meetings, that could not be counted.
    """

    expansions: tuple[Expansion, ...]
    demands: tuple[Demand, ...]
    unread: tuple[UnreadEntry, ...]
    unread_records: tuple[UnreadEntry, ...]

    @property
    def obligations(self) -> tuple[Obligation, ...]:
        """Every obligation, in the order of the files; then what is demanded, in the order of the tree."""
        by_entries = (one for expansion in self.expansions for one in expansion.obligations)
        by_packs = (one for demand in self.demands for one in demand.obligations)
        return (*by_entries, *by_packs)

    def narrowed(self, test: Callable[[Obligation, Standing], bool], day: date, soon_days: int) -> "Register":
        """What passes a test on a day; entries of which nothing is left are gone. What is unread stays told."""

        def kept(owed: tuple[Obligation, ...]) -> tuple[Obligation, ...]:
            return tuple(one for one in owed if test(one, stand(one, day, soon_days)))

        expansions = (one._replace(obligations=kept(one.obligations)) for one in self.expansions)
        demands = (one._replace(obligations=kept(one.obligations)) for one in self.demands)
        return self._replace(
            expansions=tuple(one for one in expansions if one.obligations),
            demands=tuple(one for one in demands if one.obligations),
        )


def register(book: Book, years: Years) -> Register:
    """Expand the whole book, demands for these years. What is not counted (有误未计) yields no obligation."""
    return Register(
        tuple(_expansions(book)),
        (*demands(book, years), *elections(book, years)),
        tuple(one for ledger in book.ledgers if issubclass(ledger.kind.entry, Matter) for one in ledger.unread),
        tuple(one for ledger in book.ledgers if issubclass(ledger.kind.entry, Meeting) for one in ledger.unread),
    )


def _expansions(book: Book) -> Iterator[Expansion]:
    children = units_with_a_share(book)
    for ledger in book.ledgers:
        for entry in ledger.of(Matter):
            if entry.counted:
                yield from matter.expand(book, ledger, entry, children.get(entry.model.id, frozenset()))


def units_with_a_share(book: Book) -> dict[str, frozenset[str]]:
    """For every entry that others name as 上级任务: the units that owe those others, counted or not."""
    shares: dict[str, set[str]] = {}
    for ledger, entry in book.each(Matter):
        if entry.model.parent is not None:
            shares.setdefault(entry.model.parent, set()).add(attribute(book, ledger, entry.model).unit)
    return {parent: frozenset(units) for parent, units in shares.items()}


def entry_expansions(book: Book, ledger: Ledger, entry: Entry[Matter]) -> tuple[Expansion, ...]:
    """One entry alone, with its placeholders."""
    shares = units_with_a_share(book).get(entry.model.id, frozenset())
    return tuple(matter.expand(book, ledger, entry, shares))
