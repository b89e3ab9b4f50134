"""`diff` on real repositories: the story it tells, what it points out, what it refuses, what it never runs."""

import json
import os
import re
import stat
import subprocess
from pathlib import Path

import pytest
from cli_runner import Result, run_here
from review_repo import HEADER, Repo

TASKS = """  - 编号: RW-1
    任务: 修订制度汇编
    责任单位: 办公室
    责任人: 张某
    时限: 2026-09-15
  - 编号: RW-2
    任务: 举办培训班
    责任单位: 甲支部
    责任人: 李某
    时限: 2026-10-20
    佐证: [通知, 签到表]
  - 编号: RW-3
    任务: 整理档案
    责任单位: 甲支部
    责任人: 王某
    时限: 2026-12-15
"""


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """One commit of three tasks."""
    made = Repo(tmp_path / "仓库")
    made.write("任务.yaml", TASKS)
    made.commit("年初任务", "2026-03-01")
    return made


def diff(repo: Repo, *words: str) -> Result:
    return run_here(["diff", *words], repo.root)


def values(repo: Repo, *words: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(diff(repo, *words, "--format", "json").stdout)
    return found


def test_the_story_of_a_change(repo: Repo) -> None:
    """Finished, postponed, deleted, evidence gone: by unit, concerns first, and what it does to the figures."""
    now = TASKS.replace("    时限: 2026-09-15\n", "    时限: 2026-09-15\n    完成日期: 2026-09-14\n")
    now = now.replace("    佐证: [通知, 签到表]\n", "    佐证: [通知]\n")
    now = now[: now.index("  - 编号: RW-3")]
    repo.write("任务.yaml", now)
    shown = diff(repo).stdout
    assert "2 个条目" not in shown
    assert "3 个条目有变化：完成 1、更正 1、删除 1；要看的 2 处。" in shown
    assert (
        shown.index("【要看的：2 处】") < shown.index("【办公室：完成 1】") < shown.index("【甲支部：更正 1、删除 1】")
    )
    assert "RW-1  修订制度汇编  2026-09-14，按期" in shown
    assert "佐证少了 1 件：签到表" in shown
    assert "任务.yaml:17" in shown
    figures = shown[shown.index("【对2026年数字的影响】") :]
    assert re.search(r"事项总数 +3 +2\n", figures)
    assert re.search(r"事项完成 +0 +1\n", figures)


def test_nothing_changed(repo: Repo) -> None:
    """Another layout and other comments are no change of the work."""
    repo.write("任务.yaml", "# 说明\n".join(["", TASKS.replace("责任人: 张某", "责任人:   张某   # 主办")]))
    assert "没有变化，0 处。" in diff(repo).stdout
    assert diff(repo, "--exit-code").code == 0


def test_two_revisions_and_who_made_them(repo: Repo) -> None:
    """A..B, two names, --since, --staged: each side is named by id, day, author and message."""
    repo.write("任务.yaml", TASKS.replace("责任人: 张某", "责任人: 赵某"))
    second = repo.commit("换人", "2026-06-10", author="李某")
    for words in (["HEAD~1", "HEAD"], ["HEAD~1..HEAD"], ["HEAD~1.."], ["--since", "2026-05-01"]):
        told = values(repo, *words)
        assert [one["code"] for one in told["concerns"]] == ["DJ758"]  # type: ignore[attr-defined]
        assert str(told["old"]).endswith("2026-03-01 周某：年初任务")
    assert values(repo, "HEAD~1", second[:10])["new"] == f"{second[:8]} 2026-06-10 李某：换人"
    repo.write("任务.yaml", TASKS)
    assert values(repo, "--staged")["changed"] is False
    repo.git("add", "-A")
    assert values(repo, "--staged")["changed"] is True
    assert diff(repo, "--exit-code").code == 1


def test_what_could_not_be_read_is_neither_gone_nor_new(repo: Repo) -> None:
    """A broken entry and a broken file are named first; the exit code says that something was left out."""
    broken = TASKS.replace("    责任人: 李某\n    时限: 2026-10-20\n", "    责任人: 李某\n    时限：2026-10-20\n")
    repo.write("任务.yaml", broken)
    repo.write("别的.yaml", "", header="台账: [\n")
    done = diff(repo)
    assert done.code == 1
    assert "【没有读懂、没有比较的：2 处】" in done.stdout
    assert "RW-2" in done.stdout
    assert "删除" not in done.stdout
    assert "RW-3" not in done.stdout


def test_moved_and_renumbered(repo: Repo) -> None:
    """An entry in another file is moved; one with another 编号 and the same title is renumbered, not new."""
    first, rest = TASKS.split("  - 编号: RW-2", 1)
    repo.write("任务.yaml", "  - 编号: RW-2" + rest)
    repo.write("办公室.yaml", first.replace("RW-1", "BG-1"))
    told = values(repo)
    assert [(one["id"], one["old_id"], one["path"]) for one in told["entries"]] == [("BG-1", "RW-1", "办公室.yaml")]  # type: ignore[attr-defined]
    assert told["added"] == told["removed"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["没有的"], "仓库里没有“没有的”这个版本"),
        (["HEAD~9"], "仓库里还没有“HEAD~9”这个版本"),
        (["甲", "乙", "丙"], "最多写两个版本"),
        (["--since", "去年"], "“去年”不是日期"),
        (["--since", "2026-01-01", "HEAD"], "只能写一个"),
        (["--staged", "HEAD", "HEAD"], "只能写原来的版本"),
        (["--", "--output=x"], "不是版本的名称"),
    ],
)
def test_refused(repo: Repo, words: list[str], said: str) -> None:
    """In Chinese, with what to type instead."""
    done = diff(repo, *words)
    assert done.code == 2
    assert said in done.stderr
    assert "改法：" in done.stderr


