"""What git leaves behind when two people changed the same lines."""

import pytest
from reading_help import kinds, parsed, read_ids, slice_of, span_of, unread_ids


def _ledger(*lines: str) -> str:
    return "台账: 甲\n名称: 乙\n条目:\n  - 编号: R-1\n    任务: 甲\n" + "".join(line + "\n" for line in lines)


OURS, MIDDLE, THEIRS = "<<<<<<< HEAD", "=======", ">>>>>>> 分支"


def test_conflict_is_told_with_both_names_and_its_end() -> None:
    """At its first line."""
    text = _ledger(OURS, "    时限: 一", MIDDLE, "    时限: 二", THEIRS, "  - 编号: R-2")
    result = parsed(text)
    assert kinds(result) == [("DJ029", "conflict")]
    assert result.faults[0].values == {"ours": "HEAD", "theirs": "分支", "last": 10}
    assert slice_of(text, span_of(result.faults[0])) == OURS


def test_conflict_within_an_entry_costs_that_entry() -> None:
    """Neither version is taken, and the entry around them is not whole."""
    result = parsed(_ledger(OURS, "    时限: 一", MIDDLE, "    时限: 二", THEIRS, "    类别: 丙", "  - 编号: R-2"))
    assert (read_ids(result), unread_ids(result)) == (("R-2",), ("R-1",))


def test_conflict_of_whole_entries_leaves_the_one_above_alone() -> None:
    """Both versions, with their common end, are known but unread."""
    result = parsed(
        _ledger(
            OURS,
            "  - 编号: R-2",
            "    任务: 乙",
            MIDDLE,
            "  - 编号: R-3",
            "    任务: 丙",
            THEIRS,
            "    时限: 共",
            "  - 编号: R-4",
        )
    )
    assert (read_ids(result), unread_ids(result)) == (("R-1", "R-4"), ("R-2", "R-3"))
    assert kinds(result) == [("DJ029", "conflict")]


def test_entry_in_both_versions_is_named_once() -> None:
    """The same 编号 on either side is one entry."""
    result = parsed(_ledger(OURS, "  - 编号: R-2", "    任务: 乙", MIDDLE, "  - 编号: R-2", "    任务: 丙", THEIRS))
    assert (read_ids(result), unread_ids(result)) == (("R-1",), ("R-2",))


def test_entry_added_on_one_side_only() -> None:
    """An empty side is a side."""
    result = parsed(_ledger(OURS, MIDDLE, "  - 编号: R-2", "    任务: 乙", THEIRS, "  - 编号: R-3"))
    assert (read_ids(result), unread_ids(result)) == (("R-1", "R-3"), ("R-2",))


def test_conflict_with_its_common_ancestor() -> None:
    """The diff3 style has a third part."""
    result = parsed(_ledger(OURS, "    时限: 一", "||||||| 祖先", "    时限: 零", MIDDLE, "    时限: 二", THEIRS))
    assert kinds(result) == [("DJ029", "conflict")]
    assert unread_ids(result) == ("R-1",)


def test_conflict_in_the_header_costs_its_keys() -> None:
    """The keys of both versions are lost, the entries are not."""
    text = f"台账: 甲\n{OURS}\n名称: 一\n年度: 2026\n{MIDDLE}\n名称: 二\n{THEIRS}\n条目:\n  - 编号: R-1\n"
    result = parsed(text)
    assert result.omitted == (("名称",), ("年度",))
    assert (read_ids(result), result.unread) == (("R-1",), ())


def test_conflict_in_a_value_of_the_header_costs_that_key() -> None:
    """Lines that are no keys belong to the key above them."""
    text = f"台账: 甲\n单位组:\n  甲: [乙]\n{OURS}\n  丙: [丁]\n{MIDDLE}\n  丙: [戊]\n{THEIRS}\n条目:\n  - 编号: R-1\n"
    result = parsed(text)
    assert result.omitted == (("单位组",),)
    assert read_ids(result) == ("R-1",)


def test_two_conflicts_are_two_findings() -> None:
    """Each is told."""
    result = parsed(
        _ledger(
            OURS, "    时限: 一", MIDDLE, THEIRS, "  - 编号: R-2", OURS, "    任务: 二", MIDDLE, THEIRS, "  - 编号: R-3"
        )
    )
    assert kinds(result) == [("DJ029", "conflict")] * 2
    assert (read_ids(result), unread_ids(result)) == (("R-3",), ("R-1", "R-2"))


@pytest.mark.parametrize("marker", [OURS, MIDDLE, THEIRS, "||||||| 祖先"])
def test_marker_left_behind_costs_nothing_but_a_finding(marker: str) -> None:
    """Its partners are gone: the lines around it are taken as they stand."""
    result = parsed(_ledger(marker, "    时限: 一", "  - 编号: R-2"))
    assert kinds(result) == [("DJ029", "leftover")]
    assert read_ids(result) == ("R-1", "R-2")


def test_mistakes_beside_a_conflict_are_told_as_well() -> None:
    """The conflict hides no other entry's mistake."""
    result = parsed(_ledger(OURS, "    时限: 一", MIDDLE, THEIRS, "  - 编号: R-2", "    任务：乙", "  - 编号: R-3"))
    assert kinds(result) == [("DJ029", "conflict"), ("DJ004", "full_width_colon")]
    assert (read_ids(result), unread_ids(result)) == (("R-3",), ("R-1", "R-2"))


def test_after_100_conflicts_the_rest_is_named() -> None:
    """Every entry is known all the same."""
    lines = [line for number in range(2, 132) for line in (f"  - 编号: R-{number}", OURS, MIDDLE, THEIRS)]
    result = parsed(_ledger(*lines))
    assert kinds(result) == [("DJ029", "conflict")] * 100 + [("DJ019", "too_many_breaks")]
    assert len({*read_ids(result), *unread_ids(result)}) == 131


@pytest.mark.parametrize("value", ["========", "甲 =======", "<<<<<<甲"])
def test_equals_signs_in_text(value: str) -> None:
    """A row of signs within a value is no marker."""
    assert kinds(parsed(_ledger(f"    备注: 一{value}"))) == []
