"""The sheets (督办单) of open entries, as the rules DJ701–DJ703 look at them."""

from collections.abc import Iterator

from dangjian_cli.book.entries import Entry
from dangjian_cli.models.entry import Matter
from dangjian_cli.obligations.obligation import Expansion, Hold
from dangjian_cli.obligations.sheets import Sheet, sheets_of
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Phase, Standing


def open_entries(situation: Situation) -> tuple[tuple[Expansion, tuple[Standing, ...]], ...]:
    """Every entry of which something is still to be done and not held back, with the standing of all that it owes."""
    return situation.once(_open_entries)


def _open_entries(situation: Situation) -> tuple[tuple[Expansion, tuple[Standing, ...]], ...]:
    return tuple(_still_open(situation))


def _still_open(situation: Situation) -> Iterator[tuple[Expansion, tuple[Standing, ...]]]:
    for expansion in situation.register.expansions:
        if not expansion.placeholder:
            stood = tuple(situation.standing(owed) for owed in expansion.obligations)
            if any(one.phase is not Phase.DONE and one.hold is Hold.NONE for one in stood):
                yield expansion, stood


def issued(situation: Situation, entry: Entry[Matter]) -> tuple[Sheet, ...]:
    """The sheets that are out on the day."""
    if not entry.model.supervisions:
        return ()
    return tuple(sheet for sheet in sheets_of(situation.book, entry.model) if sheet.issued(situation.today))
