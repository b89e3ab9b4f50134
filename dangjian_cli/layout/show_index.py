"""`show` of what an assessment is made of: a line of a 考核方案 with those below it, a 考核评分 with its score."""

from collections.abc import Iterator
from fractions import Fraction

from dangjian_cli.book.book import Book
from dangjian_cli.document.document import Block, Cell, Column, Heading, Paragraph, Table
from dangjian_cli.models.index import IndexSort, Indicator
from dangjian_cli.models.score_sheet import ScoreSheet
from dangjian_cli.reports.assessing import indexes
from dangjian_cli.reports.cards import decimal
from dangjian_cli.reports.index import Line

_BELOW = (Column("编号"), Column("分值", "number"), Column("计分"), Column("名称", "free"))


def of_indicator(line: Indicator, book: Book) -> Iterator[Block]:
    """The lines directly below, with what they are worth; of a content how it is scored is among its fields."""
    index = next(one for one in indexes(book) if one.ledger is book.by_id[line.id][0])
    below = next((one.below for one in index.lines if one.model.id == line.id), ())
    if below:
        yield Heading(f"下级 {len(below)} 项，合计 {decimal(sum((one.worth for one in below), Fraction(0)))} 分")
        yield Table(_BELOW, tuple(_row(one) for one in below))
    race = " --scheme 竞赛" if index.sort is IndexSort.COMPETITION else ""
    yield Paragraph(f"各单位得了多少分：dangjian score{race}")


def _row(line: Line) -> tuple[Cell, ...]:
    method = line.model.method
    return (line.model.id, decimal(line.worth), method and method.value, line.model.title)


def of_sheet(sheet: ScoreSheet) -> Iterator[Block]:
    """What is judged by hand is a part: the rest is computed."""
    if sheet.unit and sheet.period:
        yield Paragraph(f"总分和每一分怎样来的：dangjian score {sheet.period} --only {sheet.unit}")
