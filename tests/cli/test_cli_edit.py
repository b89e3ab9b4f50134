"""Ledgers that come back whole, ids that other branches have, entries of other shapes, files that nobody may write."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from cli_runner import ROOT, run_here
from terminal import run_at_terminal

from dangjian_cli.cli import done as done_command
from dangjian_cli.cli import meant
from dangjian_cli.edit.write import Change, Writer

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


SMALL = ROOT / "tests" / "data" / "small"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A workspace with a task that was handed down: one branch has registered it, the other has not."""
    return Path(shutil.copytree(SMALL, tmp_path / "小"))


def test_a_share_that_nobody_registered_is_done(small: Path) -> None:
    """The unit's own entry, with the deadline that holds now; the placeholder is gone."""
    done = run_here(["done", "RW-01@二支部", "--date", "2026-08-20", "--evidence", "自查记录"], small)
    assert (done.code, done.stdout.splitlines()[0]) == (0, "RW-06 按期完成 开展支部自查")
    for line in ("上级任务: RW-01", "责任单位: [第二党支部]", "时限: 8月底前", "- {名称: 自查记录}"):
        assert line in done.stdout
    assert "RW-01@二支部" not in run_here(["list"], small).stdout
    assert run_here(["undo"], small).stdout.startswith("已撤销：完成 RW-06")
    assert (small / "任务清单.yaml").read_bytes() == (SMALL / "任务清单.yaml").read_bytes()


def test_the_ledger_of_a_share_is_named_where_several_fit(small: Path) -> None:
    """`--file` says which; the unit's own ledger needs no naming."""
    text = "台账: 任务清单\n名称: 甲\n年度: 2026\n单位: 市直机关工委\n条目:\n  - 编号: JJ-01\n    任务: 甲\n    责任单位: [工委办公室]\n"
    (small / "甲.yaml").write_text(text, "utf-8")
    refused = run_here(["done", "RW-01@二支部"], small)
    assert refused.code == 2
    assert refused.stderr == (
        "错误：第二党支部的这一条登记到哪本任务清单，看不出来\n改法：写明一本：\n  --file 任务清单.yaml\n  --file 甲.yaml\n"
    )
    assert run_here(["done", "RW-01@二支部", "--file", "甲.yaml"], small).stdout.startswith("JJ-02 逾期完成")
    assert run_here(["undo"], small).code == 0
    (small / "甲.yaml").write_text(text.replace("单位: 市直机关工委", "单位: 第二党支部"), "utf-8")
    assert run_here(["done", "RW-01@二支部"], small).stdout.startswith("JJ-02 逾期完成")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["RW-01@一支部"], "第一党支部没有要补登的 RW-01"),
        (["RW-01@四支部"], "没有“四支部”这个单位"),
        (["RW-99@二支部"], "没有编号是“RW-99”的条目"),
        (["RW-01@二支部", "--note", "甲"], "--note 只用于期次"),
        (["RW-02", "--file", "任务清单.yaml"], "--file 只用于分解下来的任务"),
        (["RW-01@二支部", "--file", "没有.yaml"], "没有“没有.yaml”这种台账，也没有这个文件"),
    ],
)
def test_shares_that_are_none(words: list[str], message: str, small: Path) -> None:
    """Each with the reason; nothing is written."""
    refused = run_here(["done", *words], small)
    assert (refused.code, refused.stderr.splitlines()[0]) == (2, f"错误：{message}")
    assert "改法：" in refused.stderr
    assert (small / "任务清单.yaml").read_bytes() == (SMALL / "任务清单.yaml").read_bytes()


def test_a_share_of_a_recurring_task_is_registered_first(small: Path) -> None:
    """Its periods are done one by one; the line to type is given."""
    ledger = small / "任务清单.yaml"
    ledger.write_text(ledger.read_text("utf-8").replace("时限: 6月底前\n    分解到", "时限: 每季度末\n    分解到").replace("    延期:\n      - {申请日期: 2026-06-10, 新时限: 8月底前, 理由: 与换届重合, 批准人: 张某, 批准日期: 2026-06-12}\n    完成日期: 2026-08-28\n", "", 1), "utf-8")  # fmt: skip
    refused = run_here(["done", "RW-01@二支部#2026Q1"], small)
    assert refused.stderr.startswith("错误：RW-01 按期次考核，不能一次登记完成")
    assert "dangjian add 任务清单 开展支部自查 --unit 第二党支部 --set 上级任务=RW-01" in refused.stderr


