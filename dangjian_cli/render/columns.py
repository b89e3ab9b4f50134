"""A table made to fit a screen: which columns stand side by side, how wide each is, where cells are broken.

Nothing is ever cut off. When a table is too wide, in this order: the free text gets narrower, the titles of
numbers are set in two lines, the widest text columns are wrapped, the free text goes below its row, and at
last the table is continued (续表) below itself with its first column repeated.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from dangjian_cli.base.text import width
from dangjian_cli.document.document import Cell, Column, Table, shown
from dangjian_cli.render.flow import one_line, pieces, wrap

GAP = 2
"""Blank columns between two columns of a table."""

_FREE_COMFORT = 36
_FREE_LEAST = 24
_TEXT_LEAST = 16
_TITLE_LEAST = 4


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row as text, and the free text that found no room beside them and stands below."""

    cells: tuple[str, ...]
    below: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Columns that stand side by side. A cell may have several lines, none wider than its column."""

    columns: tuple[Column, ...]
    widths: tuple[int, ...]
    header: Row
    rows: tuple[Row, ...]
    total: Row | None

    @property
    def all_rows(self) -> Iterator[Row]:
        """The header, the rows and the total."""
        yield self.header
        yield from self.rows
        if self.total is not None:
            yield self.total

    def each(self, change: Callable[[Row], Row]) -> "Sheet":
        """The sheet with every row changed."""
        return replace(
            self,
            header=change(self.header),
            rows=tuple(change(row) for row in self.rows),
            total=change(self.total) if self.total is not None else None,
        )


@dataclass(frozen=True, slots=True)
class _Measure:
    """How wide a column wants to be and how narrow it may become."""

    column: Column
    natural: int
    least: int


def fit(table: Table, limit: int | None) -> tuple[Sheet, ...]:
    """The table as one sheet, or several when `limit` columns are too few; None: as wide as it needs."""
    whole = _whole(table)
    if limit is None:
        return (whole,)
    measures = [_measure(whole, index, limit) for index in range(len(whole.columns))]
    if len(measures) > 1 and measures[-1].column.kind == "free" and not _fits(measures, limit):
        whole, measures = _free_below(whole), measures[:-1]
    return tuple(_part(whole, measures, group, limit) for group in _balanced_groups(measures, limit))


def _whole(table: Table) -> Sheet:
    header = Row(tuple(one_line(column.title) for column in table.columns))
    rows = tuple(Row(tuple(_text(cell) for cell in row)) for row in table.rows)
    total = Row(tuple(one_line(shown(cell)) for cell in table.total)) if table.total else None
    whole = Sheet(table.columns, (1,) * len(table.columns), header, rows, total)
    widths = [max(1, width(title)) for title in header.cells]
    for row in whole.all_rows:
        widths = [max(known, width(cell)) for known, cell in zip(widths, row.cells, strict=True)]
    return replace(whole, widths=tuple(widths))


def _text(cell: Cell) -> str:
    """A cell for a reader: a figure that does not exist shows as a dash, so that no cell looks forgotten."""
    return "-" if cell is None else one_line(shown(cell))


def _measure(whole: Sheet, index: int, limit: int) -> _Measure:
    column, natural = whole.columns[index], whole.widths[index]
    cells = [row.cells[index] for row in whole.all_rows][1:]
    match column.kind:
        case "number":
            least = max(_half(width(whole.header.cells[index])), *map(width, cells), 0)
        case "text":
            least = max(_TEXT_LEAST, *map(_longest_piece, cells), 0)
        case "free":
            least = _FREE_LEAST
        case _:
            assert_never(column.kind)
    # Half the screen at most, so that the first column and any other always fit side by side.
    return _Measure(column, natural, min(natural, least, (limit - GAP) // 2))


def _half(title: int) -> int:
    """The width of a title set in two lines of whole Chinese characters."""
    return max(_TITLE_LEAST, (title + 3) // 4 * 2)


def _longest_piece(text: str) -> int:
    body = text.lstrip(" ")
    return len(text) - len(body) + max((width(piece.rstrip(" ")) for piece in pieces(body)), default=0)


def _fits(measures: Sequence[_Measure], limit: int) -> bool:
    return sum(measure.least for measure in measures) + GAP * (len(measures) - 1) <= limit


def _free_below(whole: Sheet) -> Sheet:
    """The sheet without its last column, whose texts stand below their rows."""
    below = whole.each(lambda row: Row(row.cells[:-1], "" if row.cells[-1] == "-" else row.cells[-1]))
    return replace(below, columns=whole.columns[:-1], widths=whole.widths[:-1])


def _balanced_groups(measures: Sequence[_Measure], limit: int) -> list[list[int]]:
    """Which columns stand side by side: no more groups than needed, and about as many columns in each."""
    fewest = _groups(measures, limit, len(measures))
    even = _groups(measures, limit, -(-(len(measures) - 1) // len(fewest)) + 1)
    return even if len(even) == len(fewest) else fewest


def _groups(measures: Sequence[_Measure], limit: int, most: int) -> list[list[int]]:
    """Up to `most` columns side by side, as many as fit at their narrowest, the first one in every group."""
    groups = [[0]]
    for index in range(1, len(measures)):
        group = [*groups[-1], index]
        if len(group) <= most and _fits([measures[each] for each in group], limit):
            groups[-1] = group
        else:
            groups.append([0, index])
    return groups


def _part(whole: Sheet, measures: Sequence[_Measure], group: Sequence[int], limit: int) -> Sheet:
    """Some columns of the table, their cells broken to the widths that `limit` columns allow."""
    widths = _allot([measures[index] for index in group], limit - GAP * (len(group) - 1))
    first = 1 in group or len(whole.columns) == 1

    def broken(row: Row) -> Row:
        cells = tuple("\n".join(wrap(row.cells[index], widths[at])) for at, index in enumerate(group))
        return Row(cells, row.below if first else "")

    columns = tuple(whole.columns[index] for index in group)
    return replace(whole.each(broken), columns=columns, widths=tuple(widths))


def _allot(measures: Sequence[_Measure], limit: int) -> list[int]:
    """Widths that add up to at most `limit` when the least widths do."""
    widths = [measure.natural for measure in measures]
    least = [measure.least for measure in measures]
    kinds = [measure.column.kind for measure in measures]
    free = [index for index, kind in enumerate(kinds) if kind == "free"]
    text = [index for index, kind in enumerate(kinds) if kind == "text"]
    _shrink(widths, free, [max(floor, _FREE_COMFORT) for floor in least], limit)
    if sum(widths) > limit:
        widths = [least[at] if kind == "number" else widths[at] for at, kind in enumerate(kinds)]
    _shrink(widths, text, least, limit)
    _shrink(widths, free, least, limit)
    return widths


def _shrink(widths: list[int], candidates: Sequence[int], floors: Sequence[int], limit: int) -> None:
    """Take from the widest candidate, step by step, until the widths fit or nothing more can be taken."""
    while sum(widths) > limit:
        shrinkable = [index for index in candidates if widths[index] > floors[index]]
        if not shrinkable:
            return
        widths[max(shrinkable, key=lambda index: (widths[index], index))] -= 1
