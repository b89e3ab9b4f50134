"""Queries through the command line: `list`, `--where`, and that `status` says what `list` shows."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from cli_runner import ROOT, run_here

LEDGERS = ROOT / "ledgers"
GOLDEN = ROOT / "tests" / "data" / "golden" / "ledgers"


def status(root: Path, *words: str) -> Any:
    return json.loads(run_here(["status", str(root), "--format", "json", *words], ROOT).stdout)


def listed(root: Path, *words: str) -> list[dict[str, Any]]:
    shown = run_here(["list", str(root), "--format", "jsonl", *words], ROOT)
    assert shown.code == 0, shown.stderr
    return [json.loads(line) for line in shown.stdout.splitlines()]


APART = {"暂缓": "suspended", "已取消": "cancelled", "已结转": "carried", "豁免": "exempt"}


def counted(rows: list[dict[str, Any]], as_of: str) -> dict[str, Counter[str]]:
    """The figures of `status`, counted line by line."""
    figures = {"事项": Counter[str](), "期次": Counter[str]()}
    for row in rows:
        counts = figures[row["role"]]
        if row["hold"] != "无":
            counts[APART[row["hold"]]] += 1
            continue
        if row["timing"] in ("无时限", "不可考核"):
            counts["ongoing" if row["timing"] == "无时限" else "unassessable"] += 1
            continue
        counts["total"] += 1
        counts["done"] += row["phase"] == "已完成"
        counts["in_progress"] += row["phase"] == "推进中"
        counts["not_started"] += row["phase"] == "未启动"
        counts["overdue"] += row["timing"] == "逾期"
        counts["due"] += row["due"] <= as_of
        counts["due_soon"] += row["word"] == "临期"
    return figures


NAMES = (
    "total done in_progress not_started overdue due due_soon suspended cancelled carried exempt ongoing unassessable"
)


@pytest.mark.untraced
@pytest.mark.parametrize("root", [LEDGERS, GOLDEN], ids=["ledgers", "golden"])
@pytest.mark.parametrize("as_of", ["2026-06-30", "2026-09-30", "2026-12-15"])
@pytest.mark.parametrize(
    "words",
    [
        ("--period", "2026"),
        ("--period", "2026Q3"),
        ("--period", "2026-09"),
        ("--period", "2025"),
        ("--period", "2026", "--unit", "党支部"),
        ("--period", "2026", "--where", "状态:逾期 或 类别:主题党日"),
    ],
    ids=" ".join,
)
def test_status_is_what_list_shows(root: Path, as_of: str, words: tuple[str, ...]) -> None:
    """For each count by itself, every figure is the number of lines that `list` has for it."""
    report, rows = status(root, "--as-of", as_of, *words), listed(root, "--as-of", as_of, *words)
    figures = counted(rows, as_of)
    for role, key in (("事项", "matters"), ("期次", "occurrences")):
        told = {name: report[key][name] for name in NAMES.split()}
        assert told == {name: figures[role][name] for name in NAMES.split()}


@pytest.mark.untraced
@pytest.mark.parametrize("unit", ["机关党委", "市统计局机关党委", "各党支部", "工委组织部"])
@pytest.mark.parametrize("period", ["2026Q3", "2026-09"])
def test_a_query_of_what_is_overdue_is_the_number_of_status(unit: str, period: str) -> None:
    """`单位:X+ 状态:逾期 时限:P` finds as many as `status --unit X --period P` counts."""
    rows = listed(LEDGERS, f"单位:{unit}+ 状态:逾期 时限:{period}")
    report = status(LEDGERS, "--unit", unit, "--period", period)
    by_role = Counter(row["role"] for row in rows)
    assert by_role["事项"] == report["matters"]["overdue"]
    assert by_role["期次"] == report["occurrences"]["overdue"]


def user_file(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    (folder / "dangjian").mkdir(exist_ok=True)
    (folder / "dangjian" / "config.yaml").write_text(text, "utf-8")


def test_the_user_file_is_used_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`status`, `list` and `warn` are about the own unit and person, and say so; what is typed wins."""
    user_file(tmp_path, "单位: 工委组织部\n责任人: 王某\n", monkeypatch)
    for command in ("status", "list", "warn"):
        shown = run_here([command, str(GOLDEN), "--as-of", "2026-09-30"], ROOT).stdout
        assert "范围 工委组织部（用户文件），王某（用户文件）" in shown
        other = run_here(
            [command, str(GOLDEN), "--as-of", "2026-09-30", "--unit", "工委办公室", "--person", "全部"], ROOT
        )
        assert "范围 工委办公室\n" in other.stdout
        everything = [command, str(GOLDEN), "--as-of", "2026-09-30", "--unit", "全部", "--person", "全部"]
        assert "范围 全部单位\n" in run_here(everything, ROOT).stdout
    mine = listed(GOLDEN, "--as-of", "2026-09-30")
    assert {(row["unit"], row["owner"]) for row in mine} == {("工委组织部", "王某")}


