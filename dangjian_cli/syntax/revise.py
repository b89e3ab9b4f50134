"""Changed data become a changed text: only what differs is written, everything else stays as it is.

Values are replaced where they stand, new keys go below the last one of their mapping, new elements below the last one
of their list. What stands in brackets or braces is one line and is written anew as one. The result is proven before it
is given: reading it yields the data wanted, and no fault that was not there before.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dangjian_cli.diagnostics.diagnostic import Place
from dangjian_cli.source.lines import Lines
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.locate import locate
from dangjian_cli.syntax.parse import parse
from dangjian_cli.syntax.parsed import Data
from dangjian_cli.syntax.writing import element, entry_lines, flow, line_scalar

_COMMENT = re.compile(r"(?:^|\s)#[^\n]*")
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
_ITEM = re.compile(r"(?P<indent>[ ]*)-[ ]+")
_NESTED = 2
"""Blanks by which what stands below a key is indented."""
_CANONICAL_COLUMN = 4
"""Where, from 0, the keys of an element begin that `entry_lines` writes."""


class NotRevisedError(Exception):
    """The text cannot be changed without harm to something else; the message says why, in Chinese."""


class _Cut(NamedTuple):
    """A stretch of the text and what takes its place."""

    start: int
    end: int
    text: str


def revise(source: SourceFile, wanted: Mapping[str, Data]) -> str:
    """The text that holds the wanted data. Raises NotRevisedError when a comment would be lost, or the proof fails."""
    before = parse(source)
    if not isinstance(before.data, dict):
        raise NotRevisedError("文件读不出来")
    wanted = {key: value for key, value in wanted.items() if value != [] or key in before.data}
    text = source.text
    cuts = _Difference(source, before.data, wanted).cuts()
    # From the end of the text on, and of two at one place the later first: what is inserted first then stands first.
    for _, cut in sorted(enumerate(cuts), key=lambda each: (each[1].start, each[1].end, each[0]), reverse=True):
        if _COMMENT.search(_QUOTED.sub("", text[cut.start : cut.end])):
            raise NotRevisedError("要改的那一处写有注释，改了会丢")
        text = text[: cut.start] + cut.text + text[cut.end :]
    if source.newline == "\r\n":
        text = re.sub(r"(?<!\r)\n", "\r\n", text)
    after = parse(source._replace(text=text))
    new_faults = Counter(fault.code for fault in after.faults) - Counter(fault.code for fault in before.faults)
    if after.data != wanted or new_faults or len(after.unread) != len(before.unread):
        raise NotRevisedError("这一处的写法特别，改了以后读出来不对")
    return text


class _Changed(NamedTuple):
    """A node that differs, as it is and as it is to be."""

    place: Place
    old: Data
    new: Data


class _Difference:
    """The cuts that make one text of another. The nodes in question are located all at once."""

    def __init__(self, source: SourceFile, old: Mapping[str, Data], new: Mapping[str, Data]) -> None:
        self._source = source
        self._text = source.text
        self._root = _Changed(Place(source.path), dict(old), dict(new))
        self._offsets: dict[Place, tuple[int, int]] = {}

    def cuts(self) -> list[_Cut]:
        """What to put where."""
        lines = Lines.of(self._text)
        places = set(self._asked(self._root))
        self._offsets = {
            place: (lines.offset(span.start), lines.offset(span.end))
            for place, span in locate(self._source, places).items()
        }
        return list(self._between(self._root))

    def _asked(self, node: _Changed) -> Iterator[Place]:
        """The places that may be needed: of what differs, and of what stands beside it."""
        yield node.place
        match node.old:
            case dict():
                for key in node.old:
                    yield node.place.at(key)
                    yield node.place.key(key)
            case list():
                for at in range(len(node.old)):
                    yield node.place.at(at)
        for below in _below(node):
            yield from self._asked(below)

    def _between(self, node: _Changed) -> Iterator[_Cut]:
        start, end = self._offsets[node.place]
        if node.place.path and self._text[start : start + 1] in ("{", "["):
            if len(node.place.path) == 1 and not node.old:
                colon = self._text.rfind(":", 0, start) + 1
                yield _Cut(colon, end, _value(node.new, 0, whole=True))
            else:
                yield from self._flow(node)
            return
        match node.old, node.new:
            case dict(), dict():
                yield from self._mapping(node, node.old, node.new)
            case list(), list() if len(node.new) >= len(node.old):
                yield from self._list(node, node.old, node.new)
            case _:
                yield self._replaced(node)

    def _flow(self, node: _Changed) -> Iterator[_Cut]:
        """What stands in braces or brackets: new parts go behind the last one; what loses one is written anew."""
        start, end = self._offsets[node.place]
        match node.old, node.new:
            case dict(), dict() if node.old and node.old.keys() <= node.new.keys():
                last = max(self._offsets[node.place.at(key)][1] for key in node.old)
                added = [f"{flow(key)}: {flow(value)}" for key, value in node.new.items() if key not in node.old]
            case list(), list() if node.old and len(node.new) >= len(node.old):
                last = self._offsets[node.place.at(len(node.old) - 1)][1]
                added = [element(value) for value in node.new[len(node.old) :]]
            case _:
                yield _Cut(start, end, flow(node.new))
                return
        for below in _below(node):
            if isinstance(below.old, str):
                written = element if isinstance(below.place.path[-1], int) else flow
                yield _Cut(*self._offsets[below.place], written(below.new))
            else:
                yield from self._flow(below)
        yield _Cut(last, last, "".join(f", {part}" for part in added))

    def _mapping(self, node: _Changed, old: dict[str, Data], new: dict[str, Data]) -> Iterator[_Cut]:
        kept = [key for key in old if key in new]
        if not kept:
            raise NotRevisedError("改过以后什么也不剩")
        for key in old:
            if key not in new:
                yield self._line(self._offsets[node.place.key(key)][0], self._offsets[node.place.at(key)][1])
        column, whole = self._column(self._offsets[node.place.key(kept[0])][0]), not node.place.path
        added = {key: value for key, value in new.items() if key not in old}
        for key, value in list(added.items()):
            if (empty := self._empty(node, key, column)) is not None:
                yield _Cut(*empty, _value(value, column, whole=whole))
                del added[key]
        for below in _below(node):
            yield from self._between(below)
        if added:
            end, last = max((self._offsets[node.place.at(key)][1], key) for key in kept)
            lines = (f"\n{' ' * column}{key}:{_value(value, column, whole=whole)}" for key, value in added.items())
            yield self._after(end, "".join(lines), _blank_lines(old[last]))

    def _list(self, node: _Changed, old: list[Data], new: list[Data]) -> Iterator[_Cut]:
        for below in _below(node):
            yield from self._between(below)
        added = new[len(old) :]
        if not added:
            return
        start, end = self._offsets[node.place.at(len(old) - 1)]
        line = self._text.rfind("\n", 0, start) + 1
        item = _ITEM.fullmatch(self._text, line, start)
        if item is None:
            raise NotRevisedError("列表的写法特别，接不上新的一项")
        whole = len(node.place.path) == 1
        lines = (_element(value, item[0], whole=whole) for value in added)
        yield self._after(end, "".join(lines), _blank_lines(old[-1]))

    def _replaced(self, node: _Changed) -> _Cut:
        start, end = self._offsets[node.place]
        if isinstance(node.place.path[-1], int):
            return _Cut(start, end, line_scalar(node.new) if isinstance(node.new, str) else flow(node.new))
        if not isinstance(node.old, str):  # from the key on: what stands below it goes
            key = str(node.place.path[-1])
            start = self._offsets[node.place._replace(path=node.place.path[:-1]).key(key)][0]
            return _Cut(start, end, f"{key}:{_value(node.new, self._column(start))}")
        tail = "\n" if self._text[start:end].endswith("\n") else ""
        if isinstance(node.new, str):
            return _Cut(start, end, line_scalar(node.new) + tail)
        colon = self._text.rfind(":", 0, start) + 1
        line = self._text.rfind("\n", 0, start) + 1
        indent = len(self._text[line:start]) - len(self._text[line:start].lstrip(" -"))
        return _Cut(colon, end, _value(node.new, indent) + tail)

    def _empty(self, node: _Changed, key: str, column: int) -> tuple[int, int] | None:
        """Where the value of a key would stand that is written without one; None when the key is not there."""
        start, end = self._offsets[node.place] if node.place.path else (0, len(self._text))
        null = r"(?P<value>(?:[ \t]+(?:\[\s*\]|~|null))?)(?=[ \t]*(?:#[^\n]*)?\r?$)"
        found = re.compile(rf"^[ ]{{{column}}}{re.escape(key)}:{null}", re.MULTILINE)
        line = self._text.find("\n", end)
        match = found.search(self._text, self._text.rfind("\n", 0, start) + 1, line if line >= 0 else len(self._text))
        return match.span("value") if match is not None else None

    def _line(self, start: int, end: int) -> _Cut:
        """The whole lines of a key and its value, with the line end before them: behind them something may come in."""
        first = self._text.rfind("\n", 0, start) + 1
        last = self._text.find("\n", end)
        if self._text[first:start].strip():
            raise NotRevisedError("要去掉的那一项和别的写在同一行")
        return _Cut(first - 1, last if last >= 0 else len(self._text), "")

    def _after(self, end: int, text: str, blank: int) -> _Cut:
        """Behind the line in which something ends, and before what follows it; `blank` lines belong to it."""
        line = end - 1 if self._text[:end].endswith("\n") else self._text.find("\n", end)
        for _ in range(blank):
            following = self._text.find("\n", line + 1)
            line = following if following >= 0 and not self._text[line:following].strip() else line
        at = line if line >= 0 else len(self._text)
        at -= self._text[:at].endswith("\r")
        return _Cut(at, at, text)

    def _column(self, offset: int) -> int:
        return offset - (self._text.rfind("\n", 0, offset) + 1)


def _below(node: _Changed) -> Iterator[_Changed]:
    """What differs within a node, and is there before and after."""
    match node.old, node.new:
        case dict(), dict():
            for key, old in node.old.items():
                if key in node.new and node.new[key] != old:
                    yield _Changed(node.place.at(key), old, node.new[key])
        case list(), list() if len(node.new) >= len(node.old):
            for at, old in enumerate(node.old):
                if node.new[at] != old:
                    yield _Changed(node.place.at(at), old, node.new[at])
        case _:
            return


def _blank_lines(value: Data) -> int:
    """How many blank lines below a value are its own: those that a block with a plus (`|+`) keeps."""
    while isinstance(value, dict | list) and value:
        value = [*value.values()][-1] if isinstance(value, dict) else value[-1]
    return len(value) - len(value.rstrip("\n")) - 1 if isinstance(value, str) and value.endswith("\n") else 0


def _value(value: Data, column: int, *, whole: bool = False) -> str:
    """A value as it stands behind the colon of a key at this column; `whole`: that of the list of entries."""
    if isinstance(value, list) and value and all(isinstance(part, dict) for part in value):
        return "".join(_element(part, f"{' ' * (column + _NESTED)}- ", whole=whole) for part in value)
    return f" {line_scalar(value) if isinstance(value, str) else flow(value)}"


def _element(value: Data, dash: str, *, whole: bool) -> str:
    """A new element of a list, on lines of its own; of the list of entries in full, else on one line."""
    if not whole or not isinstance(value, dict):
        return f"\n{dash}{line_scalar(value) if isinstance(value, str) else flow(value)}"
    first, *others = entry_lines(value).splitlines()
    indent = " " * len(dash)
    return "".join(
        (f"\n{dash}{first[_CANONICAL_COLUMN:]}", *(f"\n{indent}{line[_CANONICAL_COLUMN:]}" for line in others))
    )
