"""Values that are written are the values that are read."""

from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dangjian_cli.source.decode import decode
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse
from dangjian_cli.syntax.writing import flow_mapping, flow_scalar

TEXTS = st.text(
    st.one_of(
        st.sampled_from("甲乙一二，。：；“”【】（） 0123-:/.,#[]{}&*!|>'\"%@`=<~?\\\n\t"),
        st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs")),
    ),
    max_size=12,
)


def read(text: str) -> Any:
    source = decode(text.encode(), PurePosixPath("a.yaml"))
    assert isinstance(source, SourceFile)
    parsed = parse(source)
    assert not parsed.faults
    return parsed.data


@given(TEXTS)
@example("null")
@example("~")
@example("是")
@example("yes")
@example("1e3")
@example("0o17")
@example("- 甲")
@example("键: 值")
@example("2026-09-30 10:00")
@example("<<")
@example("甲 # 乙")
@example("---")
@example("...")
def test_what_is_written_on_one_line_reads_back(text: str) -> None:
    """In a mapping, in a list, as a whole value."""
    written = flow_scalar(text)
    assert "\n" not in written
    assert read(f"a: {{b: {written}, c: 甲}}\n") == {"a": {"b": text, "c": "甲"}}
    assert read(f"a: [{written}, 甲]\n") == {"a": [text, "甲"]}
    assert read(f"a: {written}\nc: 甲\n") == {"a": text, "c": "甲"}


@pytest.mark.parametrize(
    "text", ["2026-09-30", "甲：乙，丙", "“双报到”", "市机党〔2026〕5号", "30%", "7月底前", "A-1/2"]
)
def test_what_needs_no_quotes_gets_none(text: str) -> None:
    """A clerk's usual values stay as a clerk would write them."""
    assert flow_scalar(text) == text


def test_a_record_on_one_line() -> None:
    """Keys in the order given."""
    assert flow_mapping({"日期": "2026-10-08", "内容": "甲, 乙"}) == '{日期: 2026-10-08, 内容: "甲, 乙"}'
