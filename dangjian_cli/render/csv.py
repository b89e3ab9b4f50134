"""A document's tables as CSV, for spreadsheets and scripts.

RFC 4180: comma, CRLF, quotes where needed. Whoever writes it to a file puts a UTF-8 byte order mark first,
else Excel takes it for GBK. Only tables are in it: the command line says the notices on stderr.
"""

import csv
from collections.abc import Iterator
from io import StringIO

from dangjian_cli.base.text import visible
from dangjian_cli.document.chart import numbers
from dangjian_cli.document.document import Cell, Document, Heading, Paragraph, Table, shown

_FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def render(document: Document) -> str:
    """All tables, and the numbers of all cards and charts, in order, a blank line between two.

    One header row each, the total as the last row.

    A cell is its text without the blanks around it (depth in a tree is for the eye); None is an empty cell.
    Numbers stay numbers. A text that a spreadsheet would run as a formula, because it begins with one of
    = + - @ (half or full width), gets an apostrophe before it.
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    blocks = [block for block in document.everything if not isinstance(block, Heading | Paragraph)]
    for number, block in enumerate(blocks):
        if number:
            out.write("\r\n")
        writer.writerows(_rows(block if isinstance(block, Table) else numbers(block)))
    return out.getvalue()


def _rows(table: Table) -> Iterator[list[str]]:
    yield [_field(column.title) for column in table.columns]
    for row in table.rows:
        yield [_field(cell) for cell in row]
    if table.total is not None:
        yield [_field(cell) for cell in table.total]


def _field(cell: Cell) -> str:
    if not isinstance(cell, str):
        return shown(cell)
    text = visible("\n".join(cell.splitlines())).strip()
    return "'" + text if text.startswith(_FORMULA_SIGNS) else text
