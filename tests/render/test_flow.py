"""Where Chinese text may be broken."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dangjian_cli.base.text import width
from dangjian_cli.render.flow import one_line, pieces, plain, wrap

WORDS = st.text("落实三会一课制度，。、：（）《》“”RW-2026 09.30%é\u0301\n ", max_size=60)


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("落实三会一课", 6, ["落实三", "会一课"]),
        ("落实制度，做好记录", 8, ["落实制", "度，做好", "记录"]),
        ("学习（条例）原文", 6, ["学习", "（条", "例）原", "文"]),
        ("截至 2026-09-30 完成", 12, ["截至", "2026-09-30", "完成"]),
        ("编号RW-2026-005重复", 12, ["编号", "RW-2026-005", "重复"]),
        ("第一行\n第二行", 20, ["第一行", "第二行"]),
        ("    市统计局党支部", 10, ["    市统计", "    局党支", "    部"]),
        ("ABCDEFGH", 3, ["ABC", "DEF", "GH"]),
        ("", 10, [""]),
    ],
)
def test_lines_end_where_a_chinese_reader_expects_it(text: str, limit: int, lines: list[str]) -> None:
    """Marks stay with their word, numbers stay whole, indentation hangs, what is too long is cut."""
    assert wrap(text, limit) == lines


@given(WORDS, st.integers(2, 40))
def test_wrapping_loses_nothing_but_blanks_and_keeps_the_limit(text: str, limit: int) -> None:
    """Every line fits, and the characters of all lines are those of the text."""
    lines = wrap(text, limit)
    assert all(width(line) <= limit for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace("\n", "").replace(" ", "")


@given(st.text("落实三会一课制度，。（）《》RW-26% \u0301", max_size=60), st.integers(8, 40))
def test_a_line_takes_every_piece_that_fits(text: str, limit: int) -> None:
    """As putting one piece after the other does, which takes long for a long text."""
    text = text.lstrip(" ")
    assume(all(width(piece.rstrip(" ")) <= limit for piece in pieces(text)))
    lines = [""]
    for piece in pieces(text):
        if width((lines[-1] + piece).rstrip(" ")) > limit:
            lines.append("")
        lines[-1] += piece
    assert wrap(text, limit) == ([line.rstrip(" ") for line in lines] if width(text) > limit else [text])


@given(WORDS)
def test_what_fits_stays_as_it_is(text: str) -> None:
    """A text whose lines are short enough is not touched."""
    assert wrap(text, 200) == text.split("\n")


@given(st.text())
def test_pieces_add_up_to_the_text(text: str) -> None:
    """Cutting a text into pieces drops nothing."""
    assert "".join(pieces(text)) == text


def test_control_characters_are_spelled_out() -> None:
    """Terminal sequences and direction overrides of a ledger are shown, not obeyed."""
    assert one_line("甲\r\n乙\x1b]0;盗\u202e") == "甲 乙\\x1b]0;盗\\u202e"
    assert plain("甲\r\n乙\x9b") == "甲\n乙\\x9b"
