"""教育培训 by unit and year: how many hours fall on each head, for members and for those who lead them."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.dates.period import Period
from dangjian_cli.models.training import Audience, Training
from dangjian_cli.obligations.unit_records import period_of, unit_of


class Course(NamedTuple):
    """One record with its unit and its period (a single day for a training)."""

    unit: str
    period: Period
    ledger: Ledger
    entry: Entry[Training]

    @property
    def model(self) -> Training:
        """What it says."""
        return self.entry.model

    @property
    def whole(self) -> bool:
        """It says how many came and for how long."""
        return self.model.hours is not None and self.model.trained is not None

    def serves(self, audience: Audience) -> bool:
        """Whether it was for these; without 对象 it was for members."""
        return audience in (self.model.audiences or (Audience.MEMBERS,))


def courses(book: Book) -> Iterator[Course]:
    """Every record that can be counted and says when, in the order of the files."""
    for ledger, entry in book.each(Training):
        model = entry.model
        period = period_of(ledger, model.period) or (Period.of_day(model.day) if model.day else None)
        if entry.counted and period is not None:
            yield Course(unit_of(book, ledger, model), period, ledger, entry)


def by_unit(found: Sequence[Course]) -> Mapping[str, Sequence[Course]]:
    """The records of each unit, in the order given."""
    units: dict[str, list[Course]] = {}
    for one in found:
        units.setdefault(one.unit, []).append(one)
    return units


def hours_per_head(book: Book, unit: str, found: Sequence[Course], audience: Audience) -> Decimal | None:
    """Hours times persons of one unit's records, by its heads; None where nothing says how many these are.

    Heads are the members that the 组织 ledger knows, or what 应训 says where that is more; of those who lead, what the
    records made for them alone say.
    """
    served = [one for one in found if one.whole and one.serves(audience)]
    members = _members(book, unit)
    leaders = max((one.model.expected or 0 for one in served if not one.serves(Audience.MEMBERS)), default=0)
    total = Decimal(0)
    for one in served:
        heads = max(one.model.expected or 0, members if one.serves(Audience.MEMBERS) else leaders)
        if not heads:
            return None
        total += (one.model.hours or Decimal(0)) * min(one.model.trained or 0, heads) / heads
    return total


def _members(book: Book, unit: str) -> int:
    known = book.units.get(unit)
    return (known.full_members or 0) + (known.probationary_members or 0) if known is not None else 0
