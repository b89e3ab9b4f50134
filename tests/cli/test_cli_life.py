"""Organisational life through the command line: nothing registered, schemes that are not there, packs anywhere."""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from cli_runner import ROOT, run_here

LIFE = ROOT / "tests" / "data" / "life"


@pytest.fixture
def life(tmp_path: Path) -> Path:
    """A copy of the example that may be changed."""
    return Path(shutil.copytree(LIFE, tmp_path / "life"))


@pytest.mark.parametrize(
    ("report", "said"),
    [
        ("组织树", "没有登记组织。新建一个“台账: 组织”的文件，逐个登记单位。"),
        ("换届", "没有写了任期的组织。"),
        ("组织生活", "组织生活"),
        ("分解矩阵", "分解"),
    ],
)
def test_a_report_of_nothing_says_so(report: str, said: str, tmp_path: Path) -> None:
    """A workspace without a ledger: a sentence, not an empty table, and no fault."""
    (tmp_path / "dangjian.yaml").write_text("格式: 1\n", "utf-8")
    found = run_here(["report", report, str(tmp_path)], ROOT)
    assert (found.code, found.stderr) == (0, "")
    assert said in found.stdout


def test_a_scheme_that_is_not_there(life: Path) -> None:
    """`warn` counts by no scheme of its own choice; it says which there are."""
    settings = life / "dangjian.yaml"
    settings.write_text(settings.read_text("utf-8") + "预警方案: 四灯\n", "utf-8")
    refused = run_here(["warn", str(life)], ROOT)
    assert (refused.code, refused.stdout) == (2, "")
    assert refused.stderr == "错误：dangjian.yaml 里的预警方案“四灯”不存在\n改法：是不是“三灯”？\n"


def test_packs_inside_and_outside_a_workspace(life: Path, tmp_path: Path) -> None:
    """Outside of one those that we ship; inside, what is switched off says why; a path that is no workspace is refused."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shipped = json.loads(run_here(["rules", "--packs", "--format", "json"], elsewhere).stdout)
    ours = json.loads(run_here(["rules", "--packs", "--format", "json", str(life)], ROOT).stdout)
    assert {item["id"] for item in shipped} == {item["id"] for item in ours}
    (off,) = [item for item in ours if item["id"] == "GD-党课"]
    assert "用本单位自己的计划" in json.dumps(off, ensure_ascii=False)
    assert "用本单位自己的计划" not in json.dumps(shipped, ensure_ascii=False)
    assert run_here(["rules", "--packs", str(elsewhere)], ROOT).code == 2


def test_what_is_registered_later_is_not_yet_done(life: Path) -> None:
    """The meeting of October fills September's period from its own day on."""
    for day, missing in (("2026-10-08", 1), ("2026-10-09", 0)):
        query = ["list", str(life), "编号:党员大会#2026Q3 状态:逾期", "--as-of", day, "--format", "json"]
        assert len(json.loads(run_here(query, ROOT).stdout)["obligations"]) == missing


def test_a_period_that_packs_demand_is_recorded_as_a_meeting(life: Path) -> None:
    """`done` prints the line that does it; the line is typed as it stands, and the period is filled."""
    refused = run_here(["done", "一支部/支委会#2026-03"], life)
    assert (refused.code, refused.stdout) == (2, "")
    assert refused.stderr.startswith(
        "错误：一支部/支委会#2026-03 是组织生活的一期，不在条目里\n改法：已经开过的，记一次会议"
    )
    line = shlex.split(refused.stderr.splitlines()[-1])
    assert line[0] == "dangjian"
    assert run_here(line[1:], life).code == 0
    listed = run_here(["list", ".", "编号:支委会#2026-03", "--format", "json"], life)
    assert [one["word"] for one in json.loads(listed.stdout)["obligations"]] == ["按期完成"]


def test_a_period_that_nothing_demands(life: Path) -> None:
    """The nearest one is offered."""
    refused = run_here(["done", "一支部/支委会#2026-13"], life)
    assert refused.code == 2
    assert refused.stderr.startswith("错误：没有“一支部/支委会#2026-13”这一期\n改法：是不是 一支部/支委会#2026-1")


@pytest.mark.parametrize(
    ("id_", "more"),
    [
        ("一支部/党员大会#2026Q3", "--set 类型=党员大会 --set 日期=2026-09-30"),
        ("一支部/党员大会#2026Q1", "--set 类型=党员大会 --set 日期=2026-03-31"),
        ("一支部/党员大会#2026Q4", "--set 类型=党员大会 --set 日期=2026-09-30 --set 期=2026Q4"),
        ("一支部/书记党课#2026", "--set 类型=党课 --set 日期=2026-09-30 --set 主讲角色=书记"),
    ],
)
def test_the_line_says_what_makes_the_meeting_count(id_: str, more: str, life: Path) -> None:
    """A day within the period, or else the period; who has to speak, where a secretary has to."""
    if "书记" in id_:
        ledger = life / "组织.yaml"
        text = ledger.read_text("utf-8")
        ledger.write_text(text.replace("名称: 一支部, 类别: 党支部", "名称: 一支部, 类别: 机关党委"), "utf-8")
    assert run_here(["done", id_], life).stderr.rstrip().endswith(f" --unit 一支部 {more}")


def test_an_election_is_no_meeting(life: Path) -> None:
    """It is done by the new term in the ledger of the units."""
    ledger = life / "组织.yaml"
    text = ledger.read_text("utf-8")
    ledger.write_text(re.sub("本届起: [0-9-]+", "本届起: 2023-03-15", text), "utf-8")
    refused = run_here(["done", "一支部/换届#2026"], life)
    assert refused.stderr.startswith("错误：一支部/换届#2026 是一次换届，不在条目里\n改法：在组织台账里把")
