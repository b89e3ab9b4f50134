"""Typed cells in a sheet: days are days, figures are figures, text is text."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from dangjian_cli.document.chart import Tone
from dangjian_cli.document.document import Cell, Ratio, shown
from dangjian_cli.render.flow import plain
from dangjian_cli.render.workbook import write_text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Look = Mapping[str, object]
"""Properties of a format, by xlsxwriter's names."""

LIGHT: Mapping[Tone, str] = {
    Tone.GOOD: "#C9E4C5",
    Tone.CAUTION: "#FCE8B2",
    Tone.BAD: "#F4B6B6",
    Tone.PLAIN: "#D3E3F3",
    Tone.QUIET: "#E4E4E4",
}
"""Behind a text that says the same in words; dark enough to be told apart, light enough to read the text."""

_DIGITS = 15
"""Excel keeps no more digits of a number: longer ones are written as text, so that none is lost."""
_LARGEST: int = 10**_DIGITS - 1
_FIRST_DAY = date(1900, 3, 1)
"""Before it Excel counts a day that never was."""
_DEEPEST = 15
_READ_AGAIN = re.compile(r"[=+\-@＝＋－＠.0-9０-９]")
"""How a text begins that Excel would take for a formula, a number or a day as soon as someone edits the cell."""


class Pen:
    """Writes cells into the sheets of one workbook; equal looks share one format."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def format(self, look: Look) -> "Format":
        """The format that has this look."""
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(dict(look))
        return self._formats[key]

    def text(self, page: "Worksheet", row: int, column: int, text: str, look: Look) -> None:
        """A text of one or more lines. Its leading blanks, which show depth, become an indent."""
        text = plain(text)
        body = text.lstrip(" ")
        depth = min((len(text) - len(body) + 1) // 2, _DEEPEST)
        if depth:
            look = {**look, "align": "left", "indent": depth}
        if _READ_AGAIN.match(body):
            look = {**look, "quote_prefix": True}
        write_text(page, row, column, body, self.format(look))

    def cell(self, page: "Worksheet", row: int, column: int, cell: Cell, look: Look) -> None:
        """A cell by its type. `look` may say how it is aligned; else figures stand right and days in the middle."""
        match cell:
            case None:
                page.write_blank(row, column, None, self.format(look))
            case Ratio(numerator, denominator) if denominator != 0:
                share = {"align": "right", **look, "num_format": "0.0%"}
                page.write_number(row, column, _share(numerator, denominator), self.format(share))
            case Ratio():
                self.text(page, row, column, shown(cell), {"align": "right", **look})
            case date() if cell >= _FIRST_DAY:
                day = {"align": "center", **look, "num_format": "yyyy-mm-dd"}
                page.write_datetime(row, column, cell, self.format(day))
            case int() | Decimal() if is_exact(cell):
                figure = {"align": "right", **look, "num_format": _number_format(cell)}
                page.write_number(row, column, cell if isinstance(cell, int) else float(cell), self.format(figure))
            case int() | Decimal():
                self.text(page, row, column, shown(cell), {"align": "right", **look})
            case _:
                self.text(page, row, column, shown(cell), look)


def _share(numerator: int, denominator: int) -> float:
    """The quotient, such that every program rounds it to the percentage that `Ratio.percent` gives.

    LibreOffice shows 28.7% for 23/80, since the nearest binary number lies below 28.75 %. Such a number is raised
    in its sixteenth digit, which no program shows.
    """
    share = numerator / denominator
    halves, rest = divmod(2000 * numerator, denominator)
    is_tie = rest == 0 and halves % 2 == 1
    return share * (1 + 1e-15) if is_tie and Fraction(share) < Fraction(numerator, denominator) else share


def is_exact(number: int | Decimal) -> bool:
    """Whether Excel can hold all digits of the number."""
    if isinstance(number, int):
        return abs(number) <= _LARGEST
    digits, exponent = number.as_tuple()[1:]
    if not isinstance(exponent, int):
        return False
    return exponent >= -_DIGITS and number.adjusted() < _DIGITS and len(digits) <= _DIGITS


def _number_format(number: int | Decimal) -> str:
    """As many decimals as the number was written with: 12.50 stays 12.50."""
    places = -int(number.as_tuple().exponent) if isinstance(number, Decimal) else 0
    return f"0.{'0' * places}" if places > 0 else "0"
