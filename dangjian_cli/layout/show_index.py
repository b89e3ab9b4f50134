"""`show` of what an assessment is made of: a line of a 考核方案 with those below it, a 考核评分 with its score."""

from collections.abc import Iterator
from decimal import Decimal

from dangjian_cli.book.book import Book
from dangjian_cli.document.document import Block, Cell, Column, Heading, Paragraph, Table
from dangjian_cli.models.index import IndexHeader, IndexSort, Indicator
from dangjian_cli.models.score_sheet import ScoreSheet

_BELOW = (Column("编号"), Column("分值", "number"), Column("计分"), Column("名称", "free"))


def of_indicator(line: Indicator, book: Book) -> Iterator[Block]:
    """The lines directly below; of a content how it is scored is among its fields."""
    ledger, _ = book.by_id[line.id]
    below = [entry.model for entry in ledger.of(Indicator) if entry.model.parent == line.id]
    if below:
        total = sum((one.weight or one.worth or Decimal() for one in below), Decimal())
        yield Heading(f"下级 {len(below)} 项，合计 {_plain(total)} 分")
        yield Table(_BELOW, tuple(_row(one) for one in below))
    header = ledger.header
    race = isinstance(header, IndexHeader) and header.sort is IndexSort.COMPETITION
    yield Paragraph("各单位得了多少分：dangjian score" + (" --scheme 竞赛" if race else ""))


def _row(line: Indicator) -> tuple[Cell, ...]:
    worth = line.weight or line.worth
    return (line.id, _plain(worth) if worth is not None else None, line.method and line.method.value, line.title)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def of_sheet(sheet: ScoreSheet) -> Iterator[Block]:
    """What is judged by hand is a part: the rest is computed."""
    if sheet.unit and sheet.period:
        yield Paragraph(f"总分和每一分怎样来的：dangjian score {sheet.period} --only {sheet.unit}")
