"""责任书 as a chain: which unit signed with which one above it, year by year, and where the chain has a gap."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.dates.period import Period
from dangjian_cli.models.commitment import Commitment, CommitmentHeader
from dangjian_cli.models.vocabulary import UnitKind
from dangjian_cli.obligations.attribution import attribute
from dangjian_cli.obligations.records import named_period
from dangjian_cli.obligations.situation import Situation

CHAINED = frozenset({UnitKind.COMMITTEE, UnitKind.GENERAL_BRANCH, UnitKind.BRANCH, UnitKind.JOINT_BRANCH})
"""Party organisations that sign with the one above. Temporary and functional branches and 党小组 are left aside, and
so is a 党组: what set it up is mostly not the unit above it in the tree."""


class Signed(NamedTuple):
    """One 责任书: the unit of each party (None: a person whose unit nothing names) and the years it is for."""

    ledger: Ledger
    entry: Entry[Commitment]
    above: str | None
    below: str | None
    first_year: int
    last_year: int

    def covers(self, year: int) -> bool:
        """Whether it is for that year."""
        return self.first_year <= year <= self.last_year

    @property
    def dropped(self) -> bool:
        """Whether it was decided that it is not signed."""
        return self.entry.model.cancellation is not None


class Gap(NamedTuple):
    """A unit that signed nothing with its superior in a year; `others` are those it signed with instead."""

    unit: str
    superior: str
    others: tuple[str, ...]


def commitments(situation: Situation) -> tuple[Signed, ...]:
    """Every 责任书, in the order of the files."""
    return situation.once(_commitments)


def _commitments(situation: Situation) -> tuple[Signed, ...]:
    return tuple(_read(situation.book))


def _read(book: Book) -> Iterator[Signed]:
    for ledger, entry in book.each(Commitment):
        years, model = ledger.header.years, entry.model
        period = named_period(ledger, model.period)
        if period is None and years is None:
            continue
        first, last = _years(period) if period is not None else (years.first, years.last) if years else (0, 0)
        yield Signed(ledger, entry, _above(book, ledger, model), book.units.opening(model.title), first, last)


def _years(period: Period) -> tuple[int, int]:
    return period.start.year, period.last.year


def _above(book: Book, ledger: Ledger, model: Commitment) -> str | None:
    """The unit of 甲方; for a person whose unit is not named, the unit that owes the signature."""
    opened = book.units.opening(model.first_party) if model.first_party is not None else None
    return opened or book.units.resolve(attribute(book, ledger, model).unit)


def years_kept(situation: Situation) -> tuple[int, ...]:
    """The years for which the workspace keeps 责任书 at all."""
    headers = [one.header for one in situation.book.ledgers if isinstance(one.header, CommitmentHeader)]
    spans = [header.years for header in headers if header.years is not None]
    return tuple(sorted({year for span in spans for year in range(span.first, span.last + 1)}))


def gaps(situation: Situation, year: int) -> tuple[Gap, ...]:
    """The party organisations that have no 责任书 with the unit directly above, in the order of the tree.

    One that is cancelled for a stated reason is no gap: it was decided not to sign.
    """
    by_unit = _by_unit(one for one in commitments(situation) if one.covers(year) and not _dropped_unsaid(one))
    return tuple(_gaps(situation.book, by_unit, year))


def _dropped_unsaid(one: Signed) -> bool:
    cancelled = one.entry.model.cancellation
    return cancelled is not None and not cancelled.reason


def _by_unit(found: Iterator[Signed]) -> Mapping[str, Sequence[str]]:
    above: dict[str, list[str]] = {}
    for one in found:
        if one.below is not None:
            above.setdefault(one.below, []).append(one.above or one.entry.model.first_party or "")
    return above


def _gaps(book: Book, by_unit: Mapping[str, Sequence[str]], year: int) -> Iterator[Gap]:
    units = book.units
    for entry in units.entries:
        unit = entry.model
        superior = units.superior(unit.title)
        whole = (unit.founded is None or unit.founded.year < year) and (
            unit.dissolved is None or unit.dissolved.year > year
        )
        if unit.kind in CHAINED and superior is not None and superior != unit.title and whole:
            signed = by_unit.get(unit.title, ())
            if superior not in signed:
                yield Gap(unit.title, superior, tuple(dict.fromkeys(name for name in signed if name)))
