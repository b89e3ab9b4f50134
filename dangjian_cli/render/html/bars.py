"""Bars as SVG: where each part begins and how wide it is, in hundredths of the longest bar."""

from dataclasses import dataclass

from dangjian_cli.document.chart import Amount, BarChart, Series
from dangjian_cli.render.flow import one_line, plain
from dangjian_cli.render.html.paint import KeyView, classes, percent

_LEAST = 0.5
"""What is not 0 is seen: no part is narrower."""


@dataclass(frozen=True, slots=True)
class PartView:
    """One part of a bar."""

    css: str
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class BarView:
    """One bar. `told` says in words what is drawn."""

    label: str
    told: str
    total: Amount
    parts: tuple[PartView, ...]


@dataclass(frozen=True, slots=True)
class BarsView:
    """All bars, and what the colours stand for (nothing for one series)."""

    bars: tuple[BarView, ...]
    keys: tuple[KeyView, ...]
    measure: str


def bars(chart: BarChart) -> BarsView:
    """The drawing of a bar chart."""
    most = max((sum(bar.values) for bar in chart.bars), default=0)
    painted = classes(chart.series)
    drawn = tuple(
        BarView(
            plain(bar.label),
            _told(bar.label, chart.series, bar.values, chart.measure),
            sum(bar.values),
            _parts(bar.values, painted, most),
        )
        for bar in chart.bars
    )
    keys = tuple(KeyView(one_line(one.name), css) for one, css in zip(chart.series, painted, strict=True))
    return BarsView(drawn, keys, one_line(chart.measure))


def _told(label: str, series: tuple[Series, ...], values: tuple[Amount, ...], measure: str) -> str:
    parts = "，".join(f"{one.name} {value}" for one, value in zip(series, values, strict=True))
    return one_line(f"{label.strip()}：{parts}（{measure}）")


def _parts(values: tuple[Amount, ...], painted: tuple[str, ...], most: Amount) -> tuple[PartView, ...]:
    """The parts that are not 0, one after the other."""
    parts: list[PartView] = []
    before: Amount = 0
    for value, css in zip(values, painted, strict=True):
        if value:
            width = max(float(100 * value / most), _LEAST)
            parts.append(PartView(css, percent(float(100 * before / most)), percent(width)))
        before += value
    return tuple(parts)
