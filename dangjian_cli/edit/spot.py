"""What a repair sees of a fault, and what it answers: the stretches of the text to replace."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.kinds import Kind
from dangjian_cli.source.lines import Lines
from dangjian_cli.syntax.parsed import Data


class Cut(NamedTuple):
    """A stretch of the text, in offsets, and what takes its place. It never adds or removes a line."""

    start: int
    end: int
    text: str

    def changes(self, text: str) -> bool:
        """Whether it makes any difference to the text."""
        return text[self.start : self.end] != self.text


class Spot(NamedTuple):
    """A fault with its stretch of the text, in offsets; the data and the kind of its file as far as they were read."""

    fault: Fault
    lines: Lines
    start: int
    end: int
    data: Data | None
    kind: Kind | None

    @property
    def text(self) -> str:
        """The whole text of the file."""
        return self.lines.text

    @property
    def written(self) -> str:
        """What stands in the stretch."""
        return self.lines.text[self.start : self.end]

    @property
    def number(self) -> int:
        """The line in which the stretch begins."""
        return self.lines.number(self.start)

    def value(self, name: str) -> str:
        """A value of the fault, as text."""
        return str(self.fault.values[name])


Repair = Callable[[Spot], Sequence[Cut]]
"""The cuts that cure the fault; none when it needs a person."""
