"""What rule packs demand of units (三会一课 and the like), as obligations filled by the records of meetings.

Counting rules: domain notes b6, points 15 and 16. A demand falls on a unit in full periods between 成立日期 and
撤销日期, and only where a ledger records its organisational life in that year (or 规则包: {适用: 全部} is set).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.book.requirements import Item
from dangjian_cli.dates.deadline import read_frequency
from dangjian_cli.dates.period import Period
from dangjian_cli.dates.recurrence import Occurrence, Recurrence
from dangjian_cli.diagnostics.diagnostic import Place
from dangjian_cli.models.fields import Years
from dangjian_cli.models.organisation import Unit
from dangjian_cli.models.vocabulary import Condition, MeetingType, PackScope
from dangjian_cli.obligations.demand import Demand
from dangjian_cli.obligations.obligation import Completion, DueFrom, Held, Hold, Obligation, Role, Step, Tag
from dangjian_cli.obligations.records import Convened, Records, Waiver, fill, records_of

LIFE_KIND = "组织生活"
UNRECORDED = "（未建组织生活台账）"
"""The ledger of what is owed where no ledger would record it."""


class Asked(NamedTuple):
    """One version of an item, and the periods of the years asked about in which it holds."""

    item: Item
    type: MeetingType
    wording: str
    occurrences: tuple[Occurrence, ...]

    @property
    def label(self) -> str:
        """How the demand is called: 党员大会, 书记党课."""
        lecturer = self.item.model.lecturer
        return f"{lecturer.value if lecturer else ''}{self.type.value}"


def asked(book: Book, years: Years) -> Iterator[Asked]:
    """Every frequency that the packs in force in these years demand, items of the workspace first."""
    packs = book.packs()
    for item in sorted(packs.items, key=lambda item: item.shipped):
        model = item.model
        recurrence = _recurrence(model.frequency) if model.frequency is not None else None
        if recurrence is None or model.type is None or model.frequency is None or item.off is not None:
            continue
        owed = tuple(
            each
            for each in recurrence.occurrences(years.first, years.last, None, None, book.calendar)
            if packs.version(model.id, each.period.start, each.period.last) is item
        )
        if owed:
            yield Asked(item, model.type, model.frequency, owed)


def periods_asked(book: Book, years: Years, type_: MeetingType) -> tuple[Period, ...]:
    """The periods in which any pack demands a type of meeting; empty where none says how often."""
    return tuple(each.period for one in asked(book, years) if one.type is type_ for each in one.occurrences)


@lru_cache(maxsize=256)
def _recurrence(frequency: str) -> Recurrence | None:
    return read_frequency(frequency)


def demands(book: Book, years: Years) -> Iterator[Demand]:
    """All that the packs demand in these years, unit by unit in the order of the tree.

    Two items that ask a unit for the same are owed once, after the first; two versions of one item are both owed,
    each in its own periods.
    """
    if not any(entry.model.kind for entry in book.units.entries):
        return
    everywhere = book.settings.packs is not None and book.settings.packs.scope is PackScope.ALL
    records = records_of(book)
    if not everywhere and not records.kept:
        return
    versions = tuple(asked(book, years))
    for name in book.units.order:
        unit = book.units.by_name[name]
        taken: dict[str, str] = {}
        for one in versions:
            if taken.get(one.label, one.item.model.id) == one.item.model.id and falls_on(one.item, unit.model):
                demand = _Owing(book, records, unit, one, everywhere).demand()
                if demand.obligations:
                    taken[one.label] = one.item.model.id
                    yield demand


def falls_on(item: Item, unit: Unit) -> bool:
    """Whether the item concerns the unit: its kind, and what else the item asks for."""
    if unit.kind is None or not item.applies_to(unit.kind):
        return False
    match item.model.condition:
        case None:
            return True
        case Condition.HAS_COMMITTEE:
            return bool(unit.committee_size)


class _Owing(NamedTuple):
    """One version of a demand, on one unit."""

    book: Book
    records: Records
    unit: Entry[Unit]
    asked: Asked
    everywhere: bool

    @property
    def place(self) -> Place:
        """Where it stands what the unit has not done."""
        return self.unit.at("名称")

    def demand(self) -> Demand:
        """The demand with an obligation for every period in which it holds for the unit."""
        name, item = self.unit.model.title, self.asked.item
        id_ = f"{self.book.units.short(name)}/{self.asked.label}"
        owed = [
            (each, keeper)
            for each in self.asked.occurrences
            if _exists(self.unit.model, each)
            for keeper in [self.records.keeper(self.book, name, each.period.start.year)]
            if keeper is not None or self.everywhere
        ]
        if not owed:
            return Demand(id_, name, self.place, item, ())
        filled = fill([each for each, _ in owed], self.records.of(name, self.asked.type, item.model.lecturer))
        waivers = self.records.waivers.get((name, self.asked.type), ())
        base = self._base(id_)
        return Demand(
            id_,
            name,
            self.place,
            item,
            tuple(_obligation(base, each, keeper, filled.get(each.name), waivers) for each, keeper in owed),
        )

    def _base(self, id_: str) -> Obligation:
        """What all periods of the demand share."""
        unit = self.unit.model
        return Obligation(
            id=id_,
            entry_id=id_,
            role=Role.OCCURRENCE,
            kind=LIFE_KIND,
            ledger=UNRECORDED,
            source=self.unit.place.file,
            years=None,
            office=unit.title,
            title=self.asked.label,
            unit=unit.title,
            partners=(),
            leader=None,
            owners=(),
            watcher=None,
            hard=False,
            tags=(Tag("类别", self.asked.type.value),),
            parent=None,
            recurrence=self.asked.wording,
            opens=None,
            deadlines=(),
            completions=(),
            steps=(),
            holds=(),
            closures=(),
            evidence=0,
            claimed_done=False,
            placeholder=False,
            place=self.place,
        )


def _obligation(
    base: Obligation, each: Occurrence, keeper: Ledger | None, record: Convened | None, waivers: Sequence[Waiver]
) -> Obligation:
    """One period, with the meeting that fills it; a period without one stands at the unit's 名称."""
    year = each.period.start.year
    day = record.entry.model.day if record else None
    return base._replace(
        id=f"{base.id}#{each.name}",
        ledger=keeper.name if keeper is not None else base.ledger,
        source=keeper.file if keeper is not None else base.source,
        office=keeper.header.unit or base.office if keeper is not None else base.office,
        years=Years(year, each.period.last.year),
        title=f"{each.period.label}{base.title}",
        opens=each.opens,
        deadlines=(DueFrom(None, each.due, base.recurrence or "", provisional=each.provisional),),
        completions=(Completion(day, True),) if day is not None else (),
        steps=(Step(None, None),) if record is not None and day is None else (),
        holds=tuple(
            Held(None, None, Hold.EXEMPT, waiver.reason)
            for waiver in waivers
            if waiver.period.start <= each.period.start and each.period.end <= waiver.period.end
        ),
        evidence=len(record.entry.model.evidence) if record else 0,
        place=record.entry.place.entry if record else base.place,
    )


def unrecorded(book: Book, year: int) -> tuple[str, ...]:
    """Units on which demands would fall in a year, and of which no ledger records the organisational life."""
    records = records_of(book)
    versions = tuple(asked(book, Years(year, year)))
    return tuple(
        name
        for name in book.units.order
        if records.keeper(book, name, year) is None
        and any(_falls_within(one, book.units.by_name[name].model) for one in versions)
    )


def _falls_within(one: Asked, unit: Unit) -> bool:
    return falls_on(one.item, unit) and any(_exists(unit, each) for each in one.occurrences)


def _exists(unit: Unit, each: Occurrence) -> bool:
    """Whether the unit exists throughout the period."""
    founded_before = unit.founded is None or unit.founded <= each.period.start
    return founded_before and (unit.dissolved is None or each.period.last <= unit.dissolved)
