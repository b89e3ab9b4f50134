"""`fix --renumber`: of two entries with one 编号 (DJ005, after a merge) the later one gets a new one.

Which of the two a reference means cannot be told from the text: references stay as they are and are named.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry
from dangjian_cli.diagnostics.diagnostic import Place
from dangjian_cli.edit.ids import Ids
from dangjian_cli.edit.proof import State
from dangjian_cli.edit.spot import Cut
from dangjian_cli.edit.wording_repairs import Wording, after
from dangjian_cli.models.entry import Entry as EntryModel
from dangjian_cli.models.kinds import RULE_PACKS
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.locate import locate
from dangjian_cli.syntax.parsed import Data
from dangjian_cli.syntax.writing import flow_scalar

_ID_KEY = "编号"


class Renumbered(NamedTuple):
    """An entry with a new number (None: it has no number that could be counted on); `references` to the old one."""

    file: PurePosixPath
    line: int
    old: str
    new: str | None
    references: tuple[int, ...]
    """The lines of its own file that name the old number."""


def renumber(
    book: Book,
    sources: Mapping[PurePosixPath, SourceFile],
    chosen: Callable[[PurePosixPath], bool],
    elsewhere: Iterable[str] = (),
) -> tuple[dict[PurePosixPath, SourceFile], tuple[Renumbered, ...]]:
    """The chosen files that change, and every entry in them that bears the number of an earlier one.

    `elsewhere` are numbers that other branches have given out: none of them is given again.
    """
    numbers = Ids.of(book, elsewhere)
    twins: dict[PurePosixPath, list[tuple[Place, str, str | None]]] = {}
    for file, entry in _twins(book):
        if chosen(file):
            id_ = entry.model.id
            twins.setdefault(file, []).append((entry.at(_ID_KEY), id_, numbers.following(id_)))
    changed: dict[PurePosixPath, SourceFile] = {}
    told: list[Renumbered] = []
    for file, found in twins.items():
        told += _told(sources[file], found)
        text = _rewritten(sources[file], [(place, new) for place, _, new in found if new is not None])
        if text is not None:
            changed[file] = sources[file]._replace(text=text)
    return changed, tuple(told)


def _twins(book: Book) -> Iterator[tuple[PurePosixPath, Entry[EntryModel]]]:
    """Entries whose number an earlier one has. An item of a rule pack may have several versions."""
    seen: set[str] = set()
    for ledger, entry in book.each(EntryModel):
        if entry.model.id in seen and ledger.kind is not RULE_PACKS:
            yield ledger.file, entry
        seen.add(entry.model.id)


def _told(source: SourceFile, found: list[tuple[Place, str, str | None]]) -> Iterator[Renumbered]:
    state = State(source)
    wanted = {old for _, old, _ in found}
    references = list(_references(state.data, wanted, Place(source.path))) if state.data is not None else []
    spans = locate(source, {*(place for place, _, _ in found), *(place for place, _ in references)})
    for place, old, new in found:
        lines = tuple(sorted({spans[where].start.line for where, named in references if named == old}))
        yield Renumbered(source.path, spans[place].start.line, old, new, lines)


def _references(data: Data, wanted: set[str], place: Place) -> Iterator[tuple[Place, str]]:
    """Every value that is one of these numbers, but for the 编号 themselves."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key != _ID_KEY:
                yield from _references(value, wanted, place.at(key))
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from _references(value, wanted, place.at(at))
    elif data in wanted:
        yield place, data


def _rewritten(source: SourceFile, numbers: list[tuple[Place, str]]) -> str | None:
    """The text with the new numbers, proven; None when it would say anything else."""
    before = State(source)
    spans = locate(source, [place for place, _ in numbers])
    cuts, expected = [], before.data
    for place, new in numbers:
        start, end = before.lines.offset(spans[place].start), before.lines.offset(spans[place].end)
        cuts.append(Cut(start, end, flow_scalar(new)))
        expected = after(expected, Wording(cuts[-1], place, new)) if expected is not None else None
    changed = before.after(cuts)
    return changed.source.text if cuts and changed.data == expected else None
