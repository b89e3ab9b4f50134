"""教育培训: hours per head and coverage, unit by unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from dangjian_cli.book.book import Book
from dangjian_cli.dates.period import Period
from dangjian_cli.document.document import Ratio
from dangjian_cli.models.limits import Limit
from dangjian_cli.models.training import Audience
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.training import Course, by_unit, courses, hours_per_head
from dangjian_cli.reports.scope import Scope


@dataclass(frozen=True, slots=True)
class UnitTraining:
    """One unit: its records, how many came of those who were to come, hours on each head."""

    unit: str
    courses: tuple[Course, ...]
    coverage: Ratio
    hours: Decimal | None
    leader_hours: Decimal | None


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """The report; `least` is what rule packs ask of members and of those who lead them (None: nothing)."""

    units: tuple[UnitTraining, ...]
    least: tuple[Decimal | None, Decimal | None]

    @property
    def courses(self) -> tuple[Course, ...]:
        """Every record, unit by unit."""
        return tuple(one for unit in self.units for one in unit.courses)


def training(situation: Situation, period: Period, scope: Scope) -> TrainingReport:
    """The records that begin in the period, as far as the day knows of them."""
    book, day = situation.book, situation.today
    within = [
        one
        for one in courses(book)
        if period.contains(one.period.start) and one.period.start <= day and scope.covers(one.unit, one.ledger.file)
    ]
    order = book.units.order
    units = tuple(
        UnitTraining(
            unit,
            tuple(sorted(held, key=lambda one: one.period)),
            coverage(held),
            _hours(book, unit, held, Audience.MEMBERS),
            _hours(book, unit, held, Audience.LEADERS),
        )
        for unit, held in sorted(by_unit(within).items(), key=lambda pair: (order.get(pair[0], len(order)), pair[0]))
    )
    bounds = (book.packs().limit(limit, period.last) for limit in (Limit.MEMBER_HOURS, Limit.LEADER_HOURS))
    members, leaders = (bound.amount if bound is not None else None for bound in bounds)
    return TrainingReport(units, (members, leaders))


def coverage(held: Sequence[Course]) -> Ratio:
    """How many came of those who were to come, of the records that say both."""
    said = [(one.model.trained, one.model.expected) for one in held]
    both = [(came, asked) for came, asked in said if came is not None and asked is not None]
    return Ratio(sum(came for came, _ in both), sum(asked for _, asked in both))


def _hours(book: Book, unit: str, held: Sequence[Course], audience: Audience) -> Decimal | None:
    """Hours per head to one decimal; None where no record is for the audience."""
    served = any(one.serves(audience) for one in held)
    hours = hours_per_head(book, unit, held, audience) if served else None
    return hours.quantize(Decimal("0.1"), ROUND_HALF_UP) if hours is not None else None
