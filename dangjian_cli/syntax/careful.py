"""The careful way from text to data: for a text that shows anything unusual. `parse` loads it only then."""

from dangjian_cli.source.decode import text_faults
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.nodes import Listing, Mapping, Node, Scalar, is_null
from dangjian_cli.syntax.parsed import Data, ParsedFile, Unread
from dangjian_cli.syntax.reading import read


def parse_carefully(source: SourceFile) -> ParsedFile:
    """The data of what can be read, and every fault of text and syntax."""
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
    """The data of a settled node; it holds nothing refused, and every key is a scalar. Keys without a value go."""
    if isinstance(node, Mapping):
        pairs = ((key, value) for key, value in node.pairs if not is_null(value))
        return {key.value: _plain(value) for key, value in pairs if isinstance(key, Scalar)}
    if isinstance(node, Listing):
        return [_plain(item) for item in node.items]
    return node.value if isinstance(node, Scalar) else ""
