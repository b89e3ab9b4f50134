"""Records that units keep in numbers (党费, 教育培训, 发展党员): whose they are, of which period, and who keeps any."""

from collections.abc import Iterator
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Ledger
from dangjian_cli.dates.period import Period
from dangjian_cli.dates.period_text import read_period
from dangjian_cli.diagnostics.diagnostic import Place
from dangjian_cli.models.unit_record import RecordHeader, UnitRecord
from dangjian_cli.obligations.attribution import expanded
from dangjian_cli.obligations.obligation import UNASSIGNED


class Keeping(NamedTuple):
    """A unit, a ledger that records it, and a year that the ledger is for."""

    unit: str
    ledger: Ledger
    year: int


def unit_of(book: Book, ledger: Ledger, record: UnitRecord) -> str:
    """The unit of a record; that of the header where it names none."""
    name = record.unit or ledger.header.unit
    return book.units.canonical(name) if name else UNASSIGNED


def period_of(ledger: Ledger, text: str | None) -> Period | None:
    """The period that a 期 names; without a year it is the ledger's, when that is for one year only."""
    years = ledger.header.years
    return read_period(text, years.first if years and years.first == years.last else None) if text else None


def keepings(book: Book, kind: type[UnitRecord]) -> Iterator[Keeping]:
    """Every unit that a ledger of the kind records, year by year: those of 记录单位 and those of its entries.

    Where neither names a unit, the ledger is that of the unit in its header.
    """
    for ledger in book.ledgers:
        header, years = ledger.header, ledger.header.years
        if not issubclass(ledger.kind.entry, kind) or not isinstance(header, RecordHeader) or years is None:
            continue
        named = expanded(book.units, header.recorded_units, years)
        units = dict.fromkeys((*named, *(unit_of(book, ledger, entry.model) for entry in ledger.of(kind))))
        if not units and header.unit:
            units = dict.fromkeys((book.units.canonical(header.unit),))
        for year in range(years.first, years.last + 1):
            yield from (Keeping(unit, ledger, year) for unit in units if unit != UNASSIGNED)


def place_of_unit(book: Book, ledger: Ledger, unit: str) -> Place:
    """Where it stands what a unit has not done: at its 名称, or at the head of the ledger when no unit is known."""
    entry = book.units.by_name.get(unit)
    return entry.at("名称") if entry is not None else ledger.place("台账")
