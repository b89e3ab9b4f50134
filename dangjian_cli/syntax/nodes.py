"""Nodes with their places: what the careful reading builds. Offsets count code points from the start of the text."""

from collections.abc import Iterator
from typing import NamedTuple


class Scalar(NamedTuple):
    """A value or a key. `style` is its quotation mark or `|` `>`; empty for plain text."""

    value: str
    start: int
    end: int
    style: str = ""


class Listing(NamedTuple):
    """A list. `column` (0-based) is that of its dashes, or of its bracket when `flow`."""

    items: "list[Node]"
    start: int
    end: int
    flow: bool
    column: int


class Mapping(NamedTuple):
    """A mapping. `column` (0-based) is that of its keys, or of its brace when `flow`."""

    pairs: "list[tuple[Node, Node]]"
    start: int
    end: int
    flow: bool
    column: int


class Refused(NamedTuple):
    """A node with a feature of YAML that we do not use: `what` names it, `mark` is where it is written."""

    what: str
    name: str
    start: int
    end: int
    inner: "Node | None"


Node = Scalar | Listing | Mapping | Refused
Pair = tuple[Node, Node]


NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""Plain scalars that mean nothing: their key is no key."""


def is_null(node: Node) -> bool:
    """Whether the node is no value."""
    return isinstance(node, Scalar) and not node.style and node.value in NULLS


def end_of(node: Node) -> int:
    """Where the node ends; of a list that was read piece by piece, its last element."""
    return max(node.end, node.items[-1].end) if isinstance(node, Listing) and node.items else node.end


def scalars(node: Node | None) -> Iterator[Scalar]:
    """Every scalar below the node, keys too."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Listing):
        for item in node.items:
            yield from scalars(item)
    elif isinstance(node, Mapping):
        for key, value in node.pairs:
            yield from scalars(key)
            yield from scalars(value)
    elif isinstance(node, Refused):
        yield from scalars(node.inner)


def keys_of(node: Node) -> Iterator[str]:
    """Every key below the node."""
    if isinstance(node, Listing):
        for item in node.items:
            yield from keys_of(item)
    elif isinstance(node, Mapping):
        for key, value in node.pairs:
            if isinstance(key, Scalar):
                yield key.value
            yield from keys_of(value)


def child(node: Mapping, key: str) -> Pair | None:
    """The first pair of that key."""
    return next((pair for pair in node.pairs if isinstance(pair[0], Scalar) and pair[0].value == key), None)
