"""Real repositories: the merge driver, git-setup, the hook and what is staged."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from cli_runner import PROGRAM, ROOT, run_here, run_process
from test_cli_contract import english

from dangjian_cli.cli import COMMANDS

TASKS = """台账: 任务清单
名称: 要点
年度: 2026
单位: 工委
条目:
  - 编号: RW-1
    任务: 甲
    时限: 6月底前
    责任人: 张某
    措施: 开会
    牵头领导: 王某
    责任单位: [工委]

  - 编号: RW-2
    任务: 乙
    时限: 7月底前
    责任人: 张某
    措施: 开会
    牵头领导: 王某
    责任单位: [工委]
"""
FILE = "任务 清单.yaml"


def git(folder: Path, *words: str, code: int | None = 0, path: str | None = None) -> str:
    """What git prints on both streams; `dangjian` is on its PATH unless said otherwise."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"PATH": path or f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}", "GIT_CONFIG_NOSYSTEM": "1"}
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "LC_ALL": "C.UTF-8"}
    identity = ("-c", "user.name=甲", "-c", "user.email=a@b", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", *identity, *words], cwd=folder, env=environment, capture_output=True, check=False)
    shown = (done.stdout + done.stderr).decode()
    assert code is None or done.returncode == code, shown
    return shown


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace in a folder of a repository, recorded once."""
    folder = tmp_path / "仓库" / "台 账"
    folder.mkdir(parents=True)
    git(folder.parent, "init", "-q")
    (folder / "dangjian.yaml").write_text("格式: 1\n统计日: 2026-03-01\n", "utf-8")
    (folder / "组织.yaml").write_text("台账: 组织\n条目:\n  - 编号: GW\n    名称: 工委\n", "utf-8")
    (folder / FILE).write_text(TASKS, "utf-8")
    record(folder)
    return folder


def record(folder: Path) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "记", "--no-verify")


def write(folder: Path, *changes: tuple[str, str]) -> None:
    text = (folder / FILE).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (folder / FILE).write_text(text, "utf-8")
    record(folder)


def split(folder: Path, ours: tuple[str, str], theirs: tuple[str, str]) -> None:
    """Two branches with a change each; we are on `main`."""
    git(folder, "checkout", "-qb", "对方")
    write(folder, theirs)
    git(folder, "checkout", "-q", "main")
    write(folder, ours)


def test_two_fields_of_one_task_merge(workspace: Path) -> None:
    """Lines beside each other: git alone finds a conflict there, with the driver there is none."""
    split(workspace, ("6月底前", "8月底前"), ("责任人: 张某", "责任人: 李某"))
    git(workspace, "merge", "对方", "--no-edit", code=1)
    git(workspace, "merge", "--abort")
    assert run_here(["git-setup", "--yes"], workspace).code == 0
    git(workspace, "merge", "对方", "--no-edit")
    wanted = TASKS.replace("6月底前", "8月底前").replace("责任人: 张某", "责任人: 李某", 1)
    assert (workspace / FILE).read_text("utf-8") == wanted


def test_one_field_is_a_conflict_told_in_chinese(workspace: Path) -> None:
    """Which task, which field, what each side wrote, what to do; `check` finds the marks."""
    run_here(["git-setup", "--yes"], workspace)
    split(workspace, ("6月底前", "8月底前"), ("6月底前", "9月底前"))
    shown = git(workspace, "merge", "对方", "--no-edit", code=1)
    assert (
        f"冲突 台 账/{FILE} RW-1 的“时限”：两方改得不一样\n  原来：6月底前\n  我方：8月底前\n  对方：9月底前\n改法："
        in shown
    )
    marks = "<<<<<<< 我方\n    时限: 8月底前\n=======\n    时限: 9月底前\n>>>>>>> 对方\n"
    assert (workspace / FILE).read_text("utf-8") == TASKS.replace("    时限: 6月底前\n", marks)
    assert "DJ029" in run_here(["check", "--format", "concise"], workspace).stdout


def test_without_the_program_on_the_path(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole path of the interpreter is written, and said; the merge works."""
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    shown = run_here(["git-setup", "--yes"], workspace)
    assert "命令 dangjian 不在 PATH 里" in shown.stderr
    assert shlex.quote(Path(sys.executable).as_posix()) in shown.stdout
    split(workspace, ("6月底前", "8月底前"), ("责任人: 张某", "责任人: 李某"))
    git(workspace, "merge", "对方", "--no-edit", path="/usr/bin:/bin")


def test_setup_is_shown_repeatable_and_taken_back(workspace: Path) -> None:
    """Hunk headers carry the 编号; the second run changes nothing; afterwards all is as it was."""
    config, attributes = (workspace.parent / ".git" / name for name in ("config", "info/attributes"))
    git(workspace, "config", "core.quotePath", "true")
    attributes.parent.mkdir(exist_ok=True)
    attributes.write_text("*.txt text", "utf-8")
    before = git(workspace, "config", "--local", "--list")
    assert run_here(["git-setup"], workspace).code == 2
    assert git(workspace, "config", "--local", "--list") == before
    assert run_here(["git-setup", "--yes"], workspace).code == 0
    assert attributes.read_text("utf-8").startswith('*.txt text\n"/台 账/**/*.yaml" diff=dangjian')
    assert run_here(["接入", "--yes"], workspace).stdout == "已经接入，没有要改的\n"
    write(workspace, ("责任单位: [工委]\n\n", "责任单位: [工委, 办公室]\n\n"))
    shown = git(workspace, "log", "-p", "-1", "-U1")
    assert "@@ RW-1" in shown
    assert "a/台 账/" in shown
    assert run_here(["git-setup", "--remove", "--yes"], workspace).code == 0
    assert git(workspace, "config", "--local", "--list") == before
    assert attributes.read_text("utf-8") == "*.txt text\n"
    assert "dangjian" not in config.read_text("utf-8")
    assert run_here(["git-setup", "--remove"], workspace).stdout == "没有要去掉的\n"


@pytest.mark.parametrize(
    ("sides", "code", "said"),
    [
        (("甲: 1\n乙: 2\n丙: 3\n", "甲: 9\n乙: 2\n丙: 3\n", "甲: 1\n乙: 2\n丙: 8\n"), 0, "不是台账"),
        (("甲: 1\n", "甲: 2\n", "甲: 3\n"), 1, "已经用 <<<<<<< 标出"),
        ((TASKS, TASKS + "<<<<<<< HEAD\n", TASKS.replace("甲", "丙")), 0, "冲突标记"),
        ((TASKS.encode("gbk"), TASKS.replace("甲", "丙").encode("gbk"), TASKS.encode("gbk")), 0, "读不了（DJ001）"),
        (("a\0", "b\0", "c\0"), 2, "也没有成功"),
    ],
)
def test_what_is_no_ledger_is_merged_by_lines(
    sides: tuple[str | bytes, ...], code: int, said: str, tmp_path: Path
) -> None:
    """With a note; binary files are refused and stay as they are."""
    for name, content in zip(("原来", "我方", "对方"), sides, strict=True):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    words = ["merge-driver", "--", "原来", "我方", "对方", "-台账.yaml"]
    result = run_here(words, tmp_path)
    assert (result.code, result.stdout) == (code, "")
    assert said in result.stderr
    assert english(result.stderr, words) <= {"git", "checkout", "ours", "theirs"}
    after = (tmp_path / "我方").read_bytes()
    assert {0: after != b"", 1: b"<<<<<<< " in after, 2: after == b"b\0"}[code]


def test_a_defect_of_ours_costs_nobody_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """git takes our side for the result when a driver fails: so git's own merge is done instead."""
    monkeypatch.setattr("dangjian_cli.edit.merging.merge", lambda *_: 1 / 0)
    for name, text in (("o", TASKS), ("a", TASKS.replace("甲", "丙")), ("b", TASKS.replace("乙", "丁"))):
        (tmp_path / name).write_text(text, "utf-8")
    result = run_here(["merge-driver", "o", "a", "b", "x.yaml"], tmp_path)
    assert result.code == 0
    assert "按编号合并时程序出错" in result.stderr
    assert (tmp_path / "a").read_text("utf-8") == TASKS.replace("甲", "丙").replace("乙", "丁")


def test_bom_and_line_ends_of_ours_stay(tmp_path: Path) -> None:
    """A ledger as Windows writes it."""
    ours = b"\xef\xbb\xbf" + TASKS.replace("6月", "8月").replace("\n", "\r\n").encode()
    for name, data in (("o", TASKS.encode()), ("a", ours), ("b", TASKS.replace("张某", "李某", 1).encode())):
        (tmp_path / name).write_bytes(data)
    assert run_here(["merge-driver", "o", "a", "b", FILE], tmp_path).code == 0
    wanted = TASKS.replace("6月", "8月").replace("张某", "李某", 1).replace("\n", "\r\n").encode()
    assert (tmp_path / "a").read_bytes() == b"\xef\xbb\xbf" + wanted


def test_staged_is_what_is_checked(workspace: Path) -> None:
    """A fault that is not staged yet is none; one that is staged is found though the file is mended since."""
    faulty = TASKS.replace("编号: RW-2", "编号: RW-1")
    (workspace / FILE).write_text(faulty, "utf-8")
    assert run_here(["check", "--staged"], workspace).code == 0
    git(workspace, "add", ".")
    (workspace / FILE).write_text(TASKS, "utf-8")
    result = run_here(["check", "--staged", "--format", "concise"], workspace)
    assert result.code == 1
    assert f"{FILE}:14:" in result.stdout
    assert run_here(["check"], workspace).code == 0
    assert run_here(["check", "--staged", "-"], workspace).code == 2


@pytest.mark.parametrize("words", [("commit", "-qam", "改"), ("commit", "-qm", "改", "--", FILE)])
def test_the_hook_stops_a_commit(words: tuple[str, ...], workspace: Path) -> None:
    """With an error nothing is recorded, also where git uses an index of its own; without one it is."""
    assert run_here(["hook", "install", "--yes"], workspace).code == 0
    assert run_here(["钩子", "install"], workspace).stdout.startswith("已经装好了")
    (workspace / FILE).write_text(TASKS.replace("编号: RW-2", "编号: RW-1"), "utf-8")
    assert "台账有错误，没有提交" in git(workspace, *words, code=1)
    (workspace / FILE).write_text(TASKS.replace("乙", "丁"), "utf-8")
    git(workspace, *words)
    linked = workspace.parents[1] / "另一处"
    git(workspace, "worktree", "add", "-q", str(linked), "-b", "旁")
    (linked / workspace.name / FILE).write_text(TASKS.replace("编号: RW-2", "编号: RW-1"), "utf-8")
    assert "台账有错误，没有提交" in git(linked / workspace.name, *words, code=1)
    assert run_here(["hook", "install"], linked / workspace.name).stdout.startswith("已经装好了")
    assert run_here(["hook", "remove"], workspace).code == 0
    assert not (workspace.parent / ".git" / "hooks" / "pre-commit").exists()
    assert run_here(["hook", "remove"], workspace).stdout == "没有装过，没有要去掉的\n"


def test_hooks_of_others_are_left_alone(workspace: Path) -> None:
    """Neither overwritten nor removed; a folder of hooks within the repository is used, one outside is not."""
    hook = workspace.parent / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 0\n", "utf-8")
    for action in ("install", "remove"):
        assert run_here(["hook", action, "--yes"], workspace).code == 2
        assert hook.read_text("utf-8") == "#!/bin/sh\nexit 0\n"
    git(workspace, "config", "core.hooksPath", str(workspace.parents[1] / "外面"))
    refused = run_here(["hook", "install", "--yes"], workspace)
    assert refused.code == 2
    assert "指到仓库外面" in refused.stderr
    git(workspace, "config", "core.hooksPath", ".钩子")
    assert run_here(["hook", "install", "--yes"], workspace).code == 0
    assert (workspace.parent / ".钩子" / "pre-commit").stat().st_mode & 0o111


def test_two_workspaces_of_one_repository(workspace: Path) -> None:
    """One hook checks both; taking one away leaves the other."""
    second = workspace.parent / "乙's"
    second.mkdir()
    (second / "dangjian.yaml").write_text("格式: 1\n", "utf-8")
    for folder in (workspace, second):
        assert run_here(["hook", "install", "--yes"], folder).code == 0
        assert run_here(["git-setup", "--yes"], folder).code == 0
    hook = workspace.parent / ".git" / "hooks" / "pre-commit"
    assert hook.read_text("utf-8").count("\nstaged '") == 2
    run_here(["hook", "remove"], workspace)
    run_here(["git-setup", "--remove", "--yes"], workspace)
    assert hook.read_text("utf-8").count("\nstaged '") == 1
    assert "merge.dangjian.driver" in git(workspace, "config", "--local", "--list")


@pytest.mark.parametrize("words", [["git-setup", "--yes"], ["hook", "install", "--yes"], ["check", "--staged"]])
def test_where_there_is_no_repository(words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No repository, no git at all: said, with a remedy, and nothing written."""
    (tmp_path / "dangjian.yaml").write_text("格式: 1\n", "utf-8")
    result = run_here(words, tmp_path)
    assert (result.code, "不在 git 仓库里" in result.stderr) == (2, True)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "没有装 git" in run_here(words, tmp_path).stderr
    assert [path.name for path in tmp_path.iterdir()] == ["dangjian.yaml"]


def test_before_the_first_commit_and_in_a_submodule(workspace: Path, tmp_path: Path) -> None:
    """Nothing recorded yet is no obstacle; the files of a submodule's repository lie elsewhere."""
    new = tmp_path / "新"
    new.mkdir()
    git(new, "init", "-q")
    (new / "dangjian.yaml").write_text("格式: 1\n", "utf-8")
    git(new, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(workspace.parent), "子")
    git(new, "add", "dangjian.yaml")
    assert run_here(["check", "--staged"], new).code == 0
    for folder in (new, new / "子" / workspace.name):
        assert run_here(["hook", "install", "--yes"], folder).code == 0
        assert run_here(["git-setup", "--yes"], folder).code == 0
    assert (new / ".git" / "modules" / "子" / "hooks" / "pre-commit").exists()
    assert "staged 新" not in (new / ".git" / "hooks" / "pre-commit").read_text("utf-8")


def test_the_hook_of_the_pre_commit_framework() -> None:
    """It parses and calls a command that exists, with an option that exists."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, name, *options = hook["entry"].split()
    assert program == PROGRAM.name
    command = next(one for one in COMMANDS if one.name == name).load()
    assert set(options) <= {word for param in command.params for word in param.opts}
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False
    assert run_process([name, "--help"]).code == 0
