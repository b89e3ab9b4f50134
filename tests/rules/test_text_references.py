"""References to other entries (DJ026): which number was meant, circles, thousands of wrong ones."""

import time
from pathlib import Path

import pytest
from rule_workbench import examine, lay_out

from dangjian_cli.rules.text.near_id import NearIds

HEAD = "台账: 任务清单\n年度: 2026\n单位: 市直机关工委\n条目:\n"


@pytest.mark.parametrize(
    ("wrong", "known", "meant"),
    [
        ("RW-2026-5", ["RW-2026-004", "RW-2026-005"], "RW-2026-005"),
        ("rw2026005", ["RW-2026-005", "ZG-2026-005"], None),
        ("rw-2026-005", ["ZG-2026-005", "RW-2026-005"], "RW-2026-005"),
        ("ＲＷ－２０２６－００５", ["ZG-2026-005", "RW-2026-005"], "RW-2026-005"),
        ("WR-2026-005", ["ZG-2026-005", "RW-2026-005"], "RW-2026-005"),
        ("RW-2026-O05", ["RW-2026-005"], "RW-2026-005"),
        ("RW-2026-0l5", ["RW-2026-015"], "RW-2026-015"),
        ("RW-2026-006", ["RW-2026-005", "RW-2026-007"], None),
        ("ZG-2026-005", ["RW-2026-005"], None),
        ("学习任未", ["学习任务", "会议任务"], "学习任务"),
        ("没有", ["RW-2026-005"], None),
        ("甲", [f"乙{chr(0x4E00 + index)}" for index in range(100)], None),
        ("RW-2026-005", [], None),
    ],
)
def test_a_misspelt_number_is_guessed_only_from_its_own_digits(wrong: str, known: list[str], meant: str | None) -> None:
    """Another number is no misspelling of this one; letters, case, width and zeros may be wrong."""
    assert NearIds(known).closest(wrong) == meant


def references(count: int, parent: str) -> str:
    """A ledger of entries that each name a parent; `{0}` is the entry's own number, `{1}` the next one's."""
    entries = (
        f"  - {{编号: RW-{index}, 任务: 甲, 上级任务: {parent.format(index, (index + 1) % count)}}}\n"
        for index in range(count)
    )
    return HEAD + "".join(entries)


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("parent", "variant", "findings"),
    [("RW-{1}", "cycle", 1), ("RW-{0}", "self", 1000), ("ZG-{0}9999", "", 1000)],
)
def test_many_wrong_references_are_found_in_one_pass(parent: str, variant: str, findings: int, tmp_path: Path) -> None:
    """A circle through all entries is one finding; of thousands of wrong numbers none is compared with all others."""
    lay_out(tmp_path, {"任务.yaml": references(1000, parent).encode()})
    start = time.perf_counter()
    faults = [fault for fault in examine(tmp_path).faults if fault.code == "DJ026"]
    assert [fault.variant for fault in faults] == [variant] * findings
    assert time.perf_counter() - start < 20


def test_a_long_circle_is_shown_by_its_beginning(tmp_path: Path) -> None:
    """The sentence and the related places name five entries, not a thousand."""
    lay_out(tmp_path, {"任务.yaml": references(8, "RW-{1}").encode()})
    (circle,) = examine(tmp_path).of("DJ026")
    assert "RW-0 → RW-1 → RW-2 → RW-3 → RW-4 → …… → RW-0" in circle.message
    assert len(circle.related) == 4


def test_a_carried_over_circle_is_found_too(tmp_path: Path) -> None:
    """结转 that comes back leaves a matter that is never done; a tail that leads to the circle is not part of it."""
    rows = (("1", "2"), ("2", "3"), ("3", "2"))
    entries = (f"  - {{编号: RW-{a}, 任务: 甲, 结转: {{日期: 2026-12-31, 至: RW-{b}}}}}\n" for a, b in rows)
    lay_out(tmp_path, {"任务.yaml": (HEAD + "".join(entries)).encode()})
    (circle,) = examine(tmp_path).of("DJ026")
    assert (circle.primary.span.start.line, "RW-2 → RW-3 → RW-2" in circle.message) == (6, True)


def test_a_reference_to_a_broken_entry_is_no_broken_reference(tmp_path: Path) -> None:
    """Its 编号 was seen, though the entry could not be read."""
    text = HEAD + "  - 编号: RW-1\n    任务: 甲: 乙\n  - {编号: RW-2, 任务: 丙, 上级任务: RW-1}\n"
    lay_out(tmp_path, {"任务.yaml": text.encode()})
    assert examine(tmp_path).of("DJ026") == ()
