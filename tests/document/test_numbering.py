"""Numbers of headings: 一、（一）1.（1）."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_cli.base.text import chinese_number
from dangjian_cli.document.document import Block, Heading, Paragraph
from dangjian_cli.document.numbering import in_chinese, numbered


def _texts(*levels: int) -> list[str]:
    return [block.text for block in numbered([Heading("甲", level) for level in levels]) if isinstance(block, Heading)]


def test_every_level_has_its_form_and_begins_anew_below_a_higher_one() -> None:
    """一、 then （一） then 1. then （1）; deeper headings have no number; other blocks are untouched."""
    assert _texts(1, 2, 3, 4, 5, 4, 3, 2, 1, 2) == [
        "一、甲", "（一）甲", "1.甲", "（1）甲", "甲", "（2）甲", "2.甲", "（二）甲", "二、甲", "（一）甲",
    ]  # fmt: skip
    paragraph = Paragraph("一段话")
    assert numbered([paragraph]) == (paragraph,)


def test_a_heading_that_has_its_number_keeps_it() -> None:
    """Layouts may number; a year or a share at the beginning is no number."""
    blocks: list[Block] = [Heading("一、总体情况"), Heading("存在问题"), Heading("1.5倍以上", 3), Heading("2026年", 3)]
    done = numbered(blocks)
    assert [block.text for block in done if isinstance(block, Heading)] == [
        "一、总体情况", "二、存在问题", "1.1.5倍以上", "2.2026年",
    ]  # fmt: skip
    assert numbered(done[:2]) == done[:2]


@given(st.lists(st.integers(1, 6), max_size=40))
def test_numbering_twice_changes_nothing(levels: list[int]) -> None:
    """Whatever the levels."""
    once = numbered([Heading("甲", level) for level in levels])
    assert numbered(once) == once


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (31, "三十一"),
        (105, "一百零五"),
        (110, "一百一十"),
        (2003, "二千零三"),
    ],
)
def test_numbers_as_they_are_read(number: int, text: str) -> None:
    """Ten is 十, not 一十; a gap inside is 零."""
    assert in_chinese(number) == text


@given(st.integers(1, 9999))
def test_numbers_are_read_back(number: int) -> None:
    """What is written is what our own reader of Chinese numbers reads."""
    assert chinese_number(in_chinese(number)) == number
