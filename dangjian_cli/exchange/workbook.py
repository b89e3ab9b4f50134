"""Bytes of a sheet file (xlsx, xls, ods, csv) become grids of plain values. Pure: the bytes are read elsewhere."""

import csv
import io
import pickle
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from dangjian_cli.base.errors import NO_EXCEL
from dangjian_cli.exchange.inside import MAX_ROWS, Inside, MalformedError, inside
from dangjian_cli.exchange.unfit import OLE, ZIP, SheetError, refuse_unfit
from dangjian_cli.source.aside import run_aside

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

Value = str | int | float | bool | date | None
"""A cell. Days are dates, whatever time of day they carry; text is stripped of nothing."""


class Merged(NamedTuple):
    """Merged cells: the first and the last row and column, from 0, all included."""

    top: int
    left: int
    bottom: int
    right: int


class Grid(NamedTuple):
    """One sheet. `rows[r][c]` from the first row and column of the sheet on; every row has the same length.

    `seen` is False for a sheet that is hidden and was left unread.
    """

    name: str
    rows: tuple[tuple[Value, ...], ...]
    merged: tuple[Merged, ...] = ()
    inside: Inside = Inside()
    seen: bool = True

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.rows[0]) if self.rows else 0


def column_name(column: int) -> str:
    """E for the fifth column, counted from 0."""
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """E7 for the seventh row's fifth cell; both are counted from 0."""
    return f"{column_name(column)}{row + 1}"


def read_workbook(data: bytes, name: str, wanted: str | None = None) -> tuple[Grid, ...]:
    """Every sheet in order; of hidden ones only that which is wanted is read.

    Raises SheetError for what is no sheet, is locked or far too large.
    """
    refuse_unfit(data, name)
    if data.startswith((ZIP, OLE)):
        return _office(data, name, wanted)
    return (_text(data, name),)


def _office(data: bytes, name: str, wanted: str | None) -> tuple[Grid, ...]:
    """In a process of its own for old Excel: on a broken file of that kind the reader takes its process down."""
    if data.startswith(ZIP):
        return read_office(data, name, wanted)
    told = run_aside("dangjian_cli.exchange.aside", (name, *(() if wanted is None else (wanted,))), data)
    if told is None:
        raise _unreadable(name)
    refusal, grids = pickle.loads(told)
    if refusal is not None:
        raise SheetError(*refusal)
    return tuple(grids)


def read_office(data: bytes, name: str, wanted: str | None) -> tuple[Grid, ...]:
    """The sheets as calamine reads them. Raises SheetError."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as error:
        raise NO_EXCEL from error
    try:
        known = inside(data) if data.startswith(ZIP) else {}
        return tuple(_sheets(CalamineWorkbook.from_filelike(io.BytesIO(data)), name, wanted, known))
    except (CalamineError, MalformedError) as error:
        raise _unreadable(name) from error


def _unreadable(name: str) -> SheetError:
    return SheetError(f"{name} 读不了：不是完整的表格文件", "用 Excel 打开后另存为 xlsx，再试")


def _sheets(book: "CalamineWorkbook", file: str, wanted: str | None, known: Mapping[str, Inside]) -> Iterator[Grid]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    for about in book.sheets_metadata:
        if about.typ is SheetTypeEnum.WorkSheet:
            seen = about.visible is SheetVisibleEnum.Visible or about.name == wanted
            yield _sheet(book, about.name, file, known) if seen else Grid(about.name, (), seen=False)


def _sheet(book: "CalamineWorkbook", name: str, file: str, known: Mapping[str, Inside]) -> Grid:
    there = known.get(name, Inside())
    if there.too_large:
        raise _too_large(file, name, there.height, there.width)
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height > MAX_ROWS:
        raise _too_large(file, name, sheet.total_height, sheet.total_width)
    rows = sheet.to_python(skip_empty_area=False)
    merged = tuple(Merged(*start, *end) for start, end in sheet.merged_cell_ranges or ())
    return _grid(name, [[_value(cell) for cell in row] for row in rows], merged)._replace(inside=there)


def _too_large(file: str, sheet: str, height: int, width: int) -> SheetError:
    if height > MAX_ROWS:
        what, where = f"第 {height} 行还有内容，最多读 {MAX_ROWS} 行", "表尾的空行（选中后“删除行”）"
    else:
        what, where = f"的内容一直到 {cell_name(height - 1, width - 1)}，范围太大", "离表很远的格子里的内容"
    return SheetError(f"{file}[{sheet}] {what}", f"删去{where}，或拆成几个文件")


def _value(cell: object) -> Value:
    """A cell of calamine: a moment becomes its day, a whole number one, a duration text."""
    match cell:
        case "" | None:
            return None
        case datetime():
            return cell.date()
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return int(cell)
        case time() | timedelta():
            return str(cell)
        case str() | bool() | int() | float() | date():
            return cell
        case _:
            return str(cell)


def _text(data: bytes, name: str) -> Grid:
    text = _decoded(data, name)
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text[:4096], ",\t;")
    except csv.Error:
        dialect = csv.excel
    try:
        rows: list[list[Value]] = [
            [cell or None for cell in row] for row in csv.reader(io.StringIO(text, newline=""), dialect)
        ]
    except csv.Error as error:
        raise SheetError(f"{name} 不是完整的 csv", "用 Excel 打开后另存为 xlsx，再试") from error
    return _grid(PurePath(name).stem, rows, ())


def _decoded(data: bytes, name: str) -> str:
    """UTF-8 with or without BOM, else GB18030 (what Excel on Chinese Windows writes)."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise SheetError(f"{name} 的文字编码认不出来", "用 Excel 打开，另存为“CSV UTF-8”或 xlsx")


def _grid(name: str, rows: list[list[Value]], merged: tuple[Merged, ...]) -> Grid:
    """Rows of one length; merged cells beyond the last column hold nothing and are left out."""
    width = max((len(row) for row in rows), default=0)
    there = tuple(area for area in merged if area.left < width and area.top < len(rows))
    return Grid(name, tuple((*row, *(None for _ in range(width - len(row)))) for row in rows), there)
