"""What stands where on the page: a document as plain text, names and places, ready for the templates.

User text is made harmless here (control characters are spelled out) and escaped in the templates, nowhere else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from dangjian_cli.document.chart import BarChart, Figures, HeatMap, Roadmap, Tone, Trend, numbers
from dangjian_cli.document.document import Block, Cell, Column, Document, Heading, Letter, Paragraph, Table, shown
from dangjian_cli.render.flow import one_line, plain
from dangjian_cli.render.html.bars import BarsView, bars
from dangjian_cli.render.html.roadmap import RoadmapView, roadmap
from dangjian_cli.render.html.trend import TrendView, trend

NOTHING = "—"
"""How a figure that does not exist is written, so that no cell looks forgotten."""

_WIDE = 9
"""A table of more columns scrolls in a frame of its own on every screen."""
_KEPT = 24
"""A column of ASCII texts up to so long (dates, identifiers) is never broken."""
_SHORT = 6
"""A title of a column up to so long stands on one line."""


@dataclass(frozen=True, slots=True)
class TextView:
    """A heading (`tag` h2 … h6) or a paragraph (p)."""

    kind: str
    tag: str
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell: what is written in it and the CSS class that says how."""

    css: str
    text: str


@dataclass(frozen=True, slots=True)
class TableView:
    """A table; `label` is the id of what names it, `rule` the CSS that only its own columns need."""

    kind: str
    id: str
    label: str
    columns: tuple[CellView, ...]
    rows: tuple[tuple[CellView, ...], ...]
    total: tuple[CellView, ...]
    note: str
    wide: bool
    sortable: bool = True
    rule: str = ""


@dataclass(frozen=True, slots=True)
class ChartView:
    """A drawing with its title, and the table of its numbers below it (None: the drawing is a table itself)."""

    kind: str
    id: str
    title: str
    drawing: BarsView | TrendView | RoadmapView | TableView
    numbers: TableView | None


@dataclass(frozen=True, slots=True)
class CardView:
    """One of the figures that are read first."""

    label: str
    value: str
    css: str
    note: str


@dataclass(frozen=True, slots=True)
class CardsView:
    """The figures that are read first."""

    kind: str
    cards: tuple[CardView, ...]


BlockView = TextView | TableView | ChartView | CardsView


@dataclass(frozen=True, slots=True)
class PageView:
    """The whole page. `rules` are the styles that only this page needs: its columns, the days of its roadmaps."""

    title: str
    notices: tuple[str, ...]
    meta: tuple[tuple[str, str], ...]
    issuer: str
    number: str
    addressee: str
    closing: tuple[str, ...]
    is_letter: bool
    blocks: tuple[BlockView, ...]
    annexes: tuple[BlockView, ...]
    searchable: bool
    rules: tuple[str, ...]


def page(document: Document) -> PageView:
    """The page of a document."""
    letter = document.letter or Letter()
    views = tuple(_blocks(document.everything))
    blocks, annexes = views[: len(document.blocks)], views[len(document.blocks) :]
    return PageView(
        title=one_line(document.title),
        notices=tuple(plain(notice) for notice in document.notices),
        meta=tuple((one_line(word), one_line(value)) for word, value in document.meta),
        issuer=one_line(letter.issuer or ""),
        number=one_line(letter.number or ""),
        addressee=one_line(letter.addressee or ""),
        closing=tuple(plain(text) for text in letter.closing),
        is_letter=document.letter is not None,
        blocks=blocks,
        annexes=annexes,
        searchable=any(isinstance(block, TableView | ChartView) for block in views),
        rules=tuple(rule for block in views for rule in _rules(block) if rule),
    )


def _rules(block: BlockView) -> Iterator[str]:
    match block:
        case TableView():
            yield block.rule
        case ChartView(drawing=drawing, numbers=table):
            if isinstance(drawing, RoadmapView):
                yield drawing.rule
            if table is not None:
                yield table.rule
        case TextView() | CardsView():
            pass


