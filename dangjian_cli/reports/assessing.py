"""Which 考核方案 assesses whom in which period, and what ought to be known before its scores are relied on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.dates.period import Period
from dangjian_cli.models.index import IndexHeader
from dangjian_cli.obligations.attribution import expanded
from dangjian_cli.reports.index import Index, index_of
from dangjian_cli.reports.score_sheets import Sheet


def indexes(book: Book) -> tuple[Index, ...]:
    """Every 考核方案 of the workspace."""
    return tuple(index_of(ledger, ledger.header) for ledger in book.ledgers if isinstance(ledger.header, IndexHeader))


def assessed_by(book: Book, index: Index) -> tuple[str, ...]:
    """The units that an index assesses: full names, each once, groups and kinds resolved."""
    years = index.header.years
    named = (each for name in index.header.applies_to for each in book.units.named(name) or (name,))
    return expanded(book.units, tuple(named), years)


def in_force(book: Book, found: tuple[Index, ...], period: Period) -> Mapping[str, Index]:
    """By which index each unit is assessed in a period: the latest that is in force on its first day.

    An index that begins in the middle of a period scores from the next period on (a convention of ours [约]).
    """
    chosen: dict[str, Index] = {}
    for index in sorted(found, key=lambda one: one.since):
        if index.covers(period.start):
            chosen |= dict.fromkeys(assessed_by(book, index), index)
    units = book.units
    there = [name for name in chosen if units.exists(name, period.last)]
    return {unit: chosen[unit] for unit in sorted(there, key=lambda name: (units.order.get(name, len(chosen)), name))}


class Clash(NamedTuple):
    """Two indexes that begin on one day and assess the same units: the second is used."""

    other: Index
    used: Index
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubts:
    """What a reader of the scores of a period must know.

    `later` are indexes that begin within it and score from the next one on. `founded` units are scored though they are
    younger than the period, `dissolved` ones are not scored since they did not see its end, each with the day.
    `unscored` are sheets of units that no index assesses, `unplaced` sheets whose 期 cannot be read.
    """

    later: tuple[Index, ...] = ()
    clashes: tuple[Clash, ...] = ()
    founded: tuple[tuple[str, date], ...] = ()
    dissolved: tuple[tuple[str, date], ...] = ()
    unscored: tuple[Sheet, ...] = ()
    unplaced: tuple[Sheet, ...] = ()


def doubts(
    book: Book, found: tuple[Index, ...], period: Period, scored: Mapping[str, Index], sheets: tuple[Sheet, ...]
) -> Doubts:
    """Everything doubtful about the scores of a period. `scored` is by which index each unit is scored."""
    assessed = {unit for index in found if index.covers(period.start) for unit in assessed_by(book, index)}
    dissolved = tuple(_within(book, sorted(assessed - set(scored)), period, ended=True))
    told = {*scored, *(unit for unit, _ in dissolved)}
    return Doubts(
        tuple(index for index in found if period.start < index.since <= period.last),
        tuple(_clashes(book, found, period)),
        tuple(_within(book, scored, period, ended=False)),
        dissolved,
        tuple(each for each in sheets if each.period == period and each.unit not in told),
        tuple(each for each in sheets if each.entry.counted and each.period is None and each.model.period),
    )


def _within(book: Book, names: Iterable[str], period: Period, *, ended: bool) -> Iterator[tuple[str, date]]:
    """The units that were founded, or dissolved, within a period."""
    for name in names:
        unit = book.units.get(name)
        day = unit and (unit.dissolved if ended else unit.founded)
        if day and (period.start <= day < period.last if ended else period.start < day <= period.last):
            yield name, day


def _clashes(book: Book, found: tuple[Index, ...], period: Period) -> Iterator[Clash]:
    """Indexes that begin on the same day: the last one written is used, which nobody may have meant."""
    standing = [index for index in found if index.covers(period.start)]
    for at, index in enumerate(standing):
        for other in standing[:at]:
            both = set(assessed_by(book, other)) if other.since == index.since else set()
            if units := tuple(unit for unit in assessed_by(book, index) if unit in both):
                yield Clash(other, index, units)
