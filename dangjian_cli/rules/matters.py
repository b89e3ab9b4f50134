"""The entries that the rules of tasks (DJ2xx) and of closing the loop (DJ7xx) look at."""

from collections.abc import Iterator

from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.responsibility import Responsibility
from dangjian_cli.obligations.situation import Situation

Found = tuple[Ledger, Entry[Matter]]
"""An entry that someone owes by a date, and its ledger."""


def matters(situation: Situation) -> Iterator[Found]:
    """Every such entry, in the order of the files."""
    return situation.book.each(Matter)


def assigned(situation: Situation) -> Iterator[Found]:
    """Those that say who does what and how: a 责任清单 is not asked for persons and measures (domain notes b4)."""
    for ledger, entry in matters(situation):
        if not isinstance(entry.model, Responsibility):
            yield ledger, entry


def counted(situation: Situation) -> Iterator[Found]:
    """Those whose facts could all be read: nothing is concluded from facts of which one is missing by mistake."""
    for ledger, entry in matters(situation):
        if entry.counted:
            yield ledger, entry
