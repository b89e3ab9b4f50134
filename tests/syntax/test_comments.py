"""Suppressions: which comments count as one, and what is wrong with those that do not."""

import pytest
from reading_help import slice_of, source_of

from dangjian_cli.syntax.comments import Problem, Suppression, suppressions


def _all(line: str, before: str = "", after: str = "") -> tuple[Suppression, ...]:
    return suppressions(source_of(f"{before}条目:\n  - 编号: R-1\n    {line}\n    时限: 6月底前\n{after}"))


def _codes(found: Suppression) -> tuple[str, ...]:
    return tuple(code.text for code in found.codes)


@pytest.mark.parametrize(
    ("comment", "codes", "reason"),
    [
        ("# 忽略 DJ212：档案未归", ("DJ212",), "档案未归"),
        ("# 忽略 DJ212、DJ205：档案未归", ("DJ212", "DJ205"), "档案未归"),
        ("# 忽略 DJ212, DJ205: 档案: 未归", ("DJ212", "DJ205"), "档案: 未归"),
        ("#忽略 DJ212：档案未归", ("DJ212",), "档案未归"),
        ("# 忽略DJ212，DJ205 ：档案未归  ", ("DJ212", "DJ205"), "档案未归"),
        ("# 忽略 dj999：不认得的编号也照录", ("dj999",), "不认得的编号也照录"),
    ],
)
def test_suppression_with_a_reason_holds(comment: str, codes: tuple[str, ...], reason: str) -> None:
    """Codes are separated by 、 or a comma; the colon before the reason may be of either width."""
    (found,) = _all(f"任务: 甲 {comment}")
    assert (_codes(found), found.reason, found.problem, found.line) == (codes, reason, None, 3)


def test_stretches_are_exact() -> None:
    """The stretch of the comment, and of each code in it."""
    text = "任务: 😀 # 忽略 DJ212、DJ205：原因 \r\n时限: 甲\r\n"
    (found,) = suppressions(source_of(text))
    assert slice_of(text, found.span) == "# 忽略 DJ212、DJ205：原因"
    assert [slice_of(text, code.span) for code in found.codes] == ["DJ212", "DJ205"]


@pytest.mark.parametrize(
    ("line", "problem", "codes"),
    [
        ("任务: 甲 # 忽略 DJ212", Problem.NO_REASON, ("DJ212",)),
        ("任务: 甲 # 忽略 DJ212：", Problem.NO_REASON, ("DJ212",)),
        ("任务: 甲 # 忽略 DJ212：  ", Problem.NO_REASON, ("DJ212",)),
        ("任务: 甲 # 忽略", Problem.NO_CODE, ()),
        ("任务: 甲 # 忽略：原因", Problem.NO_CODE, ()),
        ("任务: 甲 # 忽略 DJ212 档案未归", Problem.SEPARATOR, ("DJ212",)),
        ("任务: 甲 # 忽略 DJ212/DJ205：原因", Problem.SEPARATOR, ("DJ212", "DJ205")),
        ("任务: 甲 # 忽略 DJ212和DJ205：原因", Problem.SEPARATOR, ("DJ212", "DJ205")),
        ("任务: 甲 ＃ 忽略 DJ212：原因", Problem.WIDE_HASH, ("DJ212",)),
        ("任务: 甲# 忽略 DJ212：原因", Problem.GLUED_HASH, ("DJ212",)),
    ],
)
def test_faulty_suppression_does_not_hold(line: str, problem: Problem, codes: tuple[str, ...]) -> None:
    """It is told with what is wrong with it; without a reason it silences nothing."""
    (found,) = _all(line)
    assert (found.problem, found.reason, _codes(found)) == (problem, "", codes)


@pytest.mark.parametrize(
    "line",
    [
        "任务: 甲",
        "任务: 不可忽略小事",
        "任务: 甲 # 备注",
        '任务: "甲 # 忽略 DJ212：原因"',
        "任务: '甲 ＃ 忽略 DJ212：原因'",
        "任务: 甲#忽略小事",
        "说明: |\n      甲 # 忽略 DJ212：原因",
        "任务: 甲 ＃ 忽略小事",
    ],
)
def test_text_is_no_suppression(line: str) -> None:
    """What stands within a value is text, however it looks."""
    assert _all(line) == ()


def test_comment_on_a_line_of_its_own() -> None:
    """It counts for its own line; whether a finding points there is not for this room to say."""
    (found,) = _all("任务: 甲", before="# 忽略 DJ212：原因\n")
    assert (found.line, found.reason) == (1, "原因")


def test_suppressions_in_an_unread_entry_are_found() -> None:
    """A broken entry may hold one; without values to tell apart, a blank before the # decides."""
    found = _all("任务：甲 # 忽略 DJ212：原因\n    备注: 乙#忽略 DJ205：原因")
    assert [(one.line, _codes(one)) for one in found] == [(3, ("DJ212",))]


def test_comments_come_in_order() -> None:
    """As they stand in the file."""
    found = _all("任务: 甲 # 忽略 DJ212：一", after="备注: 乙 # 忽略 DJ205：二\n")
    assert [one.reason for one in found] == ["一", "二"]


def test_suppression_is_no_lost_text() -> None:
    """`#忽略` glued to its word is a suppression, not a value cut off (DJ017)."""
    from reading_help import parsed

    assert parsed("任务: 甲 #忽略 DJ212：原因\n").faults == ()
