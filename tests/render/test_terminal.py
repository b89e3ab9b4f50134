"""Documents on a screen and in a pipe."""

import re
import subprocess
import sys
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dangjian_cli.base.text import width
from dangjian_cli.document.document import Column, Document, Heading, Paragraph, Ratio, Table
from dangjian_cli.render.terminal import render

TEXT = st.text("落实三会一课制度，。（）“”·—RW-2026[bold]é \u0301\x1b\u202e\t\n", max_size=30)
BY_UNIT = Table(
    (Column("单位"), Column("总数", "number"), Column("完成率", "number")),
    (
        ("市直机关工委", 11, Ratio(5, 11)),
        ("  工委办公室", 2, Ratio(0, 0)),
        ("  工委组织部", None, Ratio(3, 3)),
    ),
    ("合计", 13, Ratio(8, 14)),
    "完成率＝完成÷总数。",
)
OVERDUE = Table(
    (Column("编号"), Column("到期"), Column("天数", "number"), Column("事项", "free")),
    (
        (
            "RW-2026-005",
            date(2026, 9, 15),
            15,
            "举办全市机关党务干部培训班，培训不少于 200 人次，做好学时登记",
        ),
        ("ZG-2026-04", None, 92, "会风不严"),
    ),
)
DOCUMENT = Document(
    "市直机关工委台账概况",
    (("统计日", "2026-09-30（dangjian.yaml）"), ("期间", "2026年")),
    (
        Paragraph("共 11 项，完成 5 项。"),
        Heading("按单位"),
        BY_UNIT,
        Heading("逾期清单"),
        OVERDUE,
        Heading("说明", 2),
        Paragraph("如有出入，\n以台账为准。"),
    ),
    ("1 个条目有误，没有计入。",),
)


def test_a_document_on_a_screen() -> None:
    """Notices first, title, meta on one line, tables aligned, the total apart, free text under itself."""
    assert (
        render(DOCUMENT, 60, colour=False)
        == """\
注意：1 个条目有误，没有计入。

市直机关工委台账概况
统计日 2026-09-30（dangjian.yaml） · 期间 2026年

共 11 项，完成 5 项。

【按单位】
单位          总数  完成率
市直机关工委    11   45.5%
  工委办公室     2      无
  工委组织部     -  100.0%
------------  ----  ------
合计            13   57.1%
完成率＝完成÷总数。

【逾期清单】
编号         到期        天数  事项
RW-2026-005  2026-09-15    15  举办全市机关党务干部培训班，
                               培训不少于 200 人次，做好学时
                               登记
ZG-2026-04   -             92  会风不严

说明
如有出入，
以台账为准。
"""
    )


def test_a_document_in_a_pipe_has_one_line_for_each_row() -> None:
    """Without a screen nothing is wrapped, whatever its length, and nothing is coloured."""
    text = render(DOCUMENT, None, colour=True)
    assert "举办全市机关党务干部培训班，培训不少于 200 人次，做好学时登记\n" in text
    assert "\x1b" not in text


def test_free_text_below_its_row_is_indented() -> None:
    """A screen too narrow for the free column shows its title and its texts below the others."""
    table = Table(
        (Column("编号"), Column("责任单位"), Column("事项", "free")),
        (("RW-2026-005#2026Q3", "市统计局机关党委", "举办全市机关党务干部培训班，做好学时登记"),),
    )
    assert (
        render(Document("逾期", blocks=(table,)), 40, colour=False)
        == """\
逾期

编号                责任单位
    事项
RW-2026-005#2026Q3  市统计局机关党委
    举办全市机关党务干部培训班，做好学时
    登记
"""
    )


def test_a_table_too_wide_is_continued() -> None:
    """What does not fit side by side follows as 续表 with the first column again, the total too."""
    columns = (Column("单位"), *(Column(f"{month}月", "number") for month in range(1, 13)))
    table = Table(columns, (("市直机关工委", *[1000] * 12),), ("合计", *[1000] * 12))
    assert (
        render(Document("按月", blocks=(table,)), 60, colour=False)
        == """\
按月

单位           1月   2月   3月   4月   5月   6月
市直机关工委  1000  1000  1000  1000  1000  1000
------------  ----  ----  ----  ----  ----  ----
合计          1000  1000  1000  1000  1000  1000

（续表）
单位           7月   8月   9月  10月  11月  12月
市直机关工委  1000  1000  1000  1000  1000  1000
------------  ----  ----  ----  ----  ----  ----
合计          1000  1000  1000  1000  1000  1000
"""
    )


