"""Charts in a workbook: native where Excel has them, else coloured cells; always with their numbers."""

from datetime import date
from decimal import Decimal

import pytest
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
from dangjian_cli.document.document import Document
from dangjian_cli.render.excel import render
from dangjian_cli.render.excel_cells import LIGHT

BARS = BarChart(
    "各单位完成情况",
    (Series("按期完成", Tone.GOOD), Series("逾期", Tone.BAD), Series("久逾", Tone.BAD)),
    (Bar("工委", (3, 1, 0)), Bar("  办公室", (0, 2, 1))),
)
TREND = Trend(
    "近三月完成率",
    (Series("完成率", Tone.GOOD), Series("按期率")),
    (Point("2026-07", (50, Decimal("66.7"))), Point("2026-08", (None, 70)), Point("2026-09", (62, 71))),
    "%",
)
HEAT = HeatMap(
    "组织生活",
    "党支部",
    ("一季度", "二季度"),
    (HeatRow("一支部", (HeatCell("3/3", Tone.GOOD), HeatCell("0/3", Tone.BAD))), HeatRow("  二组", (None, HeatCell("免", Tone.QUIET)))),
    "3/3：应开3次，开了3次",
)  # fmt: skip
MONTHS = Roadmap(
    "路线图",
    date(2026, 1, 1),
    date(2026, 12, 31),
    date(2026, 9, 30),
    (
        Lane("学习", "办公室", date(2026, 2, 3), date(2026, 4, 9), Tone.GOOD, "按期完成"),
        Lane("=换届", "组织部", None, date(2026, 9, 1), Tone.BAD, "逾期"),
        Lane("往年的", "组织部", date(2025, 3, 1), date(2025, 6, 30), Tone.QUIET, "已取消"),
        Lane("跨年的", "组织部", date(2026, 11, 1), date(2027, 6, 30), Tone.PLAIN, "推进中"),
    ),
)
CHARTS = Document("图", (("统计日", "2026-09-30"),), (BARS, TREND, HEAT, MONTHS))


@pytest.fixture(scope="module")
def opened() -> Opened:
    """The document above, taken apart."""
    return Opened(render(CHARTS))


def test_every_chart_stands_beside_its_numbers(opened: Opened) -> None:
    """The sheet is its table of numbers."""
    assert opened.rows("各单位完成情况") == [
        ["各单位完成情况", "按期完成", "逾期", "久逾", "合计"],
        ["工委", 3.0, 1.0, 0.0, 4.0],
        ["办公室", 0.0, 2.0, 1.0, 3.0],
    ]
    assert opened.rows("近三月完成率")[1:] == [["2026-07", 50.0, 66.7], ["2026-08", "", 70.0], ["2026-09", 62.0, 71.0]]
    assert opened.rows("组织生活")[:3] == [["党支部", "一季度", "二季度"], ["一支部", "3/3", "0/3"], ["二组", "", "免"]]
    assert opened.rows("组织生活")[4][0] == "3/3：应开3次，开了3次"


def test_bars_are_a_stacked_chart_of_these_cells(opened: Opened) -> None:
    """One series a part, its name and its values from the sheet; two parts of one tone have two colours."""
    bars, _ = opened.charts()
    assert '<c:barDir val="bar"/><c:grouping val="stacked"/>' in bars
    for reference in ("$B$1", "$A$2:$A$3", "$B$2:$B$3", "$D$2:$D$3"):
        assert f"<c:f>各单位完成情况!{reference}</c:f>" in bars
    colours = (
        bars.count('<a:srgbClr val="5B9F5B"/>'),
        bars.count('<a:srgbClr val="C8473F"/>'),
        bars.count('<a:srgbClr val="E59A94"/>'),
    )
    assert colours == (1, 1, 1)
    assert "<a:t>各单位完成情况</a:t>" in bars
    assert "<a:t>单位：项</a:t>" in bars


def test_a_trend_is_a_line_chart_with_marks(opened: Opened) -> None:
    """Lines are told apart by their marks too; a value that does not exist is a gap, not 0."""
    _, lines = opened.charts()
    assert "<c:lineChart>" in lines
    assert '<c:symbol val="circle"/>' in lines
    assert '<c:symbol val="square"/>' in lines
    assert '<c:max val="100"/>' in lines
    assert '<c:ptCount val="3"/><c:pt idx="0"><c:v>50.0</c:v></c:pt><c:pt idx="2">' in lines


