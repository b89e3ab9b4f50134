"""What every xlsx file of ours has in common: same content, same bytes; text stays text; it prints on A4."""

import io
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from dangjian_cli.base.errors import NO_EXCEL

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

HEAD: Mapping[str, object] = {"bold": True, "bg_color": "#DDE7F0", "border": 1, "text_wrap": True, "valign": "vcenter"}
"""How the row of titles looks."""

_ALWAYS = datetime(2000, 1, 1)  # noqa: DTZ001 -- a fixed date of creation: same content, same bytes
_OPTIONS: Mapping[str, object] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_column_width": 72,
}
_FONT: Mapping[str, object] = {"font_name": "宋体", "font_size": 11}
"""Two digits of it are as wide as one Chinese character, so that `width` measures columns exactly."""
_A4 = 9
_MOST = 32_767
"""Characters of a cell at most; Excel counts UTF-16 units, as `units` does."""


def new_workbook(stream: io.BytesIO, title: str = "") -> "Workbook":
    """An empty workbook that is written to the stream when it is closed. Raises NO_EXCEL without xlsxwriter."""
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise NO_EXCEL from error
    # The writer adds to the font that it is given: each workbook gets its own.
    book = Workbook(stream, {**_OPTIONS, "default_format_properties": dict(_FONT)})
    book.set_properties({"created": _ALWAYS, **({"title": title} if title else {})})
    return book


def to_print(page: "Worksheet") -> None:
    """A4, landscape, all columns on one page."""
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)


def write_text(page: "Worksheet", row: int, column: int, text: str, look: "Format | None" = None) -> None:
    """A text as it is, whatever it looks like. What no cell can hold is cut off, and the cell says so."""
    text = _held(text)
    if text.startswith("<r>") and text.endswith("</r>"):
        # xlsxwriter takes such a text for its own XML and would write it unescaped; in pieces it is a text.
        page.write_rich_string(row, column, text[0], text[1], text[2:], *([look] if look is not None else []))
    else:
        page.write_string(row, column, text, look)


def _held(text: str) -> str:
    size = units(text)
    if size <= _MOST:
        return text
    remark = f"\n……（原文过长，Excel 一格只能放 {_MOST} 个字符，其余未写出）"
    return cut(text, _MOST - units(remark)) + remark


def units(text: str) -> int:
    """How many characters Excel counts: an emoji is two."""
    return len(text) + sum(char > "\uffff" for char in text)


def cut(text: str, most: int) -> str:
    """The longest beginning that Excel counts as at most so many characters."""
    if len(text) <= most // 2:
        return text
    size = 0
    for at, char in enumerate(text):
        size += 1 + (char > "\uffff")
        if size > most:
            return text[:at]
    return text
