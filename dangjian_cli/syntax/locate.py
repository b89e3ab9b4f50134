"""Where a node stands: symbolic places to lines and columns, by reading that one file again.

Positions are never kept for a whole workspace: for 100,000 entries they took 1.9 to 2.9 GB (measured).
"""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from dangjian_cli.base.position import START_OF_FILE, Span
from dangjian_cli.diagnostics.diagnostic import Part, Place, Step
from dangjian_cli.source.lines import Lines
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.canonical import LIST_START, NotCanonical, canonical
from dangjian_cli.syntax.collector import resting_collector
from dangjian_cli.syntax.compose import compose
from dangjian_cli.syntax.events import events
from dangjian_cli.syntax.limits import MAX_NODES
from dangjian_cli.syntax.nodes import Listing, Mapping, Node, Pair, Scalar, child, is_null
from dangjian_cli.syntax.patterns import ID_KEY
from dangjian_cli.syntax.quick import quick
from dangjian_cli.syntax.reading import read

_ENTRY_START = re.compile(r"^  - ", re.MULTILINE)
_UNASKED = "|"
"""Any style but the plain one: what was not read is no empty value."""


def locate(source: SourceFile, places: Iterable[Place]) -> dict[Place, Span]:
    """The stretch of each place, by the same reading as `parse`, so that paths agree.

    A part of a path that does not exist is skipped: the place is that of the nearest node above it. The empty path is
    the first key of the file, and so is everything in a file of which nothing could be read.
    """
    places = tuple(places)
    with resting_collector():
        root, lines = _nodes(source.text, places)
    return spans_in(root, lines, places)


def spans_in(root: Mapping | None, lines: Lines, places: Collection[Place]) -> dict[Place, Span]:
    """The stretch of each place among the nodes of a text."""
    if root is None or not root.pairs:
        return dict.fromkeys(places, START_OF_FILE)
    finder = _Finder(lines, root)
    return {place: finder.span(place) for place in places}


def _nodes(text: str, places: Iterable[Place]) -> tuple[Mapping | None, Lines]:
    """The nodes of a text. One that `parse` reads without care holds nothing to be left out but empty values."""
    root: Node | None = _canonical_nodes(text, frozenset(place.path[1] for place in places if len(place.path) > 1))
    if root is None and quick(text) is not None:
        root = _composed(text, 0, text)
    if isinstance(root, Mapping):
        return root, Lines.of(text)
    reading = read(text)
    return reading.root, reading.lines


def _canonical_nodes(text: str, wanted: Collection[Step]) -> Mapping | None:
    """The nodes of a text whose entries are in canonical form: each stands by itself, only those wanted are read."""
    header, start, entries = text.partition(LIST_START)
    root = _composed(text, 0, header + start) if start and quick(header + start) is not None else None
    if not isinstance(root, Mapping):
        return None
    try:
        canonical(entries)
    except NotCanonical:
        return None
    base = len(header) + len(start)
    starts = [found.start() + base for found in _ENTRY_START.finditer(entries)]
    items: list[Node] = []
    for index, (begin, end) in enumerate(pairwise((*starts, len(text)))):
        entry = _composed(text, begin, text[begin:end]) if index in wanted else None
        items.append(entry.items[0] if isinstance(entry, Listing) else Scalar("", begin, end, _UNASKED))
    key = root.pairs[-1][0]
    return root._replace(pairs=[*root.pairs[:-1], (key, Listing(items, starts[0] + 2, len(text.rstrip()), False, 2))])


def _composed(text: str, base: int, piece: str) -> Node | None:
    """The nodes of a piece of the text that is known to be clean."""
    return compose(events(piece), text, base, MAX_NODES).root


class _Finder:
    """Follows paths through one file's nodes."""

    def __init__(self, lines: Lines, root: Mapping) -> None:
        self.lines = lines
        self.root = root
        self.elements: dict[int, list[Node]] = {}

    def span(self, place: Place) -> Span:
        """The stretch of one place."""
        trail = self._descend(place.path)
        node, pair = trail[-1]
        if place.part is Part.ENTRY:
            node = _entry_line([node for node, _ in trail])
        elif pair is not None and place.part is Part.KEY:
            node = pair[0]
        elif len(trail) == 1 or (isinstance(node, Mapping) and len(trail) <= len(place.path)):
            node = _first_key(node)
        return self.lines.span(node.start, node.end)

    def _descend(self, path: Sequence[Step]) -> list[tuple[Node, Pair | None]]:
        """The nodes along a path, from the root on, each with the pair that holds it."""
        trail: list[tuple[Node, Pair | None]] = [(self.root, None)]
        for step in path:
            node = trail[-1][0]
            if isinstance(node, Mapping):
                pair = child(node, str(step))
                if pair is not None and not is_null(pair[1]):
                    trail.append((pair[1], pair))
            elif isinstance(node, Listing) and isinstance(step, int):
                elements = self._elements(node)
                if 0 <= step < len(elements):
                    trail.append((elements[step], None))
        return trail

    def _elements(self, node: Listing) -> list[Node]:
        """The elements that the data holds: empty ones are none."""
        found = self.elements.get(id(node))
        if found is None:
            found = self.elements[id(node)] = [item for item in node.items if not is_null(item)]
        return found


def _entry_line(nodes: Sequence[Node]) -> Node:
    """The value of 编号 of the innermost mapping that has one; else the first key of the outermost list element."""
    mappings = [node for node in nodes if isinstance(node, Mapping)]
    for mapping in reversed(mappings):
        pair = child(mapping, ID_KEY)
        if pair is not None:
            return pair[1]
    elements = [node for above, node in pairwise(nodes) if isinstance(above, Listing)]
    return _first_key(elements[0] if elements else mappings[0])


def _first_key(node: Node) -> Node:
    return node.pairs[0][0] if isinstance(node, Mapping) and node.pairs else node
