"""A table as a sheet: titles that stay in view, a filter, widths by content, rows that print one page wide."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dangjian_cli.base.errors import DangjianError
from dangjian_cli.base.text import width
from dangjian_cli.document.document import Cell, Column, Table, shown
from dangjian_cli.render.excel_cells import Look, Pen
from dangjian_cli.render.flow import plain, wrap
from dangjian_cli.render.workbook import HEAD

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_ROOM_BELOW = 10
_NARROWEST, _TITLE, _TEXT, _FREE, _WIDEST = 6, 14, 36, 60, 200
"""Widths of columns in characters: what a title may ask for, a text column, a column of free text."""
_LINES = 24
"""A row cannot be higher than some 27 lines: a longer text gets a wider column."""
_BUTTON = 3
"""What the button of the filter takes from the title."""
_LINE, _AIR, _HIGHEST = 15, 6, 408
"""Points of a line of text, of what a row has beyond its lines, and of a row at most."""

BODY: Look = {"border": 1, "border_color": "#BFBFBF", "valign": "vcenter", "text_wrap": True}
TITLE: Look = {**HEAD, "align": "center", "border_color": "#BFBFBF"}
_TOTAL: Look = {**BODY, "bold": True, "bg_color": "#F2F2F2", "top": 2}
_NOTE: Look = {"text_wrap": True, "valign": "top", "font_color": "#595959"}

Paint = Callable[[int, int], Look]
"""How the cell in a row and a column of the table looks, beyond what all cells have in common."""


class Placed(NamedTuple):
    """Where a table stands: how wide its columns are, and the last row that is not a total."""

    widths: Sequence[int]
    last: int

    @property
    def columns(self) -> int:
        """How many columns it has; the first free one, too."""
        return len(self.widths)


def draw_table(pen: Pen, page: "Worksheet", table: Table, paint: Paint | None = None) -> Placed:
    """The table from the first row and column of the page on. Raises DangjianError when no sheet can hold it."""
    if len(table.rows) > _MOST_ROWS - _ROOM_BELOW or len(table.columns) > _MOST_COLUMNS:
        raise DangjianError(
            f"有一张表是 {len(table.rows)} 行 {len(table.columns)} 列，Excel 的工作表放不下",
            "缩小范围后再输出，或改用 csv",
        )
    for at, column in enumerate(table.columns):
        pen.text(page, 0, at, column.title, TITLE)
    for row, cells in enumerate(table.rows):
        for at, cell in enumerate(cells):
            look = _look(table.columns[at])
            pen.cell(page, row + 1, at, cell, {**look, **paint(row, at)} if paint is not None else look)
    below = len(table.rows) + 1
    if table.total is not None:
        for at, cell in enumerate(table.total):
            pen.cell(page, below, at, cell, {**_look(table.columns[at]), **_TOTAL})
        below += 1
    placed = Placed([_width(table, at) for at in range(len(table.columns))], len(table.rows))
    _fit_page(page, placed, below)
    _fit_rows(page, table, placed.widths)
    if table.note is not None:
        draw_note(pen, page, below + 1, table.note, placed.widths)
    return placed


def draw_note(pen: Pen, page: "Worksheet", row: int, text: str, widths: Sequence[int]) -> None:
    """A remark below a table, over all its columns."""
    space = sum(widths)
    if len(widths) > 1:
        page.merge_range(row, 0, row, len(widths) - 1, "", pen.format(_NOTE))
    pen.text(page, row, 0, text.strip(" "), _NOTE)
    # Merged cells do not grow with their text.
    page.set_row(row, height(len(wrap(plain(text), max(space - 2, 2)))))


def _fit_page(page: "Worksheet", placed: Placed, rows: int) -> None:
    page.freeze_panes(1, 1 if placed.columns > 1 and placed.widths[0] <= _TEXT else 0)
    page.repeat_rows(0)
    for at, size in enumerate(placed.widths):
        page.set_column(at, at, size)
    if placed.columns:
        page.autofilter(0, 0, placed.last, placed.columns - 1)
        # Text that looks like a number is text on purpose.
        page.ignore_errors({"number_stored_as_text": f"A1:{_letters(placed.columns - 1)}{rows}"})


def _fit_rows(page: "Worksheet", table: Table, widths: Sequence[int]) -> None:
    """Heights by content. Excel would find them itself, but not every program does."""
    titles = (_lines(column.title, size - _BUTTON + 1) for column, size in zip(table.columns, widths, strict=True))
    page.set_row(0, height(max(titles, default=1)))
    rows = table.rows if table.total is None else (*table.rows, table.total)
    for row, cells in enumerate(rows, start=1):
        page.set_row(row, height(max(map(_lines, cells, widths), default=1)))


def _lines(cell: Cell, size: int) -> int:
    text = plain(shown(cell))
    return 1 if width(text) < size and "\n" not in text else len(wrap(text, max(size - 1, 2)))


def height(lines: int) -> int:
    """Points of a row that shows so many lines."""
    return min(_LINE * lines + _AIR, _HIGHEST)


def _letters(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))


def _look(column: Column) -> Look:
    return {**BODY, "align": "right"} if column.kind == "number" else BODY


def _width(table: Table, at: int) -> int:
    column = table.columns[at]
    cells = [row[at] for row in table.rows] + ([table.total[at]] if table.total is not None else [])
    widest = max(map(_cell_width, cells), default=0)
    title = min(_cell_width(column.title) + _BUTTON, _TITLE)
    most = max(_FREE if column.kind == "free" else _TEXT, min(widest // _LINES, _WIDEST))
    return min(max(widest + 2, title, _NARROWEST), most)


def _cell_width(cell: Cell) -> int:
    return max(map(width, shown(cell).split("\n")))
