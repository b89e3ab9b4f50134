"""Sheets that go out: xlsx with the same bytes for the same content, and no cell that a program would run."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from dangjian_cli.base.text import width
from dangjian_cli.exchange.table import Problem, Table
from dangjian_cli.exchange.workbook import Grid, Value
from dangjian_cli.render.workbook import HEAD, new_workbook, to_print, write_text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_WIDEST, _NARROWEST, _TOLD = 40, 8, 60
"""Widths of columns in characters; the last is that of the column with the problems."""
_LINE = 16
"""Points of a line of text."""
_SPARE_ROWS = 500
"""Rows below the data that still have drop-downs."""
WORDS_SHEET = "选项"
"""So begin the names of hidden sheets of ours, from which drop-downs take their words."""


class Heading(NamedTuple):
    """One column of a sheet: its title, the note shown when its cells are entered, the words to choose from."""

    title: str
    note: str = ""
    required: bool = False
    words: tuple[str, ...] = ()
    day: bool = False


class Sheet(NamedTuple):
    """One sheet to be filled in or read: headings, then rows of text."""

    name: str
    headings: tuple[Heading, ...]
    rows: Sequence[Sequence[str]]


def workbook_of(sheets: Iterable[Sheet], notes: Mapping[str, Sequence[str]]) -> bytes:
    """An xlsx file: the sheets, then pages of notes by their names. All cells are text."""
    stream = io.BytesIO()
    book = new_workbook(stream)
    for number, sheet in enumerate(sheets):
        _Drawn(book, sheet, f"{WORDS_SHEET}{number + 1 if number else ''}").draw()
    for name, lines in notes.items():
        page = book.add_worksheet(name)
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        page.set_column(0, 0, 100)
        for at, line in enumerate(lines):
            write_text(page, at, 0, line, wrapped)
    book.close()
    return stream.getvalue()


def annotated(tables: Iterable[Table], problems: Mapping[str, Sequence[Problem]]) -> bytes:
    """The sheets as they came, each with a last column that says what is wrong with a row; the cells are coloured."""
    stream = io.BytesIO()
    book = new_workbook(stream)
    wrong = {True: book.add_format({"bg_color": "#F4B6B6"}), False: book.add_format({"bg_color": "#FCE8B2"})}
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#B00020"})
    for table in tables:
        grid = table.grid
        page = book.add_worksheet(grid.name)
        to_print(page)
        mine = problems.get(grid.name, ())
        marks = {(one.row, one.column): wrong[one.grave] for one in sorted(mine, key=lambda one: one.grave)}
        _copy(page, grid, marks)
        told: dict[int, list[str]] = {}
        for one in mine:
            told.setdefault(one.row, []).append(f"{one.message}。{one.help}" if one.grave else one.message)
        page.set_column(grid.width, grid.width, _TOLD)
        page.write_string(table.header, grid.width, "问题", book.add_format({"bold": True}))
        for row, lines in told.items():
            write_text(page, row, grid.width, "\n".join(lines), wrapped)
            page.set_row(row, _LINE * sum(1 + width(line) // _TOLD for line in lines))
    book.close()
    return stream.getvalue()


def _copy(page: "Worksheet", grid: Grid, marks: Mapping[tuple[int, int], "Format"]) -> None:
    for row, cells in enumerate(grid.rows):
        for column, value in enumerate(cells):
            mark = marks.get((row, column))
            if value is not None or mark is not None:
                _write(page, row, column, value, mark)
    for area in grid.merged:
        if (area.top, area.left) != (area.bottom, area.right):
            value = grid.rows[area.top][area.left]
            page.merge_range(area.top, area.left, area.bottom, area.right, "", marks.get((area.top, area.left)))
            _write(page, area.top, area.left, value, marks.get((area.top, area.left)))
    for column in range(grid.width):
        widest = max((width(_text(cells[column]).split("\n")[0]) for cells in grid.rows), default=0)
        page.set_column(column, column, min(max(widest + 2, _NARROWEST), _WIDEST))


def _write(page: "Worksheet", row: int, column: int, value: Value, mark: "Format | None") -> None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        page.write_number(row, column, value, mark)
    else:
        write_text(page, row, column, _text(value), mark)


def _text(value: Value) -> str:
    return "" if value is None else "是" if value is True else "否" if value is False else str(value)


class _Drawn:
    """Draws one sheet; long lists of words stand on a hidden sheet, which drop-downs refer to."""

    def __init__(self, book: "Workbook", sheet: Sheet, lists: str) -> None:
        self._book = book
        self._sheet = sheet
        self._lists_name = lists
        self._lists: Worksheet | None = None
        self._next = 0

    def draw(self) -> None:
        """The headings, the rows, what may be entered."""
        page = self._book.add_worksheet(self._sheet.name)
        plain = self._book.add_format({**HEAD})
        needed = self._book.add_format({**HEAD, "font_color": "#B00020"})
        text = self._book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        day = self._book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        to_print(page)
        page.repeat_rows(0)
        page.freeze_panes(1, 2)
        for at, heading in enumerate(self._sheet.headings):
            page.set_column(at, at, self._width(at), day if heading.day else text)
            write_text(page, 0, at, heading.title, needed if heading.required else plain)
            self._validate(page, at, heading)
        for row, cells in enumerate(self._sheet.rows, start=1):
            for at, value in enumerate(cells):
                if value:
                    write_text(page, row, at, value, text)
        if self._sheet.rows:
            page.autofilter(0, 0, len(self._sheet.rows), len(self._sheet.headings) - 1)

    def _width(self, at: int) -> int:
        texts = [self._sheet.headings[at].title, *(cells[at] for cells in self._sheet.rows)]
        widest = max(width(line) for text in texts for line in (text.split("\n") or [""]))
        return min(max(widest + 2, _NARROWEST), _WIDEST)

    def _validate(self, page: "Worksheet", at: int, heading: Heading) -> None:
        last = len(self._sheet.rows) + _SPARE_ROWS
        rule: dict[str, object] = {"validate": "any"}
        if heading.words:
            rule = {"validate": "list", "source": self._source(heading.words), "error_type": "warning"}
        if heading.day:
            first, last_day = datetime(1950, 1, 1), datetime(2099, 12, 31)  # noqa: DTZ001 -- days, not moments
            between = {"criteria": "between", "minimum": first, "maximum": last_day}
            rule = {"validate": "date", "error_type": "warning", **between}
        if heading.note:
            rule |= {"input_title": heading.title[:32], "input_message": heading.note[:255]}
        if len(rule) > 1:
            page.data_validation(1, at, last, at, rule)

    def _source(self, words: tuple[str, ...]) -> str | list[str]:
        """The words themselves, or, when they are too long for Excel, the place where they stand."""
        if len(",".join(words)) <= 200 and not any("," in word for word in words):
            return list(words)
        if self._lists is None:
            self._lists = self._book.add_worksheet(self._lists_name)
            self._lists.hide()
        for row, word in enumerate(words):
            write_text(self._lists, row, self._next, word)
        letter = _letters(self._next)
        self._next += 1
        return f"='{self._lists_name}'!${letter}$1:${letter}${len(words)}"


def _letters(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    name: str = xl_col_to_name(column)
    return name
