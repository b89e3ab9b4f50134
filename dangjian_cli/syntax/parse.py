"""The only door from text to data."""

from dangjian_cli.source.decode import text_faults
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.collector import resting_collector
from dangjian_cli.syntax.parsed import ParsedFile
from dangjian_cli.syntax.quick import Odd, quick
from dangjian_cli.syntax.suspicion import suspicious


def parse(source: SourceFile) -> ParsedFile:
    """The data of a file with all its faults of text and syntax; what is broken hides nothing else.

    A clean text is read quickly; one that shows anything unusual is read again with care.
    """
    with resting_collector():
        parsed = _quickly(source)
        if parsed is not None:
            return parsed
        from dangjian_cli.syntax.careful import parse_carefully

        return parse_carefully(source)


def _quickly(source: SourceFile) -> ParsedFile | None:
    if suspicious(source.text):
        return None
    try:
        return ParsedFile(source, quick(source.text), (), text_faults(source))
    except Odd:
        return None
