"""New values for some keys of some elements of a list, new elements at its end; the rest of the text stays as it is.

The result is proven: reading it gives the old data with the changes, and no fault that was not there before.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from dangjian_cli.diagnostics.diagnostic import Place
from dangjian_cli.source.lines import Lines
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.locate import locate
from dangjian_cli.syntax.parse import parse
from dangjian_cli.syntax.parsed import Data
from dangjian_cli.syntax.writing import entry_lines, flow

_NOWHERE = PurePosixPath("text.yaml")
_CANONICAL_COLUMN = 5
"""Where the keys of an element begin that `entry_lines` writes."""
_COMMENT = re.compile(r"(?:^|\s)#[^\n]*")
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")


class NotRevisedError(Exception):
    """The text cannot be changed without harm to something else; the message says why, in Chinese."""


class Revision(NamedTuple):
    """A key of one element of the list, and its new value; None takes the key away."""

    element: int
    key: str
    value: Data | None


class _Cut(NamedTuple):
    """A stretch of the text and what takes its place."""

    start: int
    end: int
    text: str


def revise(
    source: SourceFile, list_key: str, revisions: Sequence[Revision], added: Sequence[Mapping[str, Data]]
) -> str:
    """The new text. Raises NotRevisedError when the list cannot be found, or the proof fails."""
    before = parse(source)
    data = before.data
    if not isinstance(data, dict) or not isinstance(data.get(list_key, []), list):
        raise NotRevisedError("文件里没有“条目”这一列表")
    wanted = _changed(data, list_key, revisions, added)
    text = source.text
    for cut in sorted(_cuts(source, list_key, data, revisions), reverse=True):
        if _COMMENT.search(_QUOTED.sub("", text[cut.start : cut.end])):
            raise NotRevisedError("要改的那一处写有注释，改了会丢")
        text = text[: cut.start] + cut.text + text[cut.end :]
    text = _with(text, list_key, data, added)
    if source.newline == "\r\n":
        text = re.sub(r"(?<!\r)\n", "\r\n", text)
    after = parse(source._replace(text=text))
    if after.data != wanted or len(after.faults) > len(before.faults) or len(after.unread) != len(before.unread):
        raise NotRevisedError("改过以后读出来的内容不对")
    return text


def _changed(
    data: Mapping[str, Data], list_key: str, revisions: Sequence[Revision], added: Sequence[Mapping[str, Data]]
) -> Data:
    held = data.get(list_key, [])
    elements = [dict(each) if isinstance(each, dict) else each for each in held] if isinstance(held, list) else []
    for index, key, value in revisions:
        element = elements[index]
        if not isinstance(element, dict):
            raise NotRevisedError("要改的那一条不是条目")
        if value is None:
            element.pop(key, None)
        else:
            element[key] = value
    return {**data, list_key: [*elements, *({**each} for each in added)]}


def _cuts(source: SourceFile, list_key: str, data: Mapping[str, Data], revisions: Sequence[Revision]) -> Iterator[_Cut]:
    by_element: dict[int, list[Revision]] = {}
    for revision in revisions:
        by_element.setdefault(revision.element, []).append(revision)
    if not by_element:
        return
    elements = data[list_key]
    assert isinstance(elements, list)
    where = Place(source.path, (list_key,))
    places = [place for index in by_element for place in (where.at(index), *_places(where.at(index), elements[index]))]
    spans = locate(source, places)
    lines = Lines.of(source.text)
    offsets = {place: (lines.offset(span.start), lines.offset(span.end)) for place, span in spans.items()}
    for index, wanted in by_element.items():
        element = elements[index]
        assert isinstance(element, dict)
        start, end = offsets[where.at(index)]
        if source.text.startswith("{", start):
            yield _Cut(start, end, flow(_element(element, wanted)))
        else:
            for revision in wanted:
                gone = frozenset(key for _, key, value in wanted if value is None)
                yield _Block(source.text, where.at(index), element, offsets, gone).cut(revision)


def _places(where: Place, element: Data) -> Iterator[Place]:
    for key in element if isinstance(element, dict) else ():
        yield where.at(key)
        yield where.key(key)


def _element(element: Mapping[str, Data], revisions: Sequence[Revision]) -> dict[str, Data]:
    changed = dict(element)
    for _, key, value in revisions:
        if value is None:
            changed.pop(key, None)
        else:
            changed[key] = value
    return changed


class _Block(NamedTuple):
    """One element that is written as a block, a key a line; `gone` are the keys that it will not keep."""

    text: str
    where: Place
    element: Mapping[str, Data]
    offsets: Mapping[Place, tuple[int, int]]
    gone: frozenset[str]

    def cut(self, revision: Revision) -> _Cut:
        """What to put where for one key."""
        _, key, value = revision
        if key not in self.element:
            return self._insert(key, value)
        start, (_, end) = self.offsets[self.where.key(key)][0], self.offsets[self.where.at(key)]
        if value is None:
            line_start = self.text.rfind("\n", 0, start) + 1
            line_end = self.text.find("\n", end)
            return _Cut(line_start, line_end + 1 if line_end >= 0 else len(self.text), "")
        return _Cut(start, end, self._pair(key, value).removesuffix("\n").lstrip(" "))

    def _insert(self, key: str, value: Data | None) -> _Cut:
        """A new key goes below the last one of its element, before any comment that follows."""
        end = max(self.offsets[self.where.at(present)][1] for present in self.element if present not in self.gone)
        line_end = self.text.find("\n", end)
        at = line_end if line_end >= 0 else len(self.text)
        text = "" if value is None else "\n" + self._pair(key, value).removesuffix("\n")
        return _Cut(at, at, text.replace("\r", ""))

    def _pair(self, key: str, value: Data) -> str:
        """The lines of the key, with the indentation of its element."""
        first = next(iter(self.element))
        start = self.offsets[self.where.key(first)][0]
        column = start - (self.text.rfind("\n", 0, start) + 1)
        block = entry_lines({"": "", key: value}).split("\n", 1)[1]
        return "".join(f"{' ' * column}{line[4:]}\n" for line in block.splitlines())


def _with(text: str, list_key: str, data: Mapping[str, Data], added: Sequence[Mapping[str, Data]]) -> str:
    """The text with new elements at the end of the list."""
    if not added:
        return text
    written = "".join(entry_lines(element) for element in added)
    if not data.get(list_key):
        found = re.search(rf"^{list_key}:[ \t]*(?:\[\s*\])?[ \t]*(?=\r?$|#)", text, re.MULTILINE)
        if found is None:
            return f"{text.rstrip()}\n{list_key}:\n{written}"
        end = text.find("\n", found.end())
        head = text[: found.start()] + f"{list_key}:" + text[found.end() : end if end >= 0 else len(text)]
        return f"{head.rstrip()}\n{written}{text[end + 1 :] if end >= 0 else ''}"
    elements = data[list_key]
    assert isinstance(elements, list)
    last = Place(_NOWHERE, (list_key, len(elements) - 1))
    span = locate(SourceFile(_NOWHERE, text), [last])[last]
    end = text.find("\n", Lines.of(text).offset(span.end))
    shift = span.start.column - _CANONICAL_COLUMN
    lines = [" " * shift + line if shift > 0 else line[-shift:] for line in written.splitlines()]
    new = "".join(f"{line}\n" for line in lines)
    return f"{text}\n{new}" if end < 0 else text[: end + 1] + new + text[end + 1 :]
