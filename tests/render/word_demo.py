"""A letter from the real workspace, with every kind of block: what the tests of the Word format read, and people look at.

`python tests/render/word_demo.py 通报.docx` writes it.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from dangjian_cli.cli.asking import Asked
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.output import Output
from dangjian_cli.document.chart import (
    Bar,
    BarChart,
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
from dangjian_cli.document.document import Block, Document, Heading, Letter, Paragraph
from dangjian_cli.document.numbering import numbered
from dangjian_cli.layout.decomposition import decomposition_report
from dangjian_cli.layout.life import life_report
from dangjian_cli.layout.status import status
from dangjian_cli.obligations.obligation import Role
from dangjian_cli.render.word import render
from dangjian_cli.reports.columns import word
from dangjian_cli.reports.completion import Completion, completion
from dangjian_cli.reports.grouping import Dimension
from dangjian_cli.reports.request import Request

ROOT = Path(__file__).resolve().parents[2]
LETTER = Letter(
    issuer="中共××市委市直机关工作委员会文件",
    number="×直工发〔2026〕1号",
    addressee="各直属机关党委、党总支、党支部",
    signer="中共××市委市直机关工作委员会",
    signed_on=date(2026, 9, 30),
)
_OPENING = (
    "为压紧压实机关党建工作责任，按照年度工作要点和责任清单，市直机关工委依据各单位登记的台账，对2026年党建重点任务完成情况进行了汇总。"
    "现将有关情况通报如下。"
)
_CLOSING = "各单位要对照本通报逐项核实，未完成的抓紧办理并及时登记佐证，逾期事项于10月15日前书面说明原因和补救措施。"


def status_report() -> Document:
    """`status` of the year."""
    return _made()[0]


def letter() -> Document:
    """A 通报: the figures of the year, the roadmap of what is open, the charts, the lists."""
    figures, completed, life, decomposed = _made()
    blocks: list[Block] = [Paragraph(_OPENING), Heading("总体情况"), *figures.blocks[:2]]
    blocks += [
        Heading("各单位完成情况"),
        *_charts(completed),
        Heading("逾期和临期事项", 1),
        *_below(replace(figures, blocks=figures.blocks[4:8])),
    ]
    blocks += [Heading("组织生活", 1), *_below(life), Heading("分解落实", 1), *_below(decomposed)]
    blocks += [Heading("下一步要求"), Heading("逐项核实", 2), Paragraph(_CLOSING)]
    return replace(
        figures, title="关于2026年前三季度机关党建重点任务完成情况的通报", blocks=numbered(blocks), letter=LETTER
    )


def _below(document: Document) -> Iterator[Block]:
    for block in document.blocks:
        yield replace(block, level=block.level + 1) if isinstance(block, Heading) else block


def _made() -> tuple[Document, Completion, Document, Document]:
    session = open_session([ROOT / "ledgers"], Output(quiet=True))
    day, asked = date(2026, 9, 30), Asked(None, None)
    span = session.period(None, day)
    situation = session.situation(day, span, asked)
    scope = session.scope(situation, None, None, asked)
    report = completion(situation, span, scope, Dimension.UNIT)
    document, request = status(report, situation.book, ""), Request(situation, span, scope)
    return document, report, life_report(request), decomposition_report(request)


def _lanes(report: Completion) -> tuple[Lane, ...]:
    return tuple(
        Lane(
            one.obligation.title,
            one.obligation.unit,
            date(2026, 3, 1),
            one.standing.due or report.as_of,
            Tone.BAD,
            word(one.standing),
        )
        for one in report.overdue
        if one.obligation.role is Role.MATTER
    )


def _charts(report: Completion) -> Iterator[Block]:
    series = (Series("完成", Tone.GOOD), Series("未到期", Tone.PLAIN), Series("逾期", Tone.BAD))
    bars = []
    for group in report.groups:
        tally = group.own.matters
        if tally.total:
            bars.append(
                Bar(
                    "  " * group.depth + group.name,
                    (tally.done, tally.total - tally.done - tally.overdue, tally.overdue),
                )
            )
    yield BarChart("各单位事项完成情况", series, tuple(bars))
    yield Roadmap("逾期事项路线图", date(2026, 1, 1), date(2026, 12, 31), report.as_of, _lanes(report)[:12])
    months = tuple(f"{month}月" for month in range(1, 13))
    fields = (
        HeatCell("√", Tone.GOOD),
        HeatCell("补", Tone.CAUTION),
        HeatCell("缺", Tone.BAD),
        HeatCell("免", Tone.QUIET),
        None,
    )
    rows = tuple(
        HeatRow(bar.label.strip(), tuple(fields[(at * at + row) % 5] for at in range(12)))
        for row, bar in enumerate(bars[:8])
    )
    yield HeatMap("支部党员大会逐月开展情况", "党组织", months, rows, "√ 按期　补 补开　缺 缺期　免 豁免")
    points = tuple(Point(f"{month}月", (month * 3, month if month > 3 else None)) for month in range(1, 10))
    yield Trend("逐月完成数", (Series("完成"), Series("销号")), points)


if __name__ == "__main__":
    for name, document in (("通报.docx", letter()), ("概况.docx", status_report())):
        Path(sys.argv[1], name).write_bytes(render(document))
