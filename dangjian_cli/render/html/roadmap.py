"""A roadmap: a table of pieces of work with a strip of days in each row, drawn to one scale.

A strip is an SVG of its own, so that rows can wrap, be left out by the filter and stand below each other on a phone.
The grid of months and the line of the day are the background of all strips: one rule of CSS for the whole roadmap.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dangjian_cli.document.chart import Lane, Roadmap
from dangjian_cli.render.flow import one_line, plain
from dangjian_cli.render.html.paint import percent

_LEAST = 0.8
"""The shortest strip in hundredths: one day of a year is still seen."""
_MONTHS = 18
"""A roadmap over more months names quarters, over more than three times as many names years."""


@dataclass(frozen=True, slots=True)
class LaneView:
    """One row: its texts and its strip."""

    label: str
    word: str
    start: str
    due: str
    css: str
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """The rows of one unit."""

    name: str
    lanes: tuple[LaneView, ...]


@dataclass(frozen=True, slots=True)
class TickView:
    """Where a month (quarter, year) begins and what it is called."""

    at: str
    name: str


@dataclass(frozen=True, slots=True)
class RoadmapView:
    """The whole roadmap. `rule` is the CSS of its background; `today` is None when the day lies outside."""

    groups: tuple[GroupView, ...]
    ticks: tuple[TickView, ...]
    today: TickView | None
    told: str
    count: int
    rule: str


def roadmap(chart: Roadmap, name: str) -> RoadmapView:
    """The drawing of a roadmap that is called `name` on its page."""
    groups = tuple(
        GroupView(one_line(group), tuple(_lane(lane, chart) for lane in lanes))
        for group, lanes in groupby(chart.lanes, key=lambda lane: lane.group)
    )
    ticks = tuple(_ticks(chart))
    today = None
    if chart.first <= chart.today <= chart.last:
        today = TickView(percent(_share(chart.today, chart)), chart.today.isoformat())
    span = f"{chart.first.isoformat()} 至 {chart.last.isoformat()}"
    told = f"{span}，{len(chart.lanes)} 项，统计日 {chart.today.isoformat()}"
    return RoadmapView(groups, ticks, today, told, len(chart.lanes), _rule(name, ticks, today))


def _share(day: date, chart: Roadmap) -> float:
    """Where the day begins, in hundredths of the strip."""
    return 100 * (day - chart.first).days / ((chart.last - chart.first).days + 1)


def _lane(lane: Lane, chart: Roadmap) -> LaneView:
    def inside(day: date) -> date:
        return min(max(day, chart.first), chart.last)

    due = inside(lane.due)
    start = min(inside(lane.start or lane.due), due)
    day = 100 / ((chart.last - chart.first).days + 1)
    width = max(_share(due, chart) - _share(start, chart) + day, _LEAST)
    return LaneView(
        label=plain(lane.label),
        word=one_line(lane.word),
        start=lane.start.isoformat() if lane.start else "—",
        due=lane.due.isoformat(),
        css=lane.tone.name.lower(),
        x=percent(min(_share(start, chart), 100 - width)),
        width=percent(width),
    )


def _ticks(chart: Roadmap) -> Iterator[TickView]:
    """The first days of months that are named, those within the roadmap only."""
    months = (chart.last.year - chart.first.year) * 12 + chart.last.month - chart.first.month + 1
    step = 1 if months <= _MONTHS else 3 if months <= 3 * _MONTHS else 12
    month = chart.first.replace(day=1)
    while month <= chart.last:
        if (month.month - 1) % step == 0:
            name = f"{month.month}月" if step < 12 else f"{month.year}年"
            if step < 12 and month.month == 1 and chart.first.year != chart.last.year:
                name = f"{month.year}年"
            yield TickView(percent(_share(max(month, chart.first), chart)), name)
        month = month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)


def _rule(name: str, ticks: tuple[TickView, ...], today: TickView | None) -> str:
    """The background of the strips: the line of the day above those of the months."""
    lines = [f"linear-gradient(var(--today),var(--today)) {today.at} 0/2px 100% no-repeat"] if today else []
    lines += [f"linear-gradient(var(--line),var(--line)) {tick.at} 0/1px 100% no-repeat" for tick in ticks]
    return f"#{name} td:last-child{{background:{','.join(lines) or 'none'}}}"
