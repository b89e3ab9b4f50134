"""Load a workspace: find its files, read, parse, validate. The whole workspace is always loaded."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.book.packs import calendar_of, packs_of
from dangjian_cli.book.settings import SETTINGS_FILE, open_settings
from dangjian_cli.book.units import build_units
from dangjian_cli.book.validate import validate
from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.entry import Entry as EntryModel
from dangjian_cli.source.files import Discovery
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.source.tree import Tree, WorkTree
from dangjian_cli.syntax.parse import parse

Progress = Callable[[int, int], None]
"""Told after every file: how many are done, of how many."""


class Loaded(NamedTuple):
    """A workspace as read: the book, what is wrong with the text and shape of its files, and their texts."""

    book: Book
    faults: tuple[Fault, ...]
    sources: Mapping[PurePosixPath, SourceFile]


Memo = dict[tuple[PurePosixPath, str], "Read"]
"""What was read of a file, by its path and the id of its bytes: several revisions of a workspace share most files."""


class Read(NamedTuple):
    """One file as read: its text, its ledger where there is one, what is wrong with it."""

    source: SourceFile
    ledger: Ledger | None
    faults: tuple[Fault, ...]


def load(
    root: Path | Tree,
    replaced: SourceFile | None = None,
    progress: Progress | None = None,
    also: Sequence[SourceFile] = (),
    memo: Memo | None = None,
) -> Loaded:
    """Load the workspace at `root` (the folder with dangjian.yaml), or as a tree of git has it.

    `replaced` stands in for the file of its path (standard input), each of `also` for its own: what an edit would make
    of them. With a `memo` files that were read before are not read again. Raises WorkspaceError when dangjian.yaml
    itself cannot be used; every other fault is a value.
    """
    tree = WorkTree(root) if isinstance(root, Path) else root
    source, read_settings = open_settings(tree)
    found = tree.discover(read_settings.settings.excluded)
    loader = _Loader(tree, found, (*also, *((replaced,) if replaced is not None else ())), memo)
    loader.sources[SETTINGS_FILE] = source
    loader.faults += read_settings.faults
    if not read_settings.complete:
        loader.unread_files.append(SETTINGS_FILE)
    loader.read_all(progress)
    ledgers = tuple(loader.ledgers)
    book = Book(
        settings=read_settings.settings,
        ledgers=ledgers,
        units=build_units(ledgers),
        by_id=_by_id(ledgers),
        files=found.everything,
        unread_files=tuple(loader.unread_files),
        calendar=calendar_of(ledgers),
        packs=packs_of(ledgers, read_settings.settings),
    )
    return Loaded(book, tuple(loader.faults), loader.sources)


_FOUNDATION = r"(?m)^台账: *[\"']?(?:组织|规则包|工作日历)"


def foundations(tree: Tree, excluded: Sequence[str]) -> frozenset[PurePosixPath]:
    """The ledgers without which no other can be understood: units, rule packs, working days."""
    paths = tree.discover(excluded).ledgers
    tree.prepare(paths)
    texts = ((path, tree.read(path)) for path in paths)
    return frozenset(
        path for path, source in texts if isinstance(source, SourceFile) and re.search(_FOUNDATION, source.text[:2000])
    )


def _by_id(ledgers: Iterable[Ledger]) -> dict[str, tuple[Ledger, Entry[EntryModel]]]:
    """Entries by 编号; of two with the same one the first is meant, DJ005 says so."""
    by_id: dict[str, tuple[Ledger, Entry[EntryModel]]] = {}
    for ledger in ledgers:
        for entry in ledger.entries:
            by_id.setdefault(entry.model.id, (ledger, entry))
    return by_id


class _Loader:
    """Reads every file of a workspace; a file that cannot be read hides no other."""

    def __init__(self, tree: Tree, found: Discovery, replaced: Sequence[SourceFile], memo: Memo | None) -> None:
        self.tree = tree
        self.memo = memo
        self.replaced = {source.path: source for source in replaced}
        self.paths = sorted({*found.ledgers, *self.replaced})
        self.faults: list[Fault] = list(found.faults)
        self.unread_files: list[PurePosixPath] = [fault.where.file for fault in found.faults if fault.code == "DJ027"]
        self.ledgers: list[Ledger] = []
        self.sources: dict[PurePosixPath, SourceFile] = {}

    def read_all(self, progress: Progress | None) -> None:
        self.tree.prepare([path for path in self.paths if path not in self.replaced and not self._is_known(path)])
        for number, path in enumerate(self.paths, start=1):
            if path != SETTINGS_FILE:
                self._read(path)
            if progress is not None:
                progress(number, len(self.paths))

    def _read(self, path: PurePosixPath) -> None:
        found = self._known(path)
        if isinstance(found, Fault):
            self.faults.append(found)
            self.unread_files.append(found.where.file)  # unlike the path, fit to be shown
            return
        self.sources[path] = found.source
        self.faults += found.faults
        if found.ledger is None:
            self.unread_files.append(path)
        else:
            self.ledgers.append(found.ledger)

    def _is_known(self, path: PurePosixPath) -> bool:
        return self.memo is not None and (path, self.tree.mark(path) or "") in self.memo

    def _known(self, path: PurePosixPath) -> Read | Fault:
        """A file as read now, or before."""
        mark = self.tree.mark(path) if self.memo is not None and path not in self.replaced else None
        if self.memo is None or mark is None:
            return self._fresh(path)
        known = self.memo.get((path, mark))
        if known is not None:
            return known
        found = self._fresh(path)
        if isinstance(found, Read):
            self.memo[path, mark] = found
        return found

    def _fresh(self, path: PurePosixPath) -> Read | Fault:
        source = self.replaced.get(path) or self.tree.read(path)
        if isinstance(source, Fault):
            return source
        parsed = parse(source)
        validated = validate(parsed)
        return Read(source, validated.ledger, (*parsed.faults, *validated.faults))
