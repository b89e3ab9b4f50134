"""`init --year` and `init --with` as somebody uses them who answers, mistypes and has years in all names."""

from pathlib import Path

import pytest
from cli_runner import run_here
from terminal import run_at_terminal

SETTINGS = "格式: 1\n名称: 例子\n统计日: 2026-12-31\n"
UNITS = (
    "台账: 组织\n条目:\n"
    "  - {名称: 原工委, 撤销日期: 2025-06-30, 编号: Z-1, 类型: 机关工委}\n"
    "  - {名称: 工委, 编号: Z-2, 类型: 机关工委}\n"
)
TASKS = "台账: 任务清单\n名称: 党建引领三年行动（2024-2026年）2026年任务\n年度: 2026\n单位: 工委\n编号前缀: RW-2026-\n条目:\n"
OVER = "  - {{编号: RW-2026-{0}, 任务: {1}, 责任单位: 工委, 时限: 2026年6月底前}}\n"


def workspace(folder: Path, **files: str) -> Path:
    for name, text in {"dangjian": SETTINGS, "组织": UNITS, **files}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def test_an_answer_that_is_no_deadline_is_asked_for_once_more(tmp_path: Path) -> None:
    """The other answers stand; what is left empty stays open."""
    folder = workspace(tmp_path, 任务=TASKS + OVER.format("1", "甲") + OVER.format("2", "乙"))
    answers = "\n3月底前\n2月30日\n2月底前\n是\n"
    shown = run_at_terminal(["init", "--year", "2027"], folder, answers)
    assert shown.code == 0
    assert shown.stderr.count("新时限；直接回车先空着") == 3
    assert "2月30日" in shown.stderr
    written = [line for line in (folder / "任务-2027.yaml").read_text("utf-8").splitlines() if "时限: " in line]
    assert written == ["    时限: 3月底前", "    时限: 2月底前"]


def test_one_answer_for_all_that_is_no_deadline_is_asked_for_once_more(tmp_path: Path) -> None:
    folder = workspace(tmp_path, 任务=TASKS + OVER.format("1", "甲"))
    shown = run_at_terminal(["init", "--year", "2027"], folder, "每月\n3月底前\n是\n")
    assert shown.stderr.count("统一写一个") == 2
    assert "    时限: 3月底前\n" in (folder / "任务-2027.yaml").read_text("utf-8")


def test_a_span_of_years_in_a_name_is_that_of_a_plan(tmp_path: Path) -> None:
    """Years move on in names and files; the span of a plan does not, wherever it stands."""
    folder = workspace(tmp_path, **{"2024-2026年行动/任务-2026": TASKS + OVER.format("1", "甲")})
    assert run_here(["init", "--year", "2027", "--write"], folder).code == 0
    new = (folder / "2024-2026年行动" / "任务-2027.yaml").read_text("utf-8")
    assert "名称: 党建引领三年行动（2024-2026年）2027年任务\n" in new


@pytest.mark.parametrize(
    ("title", "told"), [("2025年的2026年考核", "2025、2026"), ("2024—2026年行动", None), ("2027年考核", None)]
)
def test_a_title_with_a_year_that_is_over_is_told(title: str, told: str | None, tmp_path: Path) -> None:
    folder = workspace(tmp_path, 任务=TASKS + OVER.format("1", title))
    shown = run_here(["init", "--year", "2027"], folder).stdout
    assert f"名称里写着 {told}，请核对" in shown if told else "名称里写着" not in shown


def test_a_file_that_is_to_be_looked_at_is_named_as_it_is_typed(tmp_path: Path) -> None:
    """From the folder above, as from the workspace itself."""
    undated = TASKS.replace("年度: 2026\n", "") + OVER.format("9", "丙")
    (tmp_path / "区").mkdir()
    workspace(tmp_path / "区", 任务=TASKS + OVER.format("1", "甲"), 无年度=undated)
    assert "区/无年度.yaml  没有写年度" in run_here(["init", "--year", "2027", "区"], tmp_path).stdout


