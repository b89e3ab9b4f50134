"""The user's own lines as they are shown below a finding, with marks under the stretch that is meant.

Marks are placed by display width: a Chinese character takes two columns, a combining mark none, a tab is
shown as four blanks, and a character that could drive the terminal as its code (`\\u202e`, six columns).
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from dangjian_cli.base.position import Span
from dangjian_cli.base.text import visible, width
from dangjian_cli.diagnostics.diagnostic import Location
from dangjian_cli.source.source_file import SourceFile

WINDOW = 72
"""The columns of a line that are shown; of a longer line, those around the stretch."""

_CONTEXT = 24
_TAB = "    "
_CUT = "..."
_LINE_END = re.compile(r"\r\n|\n|\r")


class Marked(NamedTuple):
    """The line of that number as shown; `mark` columns are underlined after `before` columns."""

    number: int
    text: str
    before: int
    mark: int


class Excerpts:
    """Cuts excerpts out of sources; a file is split into lines once, however many findings it has."""

    def __init__(self, sources: Mapping[PurePosixPath, SourceFile]) -> None:
        self._sources = sources
        self._lines: dict[PurePosixPath, Sequence[str]] = {}

    def of(self, location: Location) -> tuple[Marked, ...]:
        """The first and the last line of the stretch; nothing when that text is not at hand."""
        source = self._sources.get(location.file)
        if source is None or source.revision != location.revision:
            return ()
        if location.file not in self._lines:
            self._lines[location.file] = _LINE_END.split(source.text)
        return excerpt(self._lines[location.file], location.span)


def excerpt(lines: Sequence[str], span: Span) -> tuple[Marked, ...]:
    """The line of the span, or its first and last line; none where the text has no line or an empty one."""
    first, last = span.start.line, span.end.line
    # A span that ends before the first character of a line ends with the line end of the line before.
    whole = last > first and span.end.column == 1
    last -= whole
    marked = []
    for number in sorted({first, last}):
        line = lines[number - 1] if number <= len(lines) else ""
        if line:
            left = span.start.column - 1 if number == first else len(line) - len(line.lstrip())
            right = span.end.column - 1 if number == last and not whole else len(line)
            marked.append(_marked(number, line, left, right))
    return tuple(marked)


def _marked(number: int, line: str, left: int, right: int) -> Marked:
    """The line with characters `left` to `right` (0-based, exclusive) marked; past its end, one column."""
    left = min(left, len(line))
    # Only what can come into the window is measured: a line may be megabytes long.
    origin, limit = max(0, left - WINDOW), left + WINDOW
    shown = [_TAB if char == "\t" else visible(char) for char in line[origin:limit]]
    sizes = [width(text) for text in shown]
    at = left - origin
    if origin or limit < len(line) or sum(sizes) > WINDOW:
        begin, stop = _window(sizes, at)
    else:
        begin, stop = 0, len(sizes)
    head = _CUT if origin + begin > 0 else ""
    tail = _CUT if origin + stop < len(line) else ""
    return Marked(
        number,
        head + "".join(shown[begin:stop]) + tail,
        len(head) + sum(sizes[begin:at]),
        max(1, sum(sizes[at : min(right - origin, stop)])),
    )


def _window(sizes: Sequence[int], at: int) -> tuple[int, int]:
    """Which characters are shown: some before `at`, as many after it as fit, then more before it."""
    room = WINDOW - 2 * len(_CUT)
    begin, used = _back(sizes, at, 0, _CONTEXT)
    stop = at
    while stop < len(sizes) and used + sizes[stop] <= room:
        used += sizes[stop]
        stop += 1
    begin, _ = _back(sizes, begin, used, room)
    return begin, stop


def _back(sizes: Sequence[int], begin: int, used: int, room: int) -> tuple[int, int]:
    """Go back from `begin` until the room is used up; where that is, and what is used then."""
    while begin > 0 and used + sizes[begin - 1] <= room:
        begin -= 1
        used += sizes[begin]
    return begin, used
