"""The only door from text to data."""

from dangjian_cli.source.decode import text_faults
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.collector import resting_collector
from dangjian_cli.syntax.nodes import Listing, Mapping, Node, Scalar
from dangjian_cli.syntax.parsed import Data, ParsedFile, Unread
from dangjian_cli.syntax.quick import Odd, quick
from dangjian_cli.syntax.reading import read
from dangjian_cli.syntax.suspicion import suspicious


def parse(source: SourceFile) -> ParsedFile:
    """The data of a file with all its faults of text and syntax; what is broken hides nothing else.

    A clean text is read quickly; one that shows anything unusual is read again with care.
    """
    with resting_collector():
        return _quickly(source) or _carefully(source)


def _quickly(source: SourceFile) -> ParsedFile | None:
    if suspicious(source.text):
        return None
    try:
        return ParsedFile(source, quick(source.text), (), text_faults(source))
    except Odd:
        return None


def _carefully(source: SourceFile) -> ParsedFile:
    reading = read(source.text)
    lines = reading.lines
    return ParsedFile(
        source,
        None if reading.root is None else _plain(reading.root),
        tuple(Unread(piece.id, lines.span(piece.start, max(piece.start, piece.end))) for piece in reading.unread),
        (*text_faults(source), *(finding.fault(source, lines) for finding in reading.findings)),
        reading.omitted,
        frozenset(reading.bare),
    )


def _plain(node: Node) -> Data:
    """The data of a settled node; it holds nothing refused, and every key is a scalar."""
    if isinstance(node, Mapping):
        return {key.value: _plain(value) for key, value in node.pairs if isinstance(key, Scalar)}
    if isinstance(node, Listing):
        return [_plain(item) for item in node.items]
    return node.value if isinstance(node, Scalar) else ""
