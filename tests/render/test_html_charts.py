"""Drawings of a page: where things stand, and that every drawing says its numbers in words."""

from datetime import date
from decimal import Decimal

from html_reader import Element, read_page
from hypothesis import given
from hypothesis import strategies as st

from dangjian_cli.document.chart import (
    Bar,
    BarChart,
    Chart,
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
from dangjian_cli.document.document import Document, Ratio
from dangjian_cli.render.html import render


def _drawn(chart: Chart | Figures) -> Element:
    return read_page(render(Document("图", blocks=(chart,)))).one("main")


def _share(element: Element, name: str) -> float:
    text = element.attributes[name] or ""
    assert text.endswith("%")
    return float(text.removesuffix("%"))


def test_cards_show_what_is_read_first() -> None:
    """Label, value and note; the tone is a class beside the words."""
    figures = Figures((Figure("总数", 251), Figure("完成率", Ratio(1, 2), Tone.GOOD, "8 / 16"), Figure("无", None)))
    cards = [(one.attributes["class"], [part.text for part in one.inside]) for one in _drawn(figures).one("dl").inside]
    assert cards == [
        ("plain", ["总数", "251"]),
        ("good", ["完成率", "50.0%", "8 / 16"]),
        ("plain", ["无", "—"]),
    ]


def test_bars_are_stacked_to_scale() -> None:
    """Parts follow each other without a gap; the longest bar is the whole width; its words name every part."""
    series = (Series("按期", Tone.GOOD), Series("推进", Tone.PLAIN), Series("未启动", Tone.PLAIN))
    figure = _drawn(BarChart("各单位", series, (Bar("甲", (3, 1, 4)), Bar("  乙", (2, 0, 0)), Bar("丙", (0, 0, 0)))))
    first, second, third = figure.one("ul").all("li")
    assert first.one("svg").attributes["role"] == "img"
    assert first.one("title").text == "甲：按期 3，推进 1，未启动 4（项）"
    assert [one.attributes["class"] for one in first.all("rect")] == ["good", "plain", "plain again1"]
    assert [(_share(one, "x"), _share(one, "width")) for one in first.all("rect")] == [
        (0, 37.5),
        (37.5, 12.5),
        (50, 50),
    ]
    assert [(_share(one, "x"), _share(one, "width")) for one in second.all("rect")] == [(0, 25)]
    assert third.all("rect") == []
    assert [one.one("span", class_="value").text for one in (first, second, third)] == ["8", "2", "0"]
    assert figure.one("details").one("table").cells() == [
        ["各单位", "按期", "推进", "未启动", "合计"],
        ["甲", "3", "1", "4", "8"],
        ["  乙", "2", "0", "0", "2"],
        ["丙", "0", "0", "0", "0"],
    ]


@given(st.lists(st.lists(st.integers(0, 10**6), min_size=2, max_size=2), max_size=5))
def test_bars_stay_inside(values: list[list[int]]) -> None:
    """No part begins or ends outside, but for the least width of what is not 0."""
    chart = BarChart("图", (Series("甲"), Series("乙")), tuple(Bar("行", tuple(pair)) for pair in values))
    for part in _drawn(chart).all("rect", height="18"):
        assert 0 <= _share(part, "x") <= 100
        assert 0 < _share(part, "width") <= 100
        assert _share(part, "x") + _share(part, "width") <= 100.52


def test_a_heat_map_writes_its_words_in_coloured_cells() -> None:
    """Rows have a head, a missing field is empty, the legend stands below."""
    rows = (HeatRow("一支部", (HeatCell("开", Tone.GOOD), None)), HeatRow("二支部", (HeatCell("缺", Tone.BAD),) * 2))
    figure = _drawn(HeatMap("逐月", "支部", ("1月", "2月"), rows, "缺＝没有开。"))
    assert figure.one("table").cells() == [["支部", "1月", "2月"], ["一支部", "开", ""], ["二支部", "缺", "缺"]]
    assert [one.attributes.get("class") for one in figure.all("td")] == ["good", None, "bad", "bad"]
    assert [one.text for one in figure.all("th", scope="row")] == ["一支部", "二支部"]
    assert figure.one("p", class_="note").text == "缺＝没有开。"


def _roadmap(*lanes: Lane) -> Roadmap:
    return Roadmap("路线图", date(2026, 1, 1), date(2026, 4, 10), date(2026, 2, 20), lanes)


def test_a_roadmap_lies_on_one_scale() -> None:
    """100 days: a day is one hundredth. Rows are grouped by unit and say everything in words."""
    page = read_page(
        render(
            Document(
                "图",
                blocks=(
                    _roadmap(
                        Lane("甲事", "一局", date(2026, 1, 11), date(2026, 1, 30), Tone.GOOD, "按期完成"),
                        Lane("乙事", "一局", None, date(2026, 4, 10), Tone.PLAIN, "推进中"),
                        Lane("丙事", "二局", date(2025, 1, 1), date(2027, 1, 1), Tone.BAD, "逾期"),
                    ),
                ),
            )
        )
    )
    figure = page.one("figure")
    assert figure.one("table").cells()[1:] == [
        ["一局"],
        ["甲事", "按期完成", "2026-01-11", "2026-01-30", ""],
        ["乙事", "推进中", "—", "2026-04-10", ""],
        ["二局"],
        ["丙事", "逾期", "2025-01-01", "2027-01-01", ""],
    ]
    strips = [(_share(one, "x"), _share(one, "width")) for one in figure.all("rect")]
    assert strips == [(10, 20), (99, 1), (0, 100)]
    assert [one.attributes["class"] for one in figure.all("tr")[2:4]] == ["good", "plain"]
    axis = figure.one("svg", role="img")
    assert [(one.text, one.attributes["x"]) for one in axis.all("text", class_="tick")] == [
        ("1月", "0%"),
        ("2月", "31%"),
        ("3月", "59%"),
        ("4月", "90%"),
    ]
    assert axis.one("text", class_="today").attributes["x"] == "50%"
    assert "#b1 td:last-child{background:linear-gradient(var(--today),var(--today)) 50% 0/2px" in page.one("style").text
    assert "统计日 2026-02-20" in axis.one("desc").text


def test_today_outside_a_roadmap_is_not_drawn() -> None:
    """It is still said in words."""
    chart = Roadmap("图", date(2026, 1, 1), date(2026, 12, 31), date(2027, 5, 1), ())
    figure = _drawn(chart)
    assert figure.all("text", class_="today") == []
    assert "统计日 2027-05-01" in figure.one("p", class_="note").text


def test_a_long_roadmap_names_years() -> None:
    """The first of January stands for its year, quarters for themselves."""
    quarters = _drawn(Roadmap("图", date(2026, 1, 1), date(2027, 12, 31), date(2026, 5, 1), ()))
    assert [one.text for one in quarters.all("text", class_="tick")][:5] == ["2026年", "4月", "7月", "10月", "2027年"]
    years = _drawn(Roadmap("图", date(2021, 6, 1), date(2027, 12, 31), date(2026, 5, 1), ()))
    assert [one.text for one in years.all("text", class_="tick")] == [f"{year}年" for year in range(2022, 2028)]


def test_a_trend_breaks_where_there_is_nothing() -> None:
    """Points are joined only when both are known; percentages lie between 0 and 100; it is told in words."""
    points = (Point("1月", (50, 10)), Point("2月", (Decimal("75.5"), None)), Point("3月", (100, 30)))
    figure = _drawn(Trend("走势", (Series("完成率"), Series("按期率", Tone.GOOD)), points, "%"))
    plot = figure.one("svg", class_="plot")
    first, second = (one for one in plot.all("g"))
    assert (len(first.all("line")), len(first.all("circle"))) == (2, 3)
    assert (len(second.all("line")), len(second.all("circle"))) == (0, 2)
    assert [one.text for one in plot.all("text", class_="scale")] == ["0%", "25%", "50%", "75%", "100%"]
    middle, highest = _share(first.all("circle")[0], "cy"), _share(first.all("circle")[2], "cy")
    assert (middle, highest) == (46, 6)
    assert plot.one("desc").text == "完成率：1月 50%，3月 100%；按期率：1月 10%，3月 30%"
    assert figure.one("table").cells()[2] == ["2月", "75.5", "—"]


@given(st.lists(st.one_of(st.none(), st.integers(0, 10**6)), max_size=40))
def test_a_trend_stays_inside_and_names_its_last_step(values: list[int | None]) -> None:
    """Whatever the values, all of the drawing is on the page, and the scale ends at or above the greatest."""
    chart = Trend("图", (Series("甲"),), tuple(Point(f"第{at}步", (value,)) for at, value in enumerate(values)))
    plot = _drawn(chart).one("svg", class_="plot")
    assert all(0 <= _share(one, "cy") <= 100 and 0 <= _share(one, "cx") <= 100 for one in plot.all("circle"))
    known = [value for value in values if value is not None]
    assert len(plot.all("circle")) == len(known)
    top = Decimal(plot.all("text", class_="scale")[-1].text)
    assert max(known, default=0) <= top <= max(10 * max(known, default=0), 4)
    steps = [one.text for one in plot.all("text") if (one.attributes["class"] or "").startswith("step")]
    assert len(steps) <= 20
    assert not values or f"第{len(values) - 1}步" in steps
