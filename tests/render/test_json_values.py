"""Values as JSON."""

import json
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import PurePosixPath
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_cli.base.text import visible
from dangjian_cli.document.document import Ratio
from dangjian_cli.document.value import Value
from dangjian_cli.render.json import render, render_lines


class Word(Enum):
    LATE = "逾期"


def test_every_kind_of_value() -> None:
    """Keys in the order given, Chinese as it is, ratios as two numbers, dates ISO, enums by value."""
    value: Value = {
        "word": Word.LATE,
        "as_of": date(2026, 9, 30),
        "path": PurePosixPath("台账/任务.yaml"),
        "rate": Ratio(5, 8),
        "progress": [Decimal("62.5"), Decimal("2.0"), None, True],
        "groups": MappingProxyType({"单位": 1}),
    }
    assert (
        render(value)
        == """\
{
  "word": "逾期",
  "as_of": "2026-09-30",
  "path": "台账/任务.yaml",
  "rate": [
    5,
    8
  ],
  "progress": [
    62.5,
    2,
    null,
    true
  ],
  "groups": {
    "单位": 1
  }
}
"""
    )


def test_json_lines() -> None:
    """One value a line, also when a text has several."""
    assert render_lines([{"id": "甲\n乙"}, {"id": date(2026, 1, 2)}]) == '{"id": "甲\\n乙"}\n{"id": "2026-01-02"}\n'


def test_what_has_no_order_is_refused() -> None:
    """A set would print differently from run to run."""
    with pytest.raises(TypeError, match="frozenset"):
        render({"units": frozenset({"甲"})})  # type: ignore[dict-item]


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_json_reads_back_and_is_fit_for_a_terminal(value: Value) -> None:
    """Escapes lose nothing, and no control or format character is left bare."""
    for text in (render(value), render_lines([value])):
        assert json.loads(text) == value
        assert visible(text) == text


def test_a_file_name_that_is_not_utf8_can_be_written() -> None:
    """Halves of surrogate pairs are escaped, so that the output is valid UTF-8."""
    assert render("\udce4").encode() == b'"\\udce4"\n'
