"""Lines of a text: offsets to lines and columns and back.

A line ends at CR LF, LF or CR, as for editors and YAML; NEL and U+2028, which YAML 1.1 also takes for line ends and
editors do not, end no line here: syntax/ reports them.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from dangjian_cli.base.position import Position, Span

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Lines:
    """A text with the offset at which each of its lines starts. Offsets count code points from 0."""

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Lines":
        """The lines of a text; there is always at least one, and one more than there are line ends."""
        return cls(text, (0, *(found.end() for found in _LINE_END.finditer(text))))

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.starts)

    def number(self, offset: int) -> int:
        """The 1-based line in which the offset lies."""
        return bisect_right(self.starts, offset)

    def start(self, number: int) -> int:
        """The offset at which a line starts; past the last line, the end of the text."""
        return self.starts[number - 1] if number <= len(self.starts) else len(self.text)

    def line(self, number: int) -> str:
        """A line without its line end; past the last line, nothing."""
        return self.text[self.start(number) : self.start(number + 1)].rstrip("\r\n")

    def position(self, offset: int) -> Position:
        """Line and column of an offset."""
        number = bisect_right(self.starts, offset)
        return Position(number, offset - self.starts[number - 1] + 1)

    def span(self, start: int, end: int) -> Span:
        """The stretch between two offsets."""
        return Span(self.position(start), self.position(end))

    def offset(self, position: Position) -> int:
        """The offset of a position: the inverse of `position`."""
        return self.starts[position.line - 1] + position.column - 1
