"""Load a workspace: find its files, read, parse, validate. The whole workspace is always loaded."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dangjian_cli.base.errors import WorkspaceError
from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.book.packs import calendar_of
from dangjian_cli.book.shape import shape
from dangjian_cli.book.units import build_units
from dangjian_cli.book.validate import validate
from dangjian_cli.diagnostics.diagnostic import Fault, Place
from dangjian_cli.models.entry import Entry as EntryModel
from dangjian_cli.models.settings import FORMAT, Settings
from dangjian_cli.source.files import Discovery, discover, read
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse

SETTINGS_FILE = PurePosixPath("dangjian.yaml")

Progress = Callable[[int, int], None]
"""Told after every file: how many are done, of how many."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A workspace as read: the book, what is wrong with the text and shape of its files, and their texts."""

    book: Book
    faults: tuple[Fault, ...]
    sources: Mapping[PurePosixPath, SourceFile]


def load(root: Path, replaced: SourceFile | None = None, progress: Progress | None = None) -> Loaded:
    """Load the workspace at `root` (the folder with dangjian.yaml).

    `replaced` stands in for the file of its path (standard input). Raises WorkspaceError when dangjian.yaml itself
    cannot be used; every other fault is a value.
    """
    settings_source = read(root, SETTINGS_FILE)
    if not isinstance(settings_source, SourceFile):
        raise WorkspaceError("dangjian.yaml 读不了", "请检查这个文件的编码和权限，或用 dangjian init 重新生成一份对照")
    settings, faults = _settings(settings_source)
    found = discover(root, settings.excluded)
    loader = _Loader(root, found, replaced)
    loader.sources[SETTINGS_FILE] = settings_source
    loader.faults += faults
    loader.read_all(progress)
    ledgers = tuple(loader.ledgers)
    book = Book(
        settings=settings,
        ledgers=ledgers,
        units=build_units(ledgers),
        by_id=_by_id(ledgers),
        files=found.everything,
        unread_files=tuple(loader.unread_files),
        calendar=calendar_of(ledgers),
    )
    return Loaded(book, tuple(loader.faults), loader.sources)


def _settings(source: SourceFile) -> tuple[Settings, tuple[Fault, ...]]:
    """The settings; a faulty key is reported and its default holds."""
    parsed = parse(source)
    if not isinstance(parsed.data, dict):
        raise WorkspaceError("dangjian.yaml 不成样子", "它的第一行应是“格式: 1”，第二行“名称: 单位名称”")
    _require_known_format(parsed.data.get("格式"))
    shaped = shape(Settings, parsed.data, Place(source.path), {})
    if shaped.model is None:
        raise WorkspaceError("dangjian.yaml 里没有“格式: 1”", "在第一行写上“格式: 1”")
    return shaped.model, (*parsed.faults, *shaped.faults)


def _require_known_format(number: object) -> None:
    if isinstance(number, str) and number.isascii() and number.isdigit() and int(number) > FORMAT:
        raise WorkspaceError(
            f"这个工作区的格式是 {number}，本版本只认得 {FORMAT}",
            "请换用新版本的 dangjian，或把“格式”改回 1（先备份）",
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

    def __init__(self, root: Path, found: Discovery, replaced: SourceFile | None) -> None:
        self.root = root
        self.paths = sorted({*found.ledgers, *((replaced.path,) if replaced else ())})
        self.replaced = replaced
        self.faults: list[Fault] = list(found.faults)
        self.unread_files: list[PurePosixPath] = [fault.where.file for fault in found.faults if fault.code == "DJ027"]
        self.ledgers: list[Ledger] = []
        self.sources: dict[PurePosixPath, SourceFile] = {}

    def read_all(self, progress: Progress | None) -> None:
        for number, path in enumerate(self.paths, start=1):
            if path != SETTINGS_FILE:
                self._read(path)
            if progress is not None:
                progress(number, len(self.paths))

    def _read(self, path: PurePosixPath) -> None:
        standing_in = self.replaced is not None and self.replaced.path == path
        source = self.replaced if standing_in else read(self.root, path)
        if not isinstance(source, SourceFile):
            self.faults.append(source)  # type: ignore[arg-type]  # `replaced` is not None when it stands in
            self.unread_files.append(path)
            return
        self.sources[path] = source
        parsed = parse(source)
        validated = validate(parsed)
        self.faults += parsed.faults
        self.faults += validated.faults
        if validated.ledger is None:
            self.unread_files.append(path)
        else:
            self.ledgers.append(validated.ledger)
