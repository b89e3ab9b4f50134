"""`dangjian init`."""

import re
import subprocess
from pathlib import Path

import pytest
from cli_runner import PROGRAM, Result, run_here

NAMES = [
    ".editorconfig",
    ".gitattributes",
    "dangjian.yaml",
    "任务清单-2026.yaml",
    "组织.yaml",
    "责任清单-2026.yaml",
    "问题整改-2026.yaml",
]


def init(folder: Path, *words: str) -> Result:
    """Run `init` for 2026 in this folder."""
    return run_here(["init", "--name", "市直机关工委", "--year", "2026", *words], folder)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below, with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def uncommented(text: str) -> str:
    """The template as a clerk leaves it: examples taken in, the empty list gone."""
    return re.sub(r"^#(?! )(?=\S)|^#(?=  )", "", text.replace("条目: []", "条目:"), flags=re.MULTILINE)


def test_a_new_workspace_has_no_error(tmp_path: Path) -> None:
    """The templates are checked without an error or a warning, as they are written."""
    result = init(tmp_path, "-q")
    assert (result.stderr, result.code) == ("", 0)
    assert sorted(tree(tmp_path)) == sorted(NAMES)
    check = run_here(["check", "--as-of", "2026-03-01"], tmp_path)
    assert (check.code, check.stderr) == (0, "")


def test_the_examples_in_the_templates_have_no_error(tmp_path: Path) -> None:
    """Every commented example, once taken in, is checked without an error."""
    init(tmp_path)
    examples = 0
    for path in tmp_path.glob("*.yaml"):
        text = uncommented(path.read_text("utf-8"))
        examples += text.count("- 编号:")
        path.write_text(text, "utf-8")
    assert examples == 6
    check = run_here(["check", "--format", "concise", "--as-of", "2026-03-01"], tmp_path)
    assert "错误" not in check.stdout
    assert check.code == 0


def test_nothing_of_the_placeholders_is_left(tmp_path: Path) -> None:
    """Year and unit are filled in everywhere, also in the names of the files."""
    init(tmp_path)
    assert not [name for name, data in tree(tmp_path).items() if "@" in name or b"@" in data]


def test_the_year_is_this_year_unless_said(tmp_path: Path) -> None:
    """Without `--year` the ledgers are those of the current year."""
    from dangjian_cli.base.clock import today

    run_here(["init", "--name", "甲"], tmp_path)
    assert (tmp_path / f"任务清单-{today().year}.yaml").exists()


def test_a_new_folder_is_made(tmp_path: Path) -> None:
    """The folder may be new, with the folders above it; the hint names it."""
    result = init(tmp_path, "甲/乙")
    assert sorted(tree(tmp_path / "甲/乙")) == sorted(NAMES)
    assert result.stderr == "接着在 组织.yaml 里登记单位，再登记任务；登记完运行 dangjian check 甲/乙\n"


@pytest.mark.parametrize("name", ["dangjian.yaml", "组织.yaml", "问题整改-2026.yaml"])
def test_nothing_is_overwritten(name: str, tmp_path: Path) -> None:
    """One file in the way, or a dangling link, and nothing is written at all."""
    (tmp_path / name).write_text("原样")
    (tmp_path / "责任清单-2026.yaml").symlink_to("没有")
    before = tree(tmp_path)
    result = init(tmp_path)
    assert result.code == 2
    assert name in result.stderr
    assert "责任清单-2026.yaml" in result.stderr
    assert tree(tmp_path) == before


def test_settings_of_git_and_editors_are_kept(tmp_path: Path) -> None:
    """.gitattributes and .editorconfig that are there already stay as they are, and the rest is written."""
    (tmp_path / ".gitattributes").write_text("原样")
    result = init(tmp_path)
    assert result.code == 0
    assert "原有的 .gitattributes 没有动\n" in result.stderr
    assert ".gitattributes" not in result.stdout
    assert (tmp_path / ".gitattributes").read_text() == "原样"
    assert sorted(tree(tmp_path)) == sorted(NAMES)


def test_no_workspace_inside_a_workspace(tmp_path: Path) -> None:
    """Below a workspace no other one is made: its files would belong to both."""
    init(tmp_path)
    before = tree(tmp_path)
    assert "错误：上级文件夹已经是工作区" in init(tmp_path, "下级/再下级").stderr
    assert tree(tmp_path) == before
    assert not (tmp_path / "下级").exists()


@pytest.mark.parametrize("name", ["甲: 乙", "甲、乙", "", "“甲”", "[甲]", "甲 #1", "甲\n乙"])
def test_names_that_would_not_stand_in_yaml(name: str, tmp_path: Path) -> None:
    """A name that YAML or a list of names would read otherwise is refused."""
    result = run_here(["init", "--name", name, "--year", "2026"], tmp_path)
    assert result.code == 2
    assert "单位名称不能写成" in result.stderr
    assert tree(tmp_path) == {}


def test_nothing_half_written(tmp_path: Path) -> None:
    """When a file cannot be written, those written before it and the new folders are taken away again."""
    (tmp_path / "文件").write_text("原样")
    assert "错误：用不了 文件" in init(tmp_path, "文件/甲").stderr
    # Files of more than 1024 bytes cannot be written: some of the later templates are longer.
    script = 'ulimit -f 1; "$0" init 新/甲 --name 甲'
    command = ["bash", "-c", script, str(PROGRAM)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("错误：用不了 新/甲")
    assert [path.name for path in tmp_path.iterdir()] == ["文件"]


def test_a_year_turned_with_a_demanded_deadline_left_open(tmp_path: Path) -> None:
    """What is still to be written under 必填 does not stop the turn: it is told, and `check` names the line."""
    assert init(tmp_path, "-q", "--with", "承诺").code == 0
    ledger = tmp_path / "承诺-2026.yaml"
    wanted = "    编号: CN-2026-001, 事项: 当场受理, 承诺日期: 2026-03-06, 践诺时限: 8月底前"
    kept = ledger.read_text("utf-8").split("条目:", 1)[0]
    ledger.write_text(f"{kept}条目:\n  - {{{wanted.strip()}}}\n", "utf-8")
    assert run_here(["check", "--format", "concise"], tmp_path).code == 0
    before = tree(tmp_path)
    preview = run_here(["init", "--year", "2027", "--as-of", "2026-12-31"], tmp_path)
    assert (preview.code, tree(tmp_path)) == (0, before)
    assert "8月底前  （待写）" in preview.stdout
    assert run_here(["init", "--year", "2027", "--as-of", "2026-12-31", "--write"], tmp_path).code == 0
    found = run_here(["check", "--format", "concise"], tmp_path).stdout.splitlines()
    (error,) = (line for line in found if "错误" in line)
    assert error.startswith("承诺-2027.yaml:")
    assert error.endswith("错误[DJ023] 没有写“践诺时限”")
