"""The only door from text to data."""

from dangjian_cli.source.decode import text_faults
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.canonical import LIST_START, NotCanonical, canonical, canonical_mapping
from dangjian_cli.syntax.collector import resting_collector
from dangjian_cli.syntax.parsed import Data, ParsedFile

_LIST_KEY = LIST_START.strip("\n:")


def parse(source: SourceFile) -> ParsedFile:
    """The data of a file with all its faults of text and syntax; what is broken hides nothing else.

    What is written in canonical form is taken apart by splitting, any other clean text is read event by event; one that
    shows anything unusual is read with care, by what is loaded only then. All three agree wherever they answer.
    """
    with resting_collector():
        data = _canonical(source.text) or _quick(source.text)
        if data is not None:
            return ParsedFile(source, data, (), text_faults(source))
        from dangjian_cli.syntax.careful import parse_carefully

        return parse_carefully(source)


def _canonical(text: str) -> dict[str, Data] | None:
    """The data of a file whose list is written in canonical form; its header may be written anyhow.

    A file without a list, and one that has each entry in braces on one line, is written as a single entry is.
    """
    header, start, entries = text.partition(LIST_START)
    try:
        if not start or entries.startswith("  - {"):
            return canonical_mapping(text)
        data = _header(header, start)
        return None if data is None else data | {_LIST_KEY: canonical(entries)}
    except NotCanonical:
        return None


def _header(header: str, start: str) -> dict[str, Data] | None:
    """What stands above the list; one that is named twice is left to the other readings."""
    try:
        data = canonical_mapping(header)
        return None if _LIST_KEY in data else data
    except NotCanonical:
        return _quick(header + start)


def _quick(text: str) -> dict[str, Data] | None:
    """Libyaml is loaded only for a text that is not as `fmt` writes it."""
    from dangjian_cli.syntax.quick import quick

    return quick(text)
