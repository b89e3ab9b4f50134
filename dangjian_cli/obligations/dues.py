"""党费 by unit: which periods are recorded, which months are not, and for which of them money is still missing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.dates.period import Grain, Period
from dangjian_cli.dates.period import period_of as period_of_grain
from dangjian_cli.models.dues import Dues
from dangjian_cli.obligations.unit_records import Keeping, keepings, period_of, unit_of

NOTHING = Decimal(0)


class Account(NamedTuple):
    """One record of 党费 with its unit and its period."""

    unit: str
    period: Period
    ledger: Ledger
    entry: Entry[Dues]

    @property
    def model(self) -> Dues:
        """What it says."""
        return self.entry.model

    @property
    def arrears(self) -> Decimal:
        """补交 in all."""
        return sum((one.amount or NOTHING for one in self.model.arrears), NOTHING)

    @property
    def spent(self) -> Decimal:
        """支出 in all."""
        return sum((one.amount or NOTHING for one in self.model.expenses), NOTHING)

    @property
    def short(self) -> Decimal:
        """应收 less 实收; nothing where one of them is not stated."""
        due, received = self.model.due, self.model.received
        return due - received if due is not None and received is not None else NOTHING


def accounts(book: Book) -> Iterator[Account]:
    """Every record that can be counted and says which period it is for, in the order of the files."""
    for ledger, entry in book.each(Dues):
        period = period_of(ledger, entry.model.period)
        if entry.counted and period is not None:
            yield Account(unit_of(book, ledger, entry.model), period, ledger, entry)


def by_unit(book: Book) -> Mapping[str, Sequence[Account]]:
    """The records of each unit, the earliest period first."""
    found: defaultdict[str, list[Account]] = defaultdict(list)
    for one in accounts(book):
        found[one.unit].append(one)
    return {unit: sorted(ones, key=lambda one: one.period) for unit, ones in found.items()}


class Gap(NamedTuple):
    """Months of one year, all of them over, of which nothing is recorded."""

    keeping: Keeping
    months: tuple[Period, ...]


def gaps(book: Book, day: date) -> Iterator[Gap]:
    """What is missing of every unit that is recorded, in months that the unit existed and that were over on the day.

    A unit that has recorded a quarter is asked for quarters.
    """
    recorded = by_unit(book)
    for keeping in keepings(book, Dues):
        held = [one.period for one in recorded.get(keeping.unit, ())]
        quarterly = any(one.grain is Grain.QUARTER for one in held)
        months = tuple(
            month
            for month in Period.of_year(keeping.year).split(Grain.MONTH)
            if (period_of_grain(Grain.QUARTER, month.start) if quarterly else month).end <= day
            and book.units.exists(keeping.unit, month.start)
            and book.units.exists(keeping.unit, month.last)
            and not any(one.start <= month.start and month.end <= one.end for one in held)
        )
        if months:
            yield Gap(keeping, months)


def still_short(ones: Sequence[Account]) -> Mapping[Period, Decimal]:
    """What is still missing for each period of one unit: 应收 less 实收 less what was paid later (补交)."""
    open_ = {one.period: one.short for one in ones}
    for one in ones:
        for paid in one.model.arrears:
            named = period_of(one.ledger, paid.period)
            meant = next((each for each in open_ if named is not None and _within(named, each)), None)
            if meant is not None:
                open_[meant] -= paid.amount or NOTHING
    return open_


def _within(part: Period, whole: Period) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def months_of(period: Period) -> int:
    """How many months a period has."""
    return len(period.split(Grain.MONTH))
