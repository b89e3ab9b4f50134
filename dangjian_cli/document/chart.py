"""Charts and cards: what is drawn, never how. Each carries its numbers; a renderer that cannot draw prints those.

A tone is a colour with a meaning. It never stands alone: the word that it underlines is written beside it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from dangjian_cli.document.document import Cell, Column, Table


class Tone(Enum):
    """What a colour says. PLAIN says nothing; QUIET is what does not count (exempt, not yet due)."""

    GOOD = "好"
    CAUTION = "当心"
    BAD = "不好"
    PLAIN = "一般"
    QUIET = "不计"


@dataclass(frozen=True, slots=True)
class Figure:
    """One card: its name, its value, and in a few words what it is a share of or how it came about."""

    label: str
    value: Cell
    tone: Tone = Tone.PLAIN
    note: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures that are read first, as cards side by side."""

    items: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """What one part of a bar or one line counts: 按期完成, 逾期 …"""

    name: str
    tone: Tone = Tone.PLAIN


Amount = int | Decimal
"""What a part of a bar counts: pieces, or points of an assessment."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: a value for every series. Blanks that open the label show its depth in a tree."""

    label: str
    values: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars side by side below each other; with several series the values are stacked. `measure` is 项, 期, 个, 分."""

    title: str
    series: tuple[Series, ...]
    bars: tuple[Bar, ...]
    measure: str = "项"


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One field: what is written in it, and its tone."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One row: a field, or nothing, for every column of the map."""

    label: str
    cells: tuple[HeatCell | None, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Fields of a grid, coloured by tone. `corner` names what the rows are; `legend` explains the texts."""

    title: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    legend: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One piece of work on a roadmap: from `start` (None: not known) to `due`; `word` says how it stands."""

    label: str
    group: str
    start: date | None
    due: date
    tone: Tone
    word: str


@dataclass(frozen=True, slots=True)
class Roadmap:
    """路线图: pieces of work along the days from `first` to `last`, both included, with `today` marked."""

    title: str
    first: date
    last: date
    today: date
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One step of a trend: a value for every series, None where there is none."""

    label: str
    values: tuple[int | Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """Lines over the same steps in time; `measure` is 项 or %."""

    title: str
    series: tuple[Series, ...]
    points: tuple[Point, ...]
    measure: str = "项"


Chart = BarChart | HeatMap | Roadmap | Trend


def numbers(chart: Chart | Figures) -> Table:
    """The numbers behind a chart, as a table: all that it says, in words and figures."""
    match chart:
        case Figures():
            return _cards(chart)
        case BarChart():
            several = len(chart.series) > 1
            titles = (*(one.name for one in chart.series), *(("合计",) if several else ()))
            columns = (Column(chart.title), *(Column(title, "number") for title in titles))
            return Table(
                columns, tuple((bar.label, *bar.values, *((sum(bar.values),) if several else ())) for bar in chart.bars)
            )
        case HeatMap():
            columns = (Column(chart.corner), *(Column(title) for title in chart.columns))
            rows = tuple((row.label, *(cell.text if cell else None for cell in row.cells)) for row in chart.rows)
            return Table(columns, rows, note=chart.legend or None)
        case Roadmap():
            columns = (Column("单位"), Column("开始"), Column("时限"), Column("进展"), Column("事项", "free"))
            return Table(
                columns, tuple((lane.group, lane.start, lane.due, lane.word, lane.label) for lane in chart.lanes)
            )
        case Trend():
            columns = (Column(chart.title), *(Column(one.name, "number") for one in chart.series))
            steps: tuple[tuple[Cell, ...], ...] = tuple((point.label, *point.values) for point in chart.points)
            return Table(columns, steps)


def _cards(figures: Figures) -> Table:
    """One row a figure; what they say beside themselves only where one does."""
    columns, rows = (Column("指标"), Column("数值", "number")), [(one.label, one.value) for one in figures.items]
    if not any(one.note for one in figures.items):
        return Table(columns, tuple(rows))
    notes = (one.note or None for one in figures.items)
    return Table((*columns, Column("说明", "free")), tuple((*row, note) for row, note in zip(rows, notes, strict=True)))
