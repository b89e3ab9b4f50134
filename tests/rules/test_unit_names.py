"""Names of units are checked against the 组织 ledgers only when these were read whole."""

from pathlib import Path

from rule_workbench import examine, lay_out

TASKS = """台账: 任务清单
名称: 任务
年度: 2026
单位: 市直机关工委
条目:
  - {编号: RW-2026-001, 任务: 甲, 责任单位: [工委办公室]}
"""
ORGANISATION = """台账: 组织
名称: 组织
年度: 2026
条目:
  - {编号: ZZ-01, 名称: 市直机关工委}
  - {编号: ZZ-03, 名称: 工委宣传部, 上级: 工委办公室}
"""


def _codes(root: Path, organisation: str) -> set[str]:
    lay_out(root, {"任务.yaml": TASKS.encode(), "组织.yaml": organisation.encode()})
    return {one.code for one in examine(root).diagnostics} & {"DJ111", "DJ204"}


def test_a_unit_that_is_not_registered_is_unknown(tmp_path: Path) -> None:
    """The 组织 ledger was read whole and does not name it: neither as responsible unit nor as superior."""
    assert _codes(tmp_path, ORGANISATION) == {"DJ111", "DJ204"}


def test_an_unread_entry_may_be_any_unit(tmp_path: Path) -> None:
    """One entry without its name is one finding (DJ023), not one for every place that names the unit."""
    assert _codes(tmp_path, ORGANISATION + "  - {编号: ZZ-02}\n") == set()


def test_an_unread_file_may_be_the_organisation(tmp_path: Path) -> None:
    """When no 组织 ledger could be read and some file could not, nothing is said about the names of units."""
    assert _codes(tmp_path, "台账: 组织架构\n名称: 组织\n条目: []\n") == set()
