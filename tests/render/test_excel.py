"""A document as a workbook, read back by python-calamine and from its XML."""

import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from opened import Opened

from dangjian_cli.base.errors import NO_EXCEL, DangjianError
from dangjian_cli.document.chart import Bar, BarChart, Point, Series, Trend
from dangjian_cli.document.document import Cell, Column, Document, Heading, Letter, Paragraph, Ratio, Table
from dangjian_cli.render.excel import render
from dangjian_cli.render.excel_names import Names

ROWS: tuple[tuple[Cell, ...], ...] = (
    ("工委", 12, Ratio(5, 8), Decimal("12.50"), date(2026, 9, 30)),
    ("  办公室", 0, Ratio(0, 0), Decimal("1E+3"), None),
    ("    文印室", None, Ratio(1, 16), None, date(1899, 12, 31)),
)
TABLE = Table(
    (Column("单位"), Column("总数", "number"), Column("完成率", "number"), Column("得分", "number"), Column("时限")),
    ROWS,
    ("合计", 12, None, None, None),
    "完成率＝完成÷总数",
)
DOCUMENT = Document(
    "三季度概况",
    (("统计日", "2026-09-30"), ("期间", "2026Q3")),
    (
        Paragraph("总的情况如下。"),
        Heading("一、按单位"),
        TABLE,
        Paragraph("再看事项。"),
        Heading("（一）事项", 2),
        Table((Column("编号"), Column("事项", "free")), (("RW-1", "甲"),)),
        Table((Column("编号"),), ()),
        BarChart("完成情况", (Series("完成"),), (Bar("工委", (3,)),)),
    ),
    ("1 个台账有误",),
    Letter("工委文件", "市机党〔2026〕5号", "各支部", "市直机关工委", date(2026, 9, 30)),
)


@pytest.fixture(scope="module")
def opened() -> Opened:
    """The document above, taken apart."""
    return Opened(render(DOCUMENT))


def test_every_table_and_chart_has_a_sheet_behind_the_first(opened: Opened) -> None:
    """Tables are named by the heading above them, charts by their title; a second one gets a number."""
    assert opened.names == ["说明", "一、按单位", "（一）事项", "（一）事项（2）", "完成情况"]


def test_the_first_sheet_tells_the_document_in_order(opened: Opened) -> None:
    """Notices first, then the parts of a letter, title, meta, headings, paragraphs, and where each table is."""
    assert [row[0] for row in opened.rows("说明") if row[0]] == [
        "注意：1 个台账有误",
        "工委文件",
        "三季度概况",
        "统计日：2026-09-30　期间：2026Q3",
        "市机党〔2026〕5号",
        "各支部：",
        "总的情况如下。",
        "一、按单位",
        "→ 表见工作表“一、按单位”（3 行）",
        "再看事项。",
        "（一）事项",
        "→ 表见工作表“（一）事项”（1 行）",
        "→ 表见工作表“（一）事项（2）”（0 行）",
        "→ 图见工作表“完成情况”（1 行）",
        "市直机关工委",
        "2026年9月30日",
    ]
    assert opened.attribute("说明", "hyperlink", "location") == "'一、按单位'!A1"


def test_cells_keep_their_types(opened: Opened) -> None:
    """Numbers and days are such; of nothing the share is 无; what does not exist is empty; 1900 is Excel's first year."""
    rows = opened.rows("一、按单位")
    assert rows[:5] == [
        ["单位", "总数", "完成率", "得分", "时限"],
        ["工委", 12.0, 0.625, 12.5, date(2026, 9, 30)],
        ["办公室", 0.0, "无", 1000.0, ""],
        ["文印室", "", 0.0625, "", "1899-12-31"],
        ["合计", 12.0, "", "", ""],
    ]
    assert rows[6][0] == "完成率＝完成÷总数"
    formats = [opened.style("一、按单位", place).number_format for place in ("B2", "C2", "D2", "E2", "D3")]
    assert formats == ["0", "0.0%", "0.00", "yyyy-mm-dd", "0"]


