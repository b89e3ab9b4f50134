"""The figures that are read first, in every text format."""

import pytest

from dangjian_cli.document.chart import Figure, Figures, Tone, numbers
from dangjian_cli.document.document import Document, Ratio
from dangjian_cli.layout.document_json import document_values
from dangjian_cli.render.csv import render as csv
from dangjian_cli.render.markdown import render as markdown
from dangjian_cli.render.terminal import render as terminal

CARDS = Figures(
    (
        Figure("总数", 251),
        Figure("完成", 134, Tone.GOOD, "完成率 53.4%"),
        Figure("逾期", 42, Tone.BAD),
        Figure("率", None),
    )
)
PAGE = Document("概况", blocks=(CARDS,))


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (None, ["总数 251　完成 134（完成率 53.4%）　逾期 42　率 -"]),
        (80, ["总数 251　完成 134（完成率 53.4%）　逾期 42　率 -"]),
        (40, ["总数 251　完成 134（完成率 53.4%）", "逾期 42　率 -"]),
    ],
)
def test_cards_stand_on_one_line_of_a_terminal(width: int | None, lines: list[str]) -> None:
    """As many as fit; no card is broken."""
    assert terminal(PAGE, width, False).split("\n")[2:-1] == lines


def test_a_card_wider_than_the_screen_is_wrapped() -> None:
    """Nothing is cut off."""
    long = Document("概况", blocks=(Figures((Figure("甲", 1), Figure("乙" * 30, 2), Figure("丙", 3))),))
    assert terminal(long, 40, False).split("\n")[2:-1] == ["甲 1", "乙" * 20, "乙" * 10 + " 2", "丙 3"]


def test_tones_are_colours_of_a_terminal() -> None:
    """What is bad is red; what is good needs no colour."""
    assert "\x1b[1;31m逾期 42\x1b[0m" in terminal(PAGE, 80, True)
    assert "\x1b[0m　完成" not in terminal(PAGE, 80, True)


def test_cards_in_markdown() -> None:
    """A list; hostile texts stay texts."""
    assert "- 总数 **251**\n- 完成 **134**（完成率 53.4%）\n- 逾期 **42**\n- 率 **-**\n" in markdown(PAGE)
    hostile = Document("表", blocks=(Figures((Figure("*甲*", "[乙](丙)", Tone.BAD, "<b>\n# x"),)),))
    assert "- \\*甲\\* **\\[乙\\](丙)**（\\<b\\> \\# x）\n" in markdown(hostile)


def test_cards_in_csv_are_a_table() -> None:
    """A column for what they say beside themselves only where one says something."""
    assert csv(PAGE) == "指标,数值,说明\r\n总数,251,\r\n完成,134,完成率 53.4%\r\n逾期,42,\r\n率,,\r\n"
    assert [column.title for column in numbers(Figures((Figure("总数", 1),))).columns] == ["指标", "数值"]


def test_cards_in_json_keep_their_types() -> None:
    """A rate is two numbers, nothing is null."""
    cards = Figures((Figure("率", Ratio(1, 2), Tone.GOOD, "注"), Figure("无", None)))
    assert document_values(Document("表", blocks=(cards,)), {}, {})["blocks"] == [
        {"figures": [{"label": "率", "value": Ratio(1, 2), "note": "注"}, {"label": "无", "value": None, "note": None}]}
    ]
