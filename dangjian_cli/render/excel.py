"""A document as an Excel workbook: a sheet for every table and chart, and a first one that says what it is about.

Figures are figures and days are days, so that an office can go on reckoning with them; what a ledger says is
text, whatever it looks like. The same document gives the same bytes.
"""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, assert_never

from dangjian_cli.document.chart import BarChart, Chart, Figures, HeatMap, Roadmap, Trend, numbers
from dangjian_cli.document.document import Block, Document, Heading, Paragraph, Table
from dangjian_cli.render.excel_cells import Look, Pen
from dangjian_cli.render.excel_charts import draw_chart
from dangjian_cli.render.excel_names import Names
from dangjian_cli.render.excel_tables import draw_table, height
from dangjian_cli.render.flow import one_line, plain, wrap
from dangjian_cli.render.workbook import cut, new_workbook, to_print, units

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

COVER = "说明"
_FIGURES = "主要数字"
"""The first sheet."""

_WIDTH = 108
"""Of the column of the cover, in characters."""
_LINES = 20
"""A row cannot be higher: a longer paragraph takes several."""
_PROPERTY = 255
_IN_HEADER = 75
"""Characters that a title, a heading or the meta may take in the header of a page, which holds 255 in all."""
_NOTICE: Look = {"text_wrap": True, "valign": "vcenter", "bg_color": "#FCE8B2", "bold": True}
_ISSUER: Look = {"text_wrap": True, "align": "center", "font_color": "#C00000", "valign": "vcenter", "bold": True}
_TITLE: Look = {"text_wrap": True, "align": "center", "valign": "vcenter", "bold": True}
_META: Look = {"text_wrap": True, "align": "center", "font_color": "#595959"}
_TEXT: Look = {"text_wrap": True, "valign": "vcenter"}
_CLOSING: Look = {"align": "right", "text_wrap": True}
_LINK: Look = {"font_color": "#0563C1", "underline": 1, "valign": "vcenter"}
_BASE = 11
"""The size of all text that says no other."""
_HEADINGS = (14, 12, _BASE)
"""Sizes of headings by level, the last for all that are lower."""


class _Leaf(NamedTuple):
    """A table or chart with the sheet that it gets, and the title that is printed above it."""

    block: Table | Chart
    sheet: str
    title: str


def render(document: Document) -> bytes:
    """The workbook. Raises NO_EXCEL without xlsxwriter, DangjianError when a table is larger than a sheet can be."""
    stream = io.BytesIO()
    book = new_workbook(stream, cut(one_line(document.title), _PROPERTY))
    pen = Pen(book)
    leaves = list(_leaves(document))
    _Cover(pen, _page(book, document, COVER, "")).draw(document, iter(leaves))
    for leaf in leaves:
        page = _page(book, document, leaf.sheet, leaf.title)
        if isinstance(leaf.block, Table):
            draw_table(pen, page, leaf.block)
        else:
            draw_chart(book, pen, page, leaf.block)
    book.close()
    return stream.getvalue()


def _leaves(document: Document) -> Iterator[_Leaf]:
    """Every table and chart in order: a table is named by the heading above it, a chart by its title."""
    names, heading = Names(), ""
    names.name(COVER)
    for block in document.everything:
        match block:
            case Heading(text):
                heading = text
            case Paragraph():
                pass
            case Table():
                yield _Leaf(block, names.name(heading, document.title), heading)
            case Figures():
                yield _Leaf(numbers(block), names.name(heading, _FIGURES), heading or _FIGURES)
            case BarChart() | HeatMap() | Roadmap() | Trend():
                yield _Leaf(block, names.name(block.title, heading, document.title), block.title or heading)
            case _:
                assert_never(block)


