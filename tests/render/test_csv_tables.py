"""Tables as CSV, read back by the csv module."""

import csv
from datetime import date
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_cli.document.document import Cell, Column, Document, Heading, Paragraph, Ratio, Table
from dangjian_cli.render.csv import render


def test_all_tables_and_nothing_else() -> None:
    """Each table with its header and its total, a blank line between two; no title, notice or note."""
    columns = (Column("单位"), Column("总数", "number"), Column("完成率", "number"))
    rows: tuple[tuple[Cell, ...], ...] = (("工委", 11, Ratio(5, 11)), ("  办公室", None, Ratio(0, 0)))
    document = Document(
        "概况",
        (("统计日", "2026-09-30"),),
        (
            Heading("按单位"),
            Table(columns, rows, ("合计", 11, None), "注"),
            Paragraph("说明"),
            Table((Column("到期"),), ((date(2026, 9, 30),),)),
        ),
        ("有误",),
    )
    assert render(document) == (
        "单位,总数,完成率\r\n工委,11,45.5%\r\n办公室,,无\r\n合计,11,\r\n\r\n到期\r\n2026-09-30\r\n"
    )


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
def test_a_text_is_never_a_formula(sign: str) -> None:
    """A cell that a spreadsheet would run begins with an apostrophe, even behind blanks."""
    document = Document("表", blocks=(Table((Column("事项"),), ((f" {sign}1+1",),)),))
    assert render(document) == f"事项\r\n'{sign}1+1\r\n"


def test_a_number_stays_a_number() -> None:
    """The guard is for texts: minus one is -1."""
    assert render(Document("表", blocks=(Table((Column("差", "number"),), ((-1,),)),))) == "差\r\n-1\r\n"


CELL = st.text('落实制度,"\n é', max_size=20).map(str.strip)


@given(st.lists(st.tuples(CELL, st.integers(), CELL), max_size=5))
def test_tables_read_back(rows: list[tuple[str, int, str]]) -> None:
    """Commas, quotes and line ends come back as they were."""
    columns = (Column("单位"), Column("数", "number"), Column("事项", "free"))
    text = render(Document("表", blocks=(Table(columns, tuple(rows)),)))
    assert list(csv.reader(StringIO(text, newline=""))) == [
        ["单位", "数", "事项"],
        *([first, str(number), last] for first, number, last in rows),
    ]


def test_control_characters_are_spelled_out() -> None:
    """CSV may be read in a terminal too."""
    document = Document("表", blocks=(Table((Column("\x1b]0;"),), (("\u202e",),)),))
    assert render(document) == "\\x1b]0;\r\n\\u202e\r\n"
