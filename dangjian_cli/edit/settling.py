"""核定: the totals of a period are settled, one line in the sheet of each unit."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from dangjian_cli.models.kinds import LIST_KEY
from dangjian_cli.reports.cards import Card, decimal
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse
from dangjian_cli.syntax.parsed import Data
from dangjian_cli.syntax.revise import revise


class Settled(NamedTuple):
    """One file with its new text, and the units whose totals it settles."""

    source: SourceFile
    text: str
    units: tuple[str, ...]


class Settlement(NamedTuple):
    """What is settled; `standing` are units that were settled before, `without` those that have no sheet or total."""

    files: tuple[Settled, ...]
    standing: tuple[str, ...]
    without: tuple[str, ...]


def settlement(cards: Sequence[Card], sources: Mapping[PurePosixPath, SourceFile], by: str, day: date) -> Settlement:
    """The new text of every file that holds sheets of the period. Raises NotRevisedError."""
    wanted: dict[PurePosixPath, dict[int, tuple[Card, dict[str, Data]]]] = {}
    standing, without = [], []
    for card in cards:
        sheet = card.sheet
        if sheet is None or card.total is None:
            without.append(card.unit)
        elif sheet.model.confirmed is not None:
            standing.append(card.unit)
        else:
            fact: dict[str, Data] = {"日期": day.isoformat(), "总分": str(decimal(card.total)), "核定人": by}
            wanted.setdefault(sheet.ledger.file, {})[int(sheet.entry.place.path[-1])] = (card, fact)
    files = tuple(_settled(sources[file], facts) for file, facts in wanted.items())
    return Settlement(files, tuple(standing), tuple(without))


def _settled(source: SourceFile, facts: Mapping[int, tuple[Card, dict[str, Data]]]) -> Settled:
    data = parse(source).data
    assert isinstance(data, dict)
    elements = data[LIST_KEY]
    assert isinstance(elements, list)
    changed = [
        {**each, "核定": facts[at][1]} if at in facts and isinstance(each, dict) else each
        for at, each in enumerate(elements)
    ]
    return Settled(source, revise(source, {**data, LIST_KEY: changed}), tuple(card.unit for card, _ in facts.values()))
