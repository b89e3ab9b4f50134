"""发展党员: the steps that a branch owes by a day, as the edition that the case follows has it. Numbers alone."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.book.requirements import Bound
from dangjian_cli.dates.months import add_months
from dangjian_cli.models.admission import Case
from dangjian_cli.models.fields import Years
from dangjian_cli.models.limits import Limit
from dangjian_cli.obligations.demand import Demand
from dangjian_cli.obligations.obligation import Completion, DueFrom, Held, Hold, Obligation, Role, Tag
from dangjian_cli.obligations.unit_records import unit_of

ADMISSION_KIND = "发展党员"


_Dated = tuple[str, date | None]
"""A key and its day."""


class Step(NamedTuple):
    """A step that is owed: since which day, by which, done when, and the number that says so."""

    name: str
    opens: date
    due: date
    done_on: date | None
    bound: Bound
    key: str
    after: str

    @property
    def wording(self) -> str:
        """The deadline in a few words: 申请后1个月内."""
        return f"{self.after}后{self.bound.number}个月内"


class Reckoning:
    """The limits of the edition that a case follows, on what its days are."""

    def __init__(self, book: Book, case: Case) -> None:
        self._packs = book.packs()
        self._case = case

    def bound(self, limit: Limit, day: date) -> Bound | None:
        """The number in force on a day; an edition comes into force once for the cases that follow it."""
        edition = self._case.edition
        if edition is None:
            return None
        return self._packs.edition(limit, edition.value, day) or self._packs.edition(limit, edition.value, date.max)

    def after(self, limit: Limit, day: date) -> tuple[date, Bound] | None:
        """So many months after a day."""
        bound = self.bound(limit, day)
        return (add_months(day, bound.number), bound) if bound is not None else None

    @property
    def probation_ends(self) -> date | None:
        """The end of 预备期: as extended, as written, or as reckoned from the assembly."""
        case = self._case
        written = case.extended_to or case.probation_ends
        if written is not None or case.assembly is None:
            return written
        found = self.after(Limit.ADMISSION_PROBATION, case.assembly)
        return found[0] if found is not None else None

    def steps(self) -> Iterator[Step]:
        """Every step that is owed by a day, in the order in which they come."""
        case = self._case
        yield from self._step(Limit.ADMISSION_TALK, ("申请", case.applied), ("谈话", case.talked))
        yield from self._reviews()
        yield from self._step(Limit.ADMISSION_ASSEMBLY, ("预审", case.vetted), ("大会", case.assembly))
        yield from self._step(Limit.ADMISSION_APPROVAL, ("大会", case.assembly), ("审批", case.approved))
        yield from self._step(Limit.ADMISSION_OATH, ("审批", case.approved), ("宣誓", case.sworn))
        ends = self.probation_ends if case.approved is not None else None
        yield from self._step(Limit.ADMISSION_FULL, ("审批", ends), ("转正大会", case.full_assembly))
        full = ("转正大会", case.full_assembly)
        yield from self._step(Limit.ADMISSION_FULL_APPROVAL, full, ("转正审批", case.full_approved))

    def _step(self, limit: Limit, since: _Dated, done: _Dated) -> Iterator[Step]:
        """A step that is owed so many months after another; until it is done it stands where that one stands."""
        from_key, day = since
        found = self.after(limit, day) if day is not None else None
        if found is not None and day is not None:
            key, done_on = done
            after = "预备期满" if limit is Limit.ADMISSION_FULL else from_key
            yield Step(key, day, found[0], done_on, found[1], key if done_on is not None else from_key, after)

    def _reviews(self) -> Iterator[Step]:
        """考察: each within half a year of the one before, as long as the case is that of an activist."""
        case = self._case
        before = case.activist
        for day in (*sorted(case.reviews), None):
            found = self.after(Limit.ADMISSION_REVIEW, before) if before is not None else None
            if found is None or before is None:
                return
            if day is not None or case.candidate is None:
                after = "确定" if before == case.activist else "上次考察"
                key = "考察" if day is not None else "积极分子"
                yield Step("考察", before, found[0], day, found[1], key, after)
            before = day


def cases(book: Book) -> Iterator[tuple[str, Ledger, Entry[Case]]]:
    """Every case that can be counted, with its unit."""
    for ledger, entry in book.each(Case):
        if entry.counted:
            yield unit_of(book, ledger, entry.model), ledger, entry


def admissions(book: Book, years: Years) -> Iterator[Demand]:
    """The steps of every case that fall due by the end of these years, step by step in the order of the files."""
    for unit, ledger, entry in cases(book):
        by_name: dict[str, list[Step]] = {}
        for step in Reckoning(book, entry.model).steps():
            if step.due <= date(years.last, 12, 31) and not _settled(step, years):
                by_name.setdefault(step.name, []).append(step)
        for name, steps in by_name.items():
            id_ = f"{entry.model.id}/{name}"
            owed = tuple(
                _obligation(ledger, entry, unit, step)._replace(
                    years=Years(step.due.year, max(years.last, step.due.year))
                )
                for step in steps
            )
            yield Demand(id_, unit, entry.place.entry, steps[0].bound.item, owed)


def _settled(step: Step, years: Years) -> bool:
    """Due and done before these years: nothing speaks of it any more."""
    return step.due.year < years.first and step.done_on is not None and step.done_on.year < years.first


def _obligation(ledger: Ledger, entry: Entry[Case], unit: str, step: Step) -> Obligation:
    id_ = f"{entry.model.id}/{step.name}"
    ended = entry.model.ended
    return Obligation(
        id=f"{id_}#{step.due:%Y-%m}",
        entry_id=id_,
        role=Role.OCCURRENCE,
        kind=ADMISSION_KIND,
        ledger=ledger.name,
        source=ledger.file,
        years=Years(step.due.year, step.due.year),
        office=ledger.header.unit or unit,
        title=f"发展党员{step.name}（{entry.model.id}）",
        unit=unit,
        partners=(),
        leader=None,
        owners=(),
        watcher=None,
        hard=False,
        tags=(Tag("类别", ADMISSION_KIND),),
        parent=None,
        recurrence=None,
        opens=step.opens,
        deadlines=(DueFrom(None, step.due, step.wording),),
        completions=(Completion(step.done_on, True),) if step.done_on is not None else (),
        steps=(),
        holds=(Held(ended, None, Hold.CANCELLED, "已经终止"),) if ended is not None and step.done_on is None else (),
        closures=(),
        evidence=0,
        claimed_done=False,
        placeholder=False,
        place=entry.at(step.key),
    )
