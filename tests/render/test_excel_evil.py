"""One evil text at every place of a document: it comes back as text, and the workbook stays a sound one."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opened import Opened

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
from dangjian_cli.document.document import Column, Document, Heading, Letter, Paragraph, Table
from dangjian_cli.exchange.sheets import Heading as ColumnHeading
from dangjian_cli.exchange.sheets import Sheet, workbook_of
from dangjian_cli.render.excel import render
from dangjian_cli.render.flow import plain
from dangjian_cli.render.workbook import units

EVIL = {
    "nothing": "",
    "blank": "   ",
    "sum": "=1+1",
    "plus": "+1",
    "minus": "-1",
    "at": "@SUM(A1)",
    "full-width equals": "＝1+1",
    "blank before a formula": " =1+1",
    "array": "{=1+1}",
    "command": "=cmd|' /C calc'!A0",
    "hyperlink": '=HYPERLINK("https://example.com","看")',
    "number": "010",
    "exponent": "1e5",
    "day": "2026-09-30",
    "truth": "TRUE",
    "address": "https://example.com/?a=1#b",
    "mail": "mailto:a@example.com",
    "place": "internal:'说明'!A1",
    "cell": "甲!A1",
    "cell by formula": "='说明'!$A$1",
    "escape": "\x1b]0;标题\x07\x00",
    "line ends": "一\n二\r\n三\u2028四\x85五",
    "right to left": "\u202e\u200f\u2067甲",
    "half of a pair": "\ud800甲\udfff",
    "no characters": "\ufffe\uffff",
    "escape of Excel": "_x0041__x001B_ _x005F_ _xZZZZ_",
    "own XML of the writer": "<r><t>甲</t></r>",
    "broken XML of the writer": "<r></b></r>",
    "html": "<script>alert(1)</script>&nbsp;<!--",
    "xml": "]]>&amp;&#10;<?xml?>",
    "emoji": "👨\u200d👩\u200d👧🇨🇳❤️",
    "codes of a header": '&P&N&&D&"宋体"&14&G',
    "name of a sheet": "'[甲]:乙*?/\\'",
    "apostrophe": "引'号",
    "reserved name": "History",
    "title of 2,000": "长" * 2000,
    "ampersands": "&" * 300,
}


def document(evil: str) -> Document:
    """The text at every place that takes one."""
    return Document(
        evil,
        ((evil, evil),),
        (
            Heading(evil),
            Paragraph(evil),
            Table((Column(evil), Column(evil, "number"), Column(evil, "free")), ((evil, 1, evil),), (evil, None, evil), evil),
            BarChart(evil, (Series(evil), Series(evil)), (Bar(evil, (1, 2)),), evil),
            Trend(evil, (Series(evil),), (Point(evil, (Decimal("0.5"),)), Point(evil, (None,))), evil),
            HeatMap(evil, evil, (evil,), (HeatRow(evil, (HeatCell(evil, Tone.BAD),)),), evil),
            Roadmap(evil, date(2026, 1, 1), date(2026, 3, 1), date(2026, 2, 1), (Lane(evil, evil, None, date(2026, 2, 1), Tone.BAD, evil),)),
        ),
        (evil,),
        Letter(evil, evil, evil, evil, date(2026, 9, 30)),
    )  # fmt: skip


def told(evil: str) -> str:
    """What a cell shows of it: control characters spelled out, leading blanks an indent."""
    return plain(evil).lstrip(" ")


@pytest.mark.parametrize("evil", EVIL.values(), ids=EVIL)
def test_an_evil_text_is_a_text_everywhere(evil: str) -> None:
    """The same in every cell; no formula, no link but our own, no chart title that reads a cell, every part sound XML."""
    opened = Opened(render(document(evil)))
    table, bars, trend, heat, road = opened.names[1:]
    text = told(evil)
    assert opened.rows(table)[:3] == [[text, text, text], [text, 1.0, text], [text, "", text]]
    assert opened.rows(table)[4][0] == text
    assert opened.rows(bars) == [[text, text, text, "合计"], [text, 1.0, 2.0, 3.0]]
    assert opened.rows(trend) == [[text, text], [text, 0.5], [text, ""]]
    assert opened.rows(heat)[:2] == [[text, text], [text, text]]
    assert opened.rows(road)[1][:5] == [text, "", date(2026, 2, 1), text, text]
    cover = "".join(str(row[0]) for row in opened.rows("说明")).replace("\n", "")
    assert cover.count(text.replace("\n", "")) >= 7
    assert opened.count("f") == 0
    assert opened.count("hyperlink") == 5
    assert len(opened.charts()) == 2
    for chart in opened.charts():
        title = chart[chart.index("<c:chart>") : chart.index("<c:plotArea>")]
        assert "<c:f>" not in title
        assert "<c:f>" not in "".join(part.split("</c:title>")[0] for part in chart.split("<c:title>")[1:])
    places = [f"'{name.replace(chr(39), chr(39) * 2)}'!A1" for name in opened.names[1:]]
    assert opened.attributes("说明", "hyperlink", "location") == places
    assert not any(name.startswith("xl/worksheets/_rels/sheet1.") for name in opened.parts)
    for name in opened.names:
        assert units(opened.text(name, "oddHeader")) <= 255


@pytest.mark.untraced
@given(st.text(max_size=40) | st.text("<r>/=_x041'&! \n", max_size=12))
def test_any_text_is_a_text(evil: str) -> None:
    """Whatever it is made of: a cell gives back what a terminal would show."""
    table = Table((Column("甲"), Column("事项", "free")), (("甲", evil),))
    opened = Opened(render(Document(evil, blocks=(Heading(evil), table))))
    assert opened.rows(opened.names[1])[1] == ["甲", told(evil)]


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@A", "＝1", "010", "2026-09-30", ".5"])
def test_a_text_stays_one_when_its_cell_is_edited(evil: str) -> None:
    """Excel reads an edited cell anew, unless it is marked as text; what cannot be mistaken has no such mark."""
    opened = Opened(render(Document("表", blocks=(Table((Column("甲"),), ((evil,), ("甲",))),))))
    assert (opened.style("表", "A2").quoted, opened.style("表", "A3").quoted) == (True, False)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("长" * 32_767, 32_767), ("长" * 32_768, 32_767), ("🎉" * 16_384, 32_767), ("a" * 100_000, 32_767), ("&" * 40_000, 32_767)],
)  # fmt: skip
def test_what_no_cell_can_hold_is_cut_off_with_a_remark(text: str, kept: int) -> None:
    """Excel holds 32,767 UTF-16 units in a cell; nothing is lost in silence, no emoji is halved."""
    opened = Opened(render(Document("表", blocks=(Table((Column("事项", "free"),), ((text,),)),))))
    read = str(opened.rows("表")[1][0])
    assert kept - 1 <= units(read) <= kept
    whole = units(text) <= 32_767
    assert read.endswith("（原文过长，Excel 一格只能放 32767 个字符，其余未写出）") != whole
    assert text.startswith(read.partition("\n")[0].rstrip("…"))


@pytest.mark.parametrize("text", ["<r><t>甲</t></r>", "=1+1", "https://example.com", "_x0041_"])
def test_what_is_exchanged_is_text_as_well(text: str) -> None:
    """Sheets to be filled in are written by the same hand."""
    opened = Opened(workbook_of([Sheet("表", (ColumnHeading(text),), [(text,)])], {"说明": [text]}))
    assert opened.rows("表") == [[text], [text]]
    assert opened.rows("说明") == [[text]]
    assert opened.count("f") == opened.count("hyperlink") == 0
