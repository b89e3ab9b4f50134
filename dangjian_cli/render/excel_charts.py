"""Charts as sheets: bars and lines as Excel's own charts beside their numbers, fields and spans as coloured cells."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import cycle
from typing import TYPE_CHECKING, NamedTuple, assert_never

from dangjian_cli.base.text import width
from dangjian_cli.document.chart import BarChart, Chart, HeatMap, Roadmap, Series, Tone, Trend, numbers
from dangjian_cli.render.excel_cells import LIGHT, Look, Pen, is_exact
from dangjian_cli.render.excel_roadmap import draw_roadmap
from dangjian_cli.render.excel_tables import draw_table
from dangjian_cli.render.flow import one_line, wrap

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart as XlsxChart
    from xlsxwriter.worksheet import Worksheet

_MOST_BARS, _MOST_DRAWN = 24, 96
"""Bars that one chart can have, so that it fits a page; more go into further charts, up to the second number."""
_MOST_MARKED = 60
"""Points of a line that still have marks of their own."""
_WIDE, _LOW, _HIGH, _FRAME, _BAR, _LEGEND = 620, 300, 664, 120, 22, 16
"""Pixels of a chart: its width, its least height and its greatest, title and axis, a bar, a line of the legend.

The greatest is less than the rows of so many bars take: a chart begins at its first bar and never covers the next."""
_TITLE = 60
"""Characters of a line of a title."""
_FEW = 10
"""Up to here every whole number has its line."""
_MARKERS = ("circle", "square", "triangle", "diamond", "x", "plus", "star")
_SHADES: Mapping[Tone, Sequence[str]] = {
    Tone.GOOD: ("#5B9F5B", "#A5CFA0", "#2F6B3A"),
    Tone.CAUTION: ("#E3A52B", "#F3D38A", "#A9740B"),
    Tone.BAD: ("#C8473F", "#E59A94", "#8C2720"),
    Tone.PLAIN: ("#4F81BD", "#A3BEDF", "#2B4F7E", "#7B68A6", "#4BA3B5", "#8A6D4F"),
    Tone.QUIET: ("#A6A6A6", "#D0D0D0", "#767676"),
}


class Area(NamedTuple):
    """Where the numbers of a chart stand: below the titles of this sheet, rows counted from 1, both included."""

    sheet: str
    first: int
    last: int
    columns: int

    @property
    def rows(self) -> int:
        """How many there are."""
        return self.last - self.first + 1

    def titles(self, column: int) -> list[str | int]:
        """The title of a column, as a reference."""
        return [self.sheet, 0, column]

    def cells(self, column: int) -> list[str | int]:
        """The cells of a column, as a reference."""
        return [self.sheet, self.first, column, self.last, column]


def draw_chart(book: "Workbook", pen: Pen, page: "Worksheet", chart: Chart) -> None:
    """The chart, and its numbers on the same sheet."""
    match chart:
        case BarChart():
            placed = draw_table(pen, page, numbers(chart))
            if chart.bars and chart.series:
                bars = len(chart.bars)
                for first in range(1, min(bars, _MOST_DRAWN) + 1, _MOST_BARS):
                    last = min(first + _MOST_BARS - 1, bars)
                    _bars(book, page, chart, Area(page.name, first, last, placed.columns))
        case Trend():
            placed = draw_table(pen, page, numbers(chart))
            if chart.points and chart.series:
                _lines(book, page, chart, Area(page.name, 1, len(chart.points), placed.columns))
        case HeatMap():
            _fields(pen, page, chart)
        case Roadmap():
            draw_roadmap(pen, page, chart)
        case _:
            assert_never(chart)


def _bars(book: "Workbook", page: "Worksheet", chart: BarChart, area: Area) -> None:
    drawn = book.add_chart({"type": "bar", "subtype": "stacked"})
    for at, colour in enumerate(_colours(chart.series)):
        drawn.add_series(
            {
                "name": area.titles(at + 1),
                "categories": area.cells(0),
                "values": area.cells(at + 1),
                "fill": {"color": colour},
                "border": {"color": "#FFFFFF", "width": 0.5},
                # A part of nothing has no room for its 0.
                "data_labels": {"value": True, "num_format": "General;-General;;", "font": {"size": 9}},
                "gap": 45,
            }
        )
    several = area.rows < len(chart.bars)
    _dress(drawn, chart.title, f"（第 {area.first}—{area.last} 条，共 {len(chart.bars)} 条）" if several else "")
    totals = (sum(bar.values) for bar in chart.bars)
    sums = [int(total) if total == int(total) else float(total) for total in totals]
    axis = _axis(chart.measure, sums)
    if several and max(sums) > 0:
        # Bars of one chart and the next are to be compared.
        axis = {"max": max(sums), **axis}
    names = {"num_font": {"size": 9}, "line": {"color": "#8C8C8C"}}
    drawn.set_y_axis({**names, "reverse": True, "crossing": "max", "label_position": "low", "interval_unit": 1})
    drawn.set_x_axis(axis)
    _insert(drawn, page, area, max(_LOW, _FRAME + _BAR * area.rows), chart.series)


def _lines(book: "Workbook", page: "Worksheet", chart: Trend, area: Area) -> None:
    drawn = book.add_chart({"type": "line"})
    for at, colour in enumerate(_colours(chart.series)):
        values = [_drawable(point.values[at]) for point in chart.points]
        marker = {
            "type": _MARKERS[at % len(_MARKERS)],
            "size": 6,
            "fill": {"color": colour},
            "border": {"color": colour},
        }
        drawn.add_series(
            {
                "name": area.titles(at + 1),
                "categories": area.cells(0),
                "values": area.cells(at + 1),
                # What xlsxwriter would copy from an empty cell is 0, where there is no figure.
                "values_data": values,
                "line": {"color": colour, "width": 2},
                "marker": marker if area.rows <= _MOST_MARKED else {"type": "none"},
            }
        )
    _dress(drawn, chart.title)
    drawable = [_drawable(value) for point in chart.points for value in point.values]
    drawn.set_x_axis({"num_font": {"size": 9}, "line": {"color": "#8C8C8C"}})
    drawn.set_y_axis(_axis(chart.measure, [value for value in drawable if value is not None]))
    _insert(drawn, page, area, _LOW + 40, chart.series)


def _drawable(value: int | Decimal | None) -> float | None:
    """A figure as a chart takes it; none for what stands in its cell as text."""
    return float(value) if value is not None and is_exact(value) else None


def _dress(drawn: "XlsxChart", title: str, part: str = "") -> None:
    name = _short(title) + part
    drawn.set_title({"name": name, "name_font": {"size": 13}} if name else {"none": True})
    drawn.set_legend({"position": "bottom", "font": {"size": 9}})


def _short(text: str) -> str:
    """A text for a chart: it cannot be long there, and `甲!A1` would be taken for the name of a cell."""
    lines = wrap(one_line(text).replace("!", "！"), _TITLE)
    return "\n".join(lines[:2]) + ("……" if len(lines) > 2 else "")


def _axis(measure: str, values: Sequence[float]) -> Look:
    """A scale that begins at 0 (unless something is below) and has whole steps."""
    axis: dict[str, object] = {
        "name": f"单位：{_short(measure)}",
        "name_font": {"size": 9, "bold": False},
        "num_font": {"size": 9},
        "num_format": "0",
        "major_gridlines": {"visible": True, "line": {"color": "#E4E4E4", "width": 0.75}},
        "line": {"none": True},
    }
    if min(values, default=0) >= 0:
        axis["min"] = 0
    if max(values, default=0) <= _FEW:
        axis["major_unit"] = 1
    if measure == "%" and max(values, default=0) <= 100:
        axis |= {"max": 100, "major_unit": 20}
    return axis


def _insert(drawn: "XlsxChart", page: "Worksheet", area: Area, height: int, series: Sequence[Series]) -> None:
    """The chart at the right of its numbers, as high as its bars and its legend need, but no higher than a page."""
    legend = sum(width(one_line(one.name)) + 6 for one in series)
    drawn.set_size({"width": _WIDE, "height": min(height + _LEGEND * (legend * 7 // _WIDE), _HIGH)})
    page.set_column(area.columns, area.columns, 2)
    # Below the titles: they are printed on every page, with all that lies over them.
    page.insert_chart(area.first, area.columns + 1, drawn, {"object_position": 3})


def _colours(series: Sequence[Series]) -> list[str]:
    """A colour for every series: that of its tone; where several share a tone, shades of it."""
    shades = {tone: cycle(colours) for tone, colours in _SHADES.items()}
    return [next(shades[one.tone]) for one in series]


def _fields(pen: Pen, page: "Worksheet", chart: HeatMap) -> None:
    def paint(row: int, column: int) -> Look:
        cell = chart.rows[row].cells[column - 1] if column else None
        if cell is None:
            return {"align": "center"} if column else {}
        return {"align": "center", "bg_color": LIGHT[cell.tone]}

    draw_table(pen, page, numbers(chart), paint)
