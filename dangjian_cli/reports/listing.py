"""What `list` shows: obligations with their standing, filtered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry
from dangjian_cli.dates.period import Period
from dangjian_cli.models.entry import Matter
from dangjian_cli.obligations.obligation import Obligation, Role
from dangjian_cli.obligations.own import OwnRecord, records
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Standing
from dangjian_cli.query.fields import words_of
from dangjian_cli.reports.scope import Scope, belongs


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which obligations: None and empty sets mean all."""

    scope: Scope
    period: Period | None
    words: frozenset[str]
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Listed:
    """An obligation as it stands on a day. `entry` is what it is of; None for what a rule pack demands."""

    obligation: Obligation
    standing: Standing
    entry: Entry[Matter] | None
    day: date


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry (or what a rule pack demands of a unit) with what of it was asked for.

    A record of a 通用清单 owes nothing: `listed` then says whose it is, and how it stands means nothing.
    """

    id: str
    title: str
    listed: tuple[Listed, ...]
    record: bool = False

    @property
    def first(self) -> Obligation:
        """The first of what it owes: unit, kind and place are those of all."""
        return self.listed[0].obligation


def by_entry(book: Book, listed: Iterable[Listed]) -> tuple[ListedEntry, ...]:
    """The same by entry, in the order in which each comes first."""
    found: dict[str, list[Listed]] = {}
    for one in listed:
        found.setdefault(one.obligation.entry_id, []).append(one)
    return tuple(ListedEntry(id_, _title(book, ones[0].obligation), tuple(ones)) for id_, ones in found.items())


def recorded(situation: Situation, wanted: Wanted) -> tuple[ListedEntry, ...]:
    """The records of every 通用清单 that were asked for; none where a standing is, for they have none.

    One with days in its columns is of the periods of these days, one without of the years of its ledger.
    """
    return tuple(_recorded(situation, wanted)) if not wanted.words else ()


def _recorded(situation: Situation, wanted: Wanted) -> Iterator[ListedEntry]:
    for one in records(situation.book):
        said, standing = one.said, situation.standing(one.said)
        if not wanted.scope.covers(said.unit, said.source):
            continue
        if situation.chosen is not None and not situation.chosen(said, standing):
            continue
        if wanted.period is None or _falls_in(one, standing, wanted.period):
            listed = Listed(said, standing, None, situation.today)
            yield ListedEntry(said.id, said.title, (listed,), record=True)


def _falls_in(one: OwnRecord, standing: Standing, period: Period) -> bool:
    if one.days:
        return any(period.contains(day) for day in one.days)
    return belongs(one.said, standing, period)


def _title(book: Book, obligation: Obligation) -> str:
    known = book.by_id.get(obligation.entry_id)
    if known is not None and isinstance(known[1].model, Matter):
        return known[1].model.title
    return obligation.entry_id.partition("/")[2] or obligation.title


def listing(situation: Situation, wanted: Wanted) -> tuple[Listed, ...]:
    """The obligations wanted, in the order of the files."""
    return tuple(_wanted(situation, wanted))


def entries_by_id(situation: Situation) -> Mapping[str, Entry[Matter]]:
    """The entries by the id of what they owe; a placeholder stands for an entry that is not there."""
    return {one.id: one.entry for one in situation.register.expansions if not one.placeholder}


def _wanted(situation: Situation, wanted: Wanted) -> Iterator[Listed]:
    entries = entries_by_id(situation)
    for obligation in situation.register.obligations:
        if obligation.role not in wanted.roles or not wanted.scope.covers(obligation.unit, obligation.source):
            continue
        standing = situation.standing(obligation)
        if wanted.words and not wanted.words & words_of(standing):
            continue
        if wanted.period is None or belongs(obligation, standing, wanted.period):
            yield Listed(obligation, standing, entries.get(obligation.entry_id), situation.today)
