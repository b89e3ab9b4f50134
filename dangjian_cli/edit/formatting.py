"""`fmt`: a ledger in its canonical form. Data and comments are the same before and after, or nothing is changed.

Keys stand in the order of the models, a list of records has a record a line, names stand in brackets on one line.
What would lose a comment that way, a value of several lines (`|`, `>`) and what would become too long a line stay as
they were written, moved to their column. Blank lines stay between entries and between keys of the header, one at most.
"""

from collections.abc import Mapping as Map
from collections.abc import Sequence
from typing import NamedTuple

from dangjian_cli.edit.remarks import Remarks
from dangjian_cli.edit.rewriting import ENTRY_COLUMN, KEY_COLUMN, AsWrittenError, Rewriter, shifted
from dangjian_cli.models.kinds import LIST_KEY, Kind, kind_of
from dangjian_cli.source.lines import Lines
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.compose import compose
from dangjian_cli.syntax.events import events
from dangjian_cli.syntax.limits import MAX_NODES
from dangjian_cli.syntax.nodes import Listing, Mapping, Node, Scalar
from dangjian_cli.syntax.parse import parse
from dangjian_cli.syntax.parsed import ParsedFile
from dangjian_cli.syntax.pieces import indent

_HARMLESS = frozenset({("DJ002", "bom"), ("DJ015", "quoted_key"), ("DJ017", "lost_text"), ("DJ020", "zero_width")})
"""Faults of the text that stay what they are whatever the form."""


class NotFormattedError(Exception):
    """The file stays as it is; the message says why, in Chinese. `curable`: a fault of the text stands in the way."""

    def __init__(self, message: str, *, curable: bool = False) -> None:
        super().__init__(message)
        self.curable = curable


def formatted(source: SourceFile) -> str:
    """The canonical text of a ledger. Raises NotFormattedError for one that has faults of the text."""
    before = parse(source)
    if not isinstance(before.data, dict):
        raise NotFormattedError("读不出来", curable=True)
    kind = kind_of(before.data)
    if source.newline == "mixed":
        raise NotFormattedError("换行混用", curable=True)
    if kind is None or before.unread or before.omitted or not _names(before) <= _HARMLESS:
        raise NotFormattedError("有写法错误" if kind is not None else "认不出台账种类", curable=True)
    plain = source.text.replace("\r\n", "\n")
    root = _nodes(plain)
    text = _Formatter(plain, root, kind).text()
    now = parse(source._replace(text=text, newline="\n"))
    if now.data != before.data or not _names(now) <= _names(before):
        raise NotFormattedError("排版以后读出来会不一样")
    if _remarks(text, _nodes(text)).texts != _remarks(plain, root).texts:
        raise NotFormattedError("排版会丢掉注释")
    return text.replace("\n", "\r\n") if source.newline == "\r\n" else text


def _names(parsed: ParsedFile) -> set[tuple[str, str]]:
    return {(fault.code, fault.variant) for fault in parsed.faults if fault.code != "DJ027"}


def _nodes(text: str) -> Mapping:
    root = compose(events(text), text, 0, MAX_NODES).root
    if not isinstance(root, Mapping) or root.flow:
        raise NotFormattedError("整个文件写在花括号里")
    return root


def _remarks(text: str, root: Mapping) -> Remarks:
    return Remarks(Lines.of(text), root.pairs)


class _Part(NamedTuple):
    """Something that may move: its rank, the comments and blank lines above it, its lines."""

    rank: int
    lead: Sequence[str]
    lines: Sequence[str]


