"""`history` on real repositories: figures of every month, the life of an entry, ledgers that nobody touches."""

import json
from pathlib import Path
from typing import Any

import pytest
from cli_runner import run_here
from review_repo import Repo

FIRST = "  - {编号: RW-1, 任务: 修订制度汇编, 责任单位: 办公室, 责任人: 张某, 时限: 2026-09-15}\n"
SECOND = "  - {编号: RW-2, 任务: 举办培训班, 责任单位: 甲支部, 责任人: 李某, 时限: 2026-06-20}\n"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """March: one task; June: a second; July: one done, its person changed; August: the second removed."""
    made = Repo(tmp_path / "仓库")
    made.write("任务.yaml", FIRST)
    made.write("旧账.yaml", "  - {编号: JZ-1, 任务: 整理档案, 责任单位: 甲支部, 时限: 2026-12-15}\n")
    made.commit("年初", "2026-03-01")
    made.write("任务.yaml", FIRST + SECOND)
    made.commit("增加培训", "2026-06-10", author="李某")
    made.write(
        "任务.yaml", FIRST.replace("张某", "赵某").replace("2026-09-15", "2026-09-15, 完成日期: 2026-07-05") + SECOND
    )
    made.commit("办结", "2026-07-06")
    made.write("任务.yaml", FIRST.replace("张某", "赵某").replace("2026-09-15", "2026-09-15, 完成日期: 2026-07-05"))
    made.commit("清理", "2026-08-01", author="孙某")
    return made


def history(repo: Repo, *words: str) -> dict[str, Any]:
    done = run_here(["history", *words, "--format", "json"], repo.root)
    assert done.code == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def tables(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [block for block in document["blocks"] if "rows" in block and "chart" not in block]


def test_every_month_is_counted_by_the_ledgers_of_then(repo: Repo) -> None:
    """Total, done and overdue at the end of each month, from the newest commit of that day."""
    rows = tables(history(repo))[0]["rows"]
    told = {row["时点"]: (row["总数"], row["完成"], row["逾期"]) for row in rows}
    assert told == {
        "3月": (2, 0, 0),
        "4月": (2, 0, 0),
        "5月": (2, 0, 0),
        "6月": (3, 0, 1),
        "7月": (3, 1, 1),
        "8月": (2, 1, 0),
        "9月": (2, 1, 0),
    }


def test_the_figures_are_those_of_status_then(repo: Repo) -> None:
    """A point is what `status` of that commit said on that day."""
    rows = {row["时点"]: row for row in tables(history(repo))[0]["rows"]}
    repo.git("checkout", "-q", "HEAD~1")
    then = json.loads(run_here(["status", "--as-of", "2026-07-31", "--format", "json"], repo.root).stdout)["matters"]
    assert (rows["7月"]["总数"], rows["7月"]["完成"], rows["7月"]["逾期"]) == (
        then["total"],
        then["done"],
        then["overdue"],
    )
    assert rows["7月"]["完成率"] == then["completion_rate"]


def test_weeks_quarters_and_units(repo: Repo) -> None:
    """Other steps, one unit, charts with the same numbers; weeks end where the day does."""
    found = history(repo, "--by", "季度")
    assert [row["时点"] for row in tables(found)[0]["rows"]] == ["2026年第一季度", "2026年第二季度", "2026年第三季度"]
    charts = [block for block in found["blocks"] if "chart" in block]
    assert [row["完成"] for row in charts[0]["rows"]] == [row["完成"] for row in tables(found)[0]["rows"]]
    weeks = tables(history(repo, "--by", "周", "--period", "2026Q3"))[0]["rows"]
    assert weeks[-1]["统计到"] == "2026-09-30"
    own = tables(history(repo, "--unit", "甲支部"))[0]["rows"]
    assert {row["时点"]: row["总数"] for row in own}["6月"] == 2


def test_the_life_of_an_entry(repo: Repo) -> None:
    """Every commit that changed it with its author, what was and is; then what is not recorded yet."""
    rows = tables(history(repo, "--item", "RW-1"))[0]["rows"]
    assert [(row["日期"], row["谁"]) for row in rows] == [("2026-03-01", "周某"), ("2026-07-06", "周某")]
    assert rows[0]["改了什么"].startswith("登记在 任务.yaml：责任单位：办公室；责任人：张某；时限：2026-09-15")
    assert rows[1]["改了什么"] == "责任人：张某 → 赵某；完成日期：2026-07-05"
    gone = tables(history(repo, "--item", "RW-2"))[0]["rows"]
    assert [(row["谁"], row["改了什么"][:2]) for row in gone] == [("李某", "登记"), ("孙某", "删去")]
    repo.write("任务.yaml", FIRST)
    assert tables(history(repo, "--item", "RW-1"))[0]["rows"][-1]["提交"] == "（还没有提交）"


def test_a_broken_state_hides_nothing(repo: Repo) -> None:
    """A commit in which the file could not be read is no end of the entry."""
    text = (repo.root / "任务.yaml").read_text("utf-8")
    (repo.root / "任务.yaml").write_text(text.replace("编号: RW-1, ", "编号: RW-1，"), "utf-8")
    repo.commit("写坏了", "2026-08-10")
    (repo.root / "任务.yaml").write_text(text, "utf-8")
    repo.commit("改好了", "2026-08-11")
    assert len(tables(history(repo, "--item", "RW-1"))[0]["rows"]) == 2


def test_ledgers_that_nobody_touches(repo: Repo) -> None:
    """By the newest commit that touched each, the longest first."""
    (stale,) = [block for block in tables(history(repo)) if block["columns"][0] == "台账"]
    assert [(row["台账"], row["天数"]) for row in stale["rows"]] == [
        ("旧账.yaml", 213),
        ("组织.yaml", 213),
        ("任务.yaml", 60),
    ]
    assert "0 本没有" in run_here(["history", "--stale", "300"], repo.root).stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [(["--item", "RW-11"], "是不是“RW-1”？"), (["--by", "年"], "选项 --by"), (["--stale", "0"], "选项 --stale")],
)
def test_refused(repo: Repo, words: list[str], said: str) -> None:
    """With what to type instead."""
    done = run_here(["history", *words], repo.root)
    assert done.code == 2
    assert said in done.stderr


def test_before_the_first_commit(tmp_path: Path) -> None:
    """A repository in which nothing was recorded has no history."""
    made = Repo(tmp_path / "新")
    done = run_here(["history"], made.root)
    assert done.code == 2
    assert "还没有" in done.stderr
