"""New values in an old text: the data are as wanted, everything else is as it was."""

import difflib
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from soak import campaign
from test_writing import ENTRIES

from dangjian_cli.source.decode import decode
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse
from dangjian_cli.syntax.revise import NotRevisedError, revise
from dangjian_cli.syntax.writing import entry_lines, flow, header_lines

NUMBERED = ENTRIES.map(lambda entry: {"编号": "A", **entry})


def source_of(text: str) -> SourceFile:
    found = decode(text.encode(), PurePosixPath("a.yaml"))
    assert isinstance(found, SourceFile)
    return found


def data_of(text: str) -> dict[str, Any]:
    data = parse(source_of(text)).data
    assert isinstance(data, dict)
    return data


def changed(text: str, wanted: dict[str, Any]) -> list[str]:
    """The lines taken away and added."""
    new = revise(source_of(text), wanted)
    lines = list(difflib.unified_diff(text.splitlines(), new.splitlines(), lineterm="", n=0))[2:]
    return [line for line in lines if not line.startswith("@@")]


@campaign(50)
@given(
    st.lists(st.tuples(NUMBERED, NUMBERED), max_size=3),
    st.lists(ENTRIES, max_size=2),
    st.booleans(),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "# 说明\n", "  # 尾注\n", "备注: 尾\n"]),
)
def test_the_data_are_as_wanted(pairs: list[Any], added: list[Any], flowing: bool, newline: str, tail: str) -> None:
    """Any entry becomes any other, in blocks and in braces, and more come in: the rest does not move."""
    blocks = [f"  - {flow(old)}\n" if flowing and at % 2 else entry_lines(old) for at, (old, _) in enumerate(pairs)]
    text = ("台账: 任务清单\n条目:\n" + "".join(blocks) + tail).replace("\n", newline)
    wanted = {**data_of(text), **({"条目": [*(new for _, new in pairs), *added]} if pairs or added else {})}
    new_text = revise(source_of(text), wanted)
    assert data_of(new_text) == wanted
    if newline == "\r\n":
        assert "\n" not in new_text.replace("\r\n", "")
    for (old, new), block in zip(pairs, blocks, strict=True):
        assert old != new or block.replace("\n", newline) in new_text
    assert tail.replace("\n", newline) in new_text


@pytest.mark.untraced
@campaign(50)
@given(NUMBERED, st.sampled_from(["任务", "备注", "措施"]), st.text("甲- :#'\"{}[],?!&*=0", min_size=1, max_size=6))
def test_one_value_is_one_line(entry: dict[str, Any], key: str, value: str) -> None:
    """A scalar set anew takes one line away and adds one; one that was not there adds one."""
    text = header_lines({"台账": "任务清单"}) + "条目:\n" + entry_lines({**entry, "尾": "尾"})
    old = data_of(text)
    wanted = {**old, "条目": [{**old["条目"][0], key: value}]}
    held = old["条目"][0].get(key)
    lines = changed(text, wanted)
    if held == value:
        assert lines == []
    elif held is None:
        assert [line[0] for line in lines] == ["+"]
    elif isinstance(held, str):
        assert [line[0] for line in lines] == ["-", "+"]


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
    佐证:   # 待填
