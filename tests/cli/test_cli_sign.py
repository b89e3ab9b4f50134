"""`sign` at its edges: what stands in its way, what it must never overwrite, what it writes for titles with a reason."""

import shutil
from pathlib import Path

import pytest
from cli_runner import ROOT, run_here

SIGN = ["sign", "2026Q2", "--by", "张某", "--as-of", "2026-06-30"]
TASK = "台账: 任务清单\n年度: 2026\n单位: 市直机关工委\n条目:\n  - {编号: RW-9, 任务: 公布咨询电话13800138000, 时限: 6月底前, 责任单位: 工委办公室, 责任人: 王某, 措施: 印发, 牵头领导: 张某}"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The workspace of the transcript."""
    shutil.copytree(ROOT / "tests" / "data" / "sign", tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_a_file_of_that_name_is_not_overwritten(workspace: Path) -> None:
    """Also one that is not read: in a folder that is left out."""
    (workspace / "dangjian.yaml").write_text("格式: 1\n统计日: 2026-08-20\n排除: [签审/**]\n", "utf-8")
    there = workspace / "签审" / "2026Q2.yaml"
    there.parent.mkdir()
    there.write_text("别的\n", "utf-8")
    result = run_here(SIGN, workspace)
    assert (result.code, "已经有了，没有覆盖" in result.stderr) == (2, True)
    assert there.read_text("utf-8") == "别的\n"


@pytest.mark.parametrize("more", [["--amend", "--reason", " "], ["--reason", "补登"]])
def test_an_amendment_has_a_reason(more: list[str], workspace: Path) -> None:
    """Both options, and a word in it."""
    assert run_here(SIGN, workspace).code == 0
    assert run_here([*SIGN, *more], workspace).code == 2
    assert [path.name for path in (workspace / "签审").iterdir()] == ["2026Q2.yaml"]


def test_amendments_are_numbered(workspace: Path) -> None:
    """Each is a file of its own; those before it stay what they were."""
    assert run_here(SIGN, workspace).code == 0
    first = (workspace / "签审" / "2026Q2.yaml").read_bytes()
    for reason in ("补登一", "补登二"):
        assert run_here([*SIGN, "--amend", "--reason", reason], workspace).code == 0
    names = sorted(path.name for path in (workspace / "签审").iterdir())
    assert names == ["2026Q2-更正1.yaml", "2026Q2-更正2.yaml", "2026Q2.yaml"]
    assert (workspace / "签审" / "2026Q2.yaml").read_bytes() == first
    assert run_here(["check"], workspace).stdout == "共检查 7 个文件、20 个条目，没有发现问题。\n"


def test_everybody_is_no_unit(workspace: Path) -> None:
    """`--unit 全部` means what it means elsewhere: the same file as without."""
    assert run_here([*SIGN, "--unit", "全部"], workspace).code == 0
    assert [path.name for path in (workspace / "签审").iterdir()] == ["2026Q2.yaml"]


def test_a_title_with_a_reason_keeps_it(workspace: Path) -> None:
    """What a comment allows in the entry is allowed in what is signed of it."""
    (workspace / "电话.yaml").write_text(f"{TASK} # 忽略 DJ008：公开的值班电话\n", "utf-8")
    assert run_here(SIGN, workspace).code == 0
    written = (workspace / "签审" / "2026Q2.yaml").read_text("utf-8")
    assert written.count("# 忽略 DJ008：原条目已写明\n") == 1
    check = run_here(["check"], workspace)
    assert (check.code, check.stdout) == (0, "共检查 6 个文件、14 个条目，没有发现问题。\n")


def test_a_dry_run_shows_what_is_written(workspace: Path) -> None:
    """To the byte, and leaves nothing behind."""
    before = sorted(workspace.iterdir())
    shown = run_here([*SIGN, "--dry-run"], workspace).stdout
    assert sorted(workspace.iterdir()) == before
    assert run_here(SIGN, workspace).code == 0
    assert shown.endswith((workspace / "签审" / "2026Q2.yaml").read_text("utf-8"))


def test_the_worked_example_is_as_the_command_wrote_it(tmp_path: Path) -> None:
    """The quarter that is signed there still stands: nothing in the ledgers was changed since."""
    shutil.copytree(ROOT / "ledgers", tmp_path, dirs_exist_ok=True)
    signed = tmp_path / "签审" / "2026Q2.yaml"
    before = signed.read_text("utf-8")
    signed.unlink()
    assert run_here(SIGN, tmp_path).code == 0
    assert signed.read_text("utf-8") == before
