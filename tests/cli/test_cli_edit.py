"""Ledgers that come back whole, ids that other branches have, entries of other shapes, files that nobody may write."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from cli_runner import ROOT, run_here

EDIT = ROOT / "tests" / "data" / "edit"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the ledgers."""
    return Path(shutil.copytree(EDIT, tmp_path / "台账"))


def git(folder: Path, *words: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


def test_no_id_of_any_branch_is_given_twice(workspace: Path) -> None:
    """A colleague's branch has RW-2026-050: the next one here is RW-2026-051, on a remote branch as on a local one."""
    ledger = workspace / "A-任务清单-2026.yaml"
    git(workspace, "init")
    git(workspace, "add", "-A")
    git(workspace, "commit", "-m", "一")
    git(workspace, "checkout", "-b", "同事")
    own = ledger.read_text("utf-8")
    ledger.write_text(own + "  - 编号: RW-2026-050\n    任务: 同事登记的\n    责任单位: [工委办公室]\n", "utf-8")
    git(workspace, "commit", "-am", "二")
    git(workspace, "checkout", "main")
    added = run_here(["add", "任务清单", "印发简报", "--unit", "工委办公室"], workspace)
    assert added.stdout.startswith("RW-2026-051 ")
    clone = workspace.parent / "另一处"
    git(workspace.parent, "clone", str(workspace), str(clone))
    assert run_here(["add", "任务清单", "印发简报", "--unit", "工委办公室"], clone).stdout.startswith("RW-2026-051 ")


def test_a_folder_that_is_no_repository(workspace: Path) -> None:
    """Then only the work tree counts."""
    added = run_here(["add", "任务清单", "印发简报", "--unit", "工委办公室", "--dry-run"], workspace)
    assert "+  - 编号: RW-2026-020" in added.stdout


def test_an_entry_with_a_fault_is_not_edited(workspace: Path) -> None:
    """It could not be said what was recorded; entries beside it can be."""
    ledger = workspace / "A-任务清单-2026.yaml"
    text = ledger.read_text("utf-8")
    ledger.write_text(text.replace("    时限: 9月15日前\n", "    时限: 9月15日前\n    完成日期: 六月底\n"), "utf-8")
    refused = run_here(["done", "RW-2026-005"], workspace)
    assert (refused.code, refused.stdout) == (2, "")
    assert refused.stderr.startswith("错误：RW-2026-005 的 完成日期 写得不对，先改好才能登记")
    assert run_here(["progress", "RW-2026-017", "整理一半"], workspace).code == 0


def test_two_entries_of_one_id(workspace: Path) -> None:
    """Which one is meant cannot be told; both places are named."""
    ledger = workspace / "A-任务清单-2026.yaml"
    ledger.write_text(ledger.read_text("utf-8").replace("RW-2026-017", "RW-2026-005"), "utf-8")
    refused = run_here(["done", "RW-2026-005"], workspace)
    assert refused.code == 2
    assert refused.stderr.count("A-任务清单-2026.yaml:") == 2


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_the_mark_at_the_head_stay(workspace: Path, newline: str, bom: bytes) -> None:
    """Every byte but those of the new line is as it was."""
    ledger = workspace / "A-任务清单-2026.yaml"
    before = bom + ledger.read_text("utf-8").replace("\n", newline).encode()
    ledger.write_bytes(before)
    assert run_here(["done", "RW-2026-017"], workspace).code == 0
    after = ledger.read_bytes()
    line = f"    完成日期: 2026-09-30{newline}".encode()
    assert after.replace(line, b"", 1) == before or after.count(line) > 1
    assert len(after) - len(before) == len(line)


def test_an_office_program_that_has_the_file_open(workspace: Path) -> None:
    """Nothing is written under its hands."""
    (workspace / ".~lock.A-任务清单-2026.yaml#").write_text("", "utf-8")
    before = (workspace / "A-任务清单-2026.yaml").read_bytes()
    refused = run_here(["done", "RW-2026-017"], workspace)
    assert refused.code == 2
    assert "正在别的软件里打开" in refused.stderr
    assert (workspace / "A-任务清单-2026.yaml").read_bytes() == before


def test_a_ledger_that_was_exported_comes_back_with_its_header(workspace: Path) -> None:
    """Into a new ledger elsewhere: name, year, unit, basis; the same model as before."""
    assert run_here(["export", "B-问题整改-2026.yaml", "--output", "出.xlsx"], workspace).code == 0
    elsewhere = workspace.parent / "新"
    elsewhere.mkdir()
    for name in ("dangjian.yaml", "组织.yaml"):
        shutil.copy(workspace / name, elsewhere)
    shutil.copy(workspace / "出.xlsx", elsewhere)
    done = run_here(["import", "出.xlsx", "--to", "新.yaml", "--only-valid", "--write"], elsewhere)
    assert "已写入" in done.stderr
    old, new = ((workspace / "B-问题整改-2026.yaml"), (elsewhere / "新.yaml"))
    heads = [
        {line for line in path.read_text("utf-8").partition("条目:")[0].splitlines() if line[:1] != "#"}
        for path in (old, new)
    ]
    assert heads[0] == heads[1]
    again = run_here(["import", "出.xlsx", "--to", "新.yaml", "--only-valid", "--write"], elsewhere)
    assert "没有写入" in again.stderr or "没有要写入的" in again.stderr


def test_a_template_asks_for_days(workspace: Path) -> None:
    """Excel itself refuses what is no day; words come from lists."""
    assert run_here(["template", "任务清单", "--output", "模板.xlsx"], workspace).code == 0
    with zipfile.ZipFile(workspace / "模板.xlsx") as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert 'type="date"' in sheet
    assert 'type="list"' in sheet