@pytest.mark.parametrize(
    ("number", "read"),
    [
        (999_999_999_999_999, 999_999_999_999_999.0),
        (1_000_000_000_000_000, "1000000000000000"),
        (-1_000_000_000_000_001, "-1000000000000001"),
        (Decimal("0.1"), 0.1),
        (Decimal("-0.000000000000001"), -1e-15),
        (Decimal("1E-16"), "0.0000000000000001"),
        (Decimal("1.234567890123456"), "1.234567890123456"),
        (Decimal("1E+15"), "1000000000000000"),
        (Decimal("NaN"), "NaN"),
        (Decimal("-Infinity"), "-Infinity"),
    ],
)
def test_a_number_that_excel_would_round_is_text(number: int | Decimal, read: object) -> None:
    """Excel keeps fifteen digits; a longer number keeps all of them as text."""
    document = Document("表", blocks=(Table((Column("数", "number"),), ((number,),)),))
    assert Opened(render(document)).rows("表")[1] == [read]


def test_depth_in_a_tree_is_an_indent(opened: Opened) -> None:
    """Two blanks that open a text are one step; the text itself has none."""
    assert [opened.style("一、按单位", f"A{row}").indent for row in (2, 3, 4)] == [0, 1, 2]


def test_titles_stay_in_view_and_can_be_filtered(opened: Opened) -> None:
    """The header is frozen, filled, repeated in print; the total is no part of what the filter sorts."""
    name = "一、按单位"
    assert opened.attribute(name, "pane", "ySplit") == "1"
    assert opened.attribute(name, "autoFilter", "ref") == "A1:E4"
    assert opened.style(name, "A1").fill == "DDE7F0"
    assert opened.style(name, "A1").bold
    assert opened.style(name, "B5").bold
    assert "'一、按单位'!$1:$1" in opened.parts["xl/workbook.xml"].decode()
    assert opened.attribute("（一）事项（2）", "autoFilter", "ref") == "A1"
    assert opened.attribute(name, "ignoredError", "sqref") == "A1:E5"


def test_it_prints_on_a4(opened: Opened) -> None:
    """Landscape, one page wide, title and heading on top, the number of the page below."""
    name = "一、按单位"
    assert opened.attribute(name, "pageSetup", "paperSize") == "9"
    assert opened.attribute(name, "pageSetup", "orientation") == "landscape"
    assert opened.attribute(name, "pageSetup", "fitToHeight") == "0"
    assert opened.attribute(name, "pageSetUpPr", "fitToPage") == "1"
    assert opened.text(name, "oddHeader") == "&C&B三季度概况&B\n一、按单位　统计日 2026-09-30　期间 2026Q3"
    assert opened.text(name, "oddFooter") == "&C第 &P 页 共 &N 页"
    assert opened.text("说明", "oddFooter") == "&C第 &P 页 共 &N 页"


def test_columns_are_as_wide_as_their_texts() -> None:
    """Chinese characters take two columns; free text is wrapped, and its row is as high as its lines."""
    texts = ("落实三会一课", "落实三会一课制度" * 20)
    document = Document("表", blocks=(Table((Column("任务"), Column("事项", "free")), (texts,)),))
    opened = Opened(render(document))
    sheet = opened.sheet("表")
    widths = [float(one.get("width", "0")) for one in sheet.iter() if one.tag.endswith("}col")]
    heights = [float(one.get("ht", "0")) for one in sheet.iter() if one.tag.endswith("}row")]
    assert [round(width) for width in widths] == [15, 61]
    assert heights == [21, 96]


def test_a_text_no_row_could_show_gets_a_wider_column() -> None:
    """A row of Excel ends at 409 points: 2,000 characters take more columns instead of being hidden."""
    document = Document("表", blocks=(Table((Column("事项", "free"),), (("长" * 2000,),)),))
    sheet = Opened(render(document)).sheet("表")
    (width,) = (float(one.get("width", "0")) for one in sheet.iter() if one.tag.endswith("}col"))
    heights = [float(one.get("ht", "0")) for one in sheet.iter() if one.tag.endswith("}row")]
    assert round(width) == 167
    assert heights[1] == 25 * 15 + 6


def test_a_long_paragraph_takes_several_rows() -> None:
    """Nothing of it is lost, and no row is higher than twenty lines."""
    text = "".join(f"第{number}句。" for number in range(1000))
    opened = Opened(render(Document("报告", blocks=(Paragraph(text),))))
    rows = [str(row[0]) for row in opened.rows("说明")][2:]
    assert len(rows) > 1
    assert all(row.count("\n") < 20 for row in rows)
    assert "".join(rows).replace("\n", "") == text


