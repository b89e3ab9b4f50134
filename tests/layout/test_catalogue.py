"""Every report on the worked example: in every format, and every sentence of an official one with a figure."""

import re
from functools import cache
from pathlib import Path

import pytest

from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.publishing import FORMATS, DocumentFormat
from dangjian_cli.cli.report import Wanted, document_of
from dangjian_cli.cli.session import Session
from dangjian_cli.document.document import Document, Paragraph, Table
from dangjian_cli.layout.catalogue import reports_of

ROOT = Path(__file__).parents[2]
NAMES = [one.name for one in reports_of(None)]
LEGENDS = re.compile("由单位填写|任期|可信度|^附件|没有|未建组织生活台账|依据|另见|见 dangjian|√")


@cache
def session() -> Session:
    return open_session([ROOT / "ledgers"], Output(quiet=True))


@cache
def made(name: str, unit: str | None = None) -> Document:
    wanted = Wanted(session(), "2026Q3", 30, unit, None, None, None)
    by_name = {one.name: one for one in reports_of(session().loaded.book)}
    return document_of(by_name[name], wanted.request())


@pytest.mark.parametrize(
    "format", [pytest.param(each, marks=[] if each == "text" else pytest.mark.untraced) for each in FORMATS]
)
@pytest.mark.parametrize("name", NAMES)
def test_every_report_in_every_format(name: str, format: DocumentFormat) -> None:
    """Nothing fails, nothing is empty, and the title is in it (a csv has tables alone)."""
    wanted = Wanted(session(), "2026Q3", 30, None, None, None, None)
    content = wanted.page(wanted.request(), made(name)).content(format, Output(quiet=True))
    assert content
    if isinstance(content, str) and format not in ("csv", "markdown"):
        assert made(name).title in content
    assert isinstance(content, bytes) == (format in ("excel", "word"))


@pytest.mark.parametrize("name", ["自查报告", "督查通报", "换届提醒函", "督办单", "近期工作提醒单"])
@pytest.mark.parametrize("unit", [None, "市统计局机关党委", "市财政局机关纪委"])
def test_every_generated_sentence_carries_a_figure(name: str, unit: str | None) -> None:
    """A paragraph without a number says nothing that an office could check."""
    document = made(name, unit)
    for block in document.everything:
        if isinstance(block, Paragraph) and not LEGENDS.search(block.text):
            assert re.search("[0-9]", block.text), block.text


def test_a_report_of_one_unit_is_signed_by_it() -> None:
    """No red head and no number of the committee; the title names the unit."""
    whole, own = made("自查报告"), made("自查报告", "市统计局机关党委")
    assert whole.letter is not None
    assert own.letter is not None
    assert whole.letter.signer == "市直机关工委"
    assert whole.title.startswith("市直机关工委2026年第三季度")
    assert (own.letter.signer, own.letter.issuer) == ("市统计局机关党委", None)
    assert own.title == "市统计局机关党委2026年第三季度党建工作自查报告"


def test_the_figures_of_the_board_are_those_of_status() -> None:
    """Cards, headline and chart are counted once."""
    figures = Wanted(session(), "2026Q3", 30, None, None, None, None).request().completion.figures
    document = made("看板")
    cards = {one.label: one.value for one in document.blocks[0].items}  # type: ignore[union-attr]
    assert cards["事项"] == figures.matters.total
    assert cards["逾期"] == figures.matters.overdue
    assert cards["完成率"] == figures.matters.completion_rate
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert table.rows[0][1] == figures.matters.total
