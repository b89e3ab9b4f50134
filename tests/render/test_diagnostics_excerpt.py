"""The user's own line and the mark below it."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_cli.base.position import Position, Span
from dangjian_cli.base.text import visible, width
from dangjian_cli.diagnostics.diagnostic import Location
from dangjian_cli.render.diagnostics.excerpt import WINDOW, Excerpts, Marked, excerpt
from dangjian_cli.source.source_file import SourceFile

LINE = st.text("落实制度，“” ab-:é\u0301\t\x1b\u202e\U000e0001", min_size=1, max_size=30)
LONG = st.text("落实制度，“” ab-:\t\x1b\u202e\U000e0001", min_size=1, max_size=200)


def as_shown(text: str) -> str:
    """What the terminal gets for a text: tabs as blanks, control characters spelled out."""
    return visible(text.replace("\t", "    "))


def stretches(line: str) -> st.SearchStrategy[tuple[int, int]]:
    """Any stretch of the line: where it starts and where it ends, counted from 0."""
    starts = st.integers(0, len(line) - 1)
    return starts.flatmap(lambda start: st.tuples(st.just(start), st.integers(start + 1, len(line))))


@given(
    LINE.filter(lambda line: width(as_shown(line)) <= WINDOW).flatmap(
        lambda line: st.tuples(st.just(line), stretches(line))
    )
)
def test_the_mark_stands_under_the_stretch(case: tuple[str, tuple[int, int]]) -> None:
    """The columns before the mark are those of the text before the stretch, whatever that text holds."""
    line, (start, end) = case
    (marked,) = excerpt([line], Span.of(1, start + 1, end - start))
    assert marked.text == as_shown(line)
    assert marked.before == width(as_shown(line[:start]))
    assert marked.mark == max(1, width(as_shown(line[start:end])))


def _columns(text: str, start: int, end: int) -> str:
    """The characters that stand in these columns of a terminal."""
    return "".join(char for at, char in enumerate(text) if start <= width(text[:at]) < end)


@given(LONG.flatmap(lambda line: st.tuples(st.just(line), stretches(line))))
def test_a_window_shows_the_beginning_of_the_stretch(case: tuple[str, tuple[int, int]]) -> None:
    """However long the line: what stands above the mark is the stretch, as far as the window goes."""
    line, (start, end) = case
    (marked,) = excerpt([line], Span.of(1, start + 1, end - start))
    assert width(marked.text) <= WINDOW
    above = _columns(marked.text, marked.before, marked.before + marked.mark)
    stretch = as_shown(line[start:end])
    assert above == stretch or (
        stretch.startswith(above) and marked.text == _columns(marked.text, 0, marked.before) + above + "..."
    )
    before = _columns(marked.text, 0, marked.before).removeprefix("...")
    assert as_shown(line[:start]).endswith(before)


def test_a_line_that_fits_is_shown_whole() -> None:
    """Chinese takes two columns, a tab four, a combining mark none, an escape the length of its code."""
    assert excerpt(["\t落e\u0301\x1b实"], Span.of(1, 6, 1)) == (Marked(1, "    落e\u0301\\x1b实", 11, 2),)


def test_a_long_line_is_windowed_around_the_stretch() -> None:
    """Dots say where the line was cut, and the mark ends with the window."""
    (middle,) = excerpt(["甲" * 60 + "乙" + "丙" * 60], Span.of(1, 61, 1))
    assert middle == Marked(1, "..." + "甲" * 12 + "乙" + "丙" * 20 + "...", 27, 2)
    (long,) = excerpt(["乙" * 100], Span.of(1, 1, 100))
    assert long == Marked(1, "乙" * 33 + "...", 0, 66)
    (last,) = excerpt(["甲" * 60 + "乙"], Span.of(1, 61, 1))
    assert last == Marked(1, "..." + "甲" * 32 + "乙", 67, 2)


def test_the_cost_does_not_grow_with_the_line() -> None:
    """A line of megabytes is measured around the stretch only: a thousand excerpts take no time."""
    line = "甲" * 2_000_000
    for column in range(1, 1_000_001, 1000):
        assert len(excerpt([line], Span.of(1, column))) == 1


@pytest.mark.parametrize(
    ("span", "marks"),
    [
        (Span(Position(1, 3), Position(3, 5)), [(1, 2, 4), (3, 2, 2)]),
        (Span(Position(1, 3), Position(2, 4)), [(1, 2, 4), (2, 0, 3)]),
        (Span(Position(1, 3), Position(3, 1)), [(1, 2, 4), (2, 0, 3)]),
        (Span(Position(1, 3), Position(2, 1)), [(1, 2, 4)]),
        (Span(Position(1, 5), Position(1, 5)), [(1, 6, 1)]),
        (Span(Position(1, 9), Position(1, 9)), [(1, 6, 1)]),
        (Span.of(9, 1), []),
    ],
)
def test_spans_over_several_lines(span: Span, marks: list[tuple[int, int, int]]) -> None:
    """The first and the last line are marked; a span that ends at a line end ends on the line before it."""
    found = excerpt(["- 甲乙", "abc", "  ab"], span)
    assert [(each.number, each.before, each.mark) for each in found] == marks


def test_no_excerpt_without_the_text() -> None:
    """A file that is not at hand, another revision of it, or an empty line shows nothing."""
    path = PurePosixPath("甲.yaml")
    excerpts = Excerpts({path: SourceFile(path, "\r\n编号\r\n", revision="HEAD")})
    assert excerpts.of(Location(PurePosixPath("乙.yaml"), Span.of(1, 1))) == ()
    assert excerpts.of(Location(path, Span.of(2, 1))) == ()
    assert excerpts.of(Location(path, Span.of(1, 1), "HEAD")) == ()
    assert excerpts.of(Location(path, Span.of(2, 1, 2), "HEAD")) == (Marked(2, "编号", 0, 4),)
