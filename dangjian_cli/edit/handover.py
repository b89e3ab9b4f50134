"""移交: every open entry of a person or a unit becomes another's."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry
from dangjian_cli.edit.subject import relapse_of
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.fields import NAME_SEPARATOR
from dangjian_cli.models.kinds import LIST_KEY
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse
from dangjian_cli.syntax.parsed import Data
from dangjian_cli.syntax.revise import revise

_PERSON_KEYS = ("责任人", "牵头领导", "盯办人")
_UNIT_KEYS = ("责任单位", "配合单位")


class Handover(NamedTuple):
    """From whom to whom; of units the full names."""

    old: str
    new: str
    is_unit: bool


class Moved(NamedTuple):
    """One file with the entries that change hands, and its new text."""

    source: SourceFile
    text: str
    ids: tuple[str, ...]


def people(book: Book) -> frozenset[str]:
    """Everyone who answers for an entry."""
    named = (
        name
        for _, entry in book.each(Matter)
        for name in (*entry.model.owners, entry.model.leader, entry.model.watcher)
        if name
    )
    return frozenset(named)


def hand_over(book: Book, sources: Mapping[PurePosixPath, SourceFile], handover: Handover) -> tuple[Moved, ...]:
    """The new text of every file with open entries of the old one. Raises NotRevisedError."""
    moved = []
    for ledger in book.ledgers:
        source = sources[ledger.file]
        entries = [entry for entry in ledger.of(Matter) if _is_open(entry)]
        data = parse(source).data if entries else None
        elements = data.get(LIST_KEY) if isinstance(data, dict) else None
        if not isinstance(data, dict) or not isinstance(elements, list):
            continue
        changed, ids = list(elements), []
        for entry in entries:
            at = int(entry.place.path[-1])
            new = _renamed(book, entry, elements[at], handover)
            if new != elements[at]:
                changed[at] = new
                ids.append(entry.model.id)
        if ids:
            moved.append(Moved(source, revise(source, {**data, LIST_KEY: changed}), tuple(ids)))
    return tuple(moved)


def _is_open(entry: Entry[Matter]) -> bool:
    model = entry.model
    done = model.done_on is not None and relapse_of(model) is None
    return entry.counted and not done and model.cancellation is None and model.carry_over is None


def _renamed(book: Book, entry: Entry[Matter], element: Data, handover: Handover) -> Data:
    if not isinstance(element, dict):
        return element
    keys = {entry.written.get(key, key) for key in (_UNIT_KEYS if handover.is_unit else _PERSON_KEYS)}
    return {key: _value(book, value, handover) if key in keys else value for key, value in element.items()}


def _value(book: Book, value: Data, handover: Handover) -> Data:
    """The names with the old one replaced; one that is there already is not named twice."""

    def renamed(name: Data) -> Data:
        known = book.units.resolve(name) if handover.is_unit and isinstance(name, str) else name
        return handover.new if known == handover.old else name

    if isinstance(value, list):
        return list(dict.fromkeys(str(renamed(name)) for name in value)) if value else value
    if isinstance(value, str):
        return NAME_SEPARATOR.join(dict.fromkeys(str(renamed(name.strip())) for name in value.split(NAME_SEPARATOR)))
    return value
