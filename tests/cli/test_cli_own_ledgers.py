"""通用清单 where names, years and numbers meet: nothing stands under a heading that is not its own, nothing goes silently."""

import json
from pathlib import Path

import pytest
from cli_runner import run_here

from dangjian_cli.models.own_kind import ASKED, taken_names
from dangjian_cli.query.fields import BY_NAME
from dangjian_cli.reports.columns import SHOWN

SETTINGS = "格式: 1\n统计日: 2026-12-31\n"
UNITS = "台账: 组织\n条目: [{编号: Z-1, 名称: 甲支部, 类别: 党支部}]\n"
TURN = ("init", "--year", "2027", "--as-of", "2026-12-31")


def workspace(folder: Path, columns: str, entries: str, **more: str) -> Path:
    head = (
        f"台账: 通用清单\n名称: 2026年自定台账\n年度: 2026\n单位: 甲支部\n编号前缀: B-2026-\n栏目: {columns}\n条目:\n"
    )
    files = {"组织": UNITS, "自定-2026": head + "".join(f"  - {{{each}}}\n" for each in entries.split("|")), **more}
    (folder / "dangjian.yaml").write_text(SETTINGS, "utf-8")
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def test_what_queries_and_lists_mean_something_by_is_taken() -> None:
    """All of it, but 来源 and 主体, which say the same of every ledger: what the entry says."""
    assert {*BY_NAME, *SHOWN} - {"来源", "主体"} <= taken_names()
    assert {*BY_NAME, *SHOWN} >= ASKED


@pytest.mark.parametrize("name", ["现状", "负责人", "问题类别", "达成率"])
def test_a_column_of_such_a_name_is_refused(name: str, tmp_path: Path) -> None:
    folder = workspace(tmp_path, f"[{name}]", f"编号: B-2026-1, 事项: 甲, 责任单位: 甲支部, {name}: 好")
    assert f"错误[DJ032] “{name}”不能做列名" in run_here(["check", "--format", "concise"], folder).stdout


def test_entries_of_one_number_keep_their_own_values(tmp_path: Path) -> None:
    one = "编号: B-2026-1, 事项: {0}, 责任单位: 甲支部, 级: {0}"
    folder = workspace(tmp_path, "[级]", f"{one.format('甲')}|{one.format('丙')}")
    found = json.loads(run_here(["list", "--entries", "--format", "json"], folder).stdout)["entries"]
    assert [each["own"] for each in found] == [{"级": "甲"}, {"级": "丙"}]


def test_a_name_that_is_a_deadline_here_and_words_there_is_asked_for_as_words(tmp_path: Path) -> None:
    """What stands in both is found; a name that is a deadline in every ledger is asked for as one."""
    words = "台账: 通用清单\n年度: 2026\n单位: 甲支部\n栏目: [兑现期]\n条目:\n  - {编号: C-1, 事项: 丁, 兑现期: 长期}\n"
    columns, entry = "[{列: 兑现期, 类型: 时限}]", "编号: B-2026-1, 事项: 甲, 责任单位: 甲支部, 兑现期: 6月底前"
    (tmp_path / "一").mkdir()
    folder = workspace(tmp_path / "一", columns, entry, 另一=words)
    asked = ["list", "--entries", "--format", "json"]
    for query, id_ in (("兑现期:长期", "C-1"), ("兑现期:6月底前", "B-2026-1")):
        found = json.loads(run_here([*asked, query], folder).stdout)["entries"]
        assert [one["id"] for one in found] == [id_]
    (tmp_path / "二").mkdir()
    alone = workspace(tmp_path / "二", columns, entry)
    assert len(json.loads(run_here([*asked, "兑现期<=2026-06"], alone).stdout)["entries"]) == 1


def test_entries_and_records_are_sorted_together(tmp_path: Path) -> None:
    """Not the one behind the other."""
    words = "台账: 通用清单\n年度: 2026\n单位: 甲支部\n栏目: [金额]\n条目:\n  - {编号: B-2026-2, 事项: 丁}\n"
    both = "编号: B-2026-1, 事项: 甲, 责任单位: 甲支部, 期: 6月底前|编号: B-2026-3, 事项: 丙, 责任单位: 甲支部, 期: 1月底前"
    folder = workspace(tmp_path, "[{列: 期, 类型: 时限}]", both, 另一=words)
    for sort, order in (("编号", "123"), ("-编号", "321")):
        shown = run_here(["list", "--entries", f"--sort={sort}", "--format", "json"], folder).stdout
        assert [one["id"][-1] for one in json.loads(shown)["entries"]] == [*order]


