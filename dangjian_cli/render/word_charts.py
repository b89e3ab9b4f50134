"""Charts of a Word document: bars and roadmaps as fields of a table, filled by tone; a trend is its numbers.

Nothing depends on colour: every number and every word stands in the table as well.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import assert_never

from dangjian_cli.document.chart import Amount, BarChart, Chart, HeatMap, Lane, Roadmap, Series, Tone, Trend, numbers
from dangjian_cli.document.document import Table, shown
from dangjian_cli.render.word_styles import CAPTION, CELL, FIGURE, GAP, HEADER
from dangjian_cli.render.word_tables import drawn
from dangjian_cli.render.word_widths import Measure, allot, fitting, measure, measures
from dangjian_cli.render.word_xml import Box, Line, paragraph, table

_PALE = {Tone.GOOD: "D5E8CF", Tone.CAUTION: "FFE8A3", Tone.BAD: "F6B7AE", Tone.PLAIN: "D3E2F3", Tone.QUIET: "E4E4E4"}
"""Behind a text."""
_FULL = {Tone.GOOD: "70AD6F", Tone.CAUTION: "F2B632", Tone.BAD: "D9534F", Tone.PLAIN: "6C9BD2", Tone.QUIET: "BFBFBF"}
"""Of a bar."""
_MORE = ("8E7CC3", "4BACC6", "A67C52", "7F8FA9")
"""For more series of one tone."""
_TODAY = "595959"
_UNITS = 40
"""Fields of which the longest bar consists."""
_BAR = Measure(40, 24, 12)
_LANE = ("单位", "事项", "时限", "进展")
_MONTHS = 18
"""A roadmap of more months has quarters, one of more quarters than 36 years."""


def chart_needs(chart: Chart) -> tuple[Measure, ...]:
    """What the columns of a chart need."""
    match chart:
        case BarChart():
            return (*measures(numbers(chart)), _BAR)
        case Roadmap():
            return _roadmap_needs(chart)
        case HeatMap() | Trend():
            return measures(numbers(chart))
        case _:
            assert_never(chart)


def drawn_chart(chart: Chart, room: int, size: int) -> Iterator[str]:
    """The chart with its title above it."""
    match chart:
        case BarChart():
            yield paragraph(CAPTION, f"{chart.title}（单位：{chart.measure}）")
            yield from _bars(chart, room, size)
        case HeatMap():
            yield paragraph(CAPTION, chart.title)
            cells = (
                (row, at, cell) for row, line in enumerate(chart.rows) for at, cell in enumerate(line.cells, start=1)
            )
            fills = {(row, at): _PALE[cell.tone] for row, at, cell in cells if cell and cell.tone is not Tone.PLAIN}
            yield from drawn(numbers(chart), room, size, fills)
        case Roadmap():
            yield paragraph(CAPTION, f"{chart.title}（{_legend(chart)}）")
            yield from _roadmap(chart, room, size)
        case Trend():
            yield paragraph(CAPTION, f"{chart.title}（单位：{chart.measure}）")
            yield from drawn(numbers(chart), room, size)
        case _:
            assert_never(chart)


def _bars(chart: BarChart, room: int, size: int) -> Iterator[str]:
    """`label | numbers | bar`: the bar is a row of filled cells, as many small columns wide as it is long."""
    if not chart.bars or len(chart.series) > 20:  # nothing to draw, or more columns than Word takes
        yield from drawn(numbers(chart), room, size)
        return
    needs = chart_needs(chart)
    size = min(size, fitting(needs, room))
    *widths, bar = allot(needs, room, size)
    units = [bar // _UNITS] * _UNITS
    units[-1] += bar - sum(units)
    yield table([*widths, *units], _bar_lines(chart, numbers(chart)), size)
    yield paragraph(GAP, "")


def _bar_lines(chart: BarChart, behind: Table) -> Iterator[Line]:
    colours = _colours(chart.series)
    titles = [Box(column.title, HEADER) for column in behind.columns]
    for at, colour in enumerate(colours, start=1):
        titles[at] = Box(behind.columns[at].title, HEADER, fill=colour)
    yield Line((*titles, Box("图示", HEADER, _UNITS)), header=True)
    most = max(sum(bar.values) for bar in chart.bars)
    last = len(chart.bars) - 1
    for number, (bar, row) in enumerate(zip(chart.bars, behind.rows, strict=True)):
        texts = (Box(shown(cell), CELL if at == 0 else FIGURE) for at, cell in enumerate(row))
        sizes = [*_sizes(bar.values, most)]
        parts = [(size, colour) for size, colour in zip(sizes, colours, strict=True) if size]
        if rest := _UNITS - sum(sizes):
            parts.append((rest, ""))
        fields = (
            Box(
                span=size, fill=colour or None, bare=_open_sides(number > 0, at > 0, number < last, at < len(parts) - 1)
            )
            for at, (size, colour) in enumerate(parts)
        )
        yield Line((*texts, *fields))


def _open_sides(top: bool, left: bool, bottom: bool, right: bool) -> tuple[str, ...]:
    sides = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    return tuple(side for side, is_open in sides if is_open)


def _colours(series: Sequence[Series]) -> list[str]:
    """One colour for every series: that of its tone, else one that no other has."""
    colours: list[str] = []
    more = iter(_MORE * len(series))
    for one in series:
        colour = _FULL[one.tone]
        colours.append(next(more) if colour in colours else colour)
    return colours


def _sizes(values: Sequence[Amount], most: Amount) -> Iterator[int]:
    """Units of every part: the parts end where their sum ends; what is not 0 is seen, as far as there is room."""
    so_far: Amount = 0
    drawn_so_far = 0
    for value in values:
        so_far += max(value, 0)
        end = min(max(int(so_far * _UNITS / max(most, 1)), drawn_so_far + (value > 0)), _UNITS)
        yield end - drawn_so_far
        drawn_so_far = end


@dataclass(frozen=True, slots=True)
class _Step:
    """A column of a roadmap: a month or a quarter, with its year above it, or a year."""

    first: date
    year: str
    name: str


def _steps(chart: Roadmap) -> list[_Step]:
    months = (chart.last.year - chart.first.year) * 12 + chart.last.month - chart.first.month + 1
    length = 1 if months <= _MONTHS else 3 if months <= 108 else 12
    steps, at = [], chart.first.year * 12 + (chart.first.month - 1) // length * length
    end = chart.last.year * 12 + chart.last.month - 1
    while at <= end:
        year, month = divmod(at, 12)
        name = {1: f"{month + 1}", 3: f"{month // 3 + 1}季", 12: f"{year}"}[length]
        steps.append(_Step(date(year, month + 1, 1), "年" if length == 12 else f"{year}年", name))
        at += length
    return steps


def _roadmap_needs(chart: Roadmap) -> tuple[Measure, ...]:
    lanes, steps = chart.lanes, _steps(chart)
    wide = any(len(step.name) > 2 for step in steps)
    return (
        measure("单位", {lane.group for lane in lanes}, "text"),
        measure("事项", {lane.label for lane in lanes}, "free"),
        measure("时限", {lane.due.isoformat() for lane in lanes}, "text"),
        measure("进展", {lane.word for lane in lanes}, "text"),
        *[Measure(5, 5, 3) if wide else Measure(3, 3, 2)] * len(steps),
    )


def _roadmap(chart: Roadmap, room: int, size: int) -> Iterator[str]:
    """A row for each piece of work: what, until when, how it stands, and its span over the months."""
    steps, needs = _steps(chart), _roadmap_needs(chart)
    size = min(size, fitting(needs, room))
    here = _step(chart.today, steps) if chart.first <= chart.today <= chart.last else None
    years = [len(list(group)) for _, group in groupby(step.year for step in steps)]
    names = list(dict.fromkeys(step.year for step in steps))
    top = (Box(text, HEADER, merge="restart") for text in _LANE)
    lines = [
        Line((*top, *(Box(name, HEADER, span) for name, span in zip(names, years, strict=True))), header=True),
        Line(
            (
                *(Box("", HEADER, merge="continue") for _ in _LANE),
                *(Box(step.name, HEADER, fill="BFBFBF" if at == here else None) for at, step in enumerate(steps)),
            ),
            header=True,
        ),
    ]
    lines.extend(_lane(lane, steps) for lane in chart.lanes)
    yield table(allot(needs, room, size), lines, size)
    yield paragraph(GAP, "")


def _legend(chart: Roadmap) -> str:
    within = "，即表头灰色的一格" if chart.first <= chart.today <= chart.last else ""
    return f"统计日 {chart.today.isoformat()}{within}"


def _lane(lane: Lane, steps: Sequence[_Step]) -> Line:
    end = _step(lane.due, steps)
    start = min(_step(lane.start or lane.due, steps), end)
    texts = (Box(lane.group), Box(lane.label), Box(lane.due.isoformat()), Box(lane.word, fill=_PALE[lane.tone]))
    return Line((*texts, *(Box(fill=_FULL[lane.tone] if start <= at <= end else None) for at in range(len(steps)))))


def _step(day: date, steps: Sequence[_Step]) -> int:
    """The column of the day; before the first and after the last it is the nearest."""
    return max(sum(step.first <= day for step in steps) - 1, 0)
