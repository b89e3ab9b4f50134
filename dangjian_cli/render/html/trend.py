"""A trend as SVG: lines over the same steps. Coordinates are percentages, so that texts keep their size."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dangjian_cli.document.chart import Trend
from dangjian_cli.document.document import shown
from dangjian_cli.render.flow import one_line
from dangjian_cli.render.html.paint import KeyView, classes, percent

_LEFT, _RIGHT = 9.0, 97.0
_TOP, _BOTTOM = 6.0, 86.0
"""Where the plot lies in the drawing."""
_GRID = 4
_LABELS = 13
_PHONE_LABELS = 6
"""How many steps are named at most, on a screen and on a phone."""


@dataclass(frozen=True, slots=True)
class SegmentView:
    """One piece of a line."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True, slots=True)
class PointView:
    """One value and what it says."""

    x: str
    y: str
    told: str


@dataclass(frozen=True, slots=True)
class LineView:
    """One series."""

    css: str
    segments: tuple[SegmentView, ...]
    points: tuple[PointView, ...]


@dataclass(frozen=True, slots=True)
class MarkView:
    """A name on an axis; `css` is rare for one that a phone leaves out."""

    at: str
    text: str
    css: str = ""


@dataclass(frozen=True, slots=True)
class TrendView:
    """The whole drawing."""

    told: str
    grid: tuple[MarkView, ...]
    steps: tuple[MarkView, ...]
    lines: tuple[LineView, ...]
    keys: tuple[KeyView, ...]
    measure: str
    left: str = percent(_LEFT - 1.5)
    start: str = percent(_LEFT)
    end: str = percent(_RIGHT)


def trend(chart: Trend) -> TrendView:
    """The drawing of a trend."""
    values = [value for point in chart.points for value in point.values if value is not None]
    top = _ceiling(max(values, default=0), chart.measure)
    painted = tuple(f"{css} line{number % 4}" for number, css in enumerate(classes(chart.series)))
    lines = tuple(_line(chart, number, css, top) for number, css in enumerate(painted))
    keys = tuple(KeyView(one_line(one.name), css) for one, css in zip(chart.series, painted, strict=True))
    return TrendView(
        _told(chart), tuple(_grid(top, chart.measure)), tuple(_steps(chart)), lines, keys, one_line(chart.measure)
    )


def _ceiling(most: int | Decimal, measure: str) -> Decimal:
    """A round value at or above the greatest, divided by the lines of the grid; percentages and points end at 100."""
    if measure in ("%", "分") and most <= 100:
        return Decimal(100)
    step = Decimal(1)
    while step * _GRID < most:
        step *= 2 if str(step)[0] in "15" else Decimal("2.5")
    return step * _GRID


def _x(number: int, chart: Trend) -> float:
    steps = max(len(chart.points) - 1, 1)
    return _LEFT + (_RIGHT - _LEFT) * (number / steps if len(chart.points) > 1 else 0.5)


def _y(value: int | Decimal, top: Decimal) -> float:
    return _BOTTOM - (_BOTTOM - _TOP) * float(max(value, Decimal(0)) / top)


def _line(chart: Trend, series: int, css: str, top: Decimal) -> LineView:
    points, segments = [], []
    before: PointView | None = None
    for number, point in enumerate(chart.points):
        value = point.values[series]
        if value is None:
            before = None
            continue
        told = one_line(f"{point.label} {chart.series[series].name} {_figure(value, chart.measure)}")
        here = PointView(percent(_x(number, chart)), percent(_y(value, top)), told)
        if before is not None:
            segments.append(SegmentView(before.x, before.y, here.x, here.y))
        points.append(here)
        before = here
    return LineView(css, tuple(segments), tuple(points))


def _figure(value: int | Decimal, measure: str) -> str:
    return f"{shown(value)}%" if measure == "%" else f"{shown(value)} {measure}"


def _grid(top: Decimal, measure: str) -> Iterator[MarkView]:
    for number in range(_GRID + 1):
        value = (top * number / _GRID).normalize()
        yield MarkView(percent(_y(value, top)), f"{value:f}{'%' if measure == '%' else ''}")


def _steps(chart: Trend) -> Iterator[MarkView]:
    """The names of the steps, as many as there is room for, the last one among them."""
    named = _chosen(len(chart.points), _LABELS)
    on_phone = set(_chosen(len(chart.points), _PHONE_LABELS))
    for number in named if on_phone <= set(named) else sorted({*named, *on_phone}):
        text = one_line(chart.points[number].label)
        yield MarkView(percent(_x(number, chart)), text, "" if number in on_phone else "rare")


def _chosen(count: int, most: int) -> Sequence[int]:
    """Every second, third … step, counted back from the last one."""
    return range(count - 1, -1, -max(-(-count // most), 1))[::-1]


def _told(chart: Trend) -> str:
    """What the lines say, in one sentence: where each begins and where it ends."""
    parts = []
    for number, one in enumerate(chart.series):
        known = [(point.label, value) for point in chart.points if (value := point.values[number]) is not None]
        if known:
            (first, begin), (last, end) = known[0], known[-1]
            figures = f"{_figure(begin, chart.measure)}，{last} {_figure(end, chart.measure)}"
            parts.append(f"{one.name}：{first} {figures}")
    return one_line("；".join(parts) or "没有数据")