def test_no_repository_and_no_commit(tmp_path: Path) -> None:
    """A workspace outside git; a repository in which nothing was recorded."""
    (tmp_path / "dangjian.yaml").write_text("格式: 1\n", "utf-8")
    assert "不在 git 仓库里" in run_here(["diff"], tmp_path).stderr
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    assert "仓库里还没有“HEAD”这个版本" in run_here(["diff"], tmp_path).stderr


def test_without_git(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    """No program of that name."""
    monkeypatch.setenv("PATH", str(repo.top))
    assert "没有装 git" in diff(repo).stderr


def test_a_hostile_repository_runs_nothing(repo: Repo, tmp_path: Path) -> None:
    """A monitor, a text conversion, a filter, a hook, a pager, a branch that looks like an option: none is run."""
    trap = tmp_path / "陷阱.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\ncat\n", "utf-8")
    trap.chmod(trap.stat().st_mode | stat.S_IXUSR)
    for key in (
        "core.fsmonitor",
        "diff.bad.textconv",
        "filter.bad.smudge",
        "filter.bad.clean",
        "core.pager",
        "gpg.program",
        "core.sshCommand",
    ):
        repo.git("config", key, str(trap))
    repo.git("config", "log.showSignature", "true")
    repo.git("update-ref", "refs/heads/--output=x", "HEAD")
    (repo.top / ".git/info/attributes").write_text("*.yaml diff=bad filter=bad\n", "utf-8")
    hooks = repo.top / ".git/hooks"
    for name in ("post-index-change", "post-checkout", "reference-transaction"):
        (hooks / name).write_text(trap.read_text("utf-8"), "utf-8")
        (hooks / name).chmod(0o755)
    repo.write("任务.yaml", TASKS.replace("张某", "赵某"))
    assert "更正 1" in diff(repo).stdout
    assert diff(repo, "--", "--output=x").code == 2
    assert diff(repo, "refs/heads/--output=x").code == 0
    assert not (tmp_path / "ran").exists()
    assert not (repo.root / "x").exists()