def test_a_table_that_no_sheet_can_hold_is_refused() -> None:
    """Rows beyond the last of Excel would be lost in silence."""
    document = Document("表", blocks=(Table((Column("数"),), ((1,),) * 1_048_570),))
    with pytest.raises(DangjianError, match="1048570 行 1 列，Excel 的工作表放不下"):
        render(document)


def test_five_thousand_rows() -> None:
    """Every row comes back."""
    rows = tuple((f"RW-{number}", number, Ratio(number, 5000), date(2026, 1, 1)) for number in range(5000))
    table = Table((Column("编号"), Column("数", "number"), Column("率", "number"), Column("时限")), rows)
    read = Opened(render(Document("表", blocks=(table,)))).rows("表")
    assert read[1:] == [[code, float(number), number / 5000, day] for code, number, _, day in rows]


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        (("一/二", "A:B", "[甲]*?\\"), ("一／二", "A：B", "［甲］＊？＼")),
        (("'引'号'", "''", "' '"), ("引'号", "表", "表（2）")),
        (("", "  ", "\u3000"), ("表", "表（2）", "表（3）")),
        (("History", "HISTORY"), ("History（2）", "HISTORY（3）")),
        (("abc", "ABC", "ＡＢＣ"), ("abc", "ABC（2）", "ＡＢＣ（3）")),
        (("长" * 40, "长" * 40), ("长" * 31, "长" * 28 + "（2）")),
        (("🎉" * 20, "甲" * 30 + "'乙"), ("🎉" * 15, "甲" * 30)),
        (("\x1b\u202e\ud800", "甲\n乙"), ("＼x1b＼u202e＼ud800", "甲 乙")),
    ],
)
def test_names_of_sheets_are_fit_for_excel(wanted: tuple[str, ...], given: tuple[str, ...]) -> None:
    """31 characters, no refused sign, no apostrophe at the ends, unique whatever the case, never empty or History."""
    names = Names()
    assert tuple(names.name(each) for each in wanted) == given


def test_a_table_without_heading_is_named_by_the_title() -> None:
    """And one that stands under 说明 does not take the name of the first sheet."""
    table = Table((Column("甲"),), ())
    document = Document("概况", blocks=(table, Heading("说明"), table, Heading("***"), table))
    assert Opened(render(document)).names == ["说明", "概况", "说明（2）", "＊＊＊"]


def test_an_empty_document_is_one_sheet() -> None:
    """No table, no heading, not even a title."""
    assert Opened(render(Document(""))).names == ["说明"]


def test_a_table_without_columns() -> None:
    """Nothing to show is not an error."""
    assert Opened(render(Document("表", blocks=(Table((), ((),), note="无"),)))).rows("表")[-1] == ["无"]


def test_charts_without_numbers_are_their_empty_table() -> None:
    """A native chart of nothing would be refused by Excel."""
    blocks = (BarChart("甲", (Series("数"),), ()), Trend("乙", (), (Point("一月", ()),)), BarChart("", (), ()))
    opened = Opened(render(Document("图", blocks=blocks)))
    assert opened.charts() == []
    assert opened.rows("乙") == [["乙"], ["一月"]]
    assert opened.names == ["说明", "甲", "乙", "图"]


SAME = """
import sys
sys.path.insert(0, sys.argv[1])
from test_excel import DOCUMENT
from test_excel_charts import CHARTS
from dangjian_cli.render.excel import render
sys.stdout.buffer.write(render(DOCUMENT) + render(CHARTS))
"""


def test_the_same_document_gives_the_same_bytes() -> None:
    """Whatever the time zone, the language, the order of hashes or the hour."""
    here = str(Path(__file__).parent)
    outputs = []
    for zone, language, seed in (("Asia/Shanghai", "zh_CN.UTF-8", "1"), ("America/New_York", "C", "2")):
        settings = {**os.environ, "TZ": zone, "LANG": language, "LC_ALL": language, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", SAME, here], env=settings, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        outputs.append(done.stdout)
    assert outputs[0] == outputs[1]
    assert len(outputs[0]) > 10_000


def test_without_the_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The core can be installed alone."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(type(NO_EXCEL), match="没有装读写 Excel 的组件"):
        render(DOCUMENT)
