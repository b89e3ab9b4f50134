"""Facts shipped as data (working days), and those that a workspace adds or overrides."""

from collections.abc import Callable, Iterable
from functools import cache

from dangjian_cli.book.entries import Ledger
from dangjian_cli.book.validate import validate
from dangjian_cli.dates.workdays import Break, Calendar, CalendarYear
from dangjian_cli.models.workdays import Festival
from dangjian_cli.source.files import packaged
from dangjian_cli.syntax.parse import parse


def calendar_of(ledgers: Iterable[Ledger]) -> Callable[[], Calendar]:
    """The working days: those we ship, a year of the workspace in place of ours. Read when first asked for."""
    own = tuple(ledger for ledger in ledgers if issubclass(ledger.kind.entry, Festival))

    @cache
    def build() -> Calendar:
        years = {year.year: year for ledger in (*_shipped(), *own) for year in _years(ledger)}
        return Calendar.of(years.values())

    return build


@cache
def _shipped() -> tuple[Ledger, ...]:
    validated = (validate(parse(source)) for source in packaged("workdays"))
    return tuple(one.ledger for one in validated if one.ledger is not None)


def _years(ledger: Ledger) -> Iterable[CalendarYear]:
    """One year for a ledger; without a 年度 it cannot be placed."""
    if ledger.header.years is not None:
        holidays = tuple(
            Break(day.model.title, day.model.first_off, day.model.last_off, day.model.feast, day.model.worked)
            for day in ledger.of(Festival)
        )
        yield CalendarYear(ledger.header.years.first, "、".join(ledger.header.basis), holidays)
