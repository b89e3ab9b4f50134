"""What stands in several places is counted once; what was typed and cannot be used is told."""

from pathlib import Path

import pytest
from cli_runner import run_here

ORGANISATION = """台账: 组织
联系点:
  - {联系领导: 张某, 联系单位: [甲支部, 乙支部]}
  - {联系领导: 李某, 联系单位: [乙支部]}
  - {联系领导: 李某, 联系单位: [甲支部]}
条目:
  - {编号: Z-0, 名称: 工委, 类别: 机关工委}
  - {编号: Z-1, 名称: 甲支部, 类别: 党支部, 上级: 工委}
  - {编号: Z-2, 名称: 乙支部, 类别: 党支部, 上级: 工委}
"""
TASKS = """台账: 任务清单
年度: 2026
单位: 工委
条目:
  - {编号: R-1, 任务: 甲, 责任单位: 甲支部, 时限: 9月底前, 经验做法: 早会, 存在不足: 慢, 成果: [{数量: 3, 计量单位: 篇, 等次: 一等}]}
  - {编号: R-2, 任务: 乙, 责任单位: 工委, 分解到: [甲支部], 时限: 9月底前, 共建单位: [某村]}
"""
INDEX = """台账: 考核方案
名称: 办法
年度: 2026
满分: 10
适用对象: [甲支部]
条目:
  - {编号: K, 名称: 维度}
  - {编号: K1, 名称: 指标, 上级: K}
  - {编号: H, 名称: 评定的, 上级: K1, 标准分: 6, 计分: 人工评定}
  - {编号: I, 名称: 另一项, 上级: K1, 标准分: 4, 计分: 人工评定}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dangjian.yaml").write_text("格式: 1\n统计日: 2026-08-01\n节点模板: {空: []}\n", "utf-8")
    for name, text in {"组织": ORGANISATION, "任务": TASKS, "方案": INDEX}.items():
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path


def test_a_matter_in_three_sections_is_one_matter(folder: Path) -> None:
    """And a result without a name is seen all the same."""
    shown = run_here(["report", "经验做法汇编"], folder).stdout
    assert "共事项 1 项，" in shown
    assert "3 篇（一等）" in shown


def test_leaders_and_units_are_counted_and_not_the_lines(folder: Path) -> None:
    assert "【联系点：2 位领导联系 2 个单位】" in run_here(["report", "组织树"], folder).stdout


def test_a_task_that_nobody_registered_below_is_no_second_partnership(folder: Path) -> None:
    assert "【共建、联建、结对：事项 1 项】" in run_here(["report", "党建共建"], folder).stdout


@pytest.mark.parametrize(("line", "told"), [("K", "下级 1 项，合计 10 分"), ("K1", "下级 2 项，合计 10 分")])
def test_lines_without_a_weight_are_worth_what_is_below_them(line: str, told: str, folder: Path) -> None:
    assert f"【{told}】" in run_here(["show", line], folder).stdout


def test_stages_of_a_template_and_of_ones_own_are_not_both_taken(folder: Path) -> None:
    before = (folder / "任务.yaml").read_bytes()
    for words in (["--stages", "四个一同", "--set", "节点=我的"], ["--stages", "空"]):
        refused = run_here(["add", "任务清单", "新事", *words], folder)
        assert (refused.code, refused.stderr.count("\n")) == (2, 2)
    assert (folder / "任务.yaml").read_bytes() == before


def test_a_kind_that_is_left_out_was_not_asked_for(folder: Path) -> None:
    assert "考核方案的条目不是应办事项" not in run_here(["list", "状态:逾期 非 种类:考核方案"], folder).stderr
    assert "考核方案的条目不是应办事项" in run_here(["list", "种类:考核方案"], folder).stderr


def test_an_empty_name_of_a_scheme_is_no_scheme(folder: Path) -> None:
    assert run_here(["warn", "--scheme", ""], folder).code == 2
