"""The user's own lines as they are shown below a finding, with marks under the stretch that is meant.

Marks are placed by display width: a Chinese character takes two columns, a combining mark none, a tab is shown
as four blanks, and a character that could drive the terminal as its code (`\\u202e`, six columns).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

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


@dataclass(frozen=True, slots=True)
class Marked:
    """One line as shown; `mark` columns are underlined after `before` columns. `number` is its line number."""

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
    """The line of the span, or its first and last line, as far as the text has them."""
    (first, start), (last, end) = span
    if last > first and end == 1:
        # The stretch ends with the line end before this line.
        last, end = last - 1, WINDOW + len(lines[last - 2]) if last - 2 < len(lines) else 1
    return ()