class _Formatter:
    """Writes one file anew."""

    def __init__(self, text: str, root: Mapping, kind: Kind) -> None:
        self.root = root
        self.kind = kind
        self.lines = Lines.of(text)
        self.remarks = _remarks(text, root)
        self.rewriter = Rewriter(self.lines, self.remarks)
        self.header_ranks = {info.alias or "": at for at, info in enumerate(kind.header.model_fields.values())}
        self.entry_ranks = _entry_ranks(kind)

    def text(self) -> str:
        """The whole text, with one line end at its end."""
        parts, done = [], 0
        for key, value in self.root.pairs:
            first, last = self.rewriter.extent(key, value)
            name = key.value if isinstance(key, Scalar) else ""
            lead = self._lead(done + 1, first - 1)
            rank = len(self.header_ranks) + 1 if name == LIST_KEY else self.header_ranks.get(name, _unknown(self.kind))
            parts.append(_Part(rank, lead, self._top(key, value, name)))
            done = last
        head, parts[0] = parts[0].lead, parts[0]._replace(lead=())
        lines = [*head]
        for part in sorted(parts, key=_by_rank):
            lines += [*part.lead, *part.lines]
        lines += self._lead(done + 1, self.lines.count)
        return "\n".join(lines).strip("\n") + "\n"

    def _top(self, key: Node, value: Node, name: str) -> list[str]:
        if name == LIST_KEY and isinstance(value, Listing) and not value.flow:
            number = self.lines.number(key.start)
            if self.lines.number(value.start) != number:
                return [f"{LIST_KEY}:{self.remarks.behind(number)}", *self._entries(value, number)]
        return self.rewriter.pair((key, value), 0, header=True)

    def _entries(self, listing: Listing, done: int) -> list[str]:
        lines: list[str] = []
        for item in listing.items:
            first = self._first_line(listing, item)
            last = self.lines.number(max(item.start, item.end - 1))
            keys = listing.column + KEY_COLUMN - ENTRY_COLUMN
            lead = self._lead(done + 1, first - 1, ENTRY_COLUMN, keys)
            above, entry = self._entry(listing, item, first, last)
            lines += [*(lead if lines else _without_first_blank(lead)), *above, *entry]
            done = last
        return lines

    def _entry(self, listing: Listing, item: Node, first: int, last: int) -> tuple[list[str], list[str]]:
        """The lines of an entry, before them comments of what has become its first key."""
        try:
            if isinstance(item, Mapping) and self.lines.number(item.start) == first:
                if not item.flow:
                    return self._block(item, first)
                pairs = sorted(item.pairs, key=lambda pair: self._rank(pair[0]))
                if first == last:
                    text = self.rewriter.flow(item._replace(pairs=pairs))
                    return [], [f"{' ' * ENTRY_COLUMN}- {text}{self.remarks.behind(first)}"]
                if not self.remarks.any(first, last):
                    return self._block(item, first, strict=True)
        except AsWrittenError:
            pass
        return [], shifted(self.lines, first, last, ENTRY_COLUMN - listing.column)

    def _first_line(self, listing: Listing, item: Node) -> int:
        try:
            return self.rewriter.first_line(listing, item)
        except AsWrittenError:
            raise NotFormattedError(f"第 {self.lines.number(item.start)} 行的写法特别") from None

    def _block(self, item: Mapping, first: int, *, strict: bool = False) -> tuple[list[str], list[str]]:
        parts, done = [], first
        for pair in item.pairs:
            start, last = self.rewriter.extent(*pair)
            lead = [line for line in self._lead(done + 1, start - 1, KEY_COLUMN) if line]
            write = self.rewriter.canonical if strict else self.rewriter.pair
            parts.append(_Part(self._rank(pair[0]), lead, write(pair, KEY_COLUMN)))
            done = last
        parts.sort(key=_by_rank)
        head = [f"{' ' * ENTRY_COLUMN}{line.lstrip()}" for line in parts[0].lead]
        lines = [line for part in parts for line in (*part.lead, *part.lines)][len(parts[0].lead) :]
        return head, [f"{' ' * ENTRY_COLUMN}- {lines[0][KEY_COLUMN:]}", *lines[1:]]

    def _rank(self, key: Node) -> int:
        return self.entry_ranks.get(key.value if isinstance(key, Scalar) else "", _unknown(self.kind))

    def _lead(self, first: int, last: int, column: int | None = None, keys: int = ENTRY_COLUMN + 1) -> list[str]:
        """Comments and blank lines of the lines between things, of several blank ones the first.

        A comment as far right as `keys` belongs to the entry above; without `column` it stays about where it is.
        """
        found: list[str] = []
        for number in range(first, last + 1):
            line, remark = self.lines.line(number), self.remarks.alone(number)
            if remark is not None:
                own = indent(line)
                outer = column if column is not None else min(own, 1) * ENTRY_COLUMN
                found.append(f"{' ' * (KEY_COLUMN if own >= keys else outer)}{remark}")
            elif not line.strip():
                found += [""] if found[-1:] != [""] else []
            elif line.rstrip() != "---":
                raise NotFormattedError(f"第 {number} 行的写法特别")
        return found


def _entry_ranks(kind: Kind) -> Map[str, int]:
    """Keys of entries in the order of the model; another name of a key stands where that key does."""
    ranks = {info.alias or "": at for at, info in enumerate(kind.entry.model_fields.values())}
    return {**{synonym: ranks[key] for synonym, key in kind.synonyms.items() if key in ranks}, **ranks}


def _unknown(kind: Kind) -> int:
    """The rank of keys that the kind does not have: behind all others."""
    return len(kind.entry.model_fields) + len(kind.header.model_fields)


def _without_first_blank(lead: Sequence[str]) -> Sequence[str]:
    return lead[1:] if lead and not lead[0] else lead


def _by_rank(part: _Part) -> int:
    return part.rank
