"""How far the recovery is: what was read so far, what was left out, and where reading goes on."""

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise

from dangjian_cli.source.lines import Lines
from dangjian_cli.syntax.mistakes.finding import Finding
from dangjian_cli.syntax.nodes import Listing, Mapping, Node, Pair
from dangjian_cli.syntax.pieces import (
    content_end,
    dash_column,
    dash_columns,
    entry_ids,
    is_misspelt_start,
    structure,
    top_key,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that was not read, with its 编号 if it shows one."""

    id: str | None
    start: int
    end: int


@dataclass(slots=True)
class Recovered:
    """All that was read of a text: the pairs of its top, and what had to be left out."""

    pairs: list[Pair] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: list[Piece] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    """Keys of the top whose values were left out."""


class Mode(Enum):
    """What the next line begins: the text, a key of the top, an entry of a list."""

    START = "start"
    TOP = "top"
    LIST = "list"


@dataclass(slots=True)
class Entries:
    """A list of the top, read piece by piece where it has to be. `index` is that of its pair at the top."""

    items: list[Node]
    column: int | None
    index: int

    @property
    def key_column(self) -> int | None:
        """The column of the keys of the last entry."""
        last = self.items[-1] if self.items else None
        return last.column if isinstance(last, Mapping) and not last.flow else None


@dataclass(slots=True)
class Progress:
    """The state of one recovery. `line` is the next to be read, `column` that of the keys of the top."""

    lines: Lines
    result: Recovered = field(default_factory=Recovered)
    mode: Mode = Mode.START
    line: int = 1
    column: int = 0
    entries: Entries | None = None
    """The list of the top that was read last."""
    waiting: Node | None = None
    """A key of the top whose value had not begun when the run broke off."""
    open_entry: int | None = None
    """The offset of the entry that was open then."""
    texts: frozenset[int] = frozenset()
    """Lines that the run knew to lie within a value of several lines."""

    counts: Counter[int] | None = None

    def more_usual(self, column: int, than: int | None) -> bool:
        """Whether more entries of the text have their dash in the one column than in the other."""
        if self.counts is None:
            self.counts = dash_columns(self.lines)
        return self.counts[column] > (0 if than is None else self.counts[than])

    def add_pairs(self, pairs: list[Pair], column: int) -> None:
        """Keep what was read of the top."""
        self.column = column
        for pair in pairs:
            value = pair[1]
            if isinstance(value, Listing) and not value.flow:
                self.entries = Entries(value.items, value.column, len(self.result.pairs))
            self.result.pairs.append(pair)

    def open_entries(self, key: Node, items: list[Node], column: int | None) -> None:
        """Keep a list of the top that is not finished; its items are added as they are read."""
        self.entries = Entries(items, column, len(self.result.pairs))
        self.result.pairs.append((key, Listing(items, key.end, key.end, False, column or 0)))

    def drop_from(self, offset: int) -> None:
        """Take back what was kept of the text from the offset on; the list read last is then the one before it."""
        pairs = self.result.pairs
        while pairs and pairs[-1][0].start >= offset:
            pairs.pop()
        if self.entries is not None and self.entries.index >= len(pairs):
            last = pairs[-1][1] if pairs else None
            self.entries = None
            if isinstance(last, Listing) and not last.flow:
                self.entries = Entries(last.items, last.column, len(pairs) - 1)
        while self.entries is not None and self.entries.items and self.entries.items[-1].start >= offset:
            self.entries.items.pop()

    def name_unread(self, first: int, past: int) -> str | None:
        """Name the lines from `first` to `past` (exclusive) as unread, entry by entry; the first 编号."""
        found = entry_ids(self.lines, first, past, self.entries.column if self.entries else None)
        starts = [first, *(number for number, _ in found[1:]), past]
        names: list[str | None] = [*(id_ for _, id_ in found)] or [None]
        for id_, (start, end) in zip(names, pairwise(starts), strict=True):
            line = self.lines.line(start)
            offset = self.lines.start(start) + len(line) - len(line.lstrip())
            self.result.unread.append(Piece(id_, offset, max(offset, content_end(self.lines, start, end))))
        return names[0]

    def seek(self, number: int, in_list: bool) -> None:
        """Go on at the first line from `number` on that begins an entry (`in_list`) or a key of the top."""
        column = self.entries.column if self.entries else None
        self.line = self.lines.count + 1
        for candidate, line in structure(self.lines, number, self.lines.count + 1, column):
            dash = dash_column(line)
            begins = (dash is not None and column in (None, dash)) or is_misspelt_start(line)
            if (in_list and begins) or top_key(line, self.column) is not None:
                self.mode = Mode.LIST if in_list and begins else Mode.TOP
                self.line = candidate
                break

    def stop(self, number: int) -> None:
        """Read nothing from line `number` on, and say so."""
        if number <= self.lines.count and content_end(self.lines, number, self.lines.count + 1) > self.lines.start(
            number
        ):
            self.name_unread(number, self.lines.count + 1)
        self.line = self.lines.count + 1
