"""Opening a workspace, choosing units and files, and the examination of machine and workspace, on real files."""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from cli_runner import ROOT, run_here

from dangjian_cli.models.kinds import KINDS

SMALL = ROOT / "tests" / "data" / "small"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty workspace."""
    (tmp_path / "dangjian.yaml").write_text("格式: 1\n统计日: 2026-09-30\n", "utf-8")
    return tmp_path


def ledger(folder: Path, name: str, *entries: str, header: str = "年度: 2026") -> Path:
    path = folder / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    lines = "".join(f"  - {{{entry}}}\n" for entry in entries)
    path.write_text(f"台账: 任务清单\n{header}\n条目:\n{lines}" if entries else "台账: 任务清单\n条目: []\n", "utf-8")
    return path


def test_the_example_is_found_from_the_repository() -> None:
    """Without a path: here, else ./ledgers."""
    assert run_here(["status", "--only", "工委办公室"], ROOT).code == 0


def test_a_named_link_that_leads_nowhere(folder: Path) -> None:
    """A file named on the command line that cannot be read stops the work; met on the way it is a finding."""
    (folder / "圈.yaml").symlink_to("圈.yaml")
    named = run_here(["check", "圈.yaml"], folder)
    assert (named.code, named.stdout) == (2, "")
    assert named.stderr.startswith("错误：圈.yaml 读不了\n")
    met = run_here(["check", "--format", "concise"], folder)
    assert met.code == 1
    assert "DJ027" in met.stdout


def test_a_file_with_a_name_that_windows_cannot_have(folder: Path) -> None:
    """It is read, and may be named: the finding about its name is no reason to stop."""
    ledger(folder, "CON", "编号: 1, 任务: 甲")
    assert "警告[DJ027]" in run_here(["check", "CON.yaml", "--format", "concise"], folder).stdout


def test_a_folder_with_the_name_of_a_file_may_be_named(folder: Path) -> None:
    """Its finding is shown like any other."""
    (folder / "夹.yaml").mkdir()
    assert "DJ027" in run_here(["check", "夹.yaml", "--format", "concise"], folder).stdout


def test_an_excluded_file_may_not_be_named(folder: Path) -> None:
    """Silence would pass for approval."""
    (folder / "dangjian.yaml").write_text("格式: 1\n排除: 旧/**\n", "utf-8")
    ledger(folder / "旧", "甲", "编号: 1, 任务: 甲")
    refused = run_here(["check", "旧/甲.yaml"], folder)
    assert (refused.code, "不是这个工作区的台账文件" in refused.stderr) == (2, True)
    assert run_here(["check", "dangjian.yaml"], folder).code == 0


def test_a_folder_restricts_findings_and_figures(folder: Path) -> None:
    """check, status and list look at what was named; the rest of the workspace is loaded all the same."""
    ledger(folder / "甲", "一", "编号: 1, 任务: 甲, 时限: 6月底前, 责任单位: [外]")
    ledger(folder / "乙", "二", "编号: 2, 任务: 乙, 时限: 6月底前, 责任单位: [外], 上级任务: 1")
    ids = [json.loads(line)["id"] for line in run_here(["list", "乙", "-f", "jsonl"], folder).stdout.splitlines()]
    assert ids == ["2"]
    assert "DJ026" not in run_here(["check", "乙", "-f", "concise"], folder).stdout
    both = json.loads(run_here(["status", "甲", "乙/二.yaml", "-f", "json"], folder).stdout)
    assert (both["entries"], both["matters"]["total"]) == (2, 2)
    assert "只看 甲、乙/二.yaml" in run_here(["status", "甲", "乙/二.yaml"], folder).stdout


def test_paths_are_shown_from_where_one_is(folder: Path) -> None:
    """From a folder below, a file beside it is ../甲.yaml."""
    ledger(folder, "甲", "编号: 1, 任务: 甲")
    (folder / "下级").mkdir()
    line = run_here(["list", "-f", "jsonl"], folder / "下级").stdout
    assert json.loads(line)["path"] == "../甲.yaml"


def test_standard_input_that_is_no_text(folder: Path) -> None:
    """Not UTF-8: said, with what to do."""
    refused = run_here(["check", "-", "--stdin-path", "甲.yaml"], folder, stdin="台账".encode("gbk"))
    assert (refused.code, refused.stderr.splitlines()[0]) == (2, "错误：标准输入不是 UTF-8 文本")


def test_units_that_no_ledger_lists_can_be_asked_for(folder: Path) -> None:
    """Without a 组织 ledger, or for a unit it does not have: by the name that entries use."""
    ledger(folder, "甲", "编号: 1, 任务: 甲, 责任单位: [外单位]", "编号: 2, 任务: 乙")
    assert "应办事项：事项 1 项" in run_here(["list", "--unit", "外单位"], folder).stdout
    assert "应办事项：事项 1 项" in run_here(["list", "--only", "（未写责任单位）"], folder).stdout
    assert "是不是“外单位”？" in run_here(["list", "--unit", "外单"], folder).stderr


@pytest.mark.parametrize(("unit", "shown"), [("一支部", 1), ("各党支部", 3), ("工委", 12), ("工委秘书处", 9)])
def test_units_by_any_name(unit: str, shown: int) -> None:
    """Short name, group, former name; with all below."""
    rows = run_here(["list", str(SMALL), "--unit", unit, "-f", "jsonl"]).stdout.splitlines()
    assert len(rows) == shown


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2026", "2026年"),
        ("2026H1", "2026年上半年"),
        ("上半年", "2026年上半年"),
        ("2026Q3", "2026年第三季度"),
        ("三季度", "2026年第三季度"),
        ("第三季度", "2026年第三季度"),
        ("2026-09", "2026年9月"),
        ("9月", "2026年9月"),
        ("2026年9月", "2026年9月"),
        ("2026W05", "2026年第5周"),
        ("2025-11~2026-02", "2025年11月至2026年2月"),
        ("2026-09-30", "2026年9月30日"),
        ("2025年", "2025年"),
    ],
)
def test_every_form_of_a_period(text: str, label: str) -> None:
    """The year of the day stands in where none is written."""
    assert run_here(["status", str(SMALL), "--period", text]).stdout.splitlines()[0] == f"示例工作区：{label}完成情况"


@pytest.mark.parametrize("text", ["", "9", "2026-13", "第五季度", "适时"])
def test_what_is_no_period(text: str) -> None:
    """A sentence, the forms that there are, exit code 2."""
    refused = run_here(["status", str(SMALL), "--period", text])
    assert (refused.code, "不是期间\n改法：请写成" in refused.stderr) == (2, True)


def test_a_fixed_day_to_come_is_marked(folder: Path) -> None:
    """What is told of a day to come rests on the facts of now; a day that was asked for is not dangjian.yaml's."""
    assert "统计日 2026-09-30（dangjian.yaml） · " in run_here(["status"], folder).stdout
    assert "统计日 2026-06-30 · " in run_here(["status", "--as-of", "2026-06-30"], folder).stdout
    (folder / "dangjian.yaml").write_text("格式: 1\n统计日: 2099-12-31\n", "utf-8")
    assert "统计日 2099-12-31（dangjian.yaml，按现有事实推算）" in run_here(["status"], folder).stdout
    (folder / "dangjian.yaml").write_text("格式: 1\n统计日: 9999-12-31\n", "utf-8")
    refused = run_here(["status"], folder)
    assert (refused.code, refused.stderr.splitlines()[0]) == (2, "错误：统计日 9999-12-31 超出范围")


