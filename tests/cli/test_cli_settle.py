"""`score --settle` settles what is over and sound, and nothing else."""

from pathlib import Path

import pytest
from cli_runner import run_here

SETTLE = ("--settle", "--by", "王某")
ORGANISATION = "台账: 组织\n条目: [{编号: Z-1, 名称: 甲支部, 类别: 党支部}]\n"
INDEX = """台账: 考核方案
名称: 办法
年度: 2026
满分: 10
适用对象: [甲支部]
条目:
  - {编号: K, 名称: 维度}
  - {编号: H, 名称: 评定的, 上级: K, 标准分: 10, 计分: 人工评定}
"""
SHEET = """台账: 考核评分
年度: 2026
条目:
  - {编号: P-1, 单位: 甲支部, 期: 2026Q3, 评定: [{内容: H, 得分: 8, 依据: 表}]}
"""


def workspace(folder: Path, index: str = INDEX, **more: str) -> Path:
    (folder / "dangjian.yaml").write_text("格式: 1\n统计日: 2026-10-08\n", "utf-8")
    for name, text in {"组织": ORGANISATION, "方案": index, "评分": SHEET, **more}.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def test_a_quarter_is_settled_when_it_is_over_and_not_before(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    early = run_here(["score", "2026Q3", *SETTLE, "--as-of", "2026-09-30"], folder)
    assert (early.code, early.stdout) == (2, "")
    assert early.stderr == (
        "错误：2026年第三季度还没有结束，得分还会变，不能核定\n"
        "改法：过了 2026-09-30 再核定；今天已经过了的，加上 --as-of 2026-10-01\n"
    )
    assert (folder / "评分.yaml").read_text("utf-8") == SHEET
    settled = run_here(["score", "2026Q3", *SETTLE], folder)
    assert (settled.code, settled.stderr) == (0, "")
    assert "核定: {日期: 2026-10-08, 总分: 8, 核定人: 王某}" in (folder / "评分.yaml").read_text("utf-8")


def test_a_competition_is_not_settled_nor_compared_with_what_was(tmp_path: Path) -> None:
    race = INDEX.replace("名称: 办法", "名称: 赛马\n类型: 竞赛").replace("K", "L").replace("编号: H", "编号: I")
    folder = workspace(tmp_path, 竞赛=race, 评分=SHEET.replace("依据: 表}", "依据: 表}, {内容: I, 得分: 3, 依据: 表}"))
    refused = run_here(["score", "2026Q3", *SETTLE, "--scheme", "竞赛"], folder)
    assert (refused.code, refused.stderr.splitlines()[0]) == (2, "错误：竞赛的得分不核定，核定的是考核的总分")
    assert run_here(["score", "2026Q3", *SETTLE], folder).code == 0
    assert "核定 8 分" in run_here(["score", "2026Q3", "--unit", "甲支部"], folder).stdout
    shown = run_here(["score", "2026Q3", "--unit", "甲支部", "--scheme", "竞赛"], folder)
    assert (shown.code, "核定" in shown.stdout, "总分 3 ＝" in shown.stdout) == (0, False, True)


@pytest.mark.parametrize(
    ("index", "more", "message"),
    [
        (INDEX.replace("标准分: 10", "标准分: 9.9"), {}, "考核方案的内容不全，或者权重、标准分合计不符，不能核定"),
        (INDEX.replace("维度}", "维度, 权重: 9.9}"), {}, "考核方案的内容不全，或者权重、标准分合计不符，不能核定"),
        (INDEX.replace("计分: 人工评定", "计分: 完成率, 查询: '状态:逾其'"), {}, "考核方案有查询写得不对，不能核定"),
        (
            INDEX,
            {"另": INDEX.replace("名称: 办法", "名称: 另").replace("K", "L").replace("编号: H", "编号: I")},
            "有两份考核方案同一天施行、考核同一个单位，不能核定",
        ),
    ],
)
def test_nothing_is_settled_by_an_index_that_is_not_sound(
    index: str, more: dict[str, str], message: str, tmp_path: Path
) -> None:
    folder = workspace(tmp_path, index, **more)
    refused = run_here(["score", "2026Q3", *SETTLE], folder)
    assert (refused.code, refused.stderr.splitlines()) == (
        2,
        [f"错误：{message}", "改法：先运行 dangjian check，按提示改正，再核定"],
    )
    assert (folder / "评分.yaml").read_text("utf-8") == SHEET
