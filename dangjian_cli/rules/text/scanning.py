"""Searching the text of a file, for the rules that look at what stands anywhere in it."""

import re
from collections.abc import Iterator, Sequence

from dangjian_cli.diagnostics.diagnostic import Location
from dangjian_cli.source.lines import Lines
from dangjian_cli.source.source_file import SourceFile

_BEFORE_SCALAR = frozenset(" \t:[{,-")


def hits(
    source: SourceFile, pattern: str | re.Pattern[str], needles: Sequence[str] = ("",)
) -> Iterator[tuple[re.Match[str], Location]]:
    """Every match with its place, in the order of the text.

    Every match holds one of the needles. A text without any costs a few searches at C speed; a pattern given as text
    is compiled only for a text that has one: start-up counts.
    """
    if not any(needle in source.text for needle in needles):
        return
    lines: Lines | None = None
    for match in re.finditer(pattern, source.text):
        lines = lines or Lines.of(source.text)
        yield match, Location(source.path, lines.span(match.start(), match.end()), source.revision)


def in_comment(match: re.Match[str], where: Location) -> bool:
    """Whether a comment begins on the line of the match, before it. A `#` inside quotes begins none."""
    quote, before = "", " "
    for char in match.string[match.start() - where.span.start.column + 1 : match.start()]:
        if quote:
            quote = "" if char == quote and before != "\\" else quote
        elif char in "\"'" and (before in _BEFORE_SCALAR or before == char == "'"):
            quote = char
        elif char == "#" and before in " \t":
            return True
        before = char
    return False