def test_one_broken_line_among_three_hundred(folder: Path) -> None:
    """One diagnostic, 299 counted, the first line of `status` says that one was not."""
    entries = [
        f"  - 编号: R-{number:03}\n    任务: 第{number}项\n    责任单位: [外]\n    时限: 6月底前\n"
        for number in range(300)
    ]
    entries[150] = entries[150].replace("任务: 第150项", '任务: "第150项')
    (folder / "组织.yaml").write_text("台账: 组织\n条目:\n  - {编号: ZZ-1, 名称: 外}\n", "utf-8")
    (folder / "甲.yaml").write_text("台账: 任务清单\n年度: 2026\n单位: 外\n条目:\n" + "".join(entries), "utf-8")
    text = run_here(["status"], folder)
    assert text.code == 1
    assert text.stdout.splitlines()[0].startswith("注意：数据不完整：1 个条目有误，没有计入（R-150）")
    figures = json.loads(run_here(["status", "-f", "json"], folder).stdout)
    assert (figures["matters"]["total"], figures["matters"]["unread"], figures["entries"]) == (299, 1, 300)
    found = json.loads(run_here(["check", "-f", "json"], folder).stdout)["diagnostics"]
    assert [one["code"] for one in found if one["severity"] == "error"] == ["DJ015"]
    lines = [json.loads(line) for line in run_here(["list", "-f", "jsonl", "-q"], folder).stdout.splitlines()]
    assert [one["line"] for one in lines] == [5 + 4 * number for number in range(300) if number != 150]


def test_doctor_looks_at_machine_and_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Points with their verdicts; without git, in a terminal of another encoding, without a workspace."""
    points = json.loads(run_here(["doctor", str(SMALL), "-f", "json"]).stdout)
    verdicts = {point["subject"]: point["verdict"] for point in points}
    assert verdicts.keys() >= {"版本", "读取", "终端编码", "Git", "台账", "读入", "组织", "统计日", "工作日历"}
    assert verdicts["台账"] == verdicts["读入"] == "正常"
    monkeypatch.setenv("PATH", str(tmp_path))
    text = run_here(["doctor"], tmp_path)
    assert text.code == 0
    assert "Git       注意  没有安装；校验和汇总不受影响" in text.stdout
    assert "工作区    注意  当前文件夹不在台账工作区里" in text.stdout
    (tmp_path / "dangjian.yaml").write_text("格式: 2\n", "utf-8")
    assert "这个工作区的格式是 2" in run_here(["doctor"], tmp_path).stdout
    assert run_here(["doctor", "没有/这个"], tmp_path).code == 2


def test_doctor_notices_a_day_that_was_forgotten(folder: Path) -> None:
    """By the newest change of a file, in Beijing's calendar."""
    (folder / "dangjian.yaml").write_text("格式: 1\n统计日: 2020-01-01\n", "utf-8")
    assert "而台账还在改" in run_here(["doctor"], folder).stdout
    old = date(2019, 12, 31).toordinal() - date(1970, 1, 1).toordinal()
    os.utime(folder / "dangjian.yaml", (old * 86400, old * 86400))
    assert "而台账还在改" not in run_here(["doctor"], folder).stdout


def test_schemas_of_another_encoding_are_stale(tmp_path: Path) -> None:
    """A file that is no text is replaced like any other."""
    (tmp_path / "dangjian.schema.json").write_bytes("结构".encode("gbk"))
    assert run_here(["schema", "dangjian", "--check", "."], tmp_path).code == 1
    assert run_here(["schema", "--write", "."], tmp_path).stderr == f"写了 {len(KINDS) + 1} 个结构文件\n"
    assert run_here(["schema", "--check", "."], tmp_path).code == 0
