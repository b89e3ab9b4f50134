"""The entries that the rules of tasks (DJ2xx) and of closing the loop (DJ7xx) look at."""

from collections.abc import Iterator

from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.kinds import APPRAISALS, COMMITMENTS, GENERAL, RESPONSIBILITIES
from dangjian_cli.obligations.situation import Situation

_UNASKED = frozenset({RESPONSIBILITIES.name, COMMITMENTS.name, APPRAISALS.name, GENERAL.name})
"""Kinds that are not asked for a person, a leader and measures."""


def assigned(situation: Situation) -> Iterator[tuple[Ledger, Entry[Matter]]]:
    """Those that say who does what and how: a 责任清单 is not asked for persons and measures (domain notes b4), and
    who signs or reports is said by its own keys.
    """
    return (each for each in situation.matters if each[0].kind.name not in _UNASKED)