def test_config_says_where_every_setting_comes_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--origin gives the file and the line: of the workspace, of the user file."""
    user_file(tmp_path, "# 本机\n单位: 工委组织部\n", monkeypatch)
    shown = run_here(["config", "--origin", str(GOLDEN)], ROOT).stdout
    assert "~/.config/dangjian/config.yaml:2" in shown
    assert str(tmp_path) not in shown
    values = json.loads(run_here(["config", "--origin", str(GOLDEN), "--format", "json"], ROOT).stdout)
    assert values["单位"]["value"] == "工委组织部"
    assert (values["单位"]["origin"], values["单位"]["line"]) == ("user", 2)
    assert (values["责任人"]["origin"], "line" in values["责任人"]) == ("default", False)
    source = (GOLDEN / "dangjian.yaml").read_text("utf-8").splitlines()
    for key, setting in values.items():
        if setting["origin"] == "file":
            assert source[setting["line"] - 1].startswith(f"{key}:")
    plain = json.loads(run_here(["config", str(GOLDEN), "--format", "json"], ROOT).stdout)
    assert not any("line" in setting for setting in plain.values())
    assert {key: setting["value"] for key, setting in plain.items()} == {
        key: setting["value"] for key, setting in values.items()
    }


def test_the_user_file_never_touches_a_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither what it says nor what is wrong with it."""
    before = run_here(["check", str(GOLDEN)], ROOT)
    user_file(tmp_path, "单位： 工委\n", monkeypatch)
    assert run_here(["check", str(GOLDEN)], ROOT) == before


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("单位: [甲]\n", 1),
        ("责任人: 王某\n单元: 甲\n", 2),
        ("单位：甲\n", 1),
        ("- 甲\n", 1),
        ("单位: 甲\n单位: 乙\n", 2),
    ],
)
def test_a_faulty_user_file_is_told_with_its_line(
    text: str, line: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is counted for a unit that may not be the one that was meant."""
    user_file(tmp_path, text, monkeypatch)
    shown = run_here(["status", str(GOLDEN)], ROOT)
    assert (shown.code, shown.stdout) == (2, "")
    assert shown.stderr.startswith(f"错误：用户文件 ~/.config/dangjian/config.yaml 第 {line} 行写得不对\n改法：")


def test_an_empty_user_file_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does one with comments alone, or with keys that have no values."""
    for text in ("", "\n", "# 还没有写\n", "单位:\n责任人:\n"):
        user_file(tmp_path, text, monkeypatch)
        assert "范围 全部单位\n" in run_here(["status", str(GOLDEN)], ROOT).stdout


def test_a_user_file_that_is_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told, and nothing is done."""
    user_file(tmp_path, "", monkeypatch)
    (tmp_path / "dangjian" / "config.yaml").write_bytes("单位: 工委".encode("gbk"))
    assert "不是 UTF-8" in run_here(["status", str(GOLDEN)], ROOT).stderr


def test_a_unit_of_the_user_file_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The workspace of another office: refused with the remedy, not counted as nothing."""
    user_file(tmp_path, "单位: 别处的单位\n", monkeypatch)
    shown = run_here(["status", str(GOLDEN)], ROOT)
    assert (shown.code, shown.stdout) == (2, "")
