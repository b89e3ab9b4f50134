"""Document and its typed blocks. Cells stay typed (a ratio is two integers): renderers format them.

A block is a Heading, a Paragraph, a Table, the leading figures or one of the charts of `chart.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from dangjian_cli.document.chart import Chart, Figures


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


Block: TypeAlias = "Heading | Paragraph | Table | Figures | Chart"


@dataclass(frozen=True, slots=True)
class Letter:
    """What an official document carries around its text (公文要素); only what is given is printed.

    `issuer` is the 发文机关标志 on top, `number` the 发文字号, `addressee` the 主送机关, `signer` and `signed_on`
    the 署名 and 成文日期 below the text. Headings below such a title are numbered 一、（一）1. by layout.
    """

    issuer: str | None = None
    number: str | None = None
    addressee: str | None = None
    signer: str | None = None
    signed_on: date | None = None

    @property
    def opening(self) -> tuple[str, ...]:
        """The lines between title and text that a page without layout shows: 发文字号, 主送机关."""
        return tuple(text for text in (self.number, self.addressee and f"{self.addressee}：") if text)

    @property
    def closing(self) -> tuple[str, ...]:
        """The lines below the text: 署名, 成文日期 (2026年9月30日)."""
        day = self.signed_on
        written = f"{day.year}年{day.month}月{day.day}日" if day is not None else None
        return tuple(text for text in (self.signer, written) if text)


@dataclass(frozen=True, slots=True)
class Document:
    """What a report shows.

    `notices` say that the input was incomplete: sentences that stand first of all, after a 注意： that the
    renderer adds. `meta` are pairs of a word and its value: (`统计日`, `2026-09-30`). `annexes` (附件) come after
    the signature of a letter.
    """

    title: str
    meta: tuple[tuple[str, str], ...] = ()
    blocks: Sequence[Block] = ()
    notices: tuple[str, ...] = ()
    letter: Letter | None = None
    annexes: Sequence[Block] = ()

    @property
    def everything(self) -> tuple[Block, ...]:
        """The text and the annexes."""
        return (*self.blocks, *self.annexes)


def shown(cell: Cell) -> str:
    """The text of a cell in every text format; nothing for None.

    A ratio is its percentage alone (`62.5%`, of nothing `无`): percentages compare at a glance where `5/8`
    and `12/16` do not, and a table that shows a rate has both counts in columns of their own.
    """
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, Ratio):
        return cell.percent()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return str(cell)