def test_own_ledgers_with_other_columns_are_the_same_ledger(tmp_path: Path) -> None:
    """One that was opened by hand with one column more takes the entries."""
    head = "台账: 通用清单\n名称: {0}年承诺\n年度: {0}\n单位: 工委\n编号前缀: C-{0}-\n栏目: {1}\n条目:"
    due = "{列: 践诺时限, 类型: 时限, 考核: 是}"
    old = head.format(2026, f"[{due}]") + "\n  - {编号: C-2026-1, 事项: 甲, 责任单位: 工委, 践诺时限: 6月底前}\n"
    folder = workspace(tmp_path, 承诺一=old, 承诺二=head.format(2027, f"[{due}, 备考]") + " []\n")
    assert run_here(["init", "--year", "2027", "--deadline", "3月底前", "--write"], folder).code == 0
    assert "C-2027-1" in (folder / "承诺二.yaml").read_text("utf-8")
    assert not (folder / "承诺一-2027.yaml").exists()


@pytest.mark.parametrize("files", [{"任务": "["}, {"任务": TASKS + OVER.format("1", "甲"), "坏": "["}])
def test_what_cannot_be_read_is_said_first(files: dict[str, str], tmp_path: Path) -> None:
    """Not that no ledger says a year: perhaps the one that cannot be read does."""
    shown = run_here(["init", "--year", "2027"], workspace(tmp_path, **files))
    assert (shown.code, "个文件没有读入" in shown.stderr) == (2, True)


def test_a_year_that_only_a_plan_of_several_reaches_does_not_follow(tmp_path: Path) -> None:
    plan = TASKS.replace("年度: 2026\n", "年度: 2026-2028\n").replace("RW-2026-", "P-")
    folder = workspace(tmp_path, 任务=TASKS + OVER.format("1", "甲"), 规划=plan + OVER.format("7", "丙"))
    shown = run_here(["init", "--year", "2029"], folder)
    assert (shown.code, "写 --year 2027" in shown.stderr) == (2, True)


def test_a_deadline_of_nothing_is_refused(tmp_path: Path) -> None:
    folder = workspace(tmp_path, 任务=TASKS + OVER.format("1", "甲"))
    assert "没有写时限" in run_here(["init", "--year", "2027", "--deadline", " "], folder).stderr


@pytest.mark.parametrize("name", ["-", "null", "true", "~", "2026", "-工委", "工 委"])
def test_a_name_that_a_ledger_could_not_say_is_refused(name: str, tmp_path: Path) -> None:
    shown = run_here(["init", f"--name={name}"], tmp_path)
    assert (shown.code, "写单位的全称" in shown.stderr, [*tmp_path.iterdir()]) == (2, True, [])


@pytest.mark.parametrize("name", ["GW", "市IT部", "市直（本级）"])
def test_a_name_that_a_ledger_can_say_is_taken(name: str, tmp_path: Path) -> None:
    assert run_here(["init", f"--name={name}"], tmp_path).code == 0
    assert run_here(["init", "--with", "制度", "--year", "2027"], tmp_path).code == 0


def test_a_new_ledger_is_of_the_unit_that_is_there_today(tmp_path: Path) -> None:
    """Not of the topmost one that was abolished."""
    folder = workspace(tmp_path, 任务=TASKS + OVER.format("1", "甲"))
    assert run_here(["init", "--with", "制度"], folder).code == 0
    assert "\n单位: 工委\n" in (folder / "制度-2026.yaml").read_text("utf-8")


def test_a_folder_within_a_workspace_is_not_passed_over(tmp_path: Path) -> None:
    """Ready-made ledgers lie at the top: a folder that was named is not ignored in silence."""
    folder = workspace(tmp_path)
    (folder / "子").mkdir()
    shown = run_here(["init", "--with", "制度", "子"], folder)
    assert (shown.code, "子 在工作区里面" in shown.stderr) == (2, True)
    assert run_here(["init", "--with", "制度", "."], folder).code == 0
    assert run_here(["init", "--with", "表彰", str(folder)], folder / "子").code == 0
