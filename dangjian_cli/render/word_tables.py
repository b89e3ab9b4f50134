"""Tables of a Word document: widths by content, the header on every page, turned paper where they are wide."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dangjian_cli.document.document import Cell, Column, Table, shown
from dangjian_cli.render.word_styles import CELL, FIELD, FIGURE, GAP, HEADER, NOTE, TOTAL, TOTAL_FIGURE, Style
from dangjian_cli.render.word_widths import allot, columns, fitting, measures
from dangjian_cli.render.word_xml import Box, Line, paragraph, table

Fills = Mapping[tuple[int, int], str]
"""The colours of fields, by row and column."""

_MOST_COLUMNS = 40
"""Word opens no table of more than 63 columns, and nobody reads one of more than these."""
_SHORT = 4
NOTHING = "—"
"""A figure that does not exist."""


def drawn(given: Table, room: int, size: int, fills: Fills | None = None, keep: bool = False) -> Iterator[str]:
    """The table as wide as the room, with its note; what has too many columns is continued below (续表).

    `size`: of the type, unless the columns need a smaller one. With `fills` texts stand in the middle of their
    fields. `keep`: the last row stays on the page of what follows.
    """
    for number, (part, at) in enumerate(_parts(given)):
        if number:
            yield paragraph(NOTE, "（续表）", keep=True)
        lines = _lines(part, fills, at)
        lines[-1] = replace(lines[-1], keep=keep)
        needs = measures(part)
        least = min(size, fitting(needs, room))
        yield table(allot(needs, room, least), lines, least)
    yield paragraph(NOTE, given.note, keep=keep) if given.note else paragraph(GAP, "", keep=keep)


def _parts(given: Table) -> Iterator[tuple[Table, list[int]]]:
    """The table in pieces of so many columns that a page can hold, the first one repeated; and which they are."""
    total = len(given.columns)
    for start in range(1, max(total, 2) if total else 1, _MOST_COLUMNS - 1):
        at = [0, *range(start, min(start + _MOST_COLUMNS - 1, total))]
        yield (
            replace(
                given,
                columns=tuple(given.columns[each] for each in at),
                rows=tuple(tuple(row[each] for each in at) for row in given.rows),
                total=tuple(given.total[each] for each in at) if given.total is not None else None,
            ),
            at,
        )


def _lines(part: Table, fills: Fills | None, at: list[int]) -> list[Line]:
    lines = [Line(tuple(Box(column.title, HEADER) for column in part.columns), header=True)]
    styles = [_style(part, number, fills is not None) for number in range(len(part.columns))]
    for number, row in enumerate(part.rows):
        colours = ((fills or {}).get((number, each)) for each in at)
        lines.append(Line(tuple(map(_box, row, styles, colours))))
    if part.total is not None:
        lines[-1] = replace(lines[-1], keep=True)
        lines.append(Line(tuple(map(_total, part.columns, part.total))))
    return lines


def _style(part: Table, number: int, filled: bool) -> Style:
    """Numbers stand right, signs and words of two characters in the middle, other texts left."""
    if part.columns[number].kind == "number":
        return FIGURE
    short = all(columns(shown(row[number])) <= _SHORT for row in part.rows)
    return FIELD if number and (filled or short) else CELL


def _box(cell: Cell, style: Style, fill: str | None) -> Box:
    return Box(NOTHING, FIELD, fill=fill) if cell is None else Box(shown(cell), style, fill=fill)


def _total(column: Column, cell: Cell) -> Box:
    return Box(shown(cell), TOTAL_FIGURE if column.kind == "number" else TOTAL)
