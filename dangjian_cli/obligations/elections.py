"""换届: the election that every committee owes by the end of its term, as an obligation (机关条例第八条 [A]).

It stands as long as 本届起 is that of the term that ended; when the ledger has the new term, the next one is owed.
"""

from collections.abc import Iterator
from datetime import date

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.book.terms import Term, term_of
from dangjian_cli.dates.months import add_months
from dangjian_cli.models.fields import Years
from dangjian_cli.models.limits import Limit
from dangjian_cli.models.organisation import Unit
from dangjian_cli.obligations.demand import Demand
from dangjian_cli.obligations.obligation import DueFrom, Obligation, Role, Step, Tag

ELECTION = "换届"


def elections(book: Book, years: Years) -> Iterator[Demand]:
    """The elections that fall due by the end of these years, in the order of the files."""
    for ledger, entry in book.each(Unit):
        unit = entry.model
        if unit.term_began is None or unit.kind is None or not entry.counted:
            continue
        last_day = date(years.last, 12, 31)
        term = term_of(book, unit, last_day)
        bound = book.packs().limit(Limit.TERM_YEARS, last_day, unit.kind)
        if term is None or bound is None or term.ends > last_day:
            continue
        if unit.dissolved is None or unit.dissolved > term.last_day(last_day):
            id_ = f"{book.units.short(unit.title)}/{ELECTION}"
            owed = _obligation(book, ledger, entry, term, years)
            yield Demand(id_, unit.title, entry.at("本届起"), bound.item, (owed,))


def _obligation(book: Book, ledger: Ledger, entry: Entry[Unit], term: Term, years: Years) -> Obligation:
    unit = entry.model
    id_ = f"{book.units.short(unit.title)}/{ELECTION}"
    deadlines = [DueFrom(None, term.ends, "任期届满")]
    if term.extended is not None and term.approved_on is not None and term.extended > term.ends:
        deadlines.append(DueFrom(term.approved_on, term.extended, "延期换届"))
    return Obligation(
        id=f"{id_}#{term.ends.year}",
        entry_id=id_,
        role=Role.OCCURRENCE,
        kind=ledger.kind.name,
        ledger=ledger.name,
        source=ledger.file,
        years=Years(term.ends.year, max(years.last, term.ends.year)),
        office=ledger.header.unit or unit.title,
        title=f"换届（{term.began} 起，任期 {term.years} 年）",
        unit=unit.title,
        partners=(),
        leader=None,
        owners=(),
        watcher=None,
        hard=False,
        tags=(Tag("类别", ELECTION),),
        parent=None,
        recurrence=f"每{term.years}年",
        opens=_opens(book, unit, term),
        deadlines=tuple(deadlines),
        completions=(),
        steps=tuple(Step(step.day, None) for step in unit.election_steps),
        holds=(),
        closures=(),
        evidence=0,
        claimed_done=False,
        placeholder=False,
        place=entry.at("本届起"),
    )


def _opens(book: Book, unit: Unit, term: Term) -> date | None:
    """When preparations are to begin, some months before the end of the term."""
    bound = book.packs().limit(Limit.TERM_REMINDER_MONTHS, term.ends, unit.kind)
    return add_months(term.ends, -bound.number) if bound is not None else None
