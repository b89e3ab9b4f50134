"""The ledgers of the new year: those that are there already, and those that are opened beside the old ones."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from dangjian_cli.base.errors import UsageError
from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Ledger
from dangjian_cli.edit.ids import prefix_of
from dangjian_cli.edit.year_names import turned, turned_header, turned_path
from dangjian_cli.models.fields import Years
from dangjian_cli.models.kinds import LIST_KEY, Kind
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse
from dangjian_cli.syntax.parsed import Data
from dangjian_cli.syntax.revise import revise
from dangjian_cli.syntax.writing import entry_lines, header_lines

_EDITOR = "# yaml-language-server:"


@dataclass(slots=True)
class Target:
    """A ledger of the new year. `frame` is it as a ledger without entries: how it reads deadlines.

    `source` is its text where it is there already; `header` is that of a new one, `like` the old one beside it.
    """

    file: PurePosixPath
    kind: Kind
    prefix: str
    frame: Ledger
    header: Mapping[str, Data]
    like: SourceFile
    source: SourceFile | None = None
    entries: list[dict[str, Data]] = field(default_factory=list)
    carried: int = 0
    repeated: int = 0

    def text(self, plain: "Plain") -> str:
        """The text with the new entries. Raises NotRevisedError."""
        if self.source is not None:
            return revise(self.source, plain.with_elements(self.file, [*plain.elements(self.file), *self.entries]))
        listed = "\n" + "".join(entry_lines(entry) for entry in self.entries) if self.entries else " []\n"
        text = f"{''.join(_editor_lines(self.like))}{header_lines(self.header)}{LIST_KEY}:{listed}"
        return text.replace("\n", "\r\n") if self.like.newline == "\r\n" else text


def _editor_lines(source: SourceFile) -> Iterator[str]:
    """What tells an editor the schema: the only comments above a ledger that hold for another one too."""
    for line in source.text.splitlines():
        if not line.startswith("#"):
            return
        if line.startswith(_EDITOR):
            yield f"{line}\n"


class Plain:
    """The ledgers as plain data, each read once."""

    def __init__(self, sources: Mapping[PurePosixPath, SourceFile]) -> None:
        self.sources = sources
        self._read: dict[PurePosixPath, dict[str, Data]] = {}

    def _data(self, file: PurePosixPath) -> dict[str, Data]:
        if file not in self._read:
            data = parse(self.sources[file]).data
            self._read[file] = data if isinstance(data, dict) else {}
        return self._read[file]

    def header(self, file: PurePosixPath) -> dict[str, Data]:
        """The keys above the list of entries."""
        return {key: value for key, value in self._data(file).items() if key != LIST_KEY}

    def elements(self, file: PurePosixPath) -> list[Data]:
        """The list of entries."""
        elements = self._data(file).get(LIST_KEY)
        return elements if isinstance(elements, list) else []

    def element(self, file: PurePosixPath, at: int) -> dict[str, Data]:
        """One entry."""
        element = self.elements(file)[at]
        assert isinstance(element, dict)
        return element

    def with_elements(self, file: PurePosixPath, elements: list[Data]) -> dict[str, Data]:
        """The whole ledger with another list of entries."""
        return {**self._data(file), LIST_KEY: elements}


class Targets:
    """Finds or opens the ledger of the new year for one of an old year; each once."""

    def __init__(self, book: Book, plain: Plain, year: int) -> None:
        self._book = book
        self._plain = plain
        self._year = year
        self.by_file: dict[PurePosixPath, Target] = {}
        self._found: dict[PurePosixPath, Ledger | None] = {}

    def of(self, old: Ledger) -> Target:
        """The target of an old ledger. UsageError where its file cannot be it."""
        years = old.header.years
        assert years is not None  # ledgers without a year have no next one
        if old.file not in self._found:
            self._found[old.file] = self._there(old, years)
        there = self._found[old.file]
        file = there.file if there is not None else turned_path(old.file, years, self._year)
        if file not in self.by_file:
            self.by_file[file] = self._existing(there) if there is not None else self._new(old, years, file)
        target = self.by_file[file]
        if target.kind.name != old.kind.name:
            raise UsageError(f"{old.file} 和一本{target.kind.name}都要接到 {file}", "给其中一本改个文件名，再开新年度")
        return target

    def _there(self, old: Ledger, years: Years) -> Ledger | None:
        """The ledger of the new year that is there already: of the same file, 编号前缀, or 名称 and 单位."""
        header, file = old.header, turned_path(old.file, years, self._year)
        prefix = turned(header.id_prefix, years, self._year) if header.id_prefix else None
        name = turned(header.name, years, self._year) if header.name else None
        wanted = Years(self._year, self._year)
        same = [one for one in self._book.ledgers if one.kind.name == old.kind.name and one.header.years == wanted]
        found = [one for one in same if one.file == file]
        found += [one for one in same if prefix not in (None, header.id_prefix) and one.header.id_prefix == prefix]
        found += [one for one in same if name and one.header.name == name and one.header.unit == header.unit]
        return found[0] if found else None

    def _existing(self, ledger: Ledger) -> Target:
        source = self._plain.sources[ledger.file]
        ids = (entry.model.id for entry in ledger.entries)
        prefix = prefix_of(ledger.kind, ledger.header.id_prefix, ids, str(self._year))
        return Target(ledger.file, ledger.kind, prefix, ledger, {}, source, source)

    def _new(self, old: Ledger, years: Years, file: PurePosixPath) -> Target:
        if file in self._book.files or file in self._plain.sources:
            raise UsageError(
                f"已经有 {file}，不是 {self._year} 年的{old.kind.name}，没有写入任何文件", "核对这个文件，改名或移走"
            )
        like = self._plain.sources[old.file]
        header = turned_header(self._plain.header(old.file), years, self._year)
        prefix = header.get("编号前缀")
        if not isinstance(prefix, str):
            ids = (entry.model.id for entry in old.entries)
            prefix = turned(prefix_of(old.kind, None, ids, str(years.last)), years, self._year)
            header["编号前缀"] = prefix
        ranks = {info.alias or name: at for at, (name, info) in enumerate(old.kind.header.model_fields.items())}
        header = dict(sorted(header.items(), key=lambda item: ranks.get(item[0], len(ranks))))
        model = old.header.model_copy(
            update={"years": Years(self._year, self._year), "base_day": None, "id_prefix": prefix}
        )
        frame = Ledger(file, old.kind, model, ())
        return Target(file, old.kind, prefix, frame, header, like)
