"""Lines that stand too far left or right (DJ014): only their neighbours show it."""

from collections.abc import Sequence

from dangjian_cli.source.lines import Lines
from dangjian_cli.syntax.mistakes.finding import Finding, excerpt
from dangjian_cli.syntax.pieces import dash_column, indent, is_blank, top_key


def misaligned(
    lines: Lines, number: int, columns: Sequence[tuple[int, bool]], top_column: int, list_column: int | None
) -> Finding | None:
    """A dash or a key that stands in no column of its kind.

    `columns` are those of the lists (True) and mappings (False) open above the line; the nearest is the one meant, of
    two equally near the inner one.
    """
    line = lines.line(number)
    if is_blank(line):
        return None
    found = indent(line)
    is_dash = dash_column(line) is not None
    meant = [column for column, is_list in columns if is_list is is_dash]
    if is_dash and list_column is not None:
        meant.append(list_column)
    if not meant or found in meant or (found == top_column and not is_dash):
        return None
    expected = min(reversed(meant), key=lambda column: abs(column - found))
    start = lines.start(number) + found
    values: dict[str, str | int] = {"indent": found, "expected": expected}
    if is_dash:
        return Finding("DJ014", "dash_misaligned", start, start + 1, values)
    return _shifted(lines, number, values)


def stray(
    lines: Lines, number: int, stray_line: int | None, list_column: int | None, key_column: int | None
) -> Finding | None:
    """A key of the last entry that slipped to the column of the top, so that it ended the list.

    What follows shows it: line `number`, where the parser stopped, goes on in a column of the list.
    """
    if stray_line is None or stray_line >= number or key_column is None:
        return None
    line = lines.line(number)
    if indent(line) != (key_column if dash_column(line) is None else list_column):
        return None
    found = indent(lines.line(stray_line))
    return _shifted(lines, stray_line, {"indent": found, "expected": key_column}, above=True)


def _shifted(lines: Lines, number: int, values: dict[str, str | int], above: bool = False) -> Finding:
    line = lines.line(number)
    key = top_key(line, indent(line)) or ""
    start = lines.start(number) + indent(line)
    variant = "too_little" if int(values["indent"]) < int(values["expected"]) else "too_much"
    return Finding("DJ014", variant, start, start + max(1, len(key)), {**values, "key": excerpt(key)}, above=above)
