"""Which pages of a Word file lie upright, and how wide columns are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_cli.document.document import Block, Column, Heading, Paragraph, Table
from dangjian_cli.render.word_pages import stretches, table_size
from dangjian_cli.render.word_styles import LANDSCAPE, PORTRAIT
from dangjian_cli.render.word_widths import Measure, allot, fitting, measure

NARROW = Table((Column("单位"), Column("数", "number")), (("工委", 1),))
WIDE = Table(tuple(Column(f"第{number}个栏目名称") for number in range(9)), (("落实责任" * 4,) * 9,))
TEXT = Paragraph("简短的话。")
LONG = Paragraph("很长的话。" * 100)


def _ways(*blocks: Block, headed: bool = True) -> list[tuple[bool, int]]:
    """Whether each stretch is turned, and how many blocks it has."""
    return [(stretch.page is LANDSCAPE, len(stretch.blocks)) for stretch in stretches(blocks, headed)]


@pytest.mark.parametrize(
    ("blocks", "ways"),
    [
        ((), [(False, 0)]),
        ((TEXT, NARROW, TEXT), [(False, 3)]),
        ((TEXT, Heading("甲"), Heading("乙", 2), WIDE, TEXT), [(False, 1), (True, 3), (False, 1)]),
        ((TEXT, WIDE, Heading("甲"), TEXT, WIDE), [(False, 1), (True, 4)]),
        ((TEXT, WIDE, LONG, Heading("甲"), WIDE), [(False, 1), (True, 1), (False, 1), (True, 2)]),
        ((TEXT, WIDE, NARROW, WIDE), [(False, 1), (True, 1), (False, 1), (True, 1)]),
        ((WIDE,), [(False, 0), (True, 1)]),
    ],
    ids=str,
)
def test_wide_tables_turn_the_paper_and_take_their_headings_along(
    blocks: tuple[Block, ...], ways: list[tuple[bool, int]]
) -> None:
    """Upright again after them; a short text between two wide tables does not turn it back and forth."""
    assert _ways(*blocks) == ways


def test_without_a_red_head_the_title_may_lie_on_turned_paper() -> None:
    """A report that begins with a wide table has no page with nothing but a title."""
    assert _ways(Heading("甲"), WIDE, headed=False) == [(True, 2)]


def test_one_size_of_type_in_one_document() -> None:
    """小四 where all tables fit, else 五号 for all."""
    assert (table_size((NARROW, TEXT)), table_size((NARROW, WIDE))) == (24, 21)


@given(
    st.lists(
        st.tuples(st.integers(2, 300), st.integers(2, 60), st.integers(2, 30)).map(
            lambda each: Measure(*sorted(each, reverse=True))
        ),
        min_size=1,
        max_size=20,
    ),
    st.sampled_from([PORTRAIT.room, LANDSCAPE.room]),
)
def test_columns_fill_the_room_and_get_what_they_must_have(needs: list[Measure], room: int) -> None:
    """The widths add up to the page; where there is room for it, nobody has less than its least."""
    size = fitting(needs, room)
    widths = allot(needs, room, size)
    assert sum(widths) == room or len(needs) * 120 > room
    if sum(need.least * size * 5 + 140 for need in needs) <= room:
        assert all(width >= need.least * size * 5 for width, need in zip(widths, needs, strict=True))


def test_dates_numbers_and_identifiers_are_not_broken() -> None:
    """Their column is at least as wide as they are, also in a typeface with wider letters."""
    assert measure("时限", ["2026-09-30"], "text").least >= 12
    assert measure("比率", ["100.0%"], "number").least >= 7
    assert measure("说明", ["字" * 500], "free") == Measure(1000, 24, 8)
