"""New values in an old text: the data are as wanted, everything else is as it was."""

import difflib
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_writing import ENTRIES, RECORDS, TEXTS

from dangjian_cli.source.decode import decode
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse
from dangjian_cli.syntax.revise import NotRevisedError, Revision, revise
from dangjian_cli.syntax.writing import entry_lines, flow

KEYS = st.sampled_from(["任务", "措施", "责任单位", "进展", "备注", "时限"])
VALUES = st.one_of(st.none(), TEXTS, st.lists(TEXTS, min_size=1, max_size=2), st.lists(RECORDS, min_size=1, max_size=2))


def source_of(text: str) -> SourceFile:
    found = decode(text.encode(), PurePosixPath("a.yaml"))
    assert isinstance(found, SourceFile)
    return found


@given(
    st.lists(ENTRIES.map(lambda entry: {"编号": "A", **entry}), min_size=1, max_size=3),
    st.lists(st.tuples(st.integers(0, 2), KEYS, VALUES), max_size=3, unique_by=lambda each: each[:2]),
    st.lists(ENTRIES, max_size=2),
    st.booleans(),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "# 说明\n", "  # 尾注\n", "备注: 尾\n"]),
)
def test_the_data_are_as_wanted(
    entries: list[Any], wanted: list[Any], added: list[Any], flowing: bool, newline: str, tail: str
) -> None:
    """Values set, replaced and taken away in blocks and in braces, elements added: nothing else changes."""
    blocks = [f"  - {flow(entry)}\n" if flowing and at % 2 else entry_lines(entry) for at, entry in enumerate(entries)]
    text = ("台账: 任务清单\n条目:\n" + "".join(blocks) + tail).replace("\n", newline)
    source = source_of(text)
    revisions = [Revision(*each) for each in wanted if each[0] < len(entries)]
    new = revise(source, "条目", revisions, added)
    expected = [dict(entry) for entry in entries]
    for index, key, value in revisions:
        if value is None:
            expected[index].pop(key, None)
        else:
            expected[index][key] = value
    found = parse(source_of(new)).data
    assert isinstance(found, dict)
    assert found["条目"] == [*expected, *added]
    if newline == "\r\n":
        assert "\n" not in new.replace("\r\n", "")
    touched = {index for index, _, _ in revisions}
    for at, block in enumerate(blocks):
        if at not in touched:
            assert block.replace("\n", newline) in new


TEXT = """# 头
台账: 任务清单
条目:
  # 一
  - 编号: A   # 号
    任务: x   # 任务的注

    进展:
      - {日期: 2026-01-01}   # 第一次
      - {日期: 2026-01-08}
  # 二
  - {编号: B, 任务: v}   # 尾

  - 编号: C
    任务: z
备注: q
"""


@pytest.mark.parametrize(
    ("revisions", "added", "diff"),
    [
        ([Revision(0, "任务", "新")], [], ["-    任务: x   # 任务的注", "+    任务: 新   # 任务的注"]),
        ([Revision(0, "完成日期", "2026-09-28")], [], ["+    完成日期: 2026-09-28"]),
        (
            [Revision(1, "时限", "6月")],
            [],
            ["-  - {编号: B, 任务: v}   # 尾", "+  - {编号: B, 任务: v, 时限: 6月}   # 尾"],
        ),
        ([Revision(2, "任务", None)], [], ["-    任务: z"]),
        ([], [{"编号": "D", "任务": "w"}], ["+  - 编号: D", "+    任务: w"]),
        (
            [Revision(2, "进展", [{"日期": "2026-01-02"}, {"日期": "2026-01-03"}])],
            [],
            ["+    进展:", "+      - {日期: 2026-01-02}", "+      - {日期: 2026-01-03}"],
        ),
    ],
)
def test_only_the_lines_in_question_change(revisions: list[Revision], added: list[Any], diff: list[str]) -> None:
    """Comments, blank lines and what stands after the list stay."""
    new = revise(source_of(TEXT), "条目", revisions, added)
    lines = list(difflib.unified_diff(TEXT.splitlines(), new.splitlines(), lineterm="", n=0))[2:]
    assert [line for line in lines if not line.startswith("@@")] == diff


def test_a_comment_is_never_lost() -> None:
    """What would take one away is refused."""
    with pytest.raises(NotRevisedError, match="注释"):
        revise(source_of(TEXT), "条目", [Revision(0, "进展", [{"日期": "2026-02-02"}])], [])


@pytest.mark.parametrize("text", ["台账: 任务清单\n条目:\n", "台账: 任务清单\n条目: []\n备注: q\n", "台账: 任务清单\n"])
def test_a_list_without_elements_gets_its_first(text: str) -> None:
    """Empty, in brackets, or not there at all."""
    new = revise(source_of(text), "条目", [], [{"编号": "A"}])
    found = parse(source_of(new)).data
    assert isinstance(found, dict)
    assert found["条目"] == [{"编号": "A"}]
    assert ("备注" in found) == ("备注" in text)
