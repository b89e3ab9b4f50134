"""The records of organisational life: whose they are, which period each fills, and which ledger would hold them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.dates.period import Period
from dangjian_cli.dates.period_text import read_period
from dangjian_cli.dates.recurrence import Occurrence
from dangjian_cli.models.fields import Years
from dangjian_cli.models.shelf import LIFE_HEADER, MEETING
from dangjian_cli.models.vocabulary import Lecturer, MeetingType, UnitKind
from dangjian_cli.obligations.attribution import expanded

if TYPE_CHECKING:
    from dangjian_cli.models.life import LifeHeader, Meeting


class Convened(NamedTuple):
    """A meeting that was held, by one of the units that held it. `named` is the period that its 期 names."""

    ledger: Ledger
    entry: "Entry[Meeting]"
    named: Period | None


class Waiver(NamedTuple):
    """豁免: a stretch in which one type of meeting is not asked of a unit."""

    period: Period
    reason: str


class Records(NamedTuple):
    """Everything that 组织生活 ledgers say, by unit and type."""

    held: Mapping[tuple[str, MeetingType], Sequence[Convened]]
    waivers: Mapping[tuple[str, MeetingType], Sequence[Waiver]]
    kept: Mapping[str, Sequence[Ledger]]

    def keeper(self, book: Book, unit: str, year: int) -> Ledger | None:
        """The ledger that records the organisational life of a unit in a year; a 党小组 is kept with its branch."""
        kept = self.kept.get(unit, ())
        known = book.units.get(unit)
        if known is not None and known.kind is UnitKind.CELL and (above := book.units.superior(unit)) is not None:
            kept = (*kept, *self.kept.get(above, ()))
        return next((ledger for ledger in kept if _covers(ledger.header.years, year)), None)

    def of(self, unit: str, type_: MeetingType, lecturer: Lecturer | None) -> Sequence[Convened]:
        """The meetings of one type, those without a date last; where a lecturer is asked for, only his."""
        held = self.held.get((unit, type_), ())
        return held if lecturer is None else [one for one in held if one.entry.model.lecturer is lecturer]


def records_of(book: Book) -> Records:
    """Read every 组织生活 ledger of the book."""
    held: defaultdict[tuple[str, MeetingType], list[Convened]] = defaultdict(list)
    waivers: defaultdict[tuple[str, MeetingType], list[Waiver]] = defaultdict(list)
    kept: defaultdict[str, dict[int, Ledger]] = defaultdict(dict)
    for ledger in book.ledgers:
        if not LIFE_HEADER.made(ledger.header):
            continue
        for unit in expanded(book.units, _kept_for(ledger.header), ledger.header.years):
            kept[unit][id(ledger)] = ledger
        for entry in ledger.of(MEETING):
            for unit in holders(book, ledger, entry.model):
                kept[unit][id(ledger)] = ledger
                if entry.counted:
                    one = Convened(ledger, entry, named_period(ledger, entry.model.period))
                    for type_ in entry.model.types:
                        held[unit, type_].append(one)
        for key, waiver in _waivers(book, ledger, ledger.header):
            waivers[key].append(waiver)
    for ones in held.values():
        ones.sort(key=lambda one: one.entry.model.day or date.max)
    return Records(held, waivers, {unit: tuple(ledgers.values()) for unit, ledgers in kept.items()})


def holders(book: Book, ledger: Ledger, meeting: "Meeting") -> tuple[str, ...]:
    """The units that held a meeting: 责任单位, each of a group, else the unit of the header (b6 point 16)."""
    names = meeting.units or ((ledger.header.unit,) if ledger.header.unit else ())
    return expanded(book.units, names, ledger.header.years)


def named_period(ledger: Ledger, text: str | None) -> Period | None:
    """The period that a 期 names; without a year it is the ledger's, when that is for one year only."""
    years = ledger.header.years
    return read_period(text, years.first if years and years.first == years.last else None) if text else None


def fill(owed: Sequence[Occurrence], held: Sequence[Convened]) -> Mapping[str, Convened]:
    """Which meeting fills which period, by the period's name.

    A meeting fills the period it names in 期, else that of its date; the first one held counts, and a second one in
    the same period fills no other.
    """
    filled: dict[str, Convened] = {}
    for one in held:
        free = next((each for each in meant(owed, one) if each.name not in filled), None)
        if free is not None:
            filled[free.name] = one
    return filled


def meant(owed: Sequence[Occurrence], one: Convened) -> Iterator[Occurrence]:
    """The periods that a meeting is for: around the one it names in 期, else around its date.

    A meeting of several types may name a period that is too long for one of them (a quarter, and 主题党日 is monthly):
    of that type it is for the period of its date.
    """
    named, day, types = one.named, one.entry.model.day, one.entry.model.types
    if one.entry.model.period is None or (named is not None and len(types) > 1):
        yield from (
            each
            for each in owed
            if day is not None and each.period.contains(day) and (named is None or _shorter(each.period, named))
        )
    if named is not None:
        yield from (each for each in owed if each.period.start <= named.start and named.end <= each.period.end)


def _shorter(one: Period, other: Period) -> bool:
    return one.end - one.start < other.end - other.start


def _kept_for(header: "LifeHeader") -> tuple[str, ...]:
    return (*((header.unit,) if header.unit else ()), *header.recorded_units)


def _covers(years: Years | None, year: int) -> bool:
    return years is not None and years.first <= year <= years.last


def _waivers(book: Book, ledger: Ledger, header: "LifeHeader") -> Iterator[tuple[tuple[str, MeetingType], Waiver]]:
    for exemption in header.exemptions:
        name, period = exemption.unit or header.unit, named_period(ledger, exemption.period)
        if name is not None and period is not None:
            for unit in expanded(book.units, (name,), header.years):
                for type_ in exemption.types:
                    yield (unit, type_), Waiver(period, exemption.reason or "")
