"""One run of the careful reading: events to nodes with places, until the text ends or breaks.

A run may break because the parser stops, because a limit is passed, or because a quotation mark was left open and
swallowed what follows (YAML sees nothing wrong with that). What was complete by then is kept.
"""

import re
from dataclasses import dataclass, field
from enum import Enum
from io import StringIO

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from dangjian_cli.syntax.events import events
from dangjian_cli.syntax.limits import MAX_DEPTH
from dangjian_cli.syntax.nodes import Listing, Mapping, Node, Refused, Scalar
from dangjian_cli.syntax.patterns import KEY

_SWALLOWED = re.compile(rf"[ \t]*(?:-[ \t]|(?:-[ \t]+)?{KEY}[ ]*:(?:[ \t\r\n]|$))")
"""A continuation line of a quoted value that looks like an entry or a key of its own."""


class Cause(Enum):
    """Why a run broke off."""

    SCANNER = "scanner"
    """The parser could not make out a token; the context mark is the better place."""
    PARSER = "parser"
    """A token stands where none of its kind may."""
    OPEN_QUOTE = "open quote"
    DEPTH = "depth"
    NODES = "nodes"
    DIRECTIVE = "directive"
    DOCUMENT = "document"
    """A second document begins."""


@dataclass(frozen=True, slots=True)
class Break:
    """Where and why a run broke off; `context` is where the parser says it began to go wrong."""

    cause: Cause
    at: int
    context: int


@dataclass(slots=True)
class Frame:
    """A list or mapping that is still open. `key` waits for its value."""

    start: int
    column: int
    flow: bool
    items: list[Node] | None
    pairs: list[tuple[Node, Node]] = field(default_factory=list)
    key: Node | None = None
    refused: tuple[str, str] | None = None

    def add(self, node: Node) -> None:
        """Take the next node: an element, a key or the value of the waiting key."""
        if self.items is not None:
            self.items.append(node)
        elif self.key is None:
            self.key = node
        else:
            self.pairs.append((self.key, node))
            self.key = None

    def closed(self, end: int) -> Node:
        """The finished node."""
        node: Node
        if self.items is not None:
            node = Listing(self.items, self.start, end, self.flow, self.column)
        else:
            node = Mapping(self.pairs, self.start, end, self.flow, self.column)
        return node if self.refused is None else Refused(*self.refused, self.start, end, node)


@dataclass(slots=True)
class Run:
    """What one run gave: the top node, or what stood open when it broke."""

    root: Node | None = None
    frames: list[Frame] = field(default_factory=list)
    broke: Break | None = None
    nodes: int = 0
    columns: tuple[tuple[int, bool], ...] = ()
    """Of the lists and mappings open at the last value: column, and whether it is a list of dashes."""
    literals: list[tuple[int, int]] = field(default_factory=list)
    """Stretches of several lines that are certainly text: `|` and `>` blocks, quoted values."""


def compose(stream: StringIO, text: str, base: int, budget: int) -> Run:
    """Read from offset `base` of the text (`stream` holds the same text) at most `budget` nodes."""
    stream.seek(base)
    builder = _Builder(text, base, budget)
    get = events(stream)
    try:
        while builder.run.broke is None and (event := get()) is not None:
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        builder.stop(error)
    return builder.run


class _Builder:
    """Puts events together to nodes."""

    def __init__(self, text: str, base: int, budget: int) -> None:
        self.text = text
        self.base = base
        self.budget = budget
        self.run = Run()
        self.was_end = False

    def stop(self, error: yaml.MarkedYAMLError) -> None:
        """The parser stopped. Its wording is never looked at: it differs between versions."""
        at = self.base + (error.problem_mark.index if error.problem_mark else 0)
        context = self.base + error.context_mark.index if error.context_mark else at
        scanner = isinstance(error, yaml.scanner.ScannerError)
        self._break(Cause.SCANNER if scanner else Cause.PARSER, at, context)

    def take(self, event: Event) -> None:
        """Take one event."""
        start, end = self._marks(event)
        if isinstance(event, NodeEvent):
            self._count(start)
            self._node(event, start, end)
        elif isinstance(event, CollectionEndEvent):
            if not self.was_end:
                self._note_columns()
            self._close(end)
        elif isinstance(event, DocumentStartEvent):
            if self.run.root is not None:
                self._break(Cause.DOCUMENT, start, start)
            elif event.version or event.tags:
                self._break(Cause.DIRECTIVE, start, start)
        self.was_end = isinstance(event, CollectionEndEvent | DocumentEndEvent)

    def _marks(self, event: Event) -> tuple[int, int]:
        start, end = event.start_mark, event.end_mark
        return (self.base + start.index if start else self.base, self.base + end.index if end else self.base)

    def _node(self, event: NodeEvent, start: int, end: int) -> None:
        refused = _refused(event)
        if isinstance(event, ScalarEvent):
            self._scalar(event, start, end, refused)
        elif isinstance(event, CollectionStartEvent):
            column = event.start_mark.column if event.start_mark else 0
            items: list[Node] | None = None if isinstance(event, MappingStartEvent) else []
            self.run.frames.append(Frame(start, column, bool(event.flow_style), items, refused=refused))
            if len(self.run.frames) > MAX_DEPTH:
                self._break(Cause.DEPTH, start, start)
        elif refused is not None:
            self._add(Refused(*refused, start, end, None))

    def _scalar(self, event: ScalarEvent, start: int, end: int, refused: tuple[str, str] | None) -> None:
        style = event.style or ""
        if style in ("|", ">"):
            end = start + len(self.text[start:end].rstrip())
            self.run.literals.append((start, end))
        elif style and "\n" in self.text[start:end]:
            lines = self.text[start:end].split("\n")[1:]
            if any(_SWALLOWED.match(line) for line in lines):
                self._break(Cause.OPEN_QUOTE, start, start)
                return
            self.run.literals.append((start, end))
        node = Scalar(event.value, start, end, style)
        self._add(node if refused is None else Refused(*refused, start, end, node))

    def _add(self, node: Node) -> None:
        if self.run.frames:
            self.run.frames[-1].add(node)
        else:
            self.run.root = node

    def _close(self, end: int) -> None:
        frame = self.run.frames.pop()
        if not frame.flow:
            end = _last_end(frame)
        self._add(frame.closed(end))

    def _count(self, start: int) -> None:
        self.run.nodes += 1
        if self.run.nodes > self.budget:
            self._break(Cause.NODES, start, start)

    def _note_columns(self) -> None:
        self.run.columns = tuple((frame.column, frame.items is not None) for frame in self.run.frames if not frame.flow)

    def _break(self, cause: Cause, at: int, context: int) -> None:
        if not self.was_end:
            self._note_columns()
        self.run.broke = Break(cause, at, context)


def _last_end(frame: Frame) -> int:
    """Where the last thing in a block ends: the parser's own mark lies at whatever follows."""
    if frame.items:
        return frame.items[-1].end
    if frame.pairs:
        key, value = frame.pairs[-1]
        return value.end if value.end > value.start else key.end
    return frame.start


def _refused(event: NodeEvent) -> tuple[str, str] | None:
    """The feature of the event that we do not use, and its name."""
    if isinstance(event, AliasEvent):
        return "alias", event.anchor or ""
    if event.anchor:
        return "anchor", event.anchor
    tag = event.tag if isinstance(event, ScalarEvent | CollectionStartEvent) else None
    return ("tag", tag) if tag else None
