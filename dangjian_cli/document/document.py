"""Document and its typed blocks. Cells stay typed (a ratio is two integers): renderers format them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, NamedTuple


class Ratio(NamedTuple):
    """A share of something, kept as two integers until it is printed."""

    numerator: int
    denominator: int

    def percent(self) -> str:
        """One decimal, half up: `62.5%`; of nothing: `无`."""
        if self.denominator == 0:
            return "无"
        share = Decimal(100 * self.numerator) / Decimal(self.denominator)
        return f"{share.quantize(Decimal('0.1'), ROUND_HALF_UP)}%"


Cell = str | int | Decimal | Ratio | date | None
"""What stands in a table. Blanks that open a text show its depth in a tree (every format but csv keeps them).
None is "there is no such figure", which is neither 0 nor an empty text."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `number` aligns right; the last may be `free` text, which takes what is left."""

    title: str
    kind: Literal["text", "number", "free"] = "text"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the highest below the title."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of text."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of typed cells under named columns. `total` is a closing row, drawn apart."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    note: str | None = None


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """What a report shows.

    `notices` say that the input was incomplete: sentences that stand first of all, after a 注意： that the
    renderer adds. `meta` are pairs of a word and its value: (`统计日`, `2026-09-30`).
    """

    title: str
    meta: tuple[tuple[str, str], ...] = ()
    blocks: Sequence[Block] = ()
    notices: tuple[str, ...] = ()


def shown(cell: Cell) -> str:
    """The text of a cell in every text format; nothing for None.

    A ratio is its percentage alone (`62.5%`, of nothing `无`): percentages compare at a glance where `5/8`
    and `12/16` do not, and a table that shows a rate has both counts in columns of their own.
    """
    if cell is None:
        return ""
    if isinstance(cell, Ratio):
        return cell.percent()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return str(cell)
