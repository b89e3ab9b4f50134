"""Every kind of ledger at every command: what makes sense works, what does not is refused with the way that does."""

import json
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from cli_runner import ROOT, run_here
from review_repo import Repo

from dangjian_cli.cli.elsewhere import SEEN
from dangjian_cli.models.kinds import KINDS

pytestmark = pytest.mark.untraced

LEDGERS = ROOT / "ledgers"
ONE_OF_EACH = {
    "组织": "组织.yaml",
    "通用清单": "承诺-2026.yaml",
    "签审": "签审/2026Q2.yaml",
    **{
        kind.name: min(path.name for path in LEDGERS.glob(f"{kind.name}-*.yaml"))
        for kind in KINDS
        if kind.name not in ("组织", "通用清单", "签审")
    },
}
"""A ledger of each kind of the worked example."""
REPEATED = ("承诺-2026.yaml", "表彰-2026.yaml", "创建达标-2026.yaml", "制度-2026.yaml")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of each kind alone: what it refers to is elsewhere, and loading it takes a quarter of the time."""
    folder = tmp_path_factory.mktemp("kinds") / "ledgers"
    for name in ("dangjian.yaml", *ONE_OF_EACH.values(), *REPEATED):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes((LEDGERS / name).read_bytes())
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the worked example."""
    return copytree(LEDGERS, tmp_path / "ledgers")


