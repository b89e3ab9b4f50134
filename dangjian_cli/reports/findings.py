"""Whose fault a finding is: the unit that owes the entry, or that keeps the ledger in which it was found."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from dangjian_cli.diagnostics.diagnostic import Diagnostic, Place, Step
from dangjian_cli.models.kinds import LIST_KEY
from dangjian_cli.models.life import Meeting
from dangjian_cli.models.organisation import Unit
from dangjian_cli.models.unit_record import UnitRecord
from dangjian_cli.obligations.obligation import UNATTRIBUTED
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.unit_records import unit_of

Key = tuple[PurePosixPath, Step]


class Finding(NamedTuple):
    """A finding with its unit and, where it is of an entry, the entry's 编号 and the persons responsible."""

    unit: str
    id: str | None
    owners: tuple[str, ...]
    diagnostic: Diagnostic


class Owner(NamedTuple):
    """Who answers for an entry: its unit, its 编号, the persons named."""

    unit: str
    id: str | None = None
    owners: tuple[str, ...] = ()


def attributed(situation: Situation, diagnostics: Iterable[Diagnostic]) -> Iterator[Finding]:
    """Every finding with its unit, in the order given."""
    by_entry = owners(situation)
    offices = {
        ledger.file: situation.book.units.canonical(ledger.header.unit)
        for ledger in situation.book.ledgers
        if ledger.header.unit
    }
    for one in diagnostics:
        owner = by_entry.get(entry_key(one.place)) if one.place is not None else None
        if owner is None:
            owner = Owner(offices.get(one.primary.file, UNATTRIBUTED))
        yield Finding(owner.unit, owner.id, owner.owners, one)


def entry_key(place: Place) -> Key | None:
    """The entry in which a place lies: its file, and where in the list it stands."""
    return (place.file, place.path[1]) if len(place.path) > 1 and place.path[0] == LIST_KEY else None


def owners(situation: Situation) -> Mapping[Key | None, Owner]:
    """Who answers for each entry of each ledger."""
    found: dict[Key | None, Owner] = {}
    units = situation.book.units
    for ledger in situation.book.ledgers:
        office = ledger.header.unit
        for meeting in ledger.of(Meeting):
            named = meeting.model.units[0] if meeting.model.units else office
            found[entry_key(meeting.place)] = Owner(units.canonical(named) if named else UNATTRIBUTED, meeting.model.id)
        for record in ledger.of(UnitRecord):
            found[entry_key(record.place)] = Owner(unit_of(situation.book, ledger, record.model), record.model.id)
        for unit in ledger.of(Unit):
            found[entry_key(unit.place)] = Owner(unit.model.title)
    for expansion in situation.register.expansions:
        if not expansion.placeholder:
            entry = expansion.entry
            found[entry_key(entry.place)] = Owner(expansion.unit, entry.model.id, entry.model.owners)
    return found
