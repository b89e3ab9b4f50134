"""The only door from text to data."""

from dangjian_cli.source.decode import text_faults
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.collector import resting_collector
from dangjian_cli.syntax.parsed import ParsedFile
from dangjian_cli.syntax.quick import quick


def parse(source: SourceFile) -> ParsedFile:
    """The data of a file with all its faults of text and syntax; what is broken hides nothing else.

    A clean text is read quickly; one that shows anything unusual is read again with care, by what is loaded only then.
    """
    with resting_collector():
        data = quick(source.text)
        if data is not None:
            return ParsedFile(source, data, (), text_faults(source))
        from dangjian_cli.syntax.careful import parse_carefully

        return parse_carefully(source)