def replaced(path: Path, old: str, new: str) -> None:
    """Write a file anew with this in place of that, once."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def first_id(file: str) -> str:
    """The 编号 of the first entry."""
    text = (LEDGERS / file).read_text("utf-8").split("条目:\n", 1)[1]
    return text.split("编号: ", 1)[1].splitlines()[0].split(",")[0]


@pytest.mark.parametrize("file", ONE_OF_EACH.values(), ids=ONE_OF_EACH)
def test_an_entry_of_any_kind_is_shown(file: str, small: Path) -> None:
    """With its place; and the same for scripts."""
    id_ = first_id(file)
    shown = run_here(["show", id_, str(small)], small.parent)
    assert (shown.code, shown.stderr) == (0, "")
    assert shown.stdout.startswith(id_)
    assert f"ledgers/{file}:" in shown.stdout
    assert json.loads(run_here(["show", id_, str(small), "--format", "json"]).stdout)["id"] == id_


@pytest.mark.parametrize("file", {*ONE_OF_EACH.values(), *REPEATED}, ids=str)
def test_a_ledger_of_any_kind_goes_to_excel_and_comes_back_unchanged(file: str, tmp_path: Path) -> None:
    """Nothing is new, changed or wrong."""
    sheet = tmp_path / "表.xlsx"
    assert run_here(["export", str(LEDGERS / file), "--output", str(sheet)]).code == 0
    back = run_here(["import", str(sheet), "--to", str(LEDGERS / file)])
    assert back.code == 0, back.stdout
    assert "新增 0 条，修改 0 条，" in back.stdout
    assert "有错 0 行" in back.stdout


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_list_says_where_what_nobody_owes_is_seen(kind: str, small: Path) -> None:
    """By the kind in a query and by the file; a kind that is owed is listed."""
    for words in ([f"种类:{kind}", str(small)], [str(small / ONE_OF_EACH[kind])]):
        found = run_here(["list", *words, "--entries"])
        assert found.code == 0
        listed = "条目 0 个" not in found.stdout
        assert listed == (kind not in SEEN) or kind == "组织", words
        assert listed or kind == "组织" or f"{kind}的条目不是应办事项，不在这里列。" in found.stderr


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("ZS-1", "【下级 3 项，合计 20 分】"),
        ("ZS-1.1", "ZS-1.1.2     2  人工评定  中心组和支部学习有计划有记录"),
        ("ZS-1.1.1", "各单位得了多少分：dangjian score\n"),
        ("JS-1", "各单位得了多少分：dangjian score --scheme 竞赛\n"),
        ("PF-2026Q3-12", "总分和每一分怎样来的：dangjian score 2026Q3 --only 市城建档案馆党支部\n"),
    ],
)
def test_what_an_assessment_is_made_of_leads_to_its_score(id_: str, said: str) -> None:
    """A line of an index shows those below it; a sheet, of which a part is computed, says where the whole is."""
    assert said in run_here(["show", id_, str(LEDGERS)]).stdout


@pytest.mark.parametrize("id_", ["ZS-1.1.1", "PF-2026Q3-12", "BZ-2026-003", "四要素-1", "DF-2025-001"])
@pytest.mark.parametrize("words", [["done"], ["progress", "办了"], ["revisit", "巩固"], ["close", "--apply"]])
def test_what_is_not_owed_is_not_registered_as_done(id_: str, words: list[str], workspace: Path) -> None:
    """Refused, with what to do instead; nothing is written."""
    command, *more = words
    before = {path: path.read_bytes() for path in workspace.rglob("*.yaml")}
    done = run_here([command, id_, *more, str(workspace)])
    assert done.code == 2
    assert f"错误：{id_} 是" in done.stderr
    assert "改法：" in done.stderr
    assert {path: path.read_bytes() for path in workspace.rglob("*.yaml")} == before


def test_what_is_owed_under_a_name_of_its_own_is_registered_as_done(workspace: Path) -> None:
    """践诺时限 is a deadline like any other: done, put back, postponed."""
    ledger = workspace / "承诺-2026.yaml"
    before = ledger.read_text("utf-8")
    assert run_here(["done", "CN-2026-002", str(workspace), "--date", "2026-09-29"]).code == 0
    assert before != ledger.read_text("utf-8")
    assert "逾期完成" in run_here(["show", "CN-2026-002", str(workspace)]).stdout
    assert run_here(["undo", str(workspace)]).code == 0
    assert ledger.read_text("utf-8") == before


@pytest.mark.parametrize("kind", ["考核方案", "考核评分"])
def test_an_assessment_has_a_sheet_to_fill_in(kind: str, tmp_path: Path) -> None:
    """Like the other ledgers that offices send around."""
    assert run_here(["template", kind, "--output", str(tmp_path / "表.xlsx")], tmp_path).code == 0


@pytest.fixture
def history(tmp_path: Path) -> Repo:
    """The worked example, committed; then one thing changed in a ledger of each new kind."""
    made = Repo(tmp_path / "仓库", "别处")
    root = copytree(LEDGERS, made.top / "ledgers")
    made.root = root
    made.commit("年初", "2026-09-01")
    replaced(root / "考核方案-2026.yaml", "评分标准: 有年度计划 1 分，有本季度记录 1 分", "评分标准: 看记录")
    replaced(root / "考核评分-2026Q3.yaml", "{内容: ZS-1.1.2, 得分: 1.5,", "{内容: ZS-1.1.2, 得分: 0.5,")
    replaced(root / "表彰-2026.yaml", "层级: 市级", "层级: 省级")
    replaced(root / "表彰-2026.yaml", "条目:\n", "  - {列: 奖金, 类型: 数字}\n条目:\n")
    replaced(root / "承诺-2026.yaml", "公开方式: 查档窗口", "公开方式: 公示栏")
    replaced(root / "预警方案-2026-市直三卡.yaml", "逾期天数: 45", "逾期天数: 60")
    made.commit("更正", "2026-09-20", author="李某")
    return made


def test_a_review_tells_what_changed_in_every_kind(history: Repo) -> None:
    """Of lists of records (评定, 栏目) the records that differ, not the whole lists."""
    found = run_here(["diff", "HEAD~1", "HEAD", "--no-figures"], history.root)
    assert found.code == 0, found.stderr
    lines = {" ".join(line.split()) for line in found.stdout.splitlines()}
    judged = "内容 ZS-1.1.2，得分 {}，依据 第三季度测评表01-1，评定人 工委组织部，日期 2026-09-29"
    assert f"更正 PF-2026Q3-01 市财政局机关党委 2026Q3 评定：{judged.format('1.5')} → {judged.format('0.5')}" in lines
    assert "更正 BZ-2026-003 全市先进基层党组织 层级：市级 → 省级" in lines
    assert "更正 CN-2026-003 城建档案查阅预约三日内办结 公开方式：查档窗口 → 公示栏" in lines
    assert "更正 市直三卡-警诫 警诫卡 逾期天数：45 → 60" in lines
    assert "表彰-2026.yaml 栏目 列 奖金，类型 数字" in lines


@pytest.mark.parametrize(
    ("id_", "title", "born", "told"),
    [
        (
            "PF-2026Q3-01",
            "市财政局机关党委 2026Q3",
            "单位：市财政局机关党委；期：2026Q3",
            "评定：内容 ZS-1.1.2，得分 1.5，",
        ),
        ("ZS-1.1.2", "中心组和支部学习有计划有记录", None, "评分标准：有年度计划 1 分，有本季度记录 1 分 → 看记录"),
        ("BZ-2026-003", "全市先进基层党组织", "责任单位：市财政局机关党委", "层级：市级 → 省级"),
        ("市直三卡-警诫", "警诫卡", None, "逾期天数：45 → 60"),
    ],
)
def test_the_life_of_an_entry_of_any_kind(history: Repo, id_: str, title: str, born: str | None, told: str) -> None:
    """Its title, what it was given when it came, and what was changed, in a line each."""
    done = run_here(["history", "--item", id_, "--format", "json"], history.root)
    document: dict[str, Any] = json.loads(done.stdout)
    assert document["title"] == f"{id_} {title}"
    came, changed = (row["改了什么"] for row in document["blocks"][1]["rows"])
    assert came.partition("：")[2] == (born or "")
    assert changed.startswith(told)
    assert len(changed) < 200


def test_a_competition_is_not_settled(workspace: Path) -> None:
    """What is settled stands in the 考核评分 and is the total of the assessment: a competition would take its place."""
    before = (workspace / "考核评分-2026Q3.yaml").read_bytes()
    for scheme in ("竞赛", "机关作风竞赛"):
        done = run_here(["score", "2026Q3", str(workspace), "--settle", "--by", "张某", "--scheme", scheme])
        assert done.code == 2
        assert "竞赛的得分不核定" in done.stderr
    assert (workspace / "考核评分-2026Q3.yaml").read_bytes() == before


def test_a_calendar_without_anything_in_it_is_told(tmp_path: Path) -> None:
    """Records have no deadlines; a ledger that has some gives no hint."""
    for file, said in (("表彰-2026.yaml", "没有还要办的时限，日历是空的\n"), ("承诺-2026.yaml", "")):
        done = run_here(["export", str(LEDGERS / file), "--output", str(tmp_path / "时限.ics")])
        assert (done.code, done.stdout) == (0, "")
        assert done.stderr.endswith(said)
        assert ("空的" in done.stderr) == bool(said)
