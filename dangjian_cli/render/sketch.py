"""Charts drawn with ASCII signs: they fit 80 columns, stand in any encoding and line up in every terminal.

What cannot be drawn so (a heat map) is its table of numbers: `sketch` then gives None.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from dangjian_cli.base.text import width
from dangjian_cli.document.chart import Amount, BarChart, Chart, HeatMap, Lane, Roadmap, Series, Tone, Trend
from dangjian_cli.render.flow import one_line, wrap

_SIGNS = {Tone.GOOD: "#", Tone.CAUTION: "+", Tone.BAD: "!", Tone.PLAIN: "=", Tone.QUIET: "."}
_POINTS = "*o+x#@"
_DEFAULT_WIDTH = 80
_LABEL = 28
"""Columns of a label at most; a longer one is broken."""
_ROADMAP = 36
_HEIGHT = 8
"""Lines of a trend."""


def sketch(chart: Chart, limit: int | None) -> Iterator[str] | None:
    """The lines of the chart for a screen of `limit` columns (None: not a screen); None when it is not drawn."""
    space = limit or _DEFAULT_WIDTH
    match chart:
        case BarChart():
            return _bars(chart, space)
        case Roadmap():
            return _roadmap(chart, space)
        case Trend():
            return _trend(chart, space)
        case HeatMap():
            return None


def _bars(chart: BarChart, limit: int) -> Iterator[str]:
    """`label  12 项  ####==!!`: the bar stands last, so that nothing is pushed by it."""
    labels = [one_line(bar.label) for bar in chart.bars]
    left = min(_LABEL, max((width(label) for label in labels), default=0))
    totals = [str(sum(bar.values)) for bar in chart.bars]
    digits = max((len(total) for total in totals), default=1)
    room = max(limit - left - digits - 4, 8)
    most = max((sum(bar.values) for bar in chart.bars), default=0)
    signs = _signs(chart.series)
    for bar, label, total in zip(chart.bars, labels, totals, strict=True):
        first, *rest = wrap(label, left) if left >= 2 else [label]
        drawn = "".join(
            sign * size for sign, size in zip(signs, _sizes(bar.values, most, room), strict=True)
        )  # fmt: skip
        yield f"{_padded(first, left)}  {total:>{digits}}  {drawn}".rstrip(" ")
        yield from rest
    legend = "  ".join(f"{sign} {series.name}" for sign, series in zip(signs, chart.series, strict=True))
    yield from wrap(f"{legend}（单位：{chart.measure}）", limit)


def _signs(series: Sequence[Series]) -> list[str]:
    """One sign for every series: that of its tone, else one that no other has."""
    free = [sign for sign in "=-~%&" if sign not in {_SIGNS[one.tone] for one in series}]
    signs: list[str] = []
    for one in series:
        sign = _SIGNS[one.tone]
        signs.append(free.pop(0) if sign in signs and free else sign)
    return signs


def _sizes(values: Sequence[Amount], most: Amount, room: int) -> list[int]:
    """Columns of every part: the parts of a bar end where their sum ends; what is not 0 is seen."""
    if most == 0:
        return [0] * len(values)
    sizes: list[int] = []
    so_far: Amount = 0
    drawn = 0
    for value in values:
        so_far += value
        end = max(round(so_far * room / most), drawn + bool(value))
        sizes.append(end - drawn)
        drawn = end
    return sizes


def _padded(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))


def _roadmap(chart: Roadmap, limit: int) -> Iterator[str]:
    """One line for each piece of work: its span, its deadline, how it stands, what it is; `|` is today."""
    days = (chart.last - chart.first).days + 1
    room = min(_ROADMAP, max(limit // 2, 12))
    here = _column(chart.today, chart, room, days)
    yield f"{_axis(chart, room, days)}  时限"
    for group, lanes in groupby(chart.lanes, key=lambda lane: lane.group):
        yield from wrap(one_line(group), limit)
        for lane in lanes:
            text = wrap(one_line(f"{lane.due.isoformat()} {lane.word} {lane.label}"), max(limit - room - 2, 12))
            yield f"{_span(lane, chart, room, here, days)}  {text[0]}"
            yield from (" " * (room + 2) + line for line in text[1:])
    words = {lane.tone: "" for lane in chart.lanes}
    told = {Tone.GOOD: "已完成", Tone.CAUTION: "临期", Tone.BAD: "逾期", Tone.PLAIN: "进行中", Tone.QUIET: "不计"}
    yield "  ".join([*(f"{_SIGNS[tone]} {told[tone]}" for tone in Tone if tone in words), "| 统计日"])


def _axis(chart: Roadmap, room: int, days: int) -> str:
    """The months, each where it begins, as far as there is room for their numbers."""
    line = [" "] * room
    month = chart.first.replace(day=1)
    while month <= chart.last:
        at = _column(max(month, chart.first), chart, room, days) or 0
        name = str(month.month)
        if at + len(name) <= room and all(sign == " " for sign in line[max(at - 1, 0) : at + len(name)]):
            line[at : at + len(name)] = name
        month = month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)
    return "".join(line)


def _column(day: date, chart: Roadmap, room: int, days: int) -> int | None:
    at = (day - chart.first).days * room // days
    return at if 0 <= at < room else None


def _span(lane: Lane, chart: Roadmap, room: int, here: int | None, days: int) -> str:
    line = [" "] * room
    if here is not None:
        line[here] = "|"
    end = _column(min(max(lane.due, chart.first), chart.last), chart, room, days) or 0
    start = _column(min(max(lane.start or lane.due, chart.first), chart.last), chart, room, days) or 0
    for at in range(min(start, end), end + 1):
        line[at] = _SIGNS[lane.tone]
    return "".join(line)


def _trend(chart: Trend, limit: int) -> Iterator[str]:
    """Points on a grid, the greatest value on top; below it what each sign stands for."""
    values = [value for point in chart.points for value in point.values if value is not None]
    top = max([*values, 1])
    left = max(len(f"{value:f}" if isinstance(value, Decimal) else str(value)) for value in [*values, top])
    step = max(min((limit - left - 3) // max(len(chart.points), 1), 8), 1)
    grid = [[" "] * (step * len(chart.points)) for _ in range(_HEIGHT)]
    for at, point in enumerate(chart.points):
        for number, value in enumerate(point.values):
            if value is not None:
                row = _HEIGHT - 1 - int(value * (_HEIGHT - 1) / top)
                grid[row][at * step + step // 2] = _POINTS[number % len(_POINTS)]
    for number, line in enumerate(grid):
        scale = str(top) if number == 0 else "0" if number == _HEIGHT - 1 else ""
        yield f"{scale:>{left}} |{''.join(line)}".rstrip(" ")
    yield " " * (left + 1) + "+" + "-" * (step * len(chart.points))
    first, last = one_line(chart.points[0].label) if chart.points else "", ""
    if len(chart.points) > 1:
        last = one_line(chart.points[-1].label)
    gap = max(step * len(chart.points) - width(first) - width(last), 1)
    yield " " * (left + 2) + first + " " * gap + last
    signs = (f"{_POINTS[number % len(_POINTS)]} {one.name}" for number, one in enumerate(chart.series))
    yield from wrap("  ".join(signs) + f"（单位：{chart.measure}）", limit)