备注: q
"""


def edited(edit: Any) -> list[str]:
    data = data_of(TEXT)
    edit(data["条目"])
    return changed(TEXT, data)


@pytest.mark.parametrize(
    ("edit", "diff"),
    [
        (lambda entries: entries[0].update(任务="新"), ["-    任务: x   # 任务的注", "+    任务: 新   # 任务的注"]),
        (lambda entries: entries[0].update(完成日期="2026-09-28"), ["+    完成日期: 2026-09-28"]),
        (
            lambda entries: entries[1].update(时限="6月"),
            ["-  - {编号: B, 任务: v}   # 尾", "+  - {编号: B, 任务: v, 时限: 6月}   # 尾"],
        ),
        (lambda entries: entries[2].pop("任务"), ["-    任务: z"]),
        (lambda entries: entries.append({"编号": "D", "任务": "w"}), ["+  - 编号: D", "+    任务: w"]),
        (lambda entries: entries[0]["进展"].append({"日期": "2026-02-01"}), ["+      - {日期: 2026-02-01}"]),
        (
            lambda entries: entries[0]["进展"][1].update(内容="甲"),
            ["-      - {日期: 2026-01-08}", "+      - {日期: 2026-01-08, 内容: 甲}"],
        ),
        (
            lambda entries: entries[2].update(进展=[{"日期": "2026-01-02"}, {"日期": "2026-01-03"}]),
            ["+    进展:", "+      - {日期: 2026-01-02}", "+      - {日期: 2026-01-03}"],
        ),
        (lambda entries: entries[2].update(责任单位=["甲", "乙"]), ["+    责任单位: [甲, 乙]"]),
        (lambda entries: entries[2].update(佐证=["甲"]), ["-    佐证:   # 待填", "+    佐证: [甲]   # 待填"]),
    ],
)
def test_only_the_lines_in_question_change(edit: Any, diff: list[str]) -> None:
    """Comments, blank lines and what stands after the list stay."""
    assert edited(edit) == diff


def test_a_comment_is_never_lost() -> None:
    """What would take one away is refused."""
    with pytest.raises(NotRevisedError, match="注释"):
        edited(lambda entries: entries[0].update(进展="甲"))


BLOCKS = """台账: 任务清单
条目:
- 编号: A
  任务: |
    一
    二
  进展:
  - 日期: 2026-01-01
    内容: 甲
  责任人: [ 张某 ,'李某' ]
  销号:
    申请日期: 2026-02-01
- 编号: "B"
  任务: '乙'
- {编号: C,   任务: "丙" }   # 尾
"""


@pytest.mark.parametrize(
    ("edit", "diff"),
    [
        (lambda entries: entries[0].update(时限="6月"), ["+  时限: 6月"]),
        (lambda entries: entries[0].update(任务="三"), ["-  任务: |", "-    一", "-    二", "+  任务: 三"]),
        (lambda entries: entries[0]["进展"].append({"日期": "2026-01-08"}), ["+  - {日期: 2026-01-08}"]),
        (lambda entries: entries[0]["进展"][0].update(进度="60"), ["+    进度: 60"]),
        (lambda entries: entries[0]["销号"].update(核查人="李某"), ["+    核查人: 李某"]),
        (
            lambda entries: entries[0]["责任人"].append("王某"),
            ["-  责任人: [ 张某 ,'李某' ]", "+  责任人: [ 张某 ,'李某', 王某 ]"],
        ),
        (
            lambda entries: entries[2].update(时限="6月", 任务="丁"),
            ['-- {编号: C,   任务: "丙" }   # 尾', "+- {编号: C,   任务: 丁, 时限: 6月 }   # 尾"],
        ),
        (lambda entries: entries[1].update(任务="丙"), ["-  任务: '乙'", "+  任务: 丙"]),
        (lambda entries: entries.append({"编号": "D", "任务": "丁"}), ["+- 编号: D", "+  任务: 丁"]),
    ],
)
def test_other_ways_to_write_are_kept(edit: Any, diff: list[str]) -> None:
    """Dashes at the margin, block scalars, records over several lines, quotes."""
    data = data_of(BLOCKS)
    edit(data["条目"])
    assert changed(BLOCKS, data) == diff


@pytest.mark.parametrize("text", ["台账: 任务清单\n条目:\n", "台账: 任务清单\n条目: []\n备注: q\n", "台账: 任务清单\n"])
def test_a_list_without_elements_gets_its_first(text: str) -> None:
    """Empty, in brackets, or not there at all."""
    new = revise(source_of(text), {**data_of(text), "条目": [{"编号": "A", "任务": "甲"}]})
    assert data_of(new)["条目"] == [{"编号": "A", "任务": "甲"}]
    assert "  - 编号: A\n    任务: 甲\n" in new
    assert ("备注" in new) == ("备注" in text)