def test_a_query_finds_no_entry_by_what_another_unit_owes(small: Path) -> None:
    """The share of a unit that has not registered it is not the entry from which it was handed down."""
    settings = small / "dangjian.yaml"
    settings.write_text(settings.read_text("utf-8") + "常用查询:\n  二支部的自查: 单位:二支部 支部自查\n", "utf-8")
    refused = run_here(["progress", "@二支部的自查", "甲"], small)
    assert refused.stderr.startswith("错误：查询 @二支部的自查 一条也没有找到")


def test_an_entry_is_found_by_a_saved_query(workspace: Path) -> None:
    """As by words of its title: one is taken, several are offered, none is said."""
    settings = workspace / "dangjian.yaml"
    queries = "常用查询:\n  档案: 单位:工委办公室 整理党建档案\n  逾期的: 状态:逾期\n  没有的: 甲乙丙丁\n"
    settings.write_text(settings.read_text("utf-8") + queries, "utf-8")
    one = run_here(["progress", "@档案", "整理一半"], workspace)
    assert (one.code, one.stderr) == (0, "按查询找到 RW-2026-017：整理党建档案\n")
    several = run_here(["progress", "@逾期的", "甲"], workspace)
    assert (several.code, several.stdout) == (2, "")
    assert several.stderr.startswith("错误：查询 @逾期的 找到 ")
    assert "\n  RW-2026-017  整理党建档案\n" in several.stderr
    assert run_here(["progress", "@没有的", "甲"], workspace).stderr.startswith("错误：查询 @没有的 一条也没有找到")
    unknown = run_here(["done", "@档按"], workspace)
    assert (unknown.code, "没有“档按”" in unknown.stderr, "是不是“@档案”？" in unknown.stderr) == (2, True, True)
    both = run_here(["done", "@逾期的 且 @档案", "--dry-run"], workspace)
    assert "+    完成日期: 2026-09-30" in both.stdout


def test_at_a_terminal_one_of_several_is_chosen(workspace: Path) -> None:
    """By its number."""
    chosen = run_at_terminal(["progress", "党建", "甲", "--dry-run"], workspace, "2\n")
    assert chosen.code == 0, chosen.stderr
    assert "是哪一条？写前面的数字：" in chosen.stderr
    second = next(line for line in chosen.stderr.splitlines() if line.startswith("2  "))
    assert "+      - {日期: 2026-09-30, 内容: 甲}" in chosen.stdout
    wrong = run_at_terminal(["progress", "党建", "甲", "--dry-run"], workspace, "99\n")
    assert (wrong.code, "没有第“99”条" in wrong.stderr) == (2, True)
    assert second.split()[1] in run_here(["list"], workspace).stdout


def test_at_a_terminal_add_asks_for_what_is_missing(workspace: Path) -> None:
    """Title, unit, deadline; a script is never asked, and a bare return leaves a key out."""
    asked = run_at_terminal(["add", "任务清单"], workspace, "印发简报\n工委办公室\n\n")
    assert asked.code == 0, asked.stderr
    assert [line.partition("：")[0][:4] for line in asked.stderr.splitlines() if "：" in line][-1]
    assert asked.stdout.startswith("RW-2026-020 ")
    assert "任务: 印发简报" in asked.stdout
    assert "责任单位: [工委办公室]" in asked.stdout
    assert "时限" not in asked.stdout
    full = run_at_terminal(["add", "任务清单", "甲", "--unit", "工委办公室", "--deadline", "年底前"], workspace, "")
    assert (full.code, "？" in full.stderr, "：" in full.stderr) == (0, False, False)
    scripted = run_here(["add", "任务清单"], workspace)
    assert scripted.stderr == "错误：没有写任务\n改法：加上 任务，如 dangjian add 任务清单 组织专题学习\n"
    plain = run_here(["add", "任务清单", "乙"], workspace)
    assert (plain.code, plain.stderr) == (0, "")


def test_a_question_is_not_asked_again_when_the_file_was_changed_meanwhile(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Someone else writes between reading and writing: the change is worked out anew, the answer is kept."""
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return "2026Q2"

    for module in (done_command, meant):
        monkeypatch.setattr(module, "asks", lambda: True)
        monkeypatch.setattr(module, "ask", answer)
    ledger = workspace / "A-任务清单-2026.yaml"
    untouched = Writer._require_untouched

    def meanwhile(writer: Writer, change: Change) -> None:
        if asked and "别人" not in ledger.read_text("utf-8"):
            ledger.write_text(ledger.read_text("utf-8") + "# 别人\n", "utf-8")
        untouched(writer, change)

    monkeypatch.setattr(Writer, "_require_untouched", meanwhile)
    done = run_here(["done", "RW-2026-007"], workspace)
    assert (done.code, len(asked)) == (0, 1)
    assert ledger.read_text("utf-8").endswith("# 别人\n")
    assert "期: 2026Q2" in ledger.read_text("utf-8")
