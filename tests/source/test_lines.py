"""Offsets, lines and columns."""

import re

import soak
from hypothesis import given
from hypothesis import strategies as st

from dangjian_cli.base.position import Position
from dangjian_cli.source.lines import Lines

TEXTS = st.text(st.sampled_from("甲a\n\r\u2028\x85😀 "), max_size=30)


def test_lines_and_columns_start_at_one() -> None:
    """A column counts code points: an ideograph or an emoji is one."""
    lines = Lines.of("甲😀\n\r\n乙\r丙")
    assert [lines.line(number) for number in range(1, 5)] == ["甲😀", "", "乙", "丙"]
    assert lines.position(0) == Position(1, 1)
    assert lines.position(2) == Position(1, 3)
    assert lines.position(8) == Position(4, 2)
    assert lines.span(0, 5) == (Position(1, 1), Position(3, 1))


def test_past_the_last_line_is_nothing() -> None:
    """So that a look at the next line needs no test."""
    lines = Lines.of("甲\n")
    assert (lines.count, lines.line(2), lines.line(3), lines.start(3)) == (2, "", "", 2)


@soak.campaign(100)
@given(TEXTS)
def test_position_and_offset_are_inverse(text: str) -> None:
    """For every place of every text."""
    lines = Lines.of(text)
    for offset in range(len(text) + 1):
        position = lines.position(offset)
        assert lines.offset(position) == offset
        assert lines.number(offset) == position.line


@soak.campaign(100)
@given(TEXTS)
def test_lines_are_those_of_editors(text: str) -> None:
    """CR LF, LF and CR end a line; NEL and U+2028, which Python's splitlines takes for ends, do not."""
    lines = Lines.of(text)
    assert [lines.line(number) for number in range(1, lines.count + 1)] == re.split(r"\r\n|\n|\r", text)
