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


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `number` columns align right; one `free` text column at most, the last, takes what is left."""

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
    """What a report shows. `notices` say that the input was incomplete: first of all, in every format."""

    title: str
    meta: tuple[tuple[str, str], ...] = ()
    blocks: Sequence[Block] = ()
    notices: tuple[str, ...] = ()


def shown(cell: Cell) -> str:
    """The text of a cell; nothing for None."""
    if cell is None:
        return ""
    if isinstance(cell, Ratio):
        return cell.percent()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)
