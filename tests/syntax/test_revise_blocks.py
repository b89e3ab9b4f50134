"""New lines below a block scalar: blank lines that a plus keeps belong to the value, others do not."""

import pytest
from test_revise import changed, data_of, source_of

from dangjian_cli.syntax.parse import parse
from dangjian_cli.syntax.parsed import Data
from dangjian_cli.syntax.revise import revise
from dangjian_cli.syntax.writing import entry_lines

HEAD = "台账: 任务清单\n条目:\n  - 编号: A\n    任务: 甲\n    备注: "
NEXT = "  - 编号: B\n    任务: 丙\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("rest", ["", NEXT, "# 说明\n"])
@pytest.mark.parametrize(
    "block",
    ["|\n      乙\n", "|+\n      乙\n", "|+\n      乙\n\n", ">+\n      乙\n\n      丁\n\n   \n", "|-\n      乙\n\n"],
)
def test_a_key_below_a_block(block: str, rest: str, newline: str) -> None:
    """One line comes in; the value keeps its blank lines."""
    text = (HEAD + block + rest).replace("\n", newline)
    wanted = data_of(text)
    wanted["条目"][0]["完成日期"] = "2026-09-30"
    assert changed(text, wanted) == ["+    完成日期: 2026-09-30"]
    assert data_of(revise(source_of(text), wanted)) == wanted


@pytest.mark.parametrize("block", ["|+\n      乙\n\n", "|+\n      乙\n\n\n"])
def test_an_entry_below_a_block(block: str) -> None:
    """As `add` writes it."""
    wanted = data_of(HEAD + block)
    wanted["条目"].append({"编号": "B", "任务": "丙"})
    assert changed(HEAD + block, wanted) == ["+  - 编号: B", "+    任务: 丙"]


def test_a_block_within_a_record_below_the_last_key() -> None:
    """The last value of the last record decides."""
    text = HEAD.replace("备注: ", "进展:\n      - 内容: ") + "|+\n          乙\n\n" + NEXT
    wanted = data_of(text)
    wanted["条目"][0]["完成日期"] = "2026-09-30"
    assert changed(text, wanted) == ["+    完成日期: 2026-09-30"]
    wanted["条目"][0]["任务"] = "丁"
    assert data_of(revise(source_of(text), wanted)) == wanted


@pytest.mark.parametrize("text", ["甲，", "甲，乙", "【甲】", "甲（乙，丙）"])
def test_an_element_that_looks_like_several_is_quoted(text: str) -> None:
    """Else the very text that was written would be reported, and the key left out."""
    before = HEAD.replace("备注: ", "依据: [一]\n")
    wanted = data_of(before)
    for listed in (["一", text], [text], ["一", text, text]):
        wanted["条目"][0]["依据"] = listed
        assert data_of(revise(source_of(before), wanted)) == wanted
        data: Data = [*listed]
        assert parse(source_of("条目:\n" + entry_lines({"编号": "A", "依据": data}))).faults == ()
