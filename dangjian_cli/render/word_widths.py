"""How wide the columns of a table are on paper, and whether it needs the paper turned."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dangjian_cli.document.document import Table, shown
from dangjian_cli.render.flow import plain
from dangjian_cli.render.word_xml import PADDING

SIZES = (24, 21, 18, 15)
"""小四, 五号, 小五, 六号 in half points: the first two for any table, the others when nothing else helps."""

_WHOLE = re.compile(r"[\x21-\x7e]+")
"""What must not be broken: dates, numbers, identifiers."""
_TEXT_COMFORT = 12
_FREE_COMFORT = 24
_WHOLE_LIMIT = 24
_TITLE_LEAST = 4


@dataclass(frozen=True, slots=True)
class Measure:
    """Columns of half a character that a column of a table would like, needs to look well, and must have."""

    natural: int
    comfort: int
    least: int


def columns(text: str) -> int:
    """Halves of a Chinese character that the text takes. Every sign that is not ASCII is as wide as one (×, —, “).

    ASCII counts a quarter more than it has in 仿宋, % twice: where that is missing, what stands in has wider letters.
    """
    narrow = sum(map(str.isascii, text)) - text.count("%")
    return 2 * (len(text) - narrow) + -(-narrow * 5 // 4)


def measures(table: Table) -> tuple[Measure, ...]:
    """What every column needs."""
    found = []
    for at, column in enumerate(table.columns):
        cells = {
            plain(shown(row[at])) for row in (*table.rows, *((table.total,) if table.total else ())) if at < len(row)
        }
        found.append(measure(column.title, cells, column.kind))
    return tuple(found)


def measure(title: str, cells: Iterable[str], kind: str) -> Measure:
    """What a column with this title and these cells needs; a title may be set in two lines."""
    lines = [line for cell in cells for line in cell.split("\n")]
    widest = max((columns(line) for line in lines), default=0)
    titled = columns(title)
    natural = max(widest, titled, 2)
    half = max(_TITLE_LEAST, (titled + 3) // 4 * 2)
    if kind == "number":
        return Measure(natural, max(widest, titled if titled <= 6 else half), max(widest, min(half, 6)))
    whole = max((columns(part) for line in lines for part in _WHOLE.findall(line)), default=0)
    comfort = min(natural, max(whole, half, _FREE_COMFORT if kind == "free" else _TEXT_COMFORT))
    return Measure(natural, comfort, min(comfort, max(min(whole, _WHOLE_LIMIT), half, 8)))


def demand(needs: Sequence[Measure], size: int) -> int:
    """How wide the table has to be to look well."""
    return sum(_twips(need.comfort, size) for need in needs)


def allot(needs: Sequence[Measure], room: int, size: int) -> list[int]:
    """Widths in twips that fill the room: everyone gets what it must have, who wants more shares what is left."""
    natural = [_twips(need.natural, size) for need in needs]
    steps = ([_twips(need.least, size) for need in needs], [_twips(need.comfort, size) for need in needs], natural)
    widths = list(steps[0])
    for step in steps:
        wanted = [max(wish - has, 0) for wish, has in zip(step, widths, strict=True)]
        left = max(room - sum(widths), 0)
        share = min(1.0, left / sum(wanted)) if sum(wanted) else 0
        widths = [has + int(wish * share) for has, wish in zip(widths, wanted, strict=True)]
    # What nobody wants makes all columns wider; what is not there makes all narrower.
    scale = room / sum(widths)
    widths = [max(int(has * scale), 2 * PADDING) for has in widths]
    widths[-1] += max(room - sum(widths), 0)
    # What the narrowest were given above their share comes from the widest.
    for at in sorted(range(len(widths)), key=lambda at: -widths[at]):
        widths[at] -= min(max(sum(widths) - room, 0), widths[at] - 2 * PADDING)
    return widths


def fitting(needs: Sequence[Measure], room: int) -> int:
    """The size of type, from 五号 down, at which the room holds what the columns must have."""
    for size in SIZES[1:]:
        if sum(_twips(need.least, size) for need in needs) <= room:
            return size
    return SIZES[-1]


def _twips(columns: int, size: int) -> int:
    return columns * size * 5 + 2 * PADDING + 20
