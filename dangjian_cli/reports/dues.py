"""党费收缴公示: what branches were to collect, collected, handed in, published and spent. Totals, nobody's own dues."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dangjian_cli.dates.period import Period
from dangjian_cli.models.dues import Expense
from dangjian_cli.obligations.dues import NOTHING, Account, Gap, by_unit, gaps
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.scope import Scope


@dataclass(frozen=True, slots=True)
class Sums:
    """Amounts in 元."""

    due: Decimal
    received: Decimal
    arrears: Decimal
    handed_in: Decimal
    spent: Decimal

    @property
    def short(self) -> Decimal:
        """差额: 应收 less 实收."""
        return self.due - self.received


@dataclass(frozen=True, slots=True)
class UnitDues:
    """One branch in the period: its records, their sums, the last day on which they were published."""

    unit: str
    accounts: tuple[Account, ...]
    sums: Sums
    published_on: date | None


@dataclass(frozen=True, slots=True)
class DuesReport:
    """The report; `gaps` are months without a record."""

    units: tuple[UnitDues, ...]
    gaps: tuple[Gap, ...]

    @property
    def accounts(self) -> tuple[Account, ...]:
        """Every record, unit by unit."""
        return tuple(account for unit in self.units for account in unit.accounts)

    @property
    def expenses(self) -> tuple[tuple[Account, Expense], ...]:
        """Every expense with the record that has it."""
        return tuple((one, spent) for one in self.accounts for spent in one.model.expenses)

    @property
    def sums(self) -> Sums:
        """Of all units."""
        return sums(self.accounts)


def dues(situation: Situation, period: Period, scope: Scope) -> DuesReport:
    """The records whose period begins in the period asked for, as far as the day knows of them."""
    book, day = situation.book, situation.today
    order = book.units.order
    found = []
    for unit, ones in by_unit(book).items():
        within = tuple(
            one
            for one in ones
            if period.contains(one.period.start) and one.period.start <= day and scope.covers(unit, one.ledger.file)
        )
        if within:
            days = [one.model.published_on for one in within]
            published = max((each for each in days if each is not None and each <= day), default=None)
            found.append(UnitDues(unit, within, sums(within), published))
    found.sort(key=lambda one: (order.get(one.unit, len(order)), one.unit))
    missing = (
        gap._replace(months=months)
        for gap in gaps(book, day)
        if scope.covers(gap.keeping.unit, gap.keeping.ledger.file)
        for months in [tuple(month for month in gap.months if period.contains(month.start))]
        if months
    )
    return DuesReport(tuple(found), tuple(missing))


def sums(accounts: Sequence[Account]) -> Sums:
    """The amounts of several records together; what is not stated counts as nothing."""
    return Sums(
        sum((one.model.due or NOTHING for one in accounts), NOTHING),
        sum((one.model.received or NOTHING for one in accounts), NOTHING),
        sum((one.arrears for one in accounts), NOTHING),
        sum((one.model.handed_in or NOTHING for one in accounts), NOTHING),
        sum((one.spent for one in accounts), NOTHING),
    )