@pytest.mark.parametrize(
    ("count", "drawn"),
    [(24, ["2—25"]), (26, ["2—25", "26—27"]), (96, ["2—25", "26—49", "50—73", "74—97"]), (5000, ["2—25", "26—49", "50—73", "74—97"])],
)  # fmt: skip
def test_many_bars_take_several_charts(count: int, drawn: list[str]) -> None:
    """So that each can be read; beyond 96 there are only numbers, and the titles say so. All charts have one scale."""
    chart = BarChart("很多", (Series("数"),), tuple(Bar(f"单位{at}", (at,)) for at in range(count)))
    opened = Opened(render(Document("图", blocks=(chart,))))
    charts = opened.charts()
    assert len(charts) == len(drawn)
    for xml, rows in zip(charts, drawn, strict=True):
        first, last = map(int, rows.split("—"))
        assert f"<c:f>很多!$B${first}:$B${last}</c:f>" in xml
        assert (f"第 {first - 1}—{last - 1} 条，共 {count} 条" in xml) == (count > 24)
        assert (f'<c:max val="{count - 1}"/>' in xml) == (count > 24)
    assert len(opened.rows("很多")) == count + 1


def test_a_field_has_the_colour_of_its_tone(opened: Opened) -> None:
    """And its text in it; where there is none, none."""
    places = {"B2": Tone.GOOD, "C2": Tone.BAD, "C3": Tone.QUIET}
    for place, tone in places.items():
        assert opened.style("组织生活", place).fill == LIGHT[tone].removeprefix("#")
    assert opened.style("组织生活", "B3").fill == ""
    assert opened.style("组织生活", "A3").indent == 1
    assert len(set(LIGHT.values())) == len(Tone)


def grid(opened: Opened, name: str, row: int) -> list[str]:
    """A row of the grid of a roadmap: # where it is coloured, and the text."""
    cells = opened.rows(name)[row][5:]
    letters = "FGHIJKLMNOPQRSTUVWXYZ"
    return [
        ("#" if opened.style(name, f"{letters[at]}{row + 1}").fill else "") + str(cell) for at, cell in enumerate(cells)
    ]


def test_a_roadmap_is_a_grid_of_months(opened: Opened) -> None:
    """From the start to the deadline, whose day is written; what lies outside is an arrow at the edge."""
    header = opened.rows("路线图")[0]
    assert header[:7] == ["单位", "开始", "时限", "进展", "事项", "2026\n1月", "2026\n2月"]
    assert header[13] == "2026\n9月\n统计日"
    assert len(header) == 17
    assert opened.rows("路线图")[1][:5] == ["办公室", date(2026, 2, 3), date(2026, 4, 9), "按期完成", "学习"]
    assert grid(opened, "路线图", 1) == ["", "#", "#", "#9日", "", "", "", "", "", "", "", ""]
    assert grid(opened, "路线图", 2) == ["", "", "", "", "", "", "", "", "#1日", "", "", ""]
    assert grid(opened, "路线图", 3) == ["#←", "", "", "", "", "", "", "", "", "", "", ""]
    assert grid(opened, "路线图", 4) == ["", "", "", "", "", "", "", "", "", "", "#", "#→"]
    assert opened.style("路线图", "D2").fill == LIGHT[Tone.GOOD].removeprefix("#")
    assert opened.attribute("路线图", "autoFilter", "ref") == "A1:Q5"
    assert "每列是一月" in str(opened.rows("路线图")[6][0])


@pytest.mark.parametrize(
    ("first", "last", "unit", "titles"),
    [
        (date(2026, 7, 1), date(2026, 7, 19), "周", ["6月\n29日起", "7月\n6日起", "7月\n13日起"]),
        (date(2024, 1, 1), date(2028, 6, 1), "年", ["2024年", "2025年", "2026年", "2027年", "2028年"]),
        (date(1, 1, 1), date(1, 1, 8), "周", ["1月\n1日起", "1月\n8日起"]),
        (date(9999, 12, 25), date(9999, 12, 31), "周", ["12月\n20日起", "12月\n27日起"]),
        (date(2026, 7, 3), date(2026, 7, 1), "周", ["6月\n29日起"]),
    ],
)
def test_the_steps_follow_the_length(first: date, last: date, unit: str, titles: list[str]) -> None:
    """Weeks, months or years, so that the grid fits a page; a map that ends before it begins has one step."""
    lane = Lane("学习", "办公室", None, first, Tone.GOOD, "已完成")
    opened = Opened(render(Document("图", blocks=(Roadmap("路线图", first, last, date(2000, 1, 1), (lane,)),))))
    assert opened.rows("路线图")[0][5:] == titles
    month = f"{first.month}月" if unit == "年" else ""
    assert grid(opened, "路线图", 1)[0] == f"#{month}{first.day}日"
    assert f"每列是一{unit}" in str(opened.rows("路线图")[3][0])


def test_a_roadmap_of_nothing() -> None:
    """Its titles and its steps."""
    opened = Opened(
        render(Document("图", blocks=(Roadmap("", date(2026, 1, 1), date(2026, 1, 31), date(2026, 1, 9), ()),)))
    )
    assert opened.names == ["说明", "图"]
    assert len(opened.rows("图")[0]) == 10
