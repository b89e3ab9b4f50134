"""`fix --renumber`: the later of two entries with one 编号 gets a number that nobody has."""

from pathlib import Path, PurePosixPath

import pytest

from dangjian_cli.book.load import load
from dangjian_cli.edit.renumbering import Renumbered, renumber

FIRST, SECOND = PurePosixPath("甲.yaml"), PurePosixPath("乙.yaml")
HEAD = "台账: 任务清单\n条目:\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "dangjian.yaml").write_text("格式: 1\n", "utf-8")
    (tmp_path / SECOND).write_text(
        HEAD + "  - 编号: R-009\n    任务: 一\n  - {编号: R-010, 任务: 二}\n  - 编号: 无号\n    任务: 三\n", "utf-8"
    )
    (tmp_path / FIRST).write_text(
        HEAD + '  - 编号: "R-009" # 合并来的\n    任务: 四\n  - 编号: R-011\n    任务: 五\n    上级任务: R-009\n'
        "  - 编号: 无号\n    任务: 六\n  - {编号: R-010, 任务: 七}\n",
        "utf-8",
    )
    return tmp_path


def renumbered(
    root: Path, *elsewhere: str, chosen: PurePosixPath | None = None
) -> tuple[dict[PurePosixPath, str], tuple[Renumbered, ...]]:
    loaded = load(root)
    changed, told = renumber(
        loaded.book, loaded.sources, lambda file: chosen is None or file == chosen, frozenset(elsewhere)
    )
    return {file: source.text for file, source in changed.items()}, told


def test_the_later_one_gets_a_new_number(workspace: Path) -> None:
    """In the order of the files; each new number one more than the highest, as wide; nothing else changes."""
    texts, told = renumbered(workspace)
    before = (workspace / FIRST).read_text("utf-8")
    assert texts == {FIRST: before.replace('"R-009" #', "R-012 #").replace("{编号: R-010", "{编号: R-013")}
    assert told == (
        Renumbered(FIRST, 3, "R-009", "R-012", (7,)),
        Renumbered(FIRST, 8, "无号", None, ()),
        Renumbered(FIRST, 10, "R-010", "R-013", ()),
    )


def test_numbers_of_other_branches_are_taken(workspace: Path) -> None:
    """What another branch has given out is not given again."""
    assert [one.new for one in renumbered(workspace, "R-040", "S-900")[1]] == ["R-041", None, "R-042"]


def test_only_the_files_asked_for(workspace: Path) -> None:
    """A file that was not named keeps its numbers."""
    assert renumbered(workspace, chosen=SECOND) == ({}, ())


def test_versions_of_an_item_are_no_twins(tmp_path: Path) -> None:
    """An item of a rule pack may have several versions under one number."""
    (tmp_path / "dangjian.yaml").write_text("格式: 1\n", "utf-8")
    versions = "台账: 规则包\n名称: 甲\n条目:\n  - {编号: GD-1, 名称: 乙, 生效: 2025-01-01}\n  - {编号: GD-1, 名称: 乙, 生效: 2026-01-01}\n"
    (tmp_path / "规则包.yaml").write_text(versions, "utf-8")
    assert renumbered(tmp_path) == ({}, ())
