"""Bytes of a sheet file (xlsx, xls, ods, csv) become grids of plain values. Pure: the bytes are read elsewhere."""

import csv
import io
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import PurePath
from typing import NamedTuple

from dangjian_cli.base.errors import NO_EXCEL, DangjianError

Value = str | int | float | bool | date | None
"""A cell. Days are dates, whatever time of day they carry; text is stripped of nothing."""

MAX_BYTES = 20 * 2**20
_MAX_UNPACKED = 300 * 2**20
_MAX_RATIO = 200
_MAX_PARTS = 10_000
_MAX_ROWS = 60_000
_SMALL = 2**20
"""A part that unpacks to less than this is harmless, whatever its ratio."""
_OLE, _ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
_PICTURES = {b"\x89PNG": "PNG 图片", b"\xff\xd8\xff": "JPEG 图片", b"GIF8": "GIF 图片", b"%PDF": "PDF 文件"}
_TEXT_ENDS = (".csv", ".txt", ".tsv")


class SheetError(DangjianError):
    """The file cannot be read as a sheet, and what to do."""


class Merged(NamedTuple):
    """Merged cells: the first and the last row and column, from 0, all included."""

    top: int
    left: int
    bottom: int
    right: int


class Grid(NamedTuple):
    """One sheet. `rows[r][c]` from the first row and column of the sheet on; every row has the same length."""

    name: str
    rows: tuple[tuple[Value, ...], ...]
    merged: tuple[Merged, ...] = ()

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.rows[0]) if self.rows else 0


def cell_name(row: int, column: int) -> str:
    """E7 for the seventh row's fifth cell; both are counted from 0."""
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(65 + digit) + letters
    return f"{letters}{row + 1}"


def read_workbook(data: bytes, name: str) -> tuple[Grid, ...]:
    """Every sheet that can be seen, in order. Raises SheetError for what is no sheet, is locked or far too large."""
    if not data:
        raise SheetError(f"{name} 是空文件", "请核对是不是传错了文件")
    if len(data) > MAX_BYTES:
        raise SheetError(f"{name} 超过 {MAX_BYTES // 2**20} MB", "删去表里的图片，或拆成几个文件")
    for magic, what in _PICTURES.items():
        if data.startswith(magic):
            raise SheetError(f"{name} 其实是 {what}，不是表格", "请找到原来的表格文件；图片里的表要先录成表格")
    if data.startswith(_ZIP):
        _refuse_bomb(data, name)
        return _office(data, name)
    if data.startswith(_OLE):
        return _office(data, name)
    if PurePath(name).suffix.lower() in _TEXT_ENDS:
        return (_text(data, name),)
    raise SheetError(f"{name} 不是能读的表格", "能读 xlsx、xls、ods 和 csv；别的格式请先另存为 xlsx")


def _refuse_bomb(data: bytes, name: str) -> None:
    """A few kilobytes that unpack to gigabytes are refused before anything unpacks them."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise SheetError(f"{name} 已损坏，或没有传完", "请重新取得这个文件，或用 Excel 打开后另存一份") from error
    unpacked = sum(part.file_size for part in parts)
    steep = any(part.file_size > _SMALL and part.file_size > _MAX_RATIO * max(part.compress_size, 1) for part in parts)
    if len(parts) > _MAX_PARTS or unpacked > _MAX_UNPACKED or steep:
        size = f"约 {unpacked // 2**20} MB"
        raise SheetError(f"{name} 解开后过大（{size}），没有读", "用 Excel 打开，只留台账的表，另存一份")


def _office(data: bytes, name: str) -> tuple[Grid, ...]:
    try:
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum
    except ImportError as error:
        raise NO_EXCEL from error
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        grids = []
        for about in book.sheets_metadata:
            if about.typ is SheetTypeEnum.WorkSheet and about.visible is SheetVisibleEnum.Visible:
                sheet = book.get_sheet_by_name(about.name)
                if sheet.total_height > _MAX_ROWS:
                    raise SheetError(
                        f"{name}[{about.name}] 有 {sheet.total_height} 行，超过 {_MAX_ROWS} 行",
                        "删去表尾的空行（选中后“删除行”），或拆成几个文件",
                    )
                rows = sheet.to_python(skip_empty_area=False)
                merged = tuple(Merged(*start, *end) for start, end in sheet.merged_cell_ranges or ())
                grids.append(_grid(about.name, [[_value(cell) for cell in row] for row in rows], merged))
    except PasswordError as error:
        raise SheetError(f"{name} 有打开密码", "用 Excel 打开，去掉密码后另存一份") from error
    except CalamineError as error:
        raise SheetError(f"{name} 读不了：不是完整的表格文件", "用 Excel 打开后另存为 xlsx，再试") from error
    return tuple(grids)


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
    width = max((len(row) for row in rows), default=0)
    return Grid(name, tuple((*row, *(None for _ in range(width - len(row)))) for row in rows), merged)
