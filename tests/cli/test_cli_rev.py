"""--rev: what every command says of the ledgers as a commit has them, dangjian.yaml included."""

import json
from pathlib import Path

import pytest
from cli_runner import run_here
from review_repo import Repo

OLD = "  - {编号: RW-1, 任务: 修订制度汇编, 责任单位: 办公室, 责任人: 张某, 措施: 分三章, 时限: 2026-09-15}\n"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """Then: one task, the day fixed in June. Now: it is gone, another day, a broken file."""
    made = Repo(tmp_path / "仓库")
    made.write("任务.yaml", OLD)
    (made.root / "dangjian.yaml").write_text("格式: 1\n统计日: 2026-06-30\n", "utf-8")
    made.commit("年初", "2026-03-01")
    (made.root / "任务.yaml").unlink()
    (made.root / "dangjian.yaml").write_text("格式: 1\n统计日: 2026-09-30\n", "utf-8")
    (made.root / "坏的.yaml").write_text("台账: [\n", "utf-8")
    made.commit("清理", "2026-09-01")
    return made


@pytest.mark.parametrize("command", ["status", "list", "warn"])
def test_then_and_now(repo: Repo, command: str) -> None:
    """The entry is there, the day is that of then, the broken file is not; and the revision is named."""
    then = run_here([command, "--rev", "HEAD~1"], repo.root)
    assert then.code == 0
    assert "2026-06-30（dangjian.yaml，版本 " in then.stdout
    assert "数据不完整" not in then.stdout
    assert run_here([command], repo.root).code == 1


def test_figures_entries_and_findings_of_then(repo: Repo) -> None:
    """status, show, check, inspect and report read the same tree; a file that is gone now can be named."""
    figures = json.loads(run_here(["status", "--rev", "HEAD~1", "--format", "json"], repo.root).stdout)
    assert figures["matters"]["total"] == 1
    assert "修订制度汇编" in run_here(["show", "RW-1", "--rev", "HEAD~1"], repo.root).stdout
    checked = run_here(["check", "任务.yaml", "--rev", "HEAD~1", "--format", "concise"], repo.root)
    assert "任务.yaml:6" in checked.stdout
    assert "坏的.yaml" not in checked.stdout
    assert run_here(["inspect", "2026Q3", "--rev", "HEAD~1", "-q"], repo.root).code in (0, 1)


def test_refused(repo: Repo) -> None:
    """An unknown revision, one that looks like an option, one and standard input."""
    for rev, said in (("没有的", "没有“没有的”这个版本"), ("--output=x", "不是版本的名称")):
        done = run_here(["status", f"--rev={rev}"], repo.root)
        assert done.code == 2
        assert said in done.stderr
    done = run_here(["check", "-", "--stdin-path", "任务.yaml", "--rev", "HEAD"], repo.root)
    assert "只能写一个" in done.stderr
