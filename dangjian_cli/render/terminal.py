"""A document as plain text: for a screen of known width, or as it is for a file or a pipe.

On a screen rich lays the rows out (no boxes, no markup; nothing else in the project draws with it, and it is
imported only when a table is drawn). For a pipe nothing is wrapped, coloured or cut off, and rich stays
unloaded: it costs half a millisecond a row and 80 ms of start-up.
"""

from collections.abc import Iterator, Sequence
from io import StringIO
from typing import assert_never

from dangjian_cli.base.text import width as columns_of
from dangjian_cli.document.chart import BarChart, Chart, Figure, Figures, HeatMap, Roadmap, Tone, Trend, numbers
from dangjian_cli.document.document import Block, Document, Heading, Paragraph, Table, shown
from dangjian_cli.render.ansi import Ink, paint
from dangjian_cli.render.columns import GAP, Row, Sheet, fit
from dangjian_cli.render.flow import one_line, plain, wrap
from dangjian_cli.render.sketch import sketch

NARROWEST = 40
"""A screen narrower than this gets lines of so many columns, and breaks them itself."""


def render(document: Document, width: int | None, colour: bool) -> str:
    """The document for a screen of `width` columns.

    None: not a screen. Then every row is one line, nothing is wrapped, and `colour` is ignored.
    """
    page = _Page(None if width is None else max(width, NARROWEST), colour and width is not None)
    return "".join(line.rstrip(" ") + "\n" for line in page.lines(document))


_INKS = {Tone.BAD: Ink.RED, Tone.CAUTION: Ink.YELLOW}


def _card(figure: Figure) -> str:
    value = one_line(shown(figure.value)) if figure.value is not None else "-"
    return f"{one_line(figure.label)} {value}" + (f"（{one_line(figure.note)}）" if figure.note else "")


class _Page:
    """Where the text goes: how wide it is (None: not a screen) and whether it has colours."""

    def __init__(self, width: int | None, colour: bool) -> None:
        self._width = width
        self._colour = colour

    def lines(self, document: Document) -> Iterator[str]:
        """The lines of the whole document; a blank line before every block, but none below a heading."""
        for notice in document.notices:
            yield from self._flow(f"注意：{notice}", Ink.YELLOW)
        if document.notices:
            yield ""
        yield from self._flow(document.title, Ink.BOLD)
        if document.meta:
            pairs = (f"{one_line(word)} {one_line(value)}" for word, value in document.meta)
            yield from self._flow(" · ".join(pairs))
        if document.letter is not None:
            for text in document.letter.opening:
                yield from ("", *self._flow(text))
        yield from self._blocks(document.blocks)
        if document.letter is not None:
            yield ""
            for text in document.letter.closing:
                yield from self._flow(text)
        yield from self._blocks(document.annexes)

    def _blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        below_heading = False
        for block in blocks:
            if not below_heading:
                yield ""
            yield from self._block(block)
            below_heading = isinstance(block, Heading)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(text, level):
                yield from self._flow(f"【{text}】" if level == 1 else text, Ink.BOLD)
            case Paragraph(text):
                yield from self._flow(text)
            case Table():
                yield from self._table(block)
            case Figures(items):
                yield from self._cards(items)
            case BarChart() | HeatMap() | Roadmap() | Trend():
                yield from self._chart(block)
            case _:
                assert_never(block)

    def _cards(self, figures: Sequence[Figure]) -> Iterator[str]:
        """All on one line, or as many as fit: `总数 251　完成率 53.4%（134 项）`."""
        line, used = "", 0
        for figure in figures:
            card, ink = _card(figure), _INKS.get(figure.tone)
            if line and self._width is not None and used + 2 + columns_of(card) > self._width:
                yield line
                line, used = "", 0
            if self._width is not None and columns_of(card) > self._width:
                yield from self._flow(card, ink)
                continue
            line += ("\u3000" if line else "") + (paint(card, ink, self._colour) if ink else card)
            used += (2 if used else 0) + columns_of(card)
        if line:
            yield line

    def _chart(self, chart: Chart) -> Iterator[str]:
        yield from self._flow(chart.title, Ink.BOLD)
        drawn = sketch(chart, self._width)
        yield from drawn if drawn is not None else self._table(numbers(chart))

    def _flow(self, text: str, ink: Ink | None = None, indent: str = "") -> Iterator[str]:
        shown = indent + plain(text)
        for line in shown.split("\n") if self._width is None else wrap(shown, self._width):
            yield paint(line, ink, self._colour) if ink else line

    def _table(self, table: Table) -> Iterator[str]:
        for number, sheet in enumerate(fit(table, self._width)):
            if number:
                yield from ("", "（续表）")
            draw = _Piped(sheet) if self._width is None else _LaidOut(sheet, self._colour)
            yield from self._row(draw.header(), sheet.header, Ink.BOLD)
            for row in sheet.rows:
                yield from self._row(draw.row(row), row)
            if sheet.total is not None:
                yield from draw.row(Row(tuple("-" * size for size in sheet.widths)))
                yield from self._row(draw.row(sheet.total), sheet.total)
        if table.note is not None:
            yield from self._flow(table.note)

    def _row(self, lines: Iterator[str], row: Row, ink: Ink | None = None) -> Iterator[str]:
        yield from lines
        if row.below:
            yield from self._flow(row.below, ink, indent="    ")


class _Piped:
    """Draws each row as one line."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def header(self) -> Iterator[str]:
        """The titles."""
        return self.row(self._sheet.header)

    def row(self, row: Row) -> Iterator[str]:
        """One row; numbers stand at the right of their column."""
        cells = []
        for column, size, cell in zip(self._sheet.columns, self._sheet.widths, row.cells, strict=True):
            blank = " " * (size - columns_of(cell))
            cells.append(blank + cell if column.kind == "number" else cell + blank)
        yield (" " * GAP).join(cells)


class _LaidOut:
    """Draws rows as rich lays them out. Cells are broken to their columns already."""

    def __init__(self, sheet: Sheet, colour: bool) -> None:
        from rich.console import Console

        self._sheet = sheet
        # All that rich would else take from the environment is said here: same input, same bytes.
        self._console = Console(
            file=StringIO(),
            width=sum(sheet.widths) + GAP * len(sheet.widths),
            height=25,
            color_system="standard" if colour else None,
            force_terminal=colour,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            _environ={},
        )

    def header(self) -> Iterator[str]:
        """The titles, in bold."""
        return self._draw(self._sheet.header, "bold")

    def row(self, row: Row) -> Iterator[str]:
        """One row; numbers stand at the right of their column."""
        return self._draw(row, "")

    def _draw(self, row: Row, style: str) -> Iterator[str]:
        from rich.table import Table as RichTable
        from rich.text import Text

        table = RichTable(box=None, padding=(0, GAP, 0, 0), pad_edge=False, show_header=False)
        for column, size in zip(self._sheet.columns, self._sheet.widths, strict=True):
            # What rich, by its own measure, finds wider than we do is folded, never cut off.
            table.add_column(
                width=size,
                justify="right" if column.kind == "number" else "left",
                vertical="bottom" if row is self._sheet.header else "top",
                overflow="fold",
            )
        table.add_row(*(Text(cell, style) for cell in row.cells))
        with self._console.capture() as capture:
            self._console.print(table)
        yield from capture.get().splitlines()
