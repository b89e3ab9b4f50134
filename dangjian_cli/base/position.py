"""Places in a text: 1-based lines and columns; a column counts code points."""

from typing import NamedTuple


class Position(NamedTuple):
    """One character of a text. Line and column start at 1; a column counts code points (an emoji is 1)."""

    line: int
    column: int


class Span(NamedTuple):
    """A stretch of a text; `end` is exclusive."""

    start: Position
    end: Position

    @classmethod
    def of(cls, line: int, column: int, width: int = 1) -> "Span":
        """`width` characters of one line."""
        return cls(Position(line, column), Position(line, column + width))


START_OF_FILE = Span(Position(1, 1), Position(1, 1))
