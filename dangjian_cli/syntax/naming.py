"""Naming what is left out: an entry that is not read is known by its 编号."""

from dangjian_cli.source.lines import Lines
from dangjian_cli.syntax.nodes import Mapping, Node, Refused, Scalar, child, end_of
from dangjian_cli.syntax.patterns import ID_KEY
from dangjian_cli.syntax.pieces import entry_ids
from dangjian_cli.syntax.progress import Piece


def name_entry(lines: Lines, node: Node) -> list[Piece]:
    """The pieces for one entry, with the 编号 that its lines show, or else the one that was read of it."""
    return name_entries(lines, node) or [Piece(_id_of(node), node.start, end_of(node))]


def _id_of(node: Node) -> str | None:
    inner = node.inner if isinstance(node, Refused) else node
    pair = child(inner, ID_KEY) if isinstance(inner, Mapping) else None
    return pair[1].value if pair is not None and isinstance(pair[1], Scalar) else None


def name_entries(lines: Lines, node: Node) -> list[Piece]:
    """The pieces for all entries that the lines of a node hold."""
    end = end_of(node)
    first, last = lines.number(node.start), lines.number(max(node.start, end - 1))
    found = entry_ids(lines, first, last + 1)
    pieces = []
    for index, (number, id_) in enumerate(found):
        line = lines.line(number)
        start = lines.start(number) + len(line) - len(line.lstrip())
        past = lines.start(found[index + 1][0]) if index + 1 < len(found) else end
        pieces.append(Piece(id_, start, start + len(lines.text[start:past].rstrip())))
    return pieces
