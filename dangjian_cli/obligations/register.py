"""The register: every entry of every ledger as obligations, and what rule packs demand beside them."""

import operator
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger, UnreadEntry
from dangjian_cli.models.entry import Entry as EntryModel
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.fields import Years
from dangjian_cli.models.shelf import GENERAL_RECORD, MEETING, UNIT_RECORD
from dangjian_cli.obligations import matter
from dangjian_cli.obligations.admission import admissions
from dangjian_cli.obligations.attribution import shared_out_to, units_with_a_share
from dangjian_cli.obligations.demand import Demand
from dangjian_cli.obligations.demands import demands
from dangjian_cli.obligations.elections import elections
from dangjian_cli.obligations.obligation import Expansion, Obligation
from dangjian_cli.obligations.standing import Standing, stand


class Register(NamedTuple):
    """All that is owed in a workspace: by entries, and by units on which the packs of some years make demands.

    `unread` are entries that would owe something, `unread_records` meetings and other records of units, that could not
    be counted.
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


def alike(book: Book, other: Book) -> bool:
    """Whether an entry that is the same in both is owed as the same: units, working days and settings are one."""
    mine, theirs = ([ledger for ledger in one.ledgers if not _known_alone(ledger.kind.entry)] for one in (book, other))
    return book.settings == other.settings and len(mine) == len(theirs) and all(map(operator.is_, mine, theirs))


def _known_alone(model: type[EntryModel]) -> bool:
    """Entries on which what others are owed as does not depend, but for what `register` itself looks at."""
    return issubclass(model, Matter) or any(one.covers(model) for one in (MEETING, UNIT_RECORD, GENERAL_RECORD))


def register(book: Book, years: Years, known: Register | None = None) -> Register:
    """Expand the whole book, demands for these years. What is not counted (有误未计) yields no obligation.

    `known` is the register of a book that is `alike`: what the same entries are owed as is taken from there.
    """
    return Register(
        tuple(_expansions(book, known)),
        (*demands(book, years), *elections(book, years), *admissions(book, years)),
        tuple(one for ledger in book.ledgers if issubclass(ledger.kind.entry, Matter) for one in ledger.unread),
        tuple(
            one
            for ledger in book.ledgers
            if MEETING.covers(ledger.kind.entry) or UNIT_RECORD.covers(ledger.kind.entry)
            for one in ledger.unread
        ),
    )


def _expansions(book: Book, known: Register | None) -> Iterator[Expansion]:
    children = units_with_a_share(book)
    expanded = _by_entry(known) if known is not None else {}
    for ledger in book.ledgers:
        for entry in ledger.of(Matter):
            if entry.counted:
                # What is shared out depends on other entries: it is worked out anew.
                known_as = () if shared_out_to(entry.model) else expanded.get(id(entry), ())
                yield from known_as or matter.expand(book, ledger, entry, children.get(entry.model.id, frozenset()))


def _by_entry(known: Register) -> dict[int, tuple[Expansion, ...]]:
    """The expansions of every entry, by the entry itself (which they hold, so that its id is its own)."""
    found: dict[int, tuple[Expansion, ...]] = {}
    for one in known.expansions:
        found[id(one.entry)] = (*found.get(id(one.entry), ()), one)
    return found


def entry_expansions(book: Book, ledger: Ledger, entry: Entry[Matter]) -> tuple[Expansion, ...]:
    """One entry alone, with its placeholders."""
    shares = units_with_a_share(book).get(entry.model.id, frozenset())
    return tuple(matter.expand(book, ledger, entry, shares))