def test_more_is_never_filled_in_than_there_is_to_fill_in(tmp_path: Path) -> None:
    """A row of 减负 counts the columns that the ledger declares, and asks for those that it demands."""
    names = [f"栏{number}" for number in range(12)]
    columns = "[" + ", ".join(f"{{列: {name}, 必填: 是}}" for name in names) + "]"
    folder = workspace(tmp_path, columns, "编号: B-2026-1, 事项: 甲, " + ", ".join(f"{name}: 有" for name in names))
    (row,) = [
        line for line in run_here(["report", "减负"], folder).stdout.splitlines() if line.startswith("通用清单  ")
    ][:1]
    entries, needed, offered, filled = row.split()[1:]
    assert (entries, needed, filled) == ("1", "14", "14.0")
    assert int(offered) >= 14


def test_a_demanded_column_called_as_the_common_key_does_not_stop_the_turn(tmp_path: Path) -> None:
    columns = "[{列: 时限, 类型: 时限, 必填: 是}]"
    folder = workspace(tmp_path, columns, "编号: B-2026-1, 事项: 甲, 责任单位: 甲支部, 时限: 6月底前")
    turned = run_here(TURN, folder)
    assert (turned.code, "6月底前  （待写）" in turned.stdout) == (0, True)


def test_other_deadlines_and_what_was_found_are_told(tmp_path: Path) -> None:
    """A second deadline means the old year: it does not go along; what else stands there does, and is to be looked at."""
    columns = (
        "[{列: 践诺时限, 类型: 时限, 考核: 是}, {列: 公示时限, 类型: 时限}, {列: 评诺结果, 类型: 选项, 选项: [好, 差]}]"
    )
    entry = "编号: B-2026-1, 事项: 甲, 责任单位: 甲支部, 践诺时限: 6月底前, 公示时限: 9月底前, 评诺结果: 差"
    folder = workspace(tmp_path, columns, entry)
    shown = run_here([*TURN, "--write"], folder).stdout
    assert "“公示时限”写的是上一年的时限，没有带过来，请重新写" in shown
    assert "“评诺结果”照旧写了，请核对" in shown
    assert "公示时限: " not in (folder / "自定-2027.yaml").read_text("utf-8").split("条目:")[1]


def test_a_carry_over_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    tasks = """台账: 任务清单
年度: 2026
单位: 甲支部
条目:
  - {编号: R-1, 任务: 甲, 时限: 9月底前, 结转: {日期: 2026-12-31}}
  - {编号: R-2, 任务: 乙, 时限: 9月底前, 结转: {日期: 2026-12-31, 至: R-9}}
"""
    folder = workspace(tmp_path, "[级]", "编号: B-2026-1, 事项: 甲, 级: 一", 任务=tasks)
    shown = run_here(TURN, folder).stdout
    assert "写了结转，没有写转到哪一条，没有带过来" in shown
    assert "写了结转，“R-9”没有这一条，没有带过来" in shown


def test_a_ledger_that_was_added_is_taken_back_first(tmp_path: Path) -> None:
    """`init --with` in a workspace is an edit as every other: undo takes back this one, and not an older one."""
    tasks = "台账: 任务清单\n年度: 2026\n单位: 甲支部\n条目:\n  - {编号: R-1, 任务: 甲, 时限: 9月底前}\n"
    folder = workspace(tmp_path, "[级]", "编号: B-2026-1, 事项: 甲, 级: 一", 任务=tasks)
    assert run_here(["done", "R-1", "--date", "2026-06-01"], folder).code == 0
    done = (folder / "任务.yaml").read_text("utf-8")
    assert run_here(["init", "--with", "制度"], folder).code == 0
    assert run_here(["undo"], folder).stdout.startswith("已撤销：新立 制度台账")
    assert not (folder / "制度-2026.yaml").exists()
    assert (folder / "任务.yaml").read_text("utf-8") == done
