"""Which blocks of a Word document lie on upright paper, and which on turned paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from dangjian_cli.document.chart import BarChart, Figures, HeatMap, Roadmap, Trend, numbers
from dangjian_cli.document.document import Block, Heading, Paragraph, Table
from dangjian_cli.render.flow import plain
from dangjian_cli.render.word_charts import chart_needs
from dangjian_cli.render.word_styles import LANDSCAPE, PORTRAIT, Page
from dangjian_cli.render.word_widths import SIZES, Measure, columns, demand, measures

_SHORT = 400
"""Columns of text that may stand on turned paper between two wide tables."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks on paper that lies one way."""

    page: Page
    blocks: tuple[Block, ...]


def stretches(blocks: Sequence[Block], headed: bool) -> list[Stretch]:
    """The blocks by how their paper lies, at least one stretch. A letter (`headed`) opens on upright paper.

    Wide tables lie on turned paper, with the headings right above them and with short texts between two of them.
    """
    pages = [LANDSCAPE if demand(_needs(block), SIZES[1]) > PORTRAIT.room else PORTRAIT for block in blocks]
    for start, end in list(_gaps(pages)):
        first = start if start and _short(blocks[start:end]) else _below_headings(blocks[start:end], start)
        pages[first:end] = [LANDSCAPE] * (end - first)
    found: list[Stretch] = []
    if headed or not pages:
        found.append(Stretch(PORTRAIT, ()))
    for page, block in zip(pages, blocks, strict=True):
        if found and found[-1].page is page:
            found[-1] = Stretch(page, (*found[-1].blocks, block))
        else:
            found.append(Stretch(page, (block,)))
    return found


def table_size(blocks: Sequence[Block]) -> int:
    """小四 when every table has room for it on upright paper, else 五号: one size in one document."""
    return SIZES[0] if all(demand(_needs(block), SIZES[0]) <= PORTRAIT.room for block in blocks) else SIZES[1]


def _gaps(pages: Sequence[Page]) -> Iterator[tuple[int, int]]:
    """Where blocks on upright paper stand before one on turned paper: from, to."""
    start = 0
    for at, page in enumerate(pages):
        if page is LANDSCAPE:
            if start < at:
                yield start, at
            start = at + 1


def _short(blocks: Sequence[Block]) -> bool:
    texts = [block.text for block in blocks if isinstance(block, Heading | Paragraph)]
    return len(texts) == len(blocks) and sum(columns(plain(text)) for text in texts) <= _SHORT


def _below_headings(blocks: Sequence[Block], start: int) -> int:
    """Where the headings begin that end the blocks, counted from `start`."""
    at = len(blocks)
    while at and isinstance(blocks[at - 1], Heading):
        at -= 1
    return start + at


def _needs(block: Block) -> Sequence[Measure]:
    match block:
        case Heading() | Paragraph():
            return ()
        case Table():
            return measures(block)
        case Figures():
            return measures(numbers(block))
        case BarChart() | HeatMap() | Roadmap() | Trend():
            return chart_needs(block)
        case _:
            assert_never(block)
