"""Fault (said where it is seen, symbolically) and Diagnostic (what the user reads)."""

from collections.abc import Mapping
from enum import Enum
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import NamedTuple

from dangjian_cli.base.position import Span


class Severity(Enum):
    """How much a finding weighs. The values are the words of the JSON output."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """The Chinese word shown to users."""
        return _LABELS[self]


_LABELS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}


class Part(Enum):
    """Which part of a node a place means."""

    VALUE = "value"
    KEY = "key"
    ENTRY = "entry"
    """The line of the entry's 编号: for what is absent."""


Step = str | int
"""One step from the top of a file's data: a key or a list index."""


class Place(NamedTuple):
    """A node of a ledger, said symbolically: `("条目", 3, "时限")` and which part of it."""

    file: PurePosixPath
    path: tuple[Step, ...] = ()
    part: Part = Part.VALUE
    revision: str | None = None

    def at(self, *steps: Step) -> "Place":
        """The value below."""
        return Place(self.file, self.path + steps, Part.VALUE, self.revision)

    def key(self, *steps: Step) -> "Place":
        """The key of the value below."""
        return Place(self.file, self.path + steps, Part.KEY, self.revision)

    @property
    def entry(self) -> "Place":
        """The line of the 编号 of this mapping."""
        return Place(self.file, self.path, Part.ENTRY, self.revision)


class Location(NamedTuple):
    """A stretch of a file."""

    file: PurePosixPath
    span: Span
    revision: str | None = None


Values = Mapping[str, str | int]


class Related(NamedTuple):
    """A second place that helps to understand the first, with what is to be seen there."""

    label: str
    where: Place | Location


class Fault(NamedTuple):
    """Something wrong, as seen where it was seen.

    `variant` picks one of the rule's sentences; `values` fill it. `severity` overrides the code's default for this
    one finding. Rules and readers never write a sentence or a line number.
    """

    code: str
    where: Place | Location
    values: Values = MappingProxyType({})
    variant: str = ""
    related: tuple[Related, ...] = ()
    severity: Severity | None = None


class Note(NamedTuple):
    """A related place, located."""

    label: str
    location: Location


class Diagnostic(NamedTuple):
    """A finding ready to be shown: every field is text for the user or a place in a file.

    `place` is what the rule said, where it spoke of a node: whose fault it is can be told from it.
    """

    code: str
    severity: Severity
    message: str
    primary: Location
    related: tuple[Note, ...] = ()
    help: str | None = None
    basis: str | None = None
    place: Place | None = None

    @property
    def sort_key(self) -> tuple[str, Span, str, str]:
        """By path, position, code; the message last, so that the order is total."""
        return (self.primary.file.as_posix(), self.primary.span, self.code, self.message)