def _blocks(blocks: Sequence[Block]) -> Iterator[BlockView]:
    """Every block with an id of its own; a table is named by the heading above it, else by the title of the page."""
    label = "title"
    for number, block in enumerate(blocks, start=1):
        name = f"b{number}"
        if isinstance(block, Heading):
            label = name
        yield _block(block, name, label)


def _block(block: Block, name: str, label: str) -> BlockView:
    match block:
        case Heading(text, level):
            return TextView("text", f"h{min(level + 1, 6)}", name, one_line(text))
        case Paragraph(text):
            return TextView("text", "p", name, plain(text))
        case Table():
            return _table(block, name, label)
        case Figures(items):
            cards = (
                CardView(one_line(one.label), _text(one.value), css(one.tone), one_line(one.note)) for one in items
            )
            return CardsView("cards", tuple(cards))
        case BarChart():
            return _chart("bars", name, block, bars(block))
        case Trend():
            return _chart("trend", name, block, trend(block))
        case Roadmap():
            return ChartView("roadmap", name, one_line(block.title), roadmap(block, name), None)
        case HeatMap():
            return ChartView("heat", name, one_line(block.title), _heat(block, name), None)
        case _:
            assert_never(block)


def _chart(kind: str, name: str, chart: BarChart | Trend, drawing: BarsView | TrendView) -> ChartView:
    table = _table(numbers(chart), f"{name}n", f"{name}t")
    return ChartView(kind, name, one_line(chart.title), drawing, table)


def css(tone: Tone) -> str:
    """The class of a tone: good, caution, bad, plain, quiet."""
    return tone.name.lower()


def _text(cell: Cell) -> str:
    return NOTHING if cell is None else plain(shown(cell))


def _table(table: Table, name: str, label: str) -> TableView:
    rows = tuple(_row(table.columns, row) for row in table.rows)
    return TableView(
        kind="table",
        id=name,
        label=label,
        columns=tuple(_head(one) for one in table.columns),
        rows=rows,
        total=_total(table),
        note=plain(table.note or ""),
        wide=len(table.columns) > _WIDE,
        rule=_unbroken(name, table.columns, rows),
    )


def _head(column: Column) -> CellView:
    title = one_line(column.title)
    short = "short" if len(title) <= _SHORT else ""
    return CellView(f"{_css(column)} {short}".strip(), title)


def _unbroken(name: str, columns: Sequence[Column], rows: Sequence[Sequence[CellView]]) -> str:
    """CSS for the columns of dates and identifiers, said once and not in every cell."""
    kept = [
        f"#{name} td:nth-child({at + 1})"
        for at, column in enumerate(columns)
        if column.kind == "text" and all(_is_short(row[at].text) for row in rows)
    ]
    return f"{','.join(kept)}{{white-space:nowrap}}" if kept else ""


def _is_short(text: str) -> bool:
    return text == NOTHING or (len(text) <= _KEPT and text.isascii())


def _row(columns: Sequence[Column], row: Sequence[Cell]) -> tuple[CellView, ...]:
    return tuple(CellView(_css(column), _text(cell)) for column, cell in zip(columns, row, strict=True))


def _total(table: Table) -> tuple[CellView, ...]:
    """The closing row; where it has no figure it is empty."""
    if table.total is None:
        return ()
    cells = zip(table.columns, table.total, strict=True)
    return tuple(CellView(_css(column), plain(shown(cell))) for column, cell in cells)


def _css(column: Column) -> str:
    return "n" if column.kind == "number" else ""


def _heat(chart: HeatMap, name: str) -> TableView:
    """A heat map is a table whose cells have the colour of their tone beside what is written in them."""
    heads = (chart.corner, *chart.columns)
    rows = (
        (
            CellView("", plain(row.label)),
            *(CellView(css(cell.tone), plain(cell.text)) if cell else CellView("", "") for cell in row.cells),
        )
        for row in chart.rows
    )
    return TableView(
        kind="heat",
        id=f"{name}n",
        label=f"{name}t",
        columns=tuple(CellView("", one_line(head)) for head in heads),
        rows=tuple(rows),
        total=(),
        note=plain(chart.legend),
        wide=len(heads) > _WIDE,
        sortable=False,
    )