def _page(book: "Workbook", document: Document, sheet: str, title: str) -> "Worksheet":
    """An empty sheet as it is printed: what it is about on top of every page, the number of the page below."""
    page = book.add_worksheet(sheet)
    to_print(page)
    page.center_horizontally()
    page.set_margins(left=0.5, right=0.5, top=1.0, bottom=0.75)
    page.set_footer("&C第 &P 页 共 &N 页")
    if sheet == COVER:
        return page
    meta = _printed("　".join(f"{word} {value}" for word, value in document.meta))
    below = "　".join(filter(None, (_printed(title) if title != document.title else "", meta)))
    page.set_header(f"&C&B{_printed(document.title)}&B" + (f"\n{below}" if below else ""))
    return page


def _printed(text: str) -> str:
    """A text for the header of a page: one short line. Its & is full-width, since the other begins a code there."""
    text = one_line(text).strip(" ").replace("&", "＆")
    return text if units(text) <= _IN_HEADER else cut(text, _IN_HEADER - 1) + "…"


class _Cover:
    """The first sheet: all that is neither a table nor a chart, in one column, with links to those."""

    def __init__(self, pen: Pen, page: "Worksheet") -> None:
        self._pen = pen
        self._page = page
        self._row = 0
        page.hide_gridlines(2)
        page.set_column(0, 0, _WIDTH)

    def draw(self, document: Document, leaves: Iterator[_Leaf]) -> None:
        """The document in order; where a table or chart stands in it, the sheet that has it."""
        letter = document.letter
        for notice in document.notices:
            self._say(f"注意：{notice}", _NOTICE)
        if letter is not None and letter.issuer:
            self._say(letter.issuer, _ISSUER, 20)
        self._say(document.title, _TITLE, 16)
        if document.meta:
            self._say("　".join(f"{one_line(word)}：{one_line(value)}" for word, value in document.meta), _META)
        self._row += 1
        for text in letter.opening if letter is not None else ():
            self._say(text, _TEXT)
        for block in document.blocks:
            self._block(block, leaves)
        for text in letter.closing if letter is not None else ():
            self._say(text, _CLOSING)
        for block in document.annexes:
            self._block(block, leaves)

    def _block(self, block: Block, leaves: Iterator[_Leaf]) -> None:
        match block:
            case Heading(text, level):
                size = _HEADINGS[min(max(level, 1), len(_HEADINGS)) - 1]
                self._say(text, {**_TEXT, "bold": True, "valign": "bottom"}, size)
            case Paragraph(text):
                self._say(text, _TEXT)
            case Table() | Figures() | BarChart() | HeatMap() | Roadmap() | Trend():
                self._refer(next(leaves))
            case _:
                assert_never(block)

    def _refer(self, leaf: _Leaf) -> None:
        """A link to the sheet of a table; the whole title of a chart, which a sheet's name may be too short for."""
        table = leaf.block if isinstance(leaf.block, Table) else numbers(leaf.block)
        if not isinstance(leaf.block, Table) and leaf.block.title != leaf.sheet:
            self._say(leaf.block.title, {**_TEXT, "bold": True})
        what = "表" if isinstance(leaf.block, Table) else "图"
        target = leaf.sheet.replace("'", "''")
        text = f"→ {what}见工作表“{leaf.sheet}”（{len(table.rows)} 行）"
        self._page.set_row(self._row, height(1))
        self._page.write_url(self._row, 0, f"internal:'{target}'!A1", self._pen.format(_LINK), text)
        self._row += 1

    def _say(self, text: str, look: Look, size: int = _BASE) -> None:
        """A text in letters of a size in points."""
        lines = wrap(plain(text), (_WIDTH - 2) * _BASE // size)
        look = {**look, "font_size": size}
        parts = [lines[at : at + _LINES] for at in range(0, len(lines), _LINES)]
        for part in parts:
            # Line ends are put in only where a text must be taken apart.
            self._pen.text(self._page, self._row, 0, text if len(parts) == 1 else "\n".join(part), look)
            self._page.set_row(self._row, height(len(part)) * size // _BASE)
            self._row += 1
