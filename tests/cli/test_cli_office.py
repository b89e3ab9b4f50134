"""A template that a person fills in with the real LibreOffice: every slip is told by its cell, the rest comes in."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from cli_runner import ROOT, run_here
from typist import Office, Typed

from dangjian_cli.exchange.workbook import cell_name, read_workbook

LEDGER = "任务清单-2026.yaml"
OLD = """# 全年的任务，按月更新
台账: 任务清单
名称: 2026年机关党建任务
年度: 2026
单位: 市直机关工委
条目:
  - 编号: RW-2026-001   # 主任交办
    任务: 组织专题学习
    措施: 制发计划
    牵头领导: 张某
    责任单位: [工委宣传部]
    责任人: 李某
    时限: 6月底前
"""
ROWS = (
    {"任务": "修订制度", "责任单位": "工委办公室", "时限": "年底前", "硬任务": "是", "进度": "30%"},
    {"任务": "示范支部创建", "责任单位": "工委组织部", "时限": "2026-10-31", "进度": "100"},
    {"编号": "RW-2026-020", "任务": "政治生态分析", "责任单位": "机关纪检监察工委", "时限": "三季度"},
    {"任务": "书记述职", "责任单位": "统计局支部", "时限": "12月20日前", "状态": "未启动"},
    {"任务": "作风竞赛", "责任单位": "工委办公室", "时限": "每季度末", "硬任务": "否"},
    {"编号": "RW-2026-030", "任务": "整理档案", "责任单位": "工委办公室", "时限": "8月底前", "完成日期": "2026-08-20", "佐证": "目录"},
)  # fmt: skip
ALL = {"措施": "制发方案，逐项落实", "牵头领导": "张某", "责任人": "周某"}
SLIPS = (
    (0, "责任单位", "工委办公实"),
    (1, "进度", "130"),
    (2, "任务", ""),
    (3, "状态", "快完了"),
    (4, "硬任务", "也许"),
    (5, "完成日期", "2026-02-30"),
)
TWICE = (3, "编号", "RW-2026-020")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """One profile for all."""
    return Office(tmp_path_factory.mktemp("libreoffice"))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A repository with one ledger."""
    folder = tmp_path / "台账"
    folder.mkdir()
    for name in ("dangjian.yaml", "组织.yaml"):
        shutil.copy(ROOT / "tests" / "data" / "sheets" / name, folder)
    (folder / LEDGER).write_text(OLD, "utf-8")
    for words in (["init"], ["add", "-A"], ["commit", "-m", "一"]):
        git(folder, *words)
    return folder


def git(folder: Path, *words: str) -> str:
    identity = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "core.quotePath=false"]
    return subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True).stdout.decode()


def columns(template: Path) -> dict[str, int]:
    """The titles of the template, and two that the person adds (or has added) at its right."""
    titles = [str(title) for title in read_workbook(template.read_bytes(), template.name)[0].rows[0]]
    return {title: at for at, title in enumerate([*titles, *(each for each in ("进度", "状态") if each not in titles)])}


def correct(places: dict[str, int]) -> list[Typed]:
    heads = [(places[title], 0, title) for title in ("进度", "状态")]
    return heads + [
        (places[key], at, text) for at, row in enumerate(ROWS, start=1) for key, text in {**row, **ALL}.items()
    ]


def wrong(places: dict[str, int]) -> dict[str, Typed]:
    """Seven slips of seven kinds, by their cells."""
    slips = ((places[key], row + 1, text) for row, key, text in (*SLIPS, TWICE))
    return {cell_name(row, column): (column, row, text) for column, row, text in slips}


def told(stdout: str) -> set[str]:
    return set(re.findall(r"^错误 填好\.xlsx\[任务清单!([A-Z]+[0-9]+)\] ", stdout, re.MULTILINE))


def test_slips_of_a_person_are_told_by_their_cells(office: Office, workspace: Path) -> None:
    """Exactly those; put right at LibreOffice the sheet comes in, and git sees added lines alone."""
    template, filled = workspace / "模板.xlsx", workspace / "填好.xlsx"
    assert run_here(["template", "任务清单", "--output", "模板.xlsx"], workspace).code == 0
    places = columns(template)
    slips = wrong(places)
    office.typed(template, [*correct(places), *slips.values()], filled)
    refused = run_here(["import", "填好.xlsx", "--to", LEDGER, "--write"], workspace)
    assert (refused.code, told(refused.stdout)) == (1, set(slips))
    assert (workspace / LEDGER).read_text("utf-8") == OLD

    right = {(column, row): text for column, row, text in correct(places)}
    office.typed(filled, [(column, row, right.get((column, row), "")) for column, row, _ in slips.values()], filled)
    accepted = run_here(["import", "填好.xlsx", "--to", LEDGER, "--write"], workspace)
    assert (accepted.code, told(accepted.stdout)) == (0, set())
    assert "6 行：新增 6 条，修改 0 条，不变 0 条，有错 0 行" in accepted.stdout
    checked = run_here(["check", LEDGER], workspace)
    assert (checked.code, re.findall("错误", checked.stdout)) == (0, [])
    changes = git(workspace, "diff", "--unified=0", LEDGER).splitlines()
    assert [line for line in changes if line.startswith("-")] == [f"--- a/{LEDGER}"]
    assert sum(line.startswith("+  - 编号: ") for line in changes) == 6
    assert "+    时限: 2026-10-31" in changes
    assert "+    进度: 30" in changes


def test_the_sheet_as_it_was_saved_once(workspace: Path) -> None:
    """The same slips where there is no LibreOffice; the rows without one come in when that is asked for."""
    shutil.copy(ROOT / "tests" / "data" / "sheets" / "填好.xlsx", workspace)
    result = run_here(["import", "填好.xlsx", "--to", LEDGER], workspace)
    assert (result.code, told(result.stdout)) == (1, set(wrong(columns(workspace / "填好.xlsx"))))
    assert "6 行：新增 0 条，修改 0 条，不变 0 条，有错 6 行" in result.stdout


def test_a_sheet_of_ours_is_the_same_after_libreoffice(office: Office, workspace: Path) -> None:
    """Saved by another program without a word changed, a ledger comes back as it was."""
    assert run_here(["export", LEDGER, "--output", "出.xlsx"], workspace).code == 0
    office.typed(workspace / "出.xlsx", [], workspace / "回.xlsx")
    with zipfile.ZipFile(io.BytesIO((workspace / "回.xlsx").read_bytes())) as parts:
        assert b"LibreOffice" in parts.read("docProps/app.xml")
    again = run_here(["import", "回.xlsx", "--to", LEDGER, "--write"], workspace)
    assert (again.code, again.stderr) == (0, "没有要写入的\n")
    assert (workspace / LEDGER).read_text("utf-8") == OLD
