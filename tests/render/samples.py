"""Documents that hold every block and every part, around whatever texts a test wants to see drawn."""

from datetime import date, timedelta
from decimal import Decimal

from dangjian_cli.document.chart import (
    Bar,
    BarChart,
    Figure,
    Figures,
    HeatCell,
    HeatMap,
    HeatRow,
    Lane,
    Point,
    Roadmap,
    Series,
    Tone,
    Trend,
)
from dangjian_cli.document.document import Block, Cell, Column, Document, Heading, Letter, Paragraph, Ratio, Table

TODAY = date(2026, 9, 30)
_UNITS = ("工委办公室", "市财政局机关党委", "市统计局离退休干部党支部", "市住建局机关党委", "工委组织部")
_WORDS = ((Tone.BAD, "逾期"), (Tone.CAUTION, "临期"), (Tone.GOOD, "按期完成"), (Tone.PLAIN, "推进中"))
_FIELDS = tuple(HeatCell(tone.value, tone) for tone in (*Tone, *Tone))


def every_block(text: str) -> Document:
    """A document in which `text` stands in every place that a ledger can fill."""
    return Document(
        text,
        ((text, text),),
        (*blocks_of(text), Heading("表"), listing(3)),
        (text,),
        Letter(text, text, text, text, TODAY),
    )


def blocks_of(text: str) -> tuple[Block, ...]:
    """One block of each kind, full of the text."""
    return (
        Figures((Figure(text, 3, Tone.BAD, text), Figure("率", Ratio(1, 2)), Figure("没有", None))),
        Heading(text),
        Paragraph(text),
        Table((Column(text), Column("数", "number")), ((text, 1), (text, None)), (text, 1), text),
        BarChart(
            text, (Series(text, Tone.GOOD), Series("乙", Tone.GOOD)), (Bar(text, (1, 2)), Bar("空", (0, 0))), text
        ),
        HeatMap(text, text, (text, "2月"), (HeatRow(text, (HeatCell(text, Tone.BAD), None)),), text),
        Roadmap(text, date(2026, 1, 1), date(2026, 12, 31), TODAY, (Lane(text, text, None, TODAY, Tone.BAD, text),)),
        Trend(text, (Series(text), Series("乙")), (Point(text, (1, None)), Point("二", (Decimal("2.5"), 3))), text),
    )


def listing(count: int) -> Table:
    """A list of so many matters, as reports have them."""
    columns = (
        *(Column(title) for title in ("编号", "单位", "时限", "现状", "责任人")),
        Column("进度", "number"),
        Column("事项", "free"),
    )
    rows = tuple(_matter(number) for number in range(count))
    return Table(columns, rows, ("合计", None, None, None, None, Ratio(1, 2), None))


def _matter(number: int) -> tuple[Cell, ...]:
    return (
        f"RW-2026-{number:04}",
        _UNITS[number % len(_UNITS)],
        TODAY + timedelta(days=number * 7919 % 300 - 200),
        _WORDS[number % len(_WORDS)][1],
        "张某某、李某某",
        None if number % 11 == 0 else Ratio(number % 97, 97),
        f"落实“第一议题”制度，研究第 {number} 次学习的贯彻措施",
    )


def dashboard(count: int) -> Document:
    """A page for leaders over so many matters: figures, drawings, a roadmap of every seventh and the list of all."""
    rows = listing(count).rows
    lanes = tuple(
        Lane(str(row[6]), unit, row[2] - timedelta(days=60) if number % 3 else None, row[2], *_WORDS[number % 4])
        for unit in _UNITS
        for number, row in enumerate(rows[::7])
        if row[1] == unit and isinstance(row[2], date)
    )
    return Document(
        "市直机关党建工作责任清单：2026年进展",
        (("统计日", "2026-09-30"), ("范围", "全部单位")),
        (
            Figures(
                (
                    Figure("事项总数", count),
                    Figure("已完成", count // 2, Tone.GOOD, "完成率 50.0%"),
                    Figure("逾期", count // 6, Tone.BAD),
                    Figure("临期", 14, Tone.CAUTION),
                )
            ),
            Heading("各单位"),
            BarChart(
                "各单位办理情况",
                (Series("已完成", Tone.GOOD), Series("推进中", Tone.PLAIN), Series("逾期", Tone.BAD)),
                tuple(Bar(unit, (9 - at, at, 2)) for at, unit in enumerate(_UNITS)),
            ),
            Trend(
                "完成率走势",
                (Series("完成率"), Series("按期率", Tone.GOOD)),
                tuple(Point(f"{month}月", (Decimal(month * 6), 95 - month)) for month in range(1, 10)),
                "%",
            ),
            HeatMap(
                "组织生活逐月开展情况",
                "党支部",
                tuple(f"{month}月" for month in range(1, 13)),
                tuple(HeatRow(unit, (*_FIELDS, None, None)) for unit in _UNITS),
                "好＝按期开。",
            ),
            Roadmap("路线图", date(2026, 1, 1), date(2026, 12, 31), TODAY, lanes),
            Heading("全部事项"),
            listing(count),
        ),
        ("有 1 个条目写错，没有计入。",),
    )
