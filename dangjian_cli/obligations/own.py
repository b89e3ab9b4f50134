"""The columns that a 通用清单 declares itself, as what queries and lists know of an entry; and its records."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.models.declared import ColumnType
from dangjian_cli.models.entry import Entry as EntryModel
from dangjian_cli.models.shelf import GENERAL_RECORD
from dangjian_cli.models.written import scalar_text
from dangjian_cli.obligations.attribution import owner_of
from dangjian_cli.obligations.obligation import DueFrom, Obligation, Role, Tag

if TYPE_CHECKING:
    from dangjian_cli.models.general import GeneralRecord
    from dangjian_cli.models.own_column import OwnColumn


class OwnRecord(NamedTuple):
    """One entry that nobody owes, said as what lists and queries can ask; the days that stand in its columns."""

    entry: "Entry[GeneralRecord]"
    said: Obligation
    days: tuple[date, ...]


def own_columns(book: Book) -> "Iterator[tuple[Ledger, OwnColumn]]":
    """Every column that a ledger declares, with the ledger."""
    for ledger in book.ledgers:
        for column in ledger.kind.entry.OWN.values():
            yield ledger, column


def own_tags(model: EntryModel) -> Iterator[Tag]:
    """What stands in the columns of the entry's own ledger."""
    for name, column in model.OWN.items():
        value = getattr(model, name)
        for part in value if isinstance(value, tuple) else (value,):
            if part is not None and (text := scalar_text(part)):
                yield Tag(column.name or "", text)


def records(book: Book) -> Iterator[OwnRecord]:
    """The entries of every 通用清单 without deadlines, in the order of the files."""
    for ledger in book.ledgers:
        for entry in ledger.of(GENERAL_RECORD):
            if entry.counted:
                yield OwnRecord(entry, _said(book, ledger, entry), tuple(_days(entry.model)))


def _days(model: EntryModel) -> Iterator[date]:
    for name, column in model.OWN.items():
        value = getattr(model, name)
        if column.sort is ColumnType.DAY and isinstance(value, date):
            yield value


def _said(book: Book, ledger: Ledger, entry: "Entry[GeneralRecord]") -> Obligation:
    model = entry.model
    by = owner_of(book, ledger, model.units, model.partners)
    shared = [Tag("专项", one) for one in model.campaigns]
    shared += [Tag(key, text) for key, text in (("类别", model.category), ("措施", model.measures)) if text]
    return Obligation(
        id=model.id,
        entry_id=model.id,
        role=Role.MATTER,
        kind=ledger.kind.name,
        ledger=ledger.name,
        source=ledger.file,
        years=ledger.header.years,
        office=by.office,
        title=model.title,
        unit=by.unit,
        partners=by.partners,
        leader=None,
        owners=(),
        watcher=None,
        hard=False,
        tags=(*shared, *own_tags(model)),
        parent=None,
        recurrence=None,
        opens=None,
        deadlines=(DueFrom(None, None, ""),),
        completions=(),
        steps=(),
        holds=(),
        closures=(),
        evidence=len(model.evidence),
        claimed_done=False,
        placeholder=False,
        place=entry.place.entry,
    )
