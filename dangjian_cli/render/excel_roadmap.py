"""A roadmap as a sheet: beside its numbers a grid of weeks, months or years, each span coloured by its tone."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from dangjian_cli.document.chart import Lane, Roadmap, Tone, numbers
from dangjian_cli.render.excel_cells import LIGHT, Look, Pen
from dangjian_cli.render.excel_tables import BODY, TITLE, draw_table, height

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WORD = 3
"""The column of the numbers that says how a piece of work stands."""
_WIDTHS = {"周": 6, "月": 6, "年": 9}
"""Widths of the steps in characters."""
_WIDTH_TODAY = 9
_MOST_WEEKS, _MOST_MONTHS = 14, 36
_STRONG: Mapping[Tone, str] = {
    Tone.GOOD: "#8CC68C",
    Tone.CAUTION: "#F5CF66",
    Tone.BAD: "#E98B84",
    Tone.PLAIN: "#9DBDE3",
    Tone.QUIET: "#CFCFCF",
}
_GRID: Look = {**BODY, "align": "center"}
_TODAY: Look = {"font_color": "#B00020"}


class _Step(NamedTuple):
    """One column of the grid: its first day, its last, its title, and the days that are drawn in it.

    Those are its own; in the first step also all that are earlier, in the last step all that are later.
    """

    first: date
    last: date
    title: str
    since: date
    until: date


def draw_roadmap(pen: Pen, page: "Worksheet", chart: Roadmap) -> None:
    """The numbers, and the grid at their right; a filter covers both, so that rows stay whole when they are sorted."""
    unit, steps = _steps(chart)
    table = numbers(chart)
    note = (
        f"右边每列是一{unit}，格中的数字是时限那天，字和颜色的意思见“{table.columns[_WORD].title}”；"
        f"统计日 {chart.today.isoformat()}，它所在的一列标题是红字；← 早于、→ 晚于图上的日子。"
    )
    tones = [lane.tone for lane in chart.lanes]
    placed = draw_table(
        pen,
        page,
        replace(table, note=note),
        lambda row, column: {"bg_color": LIGHT[tones[row]], "align": "center"} if column == _WORD else {},
    )
    for at, step in enumerate(steps, start=placed.columns):
        today = step.first <= chart.today <= step.last
        page.set_column(at, at, _WIDTH_TODAY if today else _WIDTHS[unit])
        title = f"{step.title}\n统计日" if today else step.title
        pen.text(page, 0, at, title, {**TITLE, "valign": "top", **(_TODAY if today else {})})
        for row, lane in enumerate(chart.lanes, start=1):
            _draw_step(pen, page, (row, at), lane, step)
    page.set_row(0, height(3))
    page.autofilter(0, 0, placed.last, placed.columns + len(steps) - 1)


def _draw_step(pen: Pen, page: "Worksheet", place: tuple[int, int], lane: Lane, step: _Step) -> None:
    """One field of the grid. A step that is the last in a direction stands for all that lies beyond it."""
    begin, end = sorted((lane.start or lane.due, lane.due))
    covered = begin <= step.until and end >= step.since
    text = ""
    if step.first <= lane.due <= step.last:
        month = f"{lane.due.month}月" if (step.last - step.first).days > 31 else ""
        text = f"{month}{lane.due.day}日"
    elif step.since <= lane.due <= step.until:
        text = "←" if lane.due < step.first else "→"
    pen.text(page, *place, text, {**_GRID, "bg_color": _STRONG[lane.tone]} if covered else _GRID)


def _steps(chart: Roadmap) -> tuple[str, list[_Step]]:
    """What the columns are, and the columns: weeks where they are few, else months, else years."""
    weeks = _cut(chart, _monday, _week)
    if len(weeks) <= _MOST_WEEKS:
        return "周", weeks
    months = _cut(chart, lambda day: day.replace(day=1), lambda day: f"{day.year}\n{day.month}月")
    if len(months) <= _MOST_MONTHS:
        return "月", months
    return "年", _cut(chart, lambda day: day.replace(month=1, day=1), lambda day: f"{day.year}年")


def _monday(day: date) -> date:
    return day - timedelta(min(day.weekday(), day.toordinal() - 1))


def _week(day: date) -> str:
    return f"{day.month}月\n{day.day}日起"


def _cut(chart: Roadmap, begin: Callable[[date], date], title: Callable[[date], str]) -> list[_Step]:
    """The days of the roadmap cut where `begin` changes; at least one step."""
    firsts: list[date] = []
    end = max(chart.first, chart.last)
    for ordinal in range(chart.first.toordinal(), end.toordinal() + 1):
        first = begin(date.fromordinal(ordinal))
        if not firsts or firsts[-1] != first:
            firsts.append(first)
    lasts = [following - timedelta(1) for following in firsts[1:]]
    spans = zip(firsts, [*lasts, end], [date.min, *firsts[1:]], [*lasts, date.max], strict=True)
    return [_Step(first, last, title(first), since, until) for first, last, since, until in spans]
