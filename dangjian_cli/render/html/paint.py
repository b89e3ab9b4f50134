"""Colours and coordinates that all drawings share. Sizes are percentages: drawings fit any width, texts keep theirs."""

from collections.abc import Sequence
from dataclasses import dataclass

from dangjian_cli.document.chart import Series


@dataclass(frozen=True, slots=True)
class KeyView:
    """One line of a legend: the name of a series and how it is drawn."""

    name: str
    css: str


def classes(series: Sequence[Series]) -> tuple[str, ...]:
    """The CSS classes of every series: its tone, and how many before it have the same one (drawn lighter)."""
    seen: dict[str, int] = {}
    found = []
    for one in series:
        tone = one.tone.name.lower()
        again = seen.get(tone, 0)
        found.append(f"{tone} again{min(again, 4)}" if again else tone)
        seen[tone] = again + 1
    return tuple(found)


def percent(value: float) -> str:
    """A coordinate as SVG takes it: `12.34%`, no more digits than can be seen."""
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"