def test_links_submodules_and_strange_names(repo: Repo) -> None:
    """What git holds beside plain files is left aside; names that cannot be printed are told, not followed."""
    (repo.root / "链接.yaml").symlink_to("任务.yaml")
    (repo.root / "隐\x07蔽.yaml").write_text(HEADER, "utf-8")
    repo.commit("怪名字", "2026-04-01")
    repo.write("任务.yaml", TASKS.replace("张某", "赵某"))
    repo.commit("换人", "2026-05-01")
    told = values(repo, "HEAD~1", "HEAD")
    assert [one["id"] for one in told["entries"]] == ["RW-1"]  # type: ignore[attr-defined]


def test_a_worktree_and_a_detached_head(repo: Repo) -> None:
    """The comparison works wherever git works."""
    repo.git("worktree", "add", "-q", "--detach", str(repo.top.parent / "另一处"))
    other = repo.top.parent / "另一处" / "台账"
    (other / "任务.yaml").write_text(HEADER + TASKS.replace("张某", "赵某"), "utf-8")
    assert "更正 1" in run_here(["diff"], other).stdout


def test_as_documents(repo: Repo) -> None:
    """变更说明 as Word, page, Markdown; the same bytes twice."""
    repo.write("任务.yaml", TASKS.replace("张某", "赵某"))
    for name in ("变更.docx", "变更.html", "变更.md"):
        assert diff(repo, "-o", name, "--force").code == 0
        first = (repo.root / name).read_bytes()
        assert diff(repo, "-o", name, "--force").code == 0
        assert (repo.root / name).read_bytes() == first
    assert "责任人由“张某”改为“赵某”" in (repo.root / "变更.html").read_text("utf-8")


def test_one_unit(repo: Repo) -> None:
    """--unit tells of that unit and those below it alone."""
    repo.write("任务.yaml", TASKS.replace("张某", "赵某").replace("王某", "孙某"))
    shown = diff(repo, "--unit", "甲支部").stdout
    assert "RW-3" in shown
    assert "RW-1" not in shown
    assert os.sep not in shown.split("\n")[0]


def test_who_did_it(repo: Repo) -> None:
    """Of several commits between the sides the one that changed the entry last is named; of the work tree none."""
    repo.write("任务.yaml", TASKS.replace("责任人: 张某", "责任人: 赵某"))
    repo.commit("换人", "2026-06-10", author="李某")
    repo.write("任务.yaml", TASKS.replace("责任人: 张某", "责任人: 赵某").replace("[通知, 签到表]", "[通知]"))
    last = repo.commit("清理", "2026-06-12", author="孙某")
    repo.write(
        "任务.yaml", TASKS.replace("责任人: 张某", "责任人: 赵某").replace("[通知, 签到表]", "[通知]") + "# 完\n"
    )
    repo.commit("注释", "2026-06-14", author="钱某")
    told = values(repo, "HEAD~3", "HEAD")["concerns"]
    by = {one["id"]: one["by"] for one in told}  # type: ignore[attr-defined]
    assert {one["where"] for one in told} == {"任务.yaml:9", "任务.yaml:16"}  # type: ignore[attr-defined]
    assert by["RW-1"].endswith(" 李某")
    assert by["RW-2"] == f"{last[:8]} 孙某"
    repo.write("任务.yaml", TASKS[: TASKS.index("  - 编号: RW-3")])
    assert {one["by"] for one in values(repo)["concerns"]} == {"没有提交"}  # type: ignore[attr-defined]


def test_a_task_that_is_gone_shifts_nothing(repo: Repo) -> None:
    """Between two commits the places of the new side are those of the new text, whatever stood there before."""
    now = TASKS[TASKS.index("  - 编号: RW-2") :].replace("责任人: 王某", "责任人: 孙某")
    repo.write("任务.yaml", now)
    repo.commit("删一改一", "2026-06-10", author="李某")
    told = values(repo, "HEAD~1", "HEAD")["concerns"]
    found = {(one["code"], one["id"], one["where"].partition("@")[0]) for one in told}  # type: ignore[attr-defined]
    assert found == {("DJ757", "RW-1", "任务.yaml:6"), ("DJ758", "RW-3", "任务.yaml:15")}
    assert all(one["by"].endswith("李某") for one in told)  # type: ignore[attr-defined]
