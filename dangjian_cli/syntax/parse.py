"""The only door from text to data."""

from dangjian_cli.source.decode import text_faults
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.canonical import LIST_START, NotCanonical, canonical
from dangjian_cli.syntax.collector import resting_collector
from dangjian_cli.syntax.parsed import Data, ParsedFile
from dangjian_cli.syntax.quick import quick


def parse(source: SourceFile) -> ParsedFile:
    """The data of a file with all its faults of text and syntax; what is broken hides nothing else.

    Entries in canonical form are taken apart by splitting, any other clean text is read event by event; one that shows
    anything unusual is read with care, by what is loaded only then. All three agree wherever they answer.
    """
    with resting_collector():
        data = _canonical(source.text) or quick(source.text)
        if data is not None:
            return ParsedFile(source, data, (), text_faults(source))
        from dangjian_cli.syntax.careful import parse_carefully

        return parse_carefully(source)


def _canonical(text: str) -> dict[str, Data] | None:
    """The data of a file whose list is written in canonical form; its header may be written anyhow."""
    header, start, entries = text.partition(LIST_START)
    try:
        data = quick(header + start) if start else None
        return None if data is None else data | {"条目": canonical(entries)}
    except NotCanonical:
        return None
