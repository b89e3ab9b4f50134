"""Severities: the rule's own, what dangjian.yaml says instead, and `--strict`."""

from pathlib import Path

import pytest
from rule_workbench import examine, lay_out

from dangjian_cli.diagnostics.diagnostic import Diagnostic, Severity
from dangjian_cli.rules.diagnose import strict

HEAD = "格式: 1\n统计日: 2026-09-30\n"
TASKS = """台账: 任务清单
名称: 任务
年度: 2026
单位: 市直机关工委
条目:
  - {编号: RW-2026-001, 任务: 甲, 责任单位: [工委办公室]}
"""
PROBLEMS = """台账: 问题整改
名称: 整改
年度: 2026
单位: 市直机关工委
条目:
  - {编号: ZG-2026-01, 问题: 会风不严, 责任单位: [工委办公室]}
"""


def _found(root: Path, settings: str) -> tuple[Diagnostic, ...]:
    files = {"dangjian.yaml": HEAD + settings, "2025/任务.yaml": TASKS, "整改.yaml": PROBLEMS}
    lay_out(root, {name: text.encode() for name, text in files.items()})
    return examine(root).diagnostics


def _severities(root: Path, settings: str, code: str) -> list[str]:
    """The severities of a code, that of the task first."""
    return [one.severity.label for one in _found(root, settings) if one.code == code]


def test_a_rule_has_its_own_severity_and_may_judge_one_place_lighter(tmp_path: Path) -> None:
    """No leader is a warning in a 任务清单 and an information in a 问题整改."""
    assert _severities(tmp_path, "", "DJ203") == ["警告", "提示"]


def test_the_settings_say_how_grave_a_code_is(tmp_path: Path) -> None:
    """级别 in dangjian.yaml holds for every finding of the code, also for one that its rule judges lighter."""
    assert _severities(tmp_path, "级别: {DJ203: 错误}\n", "DJ203") == ["错误", "错误"]


def test_a_code_can_be_switched_off(tmp_path: Path) -> None:
    """关闭: nothing is said."""
    assert _severities(tmp_path, "级别: {DJ201: 关闭}\n", "DJ201") == []


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("分路径级别: [{路径: 2025/*, 级别: {DJ201: 关闭}}]\n", ["警告"]),
        ("级别: {DJ201: 错误}\n分路径级别: [{路径: 2025/*, 级别: {DJ201: 提示}}]\n", ["提示", "错误"]),
        ("级别: {DJ201: 错误}\n分路径级别: [{路径: 2025/*, 级别: {DJ203: 提示}}]\n", ["错误", "错误"]),
        ("分路径级别: [{路径: [甲/*, 整改.yaml], 级别: {DJ201: 错误}}]\n", ["警告", "错误"]),
    ],
)
def test_a_pattern_holds_for_its_files(tmp_path: Path, settings: str, expected: list[str]) -> None:
    """What is said of some files wins over what is said of all, for the codes that it names."""
    assert _severities(tmp_path, settings, "DJ201") == expected


def test_strict_makes_errors_of_warnings(tmp_path: Path) -> None:
    """Warnings weigh as errors; information stays what it is; nothing else changes."""
    found = _found(tmp_path, "")
    stricter = strict(found)
    assert {one.severity for one in stricter} == {Severity.ERROR, Severity.INFO}
    assert [one.message for one in stricter] == [one.message for one in found]


def test_findings_come_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    """By path, position and code, whatever rule found them."""
    found = _found(tmp_path, "")
    assert list(found) == sorted(found, key=lambda one: one.sort_key)
    assert len(found) > 3
