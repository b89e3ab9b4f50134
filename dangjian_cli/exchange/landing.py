"""Entries from a sheet land in a ledger: those that are there already are changed, the others come in at its end."""

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.edit.ids import Ids
from dangjian_cli.exchange.incoming import ID_KEY, Incoming
from dangjian_cli.exchange.table import Problem
from dangjian_cli.models.entry import Entry as EntryModel
from dangjian_cli.models.kinds import LIST_KEY, Kind
from dangjian_cli.models.written import Written, entry_data
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse
from dangjian_cli.syntax.parsed import Data
from dangjian_cli.syntax.revise import revise
from dangjian_cli.syntax.writing import entry_lines, header_lines

_CODES = {"任务清单": "RW", "责任清单": "ZR", "问题整改": "ZG", "督办事项": "DB", "组织生活": "ZS", "组织": "ZZ"} | {
    "党费": "DF",
    "教育培训": "JX",
    "发展党员": "FZ",
    "责任书": "QD",
    "述职评议": "SP",
    "通用清单": "TY",
}
"""What the ids of a kind begin with where nothing says otherwise."""


class Target(NamedTuple):
    """Where the entries go: a file with what it holds now, or the header of a new one."""

    path: PurePosixPath
    kind: Kind
    header: Mapping[str, Data]
    source: SourceFile | None = None
    ledger: Ledger | None = None


class Landing(NamedTuple):
    """The new text of the ledger, and where in its list the rows of the sheet are."""

    text: str
    origins: Mapping[int, Incoming]
    ids: tuple[str, ...]
    changed: int
    same: int
    problems: tuple[tuple[Incoming, Problem], ...]

    @property
    def added(self) -> int:
        """How many entries are new; `ids` are theirs."""
        return len(self.ids)


def land(book: Book, target: Target, rows: Sequence[Incoming], elsewhere: Collection[str] = ()) -> Landing:
    """Merge the rows into the target. Raises NotRevisedError when its text cannot be changed without harm.

    `elsewhere` are ids in use outside of the work tree, on other branches: none of them is given once more.
    """
    return _Landing(book, target).run(rows, elsewhere)


class _Landing:
    """One merge; positions are those of the list in the file, where broken elements may stand between entries."""

    def __init__(self, book: Book, target: Target) -> None:
        self._book = book
        self._target = target
        self._entries = target.ledger.entries if target.ledger is not None else ()
        self._by_id = {entry.model.id: at for at, entry in enumerate(self._entries)}
        self._by_title = _by_title(self._entries, target.kind)
        self._keys = [info.alias or "" for name, info in target.kind.entry.model_fields.items() if name != "id"]
        self._data = _data(target.source)
        self._list = _copied(self._data.get(LIST_KEY))
        self._origins: dict[int, Incoming] = {}
        self._added: list[Mapping[str, Data]] = []
        self._problems: list[tuple[Incoming, Problem]] = []
        self._changed = 0

    def run(self, rows: Sequence[Incoming], elsewhere: Collection[str]) -> Landing:
        taken = {row.id for row in rows if row.id is not None} | set(elsewhere)
        free, prefix = Ids.of(self._book, taken), _prefix(self._target)
        for row in rows:
            at = self._place(row)
            if at is not None:
                self._merge(at, row)
            elif row.id is None or row.id not in self._book.by_id:
                self._origins[len(self._list) + len(self._added)] = row
                self._added.append({ID_KEY: row.id or free.next(prefix), **row.data})
        same = len(self._origins) - self._changed - len(self._added)
        problems = tuple(self._problems)
        ids = tuple(str(entry[ID_KEY]) for entry in self._added)
        return Landing(self._text(), self._origins, ids, self._changed, same, problems)

    def _place(self, row: Incoming) -> int | None:
        """Which entry of the ledger the row is: by its 编号, else by its title and unit where these are unique."""
        if row.id is None and not self._target.kind.same_by:
            return None
        if row.id is None:
            at = self._by_title.get(_identity(row.data, self._target.kind))
            return at if at is not None and self._position(at) not in self._origins else None
        if row.id in self._book.by_id and row.id not in self._by_id:
            file = self._book.by_id[row.id][0].file
            message = f"编号“{row.id}”已经在 {file} 里"
            self._problems.append((row, row.at(ID_KEY, message, "改一个编号，或导入到那个文件")))
        return self._by_id.get(row.id)

    def _merge(self, at: int, row: Incoming) -> None:
        """Keys that the sheet has columns for are as the sheet says, empty cells included; all others stay."""
        entry = self._entries[at]
        self._origins[self._position(at)] = row
        if not entry.counted or entry.lost:
            message, help = f"台账里的 {entry.model.id} 有错，还不能改", "先按 dangjian check 改好，再导入"
            self._problems.append((row, row.at(ID_KEY, message, help)))
            return
        old = entry_data(entry.model)
        different = [key for key in self._keys if key in row.given and old.get(key) != row.data.get(key)]
        self._changed += bool(different)
        element = self._list[self._position(at)]
        assert isinstance(element, dict)
        for key in different:
            value = row.data.get(key)
            if value is None:
                element.pop(entry.written.get(key, key), None)
            else:
                element[entry.written.get(key, key)] = value

    def _position(self, at: int) -> int:
        return int(self._entries[at].place.path[-1])

    def _text(self) -> str:
        target = self._target
        if target.source is None:
            entries = "".join(entry_lines(entry) for entry in self._added)
            return f"{header_lines(target.header)}{LIST_KEY}:\n{entries}"
        return revise(target.source, {**self._data, LIST_KEY: [*self._list, *({**each} for each in self._added)]})


def _by_title(entries: Sequence[Entry[EntryModel]], kind: Kind) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], list[int]] = {}
    for at, entry in enumerate(entries):
        found.setdefault(_identity(entry_data(entry.model), kind), []).append(at)
    return {identity: places[0] for identity, places in found.items() if len(places) == 1}


def _identity(data: Mapping[str, Written], kind: Kind) -> tuple[str, ...]:
    return tuple(str(data.get(key)) for key in (kind.title_key, *kind.same_by))


def _prefix(target: Target) -> str:
    """编号前缀 of the ledger, else what its ids begin with, else the kind and the year."""
    header = target.ledger.header if target.ledger is not None else None
    own = header.id_prefix if header is not None else target.header.get("编号前缀")
    if isinstance(own, str):
        return own
    entries = target.ledger.entries if target.ledger is not None else ()
    begins = {re.sub("[0-9]+$", "", entry.model.id) for entry in entries}
    years = target.header.get("年度")
    return begins.pop() if len(begins) == 1 else f"{_CODES.get(target.kind.name, 'TZ')}-{years or ''}-"


def _data(source: SourceFile | None) -> dict[str, Data]:
    data = parse(source).data if source is not None else None
    return data if isinstance(data, dict) else {}


def _copied(elements: Data | None) -> list[Data]:
    """The elements of the file's list, to be changed."""
    return [{**each} if isinstance(each, dict) else each for each in elements] if isinstance(elements, list) else []
