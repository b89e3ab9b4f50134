"""Facts shipped as data (working days, rule packs), and those that a workspace adds or overrides."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from dangjian_cli.book.entries import Ledger
from dangjian_cli.book.requirements import Item, Packs
from dangjian_cli.book.validate import validate
from dangjian_cli.dates.workdays import Break, Calendar, CalendarYear
from dangjian_cli.models.settings import Settings
from dangjian_cli.models.shelf import FESTIVAL, PACK_HEADER, REQUIREMENT
from dangjian_cli.source.files import packaged
from dangjian_cli.syntax.parse import parse


def calendar_of(ledgers: Iterable[Ledger]) -> Callable[[], Calendar]:
    """The working days: those we ship, a year of the workspace in place of ours. Read when first asked for."""
    own = tuple(ledger for ledger in ledgers if FESTIVAL.covers(ledger.kind.entry))

    @cache
    def build() -> Calendar:
        years = {year.year: year for ledger in (*shipped("workdays"), *own) for year in _years(ledger)}
        return Calendar.of(years.values())

    return build


def packs_of(ledgers: Iterable[Ledger], settings: Settings) -> Callable[[], Packs]:
    """The rule packs: those we ship and those of the workspace. Read when first asked for."""
    own = tuple(ledger for ledger in ledgers if REQUIREMENT.covers(ledger.kind.entry))

    @cache
    def build() -> Packs:
        off = settings.packs.off if settings.packs is not None else {}
        theirs = (item for ledger in own for item in _items(ledger, shipped=False))
        return Packs.of((*_shipped_items(), *theirs), off)

    return build


def shipped_packs() -> Packs:
    """The rule packs that we ship, for where there is no workspace."""
    return Packs.of(_shipped_items(), {})


@cache
def _shipped_items() -> tuple[Item, ...]:
    return tuple(item for ledger in shipped("rulepacks") for item in _items(ledger, shipped=True))


@cache
def shipped(folder: str) -> tuple[Ledger, ...]:
    """The ledgers of dangjian_cli/data/<folder>."""
    validated = (validate(parse(source)) for source in packaged(folder))
    return tuple(one.ledger for one in validated if one.ledger is not None)


def _items(ledger: Ledger, *, shipped: bool) -> Iterator[Item]:
    header = ledger.header
    if PACK_HEADER.made(header):
        for entry in ledger.of(REQUIREMENT):
            if entry.counted:
                yield Item.of(header, ledger.name, entry, shipped=shipped)


def _years(ledger: Ledger) -> Iterable[CalendarYear]:
    """One year for a ledger; without a 年度 it cannot be placed."""
    if ledger.header.years is not None:
        holidays = tuple(
            Break(day.model.title, day.model.first_off, day.model.last_off, day.model.feast, day.model.worked)
            for day in ledger.of(FESTIVAL)
        )
        yield CalendarYear(ledger.header.years.first, "、".join(ledger.header.basis), holidays)
