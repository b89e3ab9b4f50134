"""Sign-offs (签审) as they stand in the workspace, and the entries that have changed since. Needs no git."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.dates.period import Period
from dangjian_cli.dates.period_text import read_period
from dangjian_cli.models.entry import Entry as EntryModel
from dangjian_cli.models.sign_off import ALL_UNITS, SignedEntry, SignOffHeader
from dangjian_cli.review.as_known import digest

Key = tuple[Period, str]
"""What a sign-off is of: a period, and the unit with those below it."""


class Signed(NamedTuple):
    """One sign-off that says of which period and day it is."""

    ledger: Ledger
    header: SignOffHeader
    period: Period
    day: date
    scope: str

    @property
    def key(self) -> Key:
        """Period and scope."""
        return self.period, self.scope

    @property
    def number(self) -> int:
        """Which amendment (更正) it is; 0: the first sign-off."""
        return self.header.amendment or 0


class Since(NamedTuple):
    """A signed entry that is not what it was; `now` is None for one that is gone."""

    signed: Signed
    entry: Entry[SignedEntry]
    now: Entry[EntryModel] | None


def sign_offs(book: Book) -> tuple[Signed, ...]:
    """Every sign-off that can be compared, in the order of periods, scopes and amendments."""
    found = [one for one in (_read(book, ledger) for ledger in book.ledgers) if one is not None]
    return tuple(sorted(found, key=lambda one: (one.period, one.scope, one.number, one.ledger.file)))


def _read(book: Book, ledger: Ledger) -> Signed | None:
    header = ledger.header
    if not isinstance(header, SignOffHeader) or header.period is None or header.as_of is None:
        return None
    period = read_period(header.period, None)
    return Signed(ledger, header, period, header.as_of, scope_of(book, header)) if period is not None else None


def scope_of(book: Book, header: SignOffHeader) -> str:
    """The full name of the unit that a sign-off is of, or that it is of all."""
    return book.units.canonical(header.scope) if header.scope is not None else ALL_UNITS


def in_force(book: Book) -> tuple[Signed, ...]:
    """Of each period and scope the last amendment, which stands for those before it."""
    return tuple({one.key: one for one in sign_offs(book)}.values())


def changed_since(book: Book, signed: Signed) -> Iterator[Since]:
    """The entries that are not as they were signed. Of what could not be read nothing is said."""
    unread = {one.id for one in book.unread}
    for entry in signed.ledger.of(SignedEntry):
        id_, frozen = entry.model.entry_id, entry.model.digest
        if id_ is None or frozen is None or id_ in unread:
            continue
        found = book.by_id.get(id_)
        if found is None:
            if not book.unread_files:
                yield Since(signed, entry, None)
        elif not found[1].lost and digest(found[1].model, signed.day) != frozen:
            yield Since(signed, entry, found[1])
