"""Cells and values: what a cell of a column means, and the cell in which a value comes back unchanged.

A value goes out as a clerk would type it. Where that would be read back as something else it goes out in double
quotes, as a ledger would write it, and a cell in double quotes is read so.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import PurePosixPath

from dangjian_cli.base.text import chinese_number, half_width
from dangjian_cli.dates.written_date import DateProblem, read_date
from dangjian_cli.exchange.columns import Column, Holds, columns_of
from dangjian_cli.exchange.workbook import Value
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse
from dangjian_cli.syntax.parsed import Data
from dangjian_cli.syntax.writing import flow, flow_scalar

_NAMES = re.compile(r"[、,，;；\n]")
_SERIALS = range(20_000, 80_000)
"""Excel's numbers for days from 1954 to 2119, counted from 1899-12-30."""
_EPOCH = date(1899, 12, 30)
_YES, _NO = frozenset("是有√✓✔☑对yY"), frozenset("否无×✗✘☒nN")
_DATED = re.compile(r"(?P<day>[0-9]{4}[-./年][0-9]{1,2}[-./月][0-9]{1,2}[日号]?)[\s:：，,]*(?P<text>.*)", re.DOTALL)
_SHARE = re.compile(r"[\s（(，,]*(?P<share>[0-9]{1,3})%[)）]?$")


_BARE = frozenset({"佐证", "成果", "应列项数"})
"""Keys whose records may be a name or a number alone."""


def data_of(value: Value, column: Column, *, fractions: bool = False) -> Data | None:
    """What a cell means for its column; None for an empty one. ValueError with a Chinese sentence when nothing can be.

    A text that does not fit is kept as it is: the models say what is wrong with it. `fractions`: the numbers of the
    column are shares of one (60% is kept by Excel as 0.6).
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    match column.holds:
        case Holds.NAMES | Holds.WORDS:
            return [name for part in _NAMES.split(_text(value)) if (name := _unquoted(part.strip()))] or None
        case Holds.TEXTS:
            return [_unquoted(line) for line in _text(value).splitlines() if line.strip()]
        case Holds.RECORDS:
            return [_record(line, column) for line in _text(value).splitlines() if line.strip()]
        case Holds.RECORD:
            return _record(_text(value), column)
        case Holds.DAY:
            return _day(value)
        case Holds.NUMBER | Holds.PERCENT:
            return _number(value, column.holds is Holds.PERCENT and (fractions or _part_of_one(value)))
        case Holds.YES_NO:
            return _yes_no(_text(value))
        case _:
            return _unquoted(_text(value))


def cell_of(value: Data, column: Column) -> str:
    """The text of the cell from which `data_of` reads the value again."""
    if isinstance(value, str):
        return value if data_of(value, column) == value else _quoted(value)
    if isinstance(value, dict):
        return flow(value)
    match column.holds:
        case Holds.NAMES | Holds.WORDS:
            return "、".join(map(partial(_element, apart=_NAMES), value))
        case Holds.TEXTS:
            return "\n".join(map(partial(_element, apart=re.compile("\n")), value))
        case _:
            return "\n".join(map(flow, value))


def _element(value: Data, apart: re.Pattern[str]) -> str:
    text = value if isinstance(value, str) else flow(value)
    return text if text == _unquoted(text.strip()) == text.strip() and not apart.search(text) else _quoted(text, apart)


def _quoted(text: str, apart: re.Pattern[str] = re.compile("\n")) -> str:
    """In double quotes; the signs at which a cell is parted are spelt by their numbers."""
    inside = flow_scalar(f"{text}\n")[1:-3]
    return '"' + apart.sub(lambda sign: f"\\u{ord(sign[0]):04x}", inside) + '"'


def _unquoted(text: str) -> str:
    if len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return text
    read = _parsed(f"a: {text}\n")
    found = read.get("a", "") if isinstance(read, dict) else None
    return found if isinstance(found, str) else text


def _parsed(text: str) -> Data | None:
    found = parse(SourceFile(PurePosixPath("cell.yaml"), text))
    return None if found.faults else found.data


def _text(value: Value) -> str:
    match value:
        case bool():
            return "是" if value else "否"
        case date():
            return value.isoformat()
        case float():
            return f"{Decimal(repr(value)):f}"
        case _:
            return str(value)


def _day(value: Value) -> str:
    """A day in the canonical spelling where it can be told; Excel's number of a day counts as one."""
    if isinstance(value, int) and not isinstance(value, bool) and value in _SERIALS:
        return (_EPOCH + timedelta(days=value)).isoformat()
    text = _text(value).strip()
    found = read_date(text)
    if isinstance(found, date):
        return found.isoformat()
    return found.day.isoformat() if found.day is not None and found.problem is DateProblem.SPELLING else text


def _number(value: Value, fraction: bool) -> str:
    if fraction and isinstance(value, int | float) and 0 <= value <= 1:
        return f"{round(value * 100)}"
    text = _text(value).strip()
    number = chinese_number(text)
    return str(number) if number is not None else half_width(text)


def _part_of_one(value: Value) -> bool:
    """Whether a number can only be a share of one: percentages are whole numbers."""
    return isinstance(value, float) and 0 < value < 1


def _yes_no(text: str) -> str:
    plain = text.strip()
    return "是" if plain in _YES else "否" if plain in _NO else plain


def _record(line: str, column: Column) -> Data:
    """A record on a line: as a ledger writes it, or a day and what was done, or a bare name.

    ValueError when it can be none of them.
    """
    text = line.strip()
    if text.startswith("{"):
        read = _parsed(f"a: {text}\n")
        found = read.get("a") if isinstance(read, dict) else None
        if not isinstance(found, dict):
            raise ValueError(f"“{text}”的括号、冒号或逗号写得不对")
        return found
    keys = tuple(part.key for part in columns_of(column.record)) if column.record is not None else ()
    dated = _DATED.fullmatch(text)
    if dated is not None and keys[:2] == ("日期", "内容"):
        return _dated(dated, keys)
    if column.key in _BARE:
        return _unquoted(text)
    raise ValueError(f"“{text}”看不出是哪几项")


def _dated(found: re.Match[str], keys: Sequence[str]) -> Data:
    text = found["text"].strip()
    record: dict[str, Data] = {"日期": _day(found["day"])}
    share = _SHARE.search(text) if "进度" in keys else None
    if share is not None:
        text = text[: share.start()]
    if text:
        record["内容"] = text
    if share is not None:
        record["进度"] = share["share"]
    return record
