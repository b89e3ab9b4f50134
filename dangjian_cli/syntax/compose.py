"""One run of the careful reading: events to nodes with places, until the text ends or breaks.

A run may break because the parser stops, because a limit is passed, or because a quotation mark was left open and
swallowed what follows (YAML sees nothing wrong with that). What was complete by then is kept.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from dangjian_cli.syntax.events import Events
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


def compose(get: Events, text: str, base: int, budget: int) -> Run:
    """Read events of the text from offset `base` on, to their end or at most `budget` nodes."""
    builder = _Builder(text, base, budget)
    try:
        builder.build(get)
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

    def build(self, get: Events) -> None:
        """Take event after event, until there are no more or the run breaks off."""
        handlers: dict[type[Event], Callable[[Event, int, int], None]] = {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._begin,
            SequenceStartEvent: self._begin,
            MappingEndEvent: self._end,
            SequenceEndEvent: self._end,
            AliasEvent: self._alias,
            DocumentStartEvent: self._document,
        }
        run, base = self.run, self.base
        while run.broke is None and (event := get()) is not None:
            handler = handlers.get(event.__class__)
            if handler is not None and event.start_mark is not None and event.end_mark is not None:
                handler(event, base + event.start_mark.index, base + event.end_mark.index)

    def stop(self, error: yaml.MarkedYAMLError) -> None:
        """The parser stopped. Its wording is never looked at: it differs between versions."""
        at = self.base + (error.problem_mark.index if error.problem_mark else 0)
        context = self.base + error.context_mark.index if error.context_mark else at
        scanner = isinstance(error, yaml.scanner.ScannerError)
        self._break(Cause.SCANNER if scanner else Cause.PARSER, at, context)

    def _scalar(self, event: Event, start: int, end: int) -> None:
        assert isinstance(event, ScalarEvent)
        self.was_end = False
        style = event.style or ""
        if style:
            end = self._styled(style, start, end)
        elif start == end:
            start = end = self._after_sign(start)
        node: Node = Scalar(event.value, start, end, style)
        if event.anchor or event.tag:
            node = Refused(*_feature(event), start, end, node)
        self._add(node)

    def _styled(self, style: str, start: int, end: int) -> int:
        """Where a scalar with a style ends; a quotation mark left open breaks the run."""
        if style in "|>":
            end = start + len(self.text[start:end].rstrip())
            self.run.literals.append((start, end))
        elif "\n" in self.text[start:end]:
            if any(_SWALLOWED.match(line) for line in self.text[start:end].split("\n")[1:]):
                self._break(Cause.OPEN_QUOTE, start, start)
            else:
                self.run.literals.append((start, end))
        return end

    def _after_sign(self, at: int) -> int:
        """The place of a value that is not there: the parser's mark lies at whatever follows, lines below perhaps."""
        while at > self.base and self.text[at - 1].isspace():
            at -= 1
        return at

    def _begin(self, event: Event, start: int, _end: int) -> None:
        assert isinstance(event, CollectionStartEvent)
        self.was_end = False
        column = event.start_mark.column if event.start_mark else 0
        items: list[Node] | None = None if isinstance(event, MappingStartEvent) else []
        refused = _feature(event) if event.anchor or event.tag else None
        self.run.frames.append(Frame(start, column, bool(event.flow_style), items, refused=refused))
        if len(self.run.frames) > MAX_DEPTH:
            self._break(Cause.DEPTH, start, start)

    def _end(self, _event: Event, _start: int, end: int) -> None:
        if not self.was_end:
            self._note_columns()
        self.was_end = True
        frame = self.run.frames.pop()
        self._add(frame.closed(end if frame.flow else _last_end(frame)))

    def _alias(self, event: Event, start: int, end: int) -> None:
        assert isinstance(event, AliasEvent)
        self._add(Refused("alias", event.anchor or "", start, end, None))

    def _document(self, event: Event, start: int, _end: int) -> None:
        assert isinstance(event, DocumentStartEvent)
        if self.run.root is not None:
            self._break(Cause.DOCUMENT, start, start)
        elif event.version or event.tags:
            self._break(Cause.DIRECTIVE, start, start)

    def _add(self, node: Node) -> None:
        self.run.nodes += 1
        if self.run.nodes > self.budget:
            self._break(Cause.NODES, node.start, node.start)
        elif self.run.broke is None:
            if self.run.frames:
                self.run.frames[-1].add(node)
            else:
                self.run.root = node

    def _note_columns(self) -> None:
        self.run.columns = tuple((frame.column, frame.items is not None) for frame in self.run.frames if not frame.flow)

    def _break(self, cause: Cause, at: int, context: int) -> None:
        if not self.was_end:
            self._note_columns()
        self.run.broke = Break(cause, at, context)


def _last_end(frame: Frame) -> int:
    """Where the last thing in a block ends: the parser's own mark lies at whatever follows. No block is empty."""
    if frame.items:
        return frame.items[-1].end
    key, value = frame.pairs[-1]
    return max(key.end, value.end)


def _feature(event: ScalarEvent | CollectionStartEvent) -> tuple[str, str]:
    """The feature of a node that we do not use, and its name."""
    return ("anchor", event.anchor) if event.anchor else ("tag", event.tag or "")
