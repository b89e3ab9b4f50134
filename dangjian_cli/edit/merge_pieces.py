"""The text of a ledger in pieces: what stands above the list of entries, every entry, what stands below.

A piece of an entry begins with the comments and blank lines above its dash. Only pieces that differ are read, each by
itself: most of a merge is comparing texts, and what cannot be read of one entry spoils no other. All text here has LF
line ends.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from dangjian_cli.edit.merge_lines import lines_of
from dangjian_cli.edit.merge_snippet import Snippet, clean, entry_snippet
from dangjian_cli.models.kinds import LIST_KEY
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse
from dangjian_cli.syntax.parsed import Data

KIND_KEY = "台账"
ID_KEY = "编号"
_LIST = re.compile(rf"^{LIST_KEY}[ \t]*:[ \t]*(?:#.*|\[[ \t]*\]|~|null)?[ \t]*$", re.MULTILINE)
_DASH = re.compile(r"^(?P<indent>[ ]*)-(?:[ ]|$)", re.MULTILINE)
_ID_FIRST = re.compile(rf"^[ ]*-[ ]+{ID_KEY}: (?P<id>[^\s\"'#&*!|>%@`{{}}\[\],:]+)$", re.MULTILINE)
_MARK = re.compile(r"^(?:<{7}|>{7}|[|]{7})(?: |$)", re.MULTILINE)
_ID = re.compile(rf"""^[ ]*(?:-[ ]+)?\{{?{ID_KEY}:[ ]+["']?(?P<id>[^\s"',}}]+)""", re.MULTILINE)


class NotMergeableError(Exception):
    """Not a ledger that can be merged entry by entry; the message says why, in Chinese."""


class Piece:
    """One entry: its text, and who it is: its 编号, else (where there is none, or another one has it too) its text."""

    def __init__(self, like: SourceFile, text: str, token: tuple[str, str]) -> None:
        self.text = text
        self.token = token
        self._like = like

    @cached_property
    def snippet(self) -> Snippet:
        """The entry by itself."""
        return entry_snippet(self._like, self.text)

    @property
    def data(self) -> dict[str, Data] | None:
        """What it says; None where that cannot be trusted."""
        return self.snippet.data

    @property
    def written(self) -> str:
        """The text without blanks around it."""
        return self.text.strip()

    def same(self, other: "Piece") -> bool:
        """Whether both say the same."""
        return self.written == other.written or (self.data is not None and self.data == other.data)

    def moved(self, by: int) -> "Piece":
        """The entry with its dash so many columns further to the right."""
        return Piece(self._like, shifted(self.text, by), self.token) if by else self


class Pieces(NamedTuple):
    """A ledger taken apart; `column` is that of the dashes."""

    head: str
    header: dict[str, Data]
    entries: tuple[Piece, ...]
    tail: str
    column: int


def assembled(head: str, entries: Sequence[str], tail: str) -> str:
    """A text of its pieces; a list that was written empty is opened."""
    if entries:
        head = re.sub(rf"^({LIST_KEY}[ \t]*:)[ \t]*(?:\[[ \t]*\]|~|null)", r"\1", head, flags=re.MULTILINE)
    return "".join((head, *entries, tail))


def taken_apart(source: SourceFile) -> Pieces:
    """The pieces of a ledger. Raises NotMergeableError; nothing at all is a ledger without entries."""
    if source.newline == "mixed":
        raise NotMergeableError("换行有两种写法")
    text = source.text.replace("\r\n", "\n")
    if _MARK.search(text):
        raise NotMergeableError("里面还有没有解决的冲突标记")
    if text and not text.endswith("\n"):
        text += "\n"
    head, chunks, tail, column = _split(text)
    header = _header(source, head, tail)
    return Pieces(head, header, tuple(_pieces(source, chunks)), tail, column)


def _split(text: str) -> tuple[str, list[str], str, int]:
    """Above the list, its entries, below it, the column of the dashes."""
    found = list(_LIST.finditer(text))
    if len(found) > 1:
        raise NotMergeableError(f"“{LIST_KEY}”写了两次")
    if not found:
        return text, [], "", 2
    start = found[0].end() + 1
    first = _DASH.search(text, start)
    if first is None:
        return text[:start], [], text[start:], 2
    column = len(first["indent"])
    lines = lines_of(text[start:])
    end = next((n for n, line in enumerate(lines) if _ends_list(line, column)), len(lines))
    starts = [n for n, line in enumerate(lines[:end]) if line.startswith(" " * column + "-") and _DASH.match(line)]
    if not starts or not all(_outside(line, column) for line in lines[: starts[0]]):
        raise NotMergeableError(f"“{LIST_KEY}”的写法特别")
    cuts = [_above(lines, at, column) for at in starts]
    last = _above(lines, end, column)
    chunks = ["".join(lines[a:b]) for a, b in zip([0, *cuts[1:]], [*cuts[1:], last], strict=True)]
    return text[:start], chunks, "".join(lines[last:]), column


def _outside(line: str, column: int) -> bool:
    """A blank line, or a comment that stands no deeper than the dashes."""
    bare = line.lstrip(" ")
    return not bare.strip() or (bare.startswith("#") and len(line) - len(bare) <= column)


def _ends_list(line: str, column: int) -> bool:
    """Whether a line belongs to the list no more."""
    bare = line.lstrip(" ")
    if not bare.strip() or bare.startswith("#"):
        return False
    indent = len(line) - len(bare)
    return indent < column or (indent == column and _DASH.match(line) is None)


def _above(lines: Sequence[str], at: int, column: int) -> int:
    """Where the comments and blank lines above a line begin."""
    while at > 0 and _outside(lines[at - 1], column):
        at -= 1
    return at


def _header(source: SourceFile, head: str, tail: str) -> dict[str, Data]:
    text = head + tail
    if not text.strip():
        return {}
    parsed = parse(source._replace(text=text, newline="\n"))
    if not isinstance(parsed.data, dict) or KIND_KEY not in parsed.data:
        raise NotMergeableError("不是台账")
    if not clean(parsed):
        raise NotMergeableError("台账头读不出来")
    if LIST_KEY in parsed.data:
        if parsed.data[LIST_KEY] != []:
            raise NotMergeableError(f"“{LIST_KEY}”的写法特别")
        del parsed.data[LIST_KEY]
    return parsed.data


def _pieces(source: SourceFile, chunks: Sequence[str]) -> Iterator[Piece]:
    ids = [_id(source, chunk) for chunk in chunks]
    counts, seen = Counter(ids), Counter[str]()
    for chunk, id_ in zip(chunks, ids, strict=True):
        if id_ is not None and counts[id_] == 1:
            yield Piece(source, chunk, ("id", id_))
        else:
            text = chunk.strip()
            seen[text] += 1
            yield Piece(source, chunk, (f"text {seen[text]}", text))


def _id(source: SourceFile, chunk: str) -> str | None:
    """编号: at once where it stands on the line of the dash, else from the data, else from what looks like it."""
    if (found := _ID_FIRST.search(chunk)) is not None:
        return found["id"]
    data = entry_snippet(source, chunk).data
    if data is not None:
        id_ = data.get(ID_KEY)
        return id_ if isinstance(id_, str) else None
    found = _ID.search(chunk)
    return found["id"] if found is not None else None


def shifted(chunk: str, by: int) -> str:
    """The text of an entry whose dash is to stand `by` columns further to the right."""
    if by == 0:
        return chunk
    lines = lines_of(chunk)
    return "".join(
        line if not line.strip() else " " * by + line if by > 0 else line[min(-by, len(line) - len(line.lstrip(" "))) :]
        for line in lines
    )