def test_folded_titles_stand_on_the_line_of_the_others() -> None:
    """A title of one line is level with the last line of a folded one."""
    columns = (Column("单位"), *(Column(title, "number") for title in ("按期完成", "逾期完成", "总数")))
    table = Table(columns, (("市统计局机关党委第一党支部", 1, 2, 3),))
    assert (
        render(Document("表", blocks=(table,)), 44, colour=False)
        == """\
表

                            按期  逾期
单位                        完成  完成  总数
市统计局机关党委第一党支部     1     2     3
"""
    )


def test_a_very_narrow_screen_breaks_lines_itself() -> None:
    """Below 40 columns a table cannot be read anyway: the lines stay 40 columns wide."""
    assert render(DOCUMENT, 10, colour=False) == render(DOCUMENT, 40, colour=False)


def test_colour_only_adds() -> None:
    """Without its colour sequences a coloured document is the plain one."""
    coloured = render(DOCUMENT, 60, colour=True)
    assert "\x1b[1m" in coloured
    uncoloured = re.sub(r" *$", "", re.sub(r"\x1b\[[0-9;]*m", "", coloured), flags=re.MULTILINE)
    assert uncoloured == render(DOCUMENT, 60, colour=False)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents whose texts hold markup, control characters and marks that combine."""
    cells = st.tuples(TEXT, st.integers(0, 9999), TEXT)
    columns = (Column(draw(TEXT)), Column("天数", "number"), Column("事项", "free"))
    table = Table(columns, tuple(draw(st.lists(cells, max_size=3))), draw(st.none() | cells), draw(st.none() | TEXT))
    return Document(draw(TEXT), ((draw(TEXT), draw(TEXT)),), (Heading(draw(TEXT)), table, Paragraph(draw(TEXT))))


@given(documents())
def test_a_wide_screen_shows_what_a_pipe_gets(document: Document) -> None:
    """The rows that rich lays out are those that are joined without it: same texts, same alignment."""
    assert render(document, 1000, colour=False) == render(document, None, colour=False)


@given(documents(), st.none() | st.integers(20, 130))
def test_no_text_of_a_ledger_reaches_the_terminal_as_a_command(document: Document, columns: int | None) -> None:
    """Escapes and direction overrides are spelled out in every part of a document."""
    assert not set("\x1b\u202e\t") & set(render(document, columns, colour=False))


@given(documents(), st.integers(40, 130))
def test_no_line_is_wider_than_the_screen(document: Document, columns: int) -> None:
    """A terminal never has to break a line itself."""
    assert all(width(line) <= columns for line in render(document, columns, colour=False).split("\n"))


NAMES = st.text("市直机关工委第一党支部é\u0301A", min_size=1, max_size=14)


@given(st.lists(st.tuples(NAMES, st.integers(0, 10**6), st.just("※")), min_size=1), st.sampled_from([None, 80]))
def test_the_free_column_begins_at_the_same_place_in_every_row(
    rows: list[tuple[str, int, str]], columns: int | None
) -> None:
    """Whatever is mixed before it, Chinese, ASCII or combining marks, the last column is straight."""
    table = Table((Column("单位"), Column("天数", "number"), Column("※", "free")), tuple(rows))
    lines = render(Document("表", blocks=(table,)), columns, colour=False).splitlines()[2:]
    assert len(lines) == len(rows) + 1
    assert len({width(line.split("※")[0]) for line in lines}) == 1


def test_our_own_characters_exist_on_a_gbk_console() -> None:
    """Nothing that the renderer adds needs more than GBK."""
    assert render(DOCUMENT, 60, colour=False).encode("gbk")


def test_a_pipe_does_not_load_rich() -> None:
    """Start-up counts: rich is imported when a table is drawn on a screen, else never."""
    code = (
        "import sys; from dangjian_cli.document.document import *;"
        "from dangjian_cli.render.terminal import render;"
        "table = Table((Column('单位'),), (('工委',),));"
        "render(Document('表', blocks=(table,)), None, False); assert 'rich' not in sys.modules;"
        "render(Document('表', blocks=(table,)), 80, False); assert 'rich' in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
