"""Repairs of indentation (DJ014): in which column a line that went astray belongs, where only one is possible."""

import re
from collections.abc import Sequence

from dangjian_cli.edit.spot import Cut, Spot
from dangjian_cli.models.entry import Header
from dangjian_cli.models.kinds import LIST_KEY, Kind
from dangjian_cli.source.lines import Lines
from dangjian_cli.syntax.patterns import SPACES
from dangjian_cli.syntax.pieces import (
    dash_column,
    dash_columns,
    indent,
    is_blank,
    is_misspelt_start,
    next_content,
    top_key,
)

_INDENT = re.compile(rf"[ \t{SPACES}]*")
_NO_VALUE = re.compile(r":[ \t]*(?:#.*)?$")
_DASH = re.compile(r"-(?: |$)")
_KEY_AFTER_DASH = 2
"""Columns from a dash to the key behind it."""


def indent_line(spot: Spot) -> Sequence[Cut]:
    """Spaces instead of tabs and ideographic spaces, up to the column of the neighbours."""
    line, start = spot.lines.line(spot.number), spot.lines.start(spot.number)
    found = _INDENT.match(line)
    width = found.end() if found is not None else 0
    if is_blank(line):
        return [Cut(start, start + width, " " * _above(spot.lines, spot.number) if line[width:] else "")]
    column = _column(spot, line[width:])
    return [Cut(start, start + width, " " * column)] if column is not None else []


def align(spot: Spot) -> Sequence[Cut]:
    """A key back in its column, when no other is as near or its name says that it belongs there."""
    found, expected = int(spot.fault.values["indent"]), int(spot.fault.values["expected"])
    key = top_key(spot.lines.line(spot.number), found) or ""
    columns = _mappings(spot.lines, spot.number)
    near = [column for column in columns if abs(column - found) == 1]
    own = _own_column(spot.lines, spot.number)
    named = expected == own and own > 0 and _belongs(spot.kind, key) and columns <= {own, 0}
    return align_anyhow(spot) if near == [expected] or named or not expected else []


def align_anyhow(spot: Spot) -> Sequence[Cut]:
    """A key in the column that is nearest, if it is one of the header there, or one of an entry within an entry."""
    start = spot.lines.start(spot.number)
    found, expected = int(spot.fault.values["indent"]), int(spot.fault.values["expected"])
    own = _own_column(spot.lines, spot.number)
    key = top_key(spot.lines.line(spot.number), found) or ""
    fits = 0 < own <= expected if expected else not own and _heads(spot.kind, key)
    return [Cut(start, start + found, " " * expected)] if fits else []


def align_element(spot: Spot) -> Sequence[Cut]:
    """An entry whose dash went astray, with the lines below it: only an entry has a dash before its 编号."""
    lines, number = spot.lines, spot.number
    line = lines.line(number)
    usual = dash_columns(lines).most_common(1)
    if not is_misspelt_start(line) or not usual:
        return []
    found, expected = indent(line), usual[0][0]
    key_column = found + len(line[found:]) - len(line[found + 1 :].lstrip(" "))
    start = lines.start(number)
    cuts = [Cut(start, start + found, " " * expected)]
    following = next_content(lines, number + 1)
    if indent(lines.line(following)) == key_column + expected - found:
        return cuts
    while following <= lines.count and not is_misspelt_start(lines.line(following)):
        own = indent(lines.line(following))
        if own < key_column:
            break
        start = lines.start(following)
        cuts.append(Cut(start, start + own, " " * (own + expected - found)))
        following = next_content(lines, following + 1)
    return cuts


def _above(lines: Lines, number: int) -> int:
    """How far the last line above with something in it is indented."""
    return next((indent(lines.line(n)) for n in range(number - 1, 0, -1) if not is_blank(lines.line(n))), 0)


def _column(spot: Spot, content: str) -> int | None:
    """The column of a line, told by the lines above it; None when several are possible."""
    lines, number = spot.lines, spot.number
    if is_misspelt_start(content):
        usual = dash_columns(lines).most_common(1)
        return usual[0][0] if usual else None
    above = next((n for n in range(number - 1, 0, -1) if not is_blank(lines.line(n))), 0)
    if not above:
        return 0
    opens = _NO_VALUE.search(lines.line(above)) is not None
    columns = _open(lines, number)
    if _DASH.match(content):
        within = [column for column, is_list in columns if is_list]
        if opens:
            return columns[0][0] + _KEY_AFTER_DASH
        return within[0] if len(within) > 1 else None  # the last one is the list of entries
    if opens:
        return None
    mappings = {column for column, is_list in columns if not is_list and column} or {0}
    return mappings.pop() if len(mappings) == 1 else None


def _mappings(lines: Lines, number: int) -> set[int]:
    return {column for column, is_list in _open(lines, number) if not is_list}


def _open(lines: Lines, number: int) -> list[tuple[int, bool]]:
    """Columns of the mappings and, True, of the lists that are open above a line, the inmost first."""
    found: list[tuple[int, bool]] = []
    limit = 1 << 30
    for above in range(number - 1, 0, -1):
        line = lines.line(above)
        column = indent(line)
        if is_blank(line) or column >= limit or _INDENT.sub("", line, count=1) != line[column:]:
            continue
        if is_misspelt_start(line) or dash_column(line) is not None:
            key = column + len(line[column:]) - len(line[column + 1 :].lstrip(" "))
            if key < limit and line[key : key + 1] not in ("{", "["):
                found.append((key, False))
            found.append((column, True))
        else:
            found.append((column, False))
        limit = column
        if is_misspelt_start(line):
            return [*found, (0, False)]
        if column == 0:
            break
    return found


def _own_column(lines: Lines, number: int) -> int:
    """The column of the keys of the entry that a line belongs to; 0 in the header."""
    for above in range(number - 1, 0, -1):
        line = lines.line(above)
        if is_misspelt_start(line):
            dash = indent(line)
            return dash + len(line[dash:]) - len(line[dash + 1 :].lstrip(" "))
    return 0


def _belongs(kind: Kind | None, key: str) -> bool:
    """Whether a key is one of the entries and none of the header."""
    if kind is None:
        return False
    entry = {info.alias for info in kind.entry.model_fields.values()} | set(kind.synonyms)
    return key in entry and not _heads(kind, key)


def _heads(kind: Kind | None, key: str) -> bool:
    """Whether a key is one of the header; of a kind that is not known, whether it is one of all headers."""
    model = kind.header if kind is not None else Header
    return key == LIST_KEY or any(key == info.alias for info in model.model_fields.values())
