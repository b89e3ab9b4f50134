"""Characters that nobody sees."""

import pytest
from reading_help import kinds, parsed, span_of

from dangjian_cli.diagnostics.diagnostic import Severity


@pytest.mark.parametrize(
    ("char", "variant", "code"),
    [
        ("\x00", "nul", "U+0000"),
        ("\x07", "control", "U+0007"),
        ("\x7f", "control", "U+007F"),
        ("\x9b", "control", "U+009B"),
        ("\uffff", "control", "U+FFFF"),
        ("\ud800", "control", "U+D800"),
        ("\x85", "line_end", "U+0085"),
        ("\u2028", "line_end", "U+2028"),
        ("\u2029", "line_end", "U+2029"),
        ("\u200b", "zero_width", "U+200B"),
        ("\u200d", "zero_width", "U+200D"),
        ("\ufeff", "zero_width", "U+FEFF"),
        ("\u00ad", "zero_width", "U+00AD"),
        ("\u200e", "direction", "U+200E"),
        ("\u202e", "direction", "U+202E"),
        ("\u2066", "direction", "U+2066"),
    ],
)
def test_hidden_character_is_named(char: str, variant: str, code: str) -> None:
    """By its code point, at its first place, with how often it occurs."""
    result = parsed(f"甲: 一二\n乙: 三{char}四\n丙: {char}五{char}\n")
    (fault,) = (fault for fault in result.faults if fault.code == "DJ020")
    assert (fault.variant, fault.values) == (variant, {"code": code, "count": 3})
    assert span_of(fault).start == (2, 5)
    assert (fault.severity is Severity.WARNING) == (variant == "zero_width")


def test_each_character_has_its_own_finding() -> None:
    """Not each occurrence: a file copied from a web page may hold thousands."""
    result = parsed("甲: 一\u200b二\u200b三\u202e四\n" * 1 + "乙: 五\u200b\n")
    assert sorted(kinds(result)) == [("DJ020", "direction"), ("DJ020", "zero_width")]


@pytest.mark.parametrize(
    "value", ["\U0001f468\u200d\U0001f469", "❤\ufe0f", "e\u0301", "\u3000甲\u3000", "\u00a0甲", "\ue000"]
)
def test_harmless_characters(value: str) -> None:
    """Joined emoji, variation selectors, accents, ideographic spaces and private characters within a value."""
    assert kinds(parsed(f"甲: 一{value}二\n")) == []


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x85", "\u2028"])
def test_value_with_an_unreadable_character_is_left_out(char: str) -> None:
    """And nothing else: keys around it, other entries, the list it stands in only when it is an element."""
    text = f"甲: 一{char}\n乙: 二\n丙: [三, 四{char}]\n丁:\n  - 编号: R-1\n    戊: 五{char}六\n    己: 七\n"
    result = parsed(text)
    assert result.data == {"乙": "二", "丁": [{"编号": "R-1", "己": "七"}]}
    assert result.omitted == (("甲",), ("丙",), ("丁", 0, "戊"))


def test_unreadable_characters_between_lines_cost_nothing() -> None:
    """Zero bytes at the end of a file that was cut off by a crash."""
    result = parsed("甲: 一\n乙: 二\n\x00\x00\x00\n\x00")
    assert kinds(result) == [("DJ020", "nul")]
    assert result.data == {"甲": "一", "乙": "二"}
    assert result.omitted == ()


def test_lone_carriage_return_is_a_line_end() -> None:
    """As for editors and YAML; it is told as mixed line ends by source/."""
    result = parsed("甲: 一\r乙: 二\r条目:\r  - 编号: R-1\r    任务：三\r  - 编号: R-2\r")
    assert kinds(result) == [("DJ004", "full_width_colon")]
    assert span_of(result.faults[0]).start == (5, 7)
    assert result.data == {"甲": "一", "乙": "二", "条目": [{"编号": "R-2"}]}


def test_line_ends_of_other_systems_move_no_position() -> None:
    """NEL and U+2028 end lines for YAML 1.1 only: what follows is placed as an editor shows it."""
    result = parsed("甲: 一\u2028\x85二\n条目:\n  - 编号: R-1\n    任务：三\n")
    assert [span_of(fault).start for fault in result.faults if fault.code == "DJ004"] == [(4, 7)]
