"""Values that are written are the values that are read."""

from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dangjian_cli.source.decode import decode
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse
from dangjian_cli.syntax.writing import entry_lines, flow_mapping, flow_scalar, line_scalar

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
    assert read(f"a: {line_scalar(text)}\nc: 甲\n") == {"a": text, "c": "甲"}


@pytest.mark.parametrize(
    "text", ["2026-09-30", "甲：乙，丙", "“双报到”", "市机党〔2026〕5号", "30%", "7月底前", "A-1/2"]
)
def test_what_needs_no_quotes_gets_none(text: str) -> None:
    """A clerk's usual values stay as a clerk would write them."""
    assert flow_scalar(text) == text


def test_a_record_on_one_line() -> None:
    """Keys in the order given."""
    assert flow_mapping({"日期": "2026-10-08", "内容": "甲, 乙"}) == '{日期: 2026-10-08, 内容: "甲, 乙"}'


RECORDS = st.dictionaries(st.sampled_from(["日期", "内容", "进度"]), TEXTS, min_size=1)
ENTRIES = st.dictionaries(
    st.sampled_from(["编号", "任务", "措施", "责任单位", "进展", "备注"]),
    st.one_of(TEXTS, st.lists(TEXTS, min_size=1, max_size=3), RECORDS, st.lists(RECORDS, min_size=1, max_size=3)),
    min_size=1,
)


@given(st.lists(ENTRIES, min_size=1, max_size=3))
def test_entries_that_are_written_read_back(entries: list[Any]) -> None:
    """Texts, lists, records and lists of records under the keys of an entry."""
    text = "台账: 任务清单\n条目:\n" + "".join(entry_lines(entry) for entry in entries)
    assert read(text) == {"台账": "任务清单", "条目": entries}


def test_a_line_of_its_own_needs_fewer_quotes() -> None:
    """Commas and brackets inside a value that stands alone are text."""
    entry: dict[str, Any] = {"编号": "RW-1", "任务": "学习, 研讨[2]次", "责任单位": ["甲, 乙", "丙"]}
    assert entry_lines(entry) == '  - 编号: RW-1\n    任务: 学习, 研讨[2]次\n    责任单位: ["甲, 乙", 丙]\n'
