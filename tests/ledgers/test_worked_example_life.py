"""Organisational life, supervision and decomposition in the worked example: enough of it, and counted a second time."""

import json
import re
import subprocess
import sys
from collections import Counter
from typing import Any, cast

import pytest
from worked_example_text import ROOT, Entry, entries, of_kind, read

MONTHLY, QUARTERLY, YEARLY = ("支委会", "主题党日"), ("党员大会",), ("组织生活会", "民主评议", "谈心谈话")
BRANCHES = ("党支部", "联合党支部")


def meetings(year: str | None = None) -> list[Entry]:
    return [entry for entry in of_kind("组织生活") if year is None or entry.years == year]


def branches() -> list[Entry]:
    return [unit for unit in of_kind("组织") if unit.text("类别") in BRANCHES]


def exemptions() -> list[dict[str, Any]]:
    files = {entry.file for entry in meetings()}
    return [cast("dict[str, Any]", one) for file in sorted(files) for one in read(ROOT / file).get("豁免", [])]


def test_every_branch_has_two_years_of_it() -> None:
    """Each branch met in both years, and in every quarter that is over."""
    for unit in branches():
        for year, quarters in (("2025", 4), ("2026", 3)):
            days = [one.text("日期") for one in meetings(year) if unit.title in one.names("责任单位")]
            assert {(int(day[5:7]) + 2) // 3 for day in days if day[:4] == year} >= set(range(1, quarters + 1)), (
                unit.title
            )


def test_every_type_that_is_demanded_occurs() -> None:
    """三会一课, 主题党日, the yearly ones, those of committees and of a 党组; meetings of several types, of several units."""
    types = Counter(type_ for one in meetings() for type_ in one.names("类型"))
    assert set(types) >= {
        *MONTHLY,
        *QUARTERLY,
        *YEARLY,
        "党课",
        "党小组会",
        "中心组学习",
        "党员干部大会",
        "通报评议",
        "专题研究",
    }
    assert any(len(one.names("类型")) > 1 for one in meetings())
    assert any(len(one.names("责任单位")) > 1 for one in meetings())
    assert sum("期" in one.fields for one in meetings()) >= 8
    assert len(exemptions()) >= 4
    assert all(one["理由"] for one in exemptions())


def test_themes_are_as_varied_as_life() -> None:
    """At least 120 themes, none more than a few times, and no person by name."""
    themes = Counter(one.text("主题") for one in meetings())
    assert len(themes) >= 120
    assert themes.most_common(1)[0][1] <= 40
    assert not any(re.search("同志[A-Z]|[一-龥]某", theme) for theme in themes)


def test_resolutions_point_at_tasks() -> None:
    """Some meetings resolved what a task of the workspace carries out."""
    ids = {entry.id for entry in entries()}
    tasks = [one["任务"] for meeting in meetings() for one in meeting.records("议定事项")]
    assert len(tasks) >= 5
    assert set(tasks) <= ids


def test_supervision_in_every_state() -> None:
    """Fifteen assigned matters: done, late, suspended, cancelled, recurring, with chains of sheets."""
    cases = of_kind("督办事项")
    assert len(cases) >= 15
    assert max(len(case.records("督办")) for case in cases) >= 3
    for key in ("完成日期", "延期", "暂缓", "取消", "期次", "节点", "进展"):
        assert any(key in case.fields for case in cases), key


def test_twenty_tasks_are_handed_down() -> None:
    """At least 20 municipal tasks have entries of other units below them, some of these of branches."""
    children = [entry for entry in entries() if entry.text("上级任务")]
    assert len({child.text("上级任务") for child in children}) >= 20
    names = {unit.title for unit in branches()}
    assert sum(child.names("责任单位")[0] in names for child in children) >= 10


@pytest.mark.untraced
def test_periods_held_are_those_counted_by_hand() -> None:
    """Meetings counted from the YAML alone, period by period, are what `report 组织生活` counts for 2026."""
    shown = subprocess.run(
        [sys.executable, "-m", "dangjian_cli", "report", "组织生活", str(ROOT), "--format", "json"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    report = json.loads(shown)
    overview = next(block for block in report["blocks"] if "columns" in block)
    told = {row["组织"]: row["按期"] + row["补开"] for row in overview["rows"]}
    for unit in branches():
        assert told[unit.title] == _held(unit), unit.title


def _held(unit: Entry) -> int:
    """How many periods of 2026 a branch has met, by their last months; a party lecture is asked of 党支部 alone."""
    demanded = {name: range(1, 13) for name in MONTHLY} | {name: range(3, 13, 3) for name in QUARTERLY}
    demanded |= {name: range(12, 13) for name in YEARLY}
    if unit.text("类别") == "党支部":
        demanded["党课"] = range(3, 13, 3)
    count = 0
    for name, lasts in demanded.items():
        months = []
        for one in meetings():
            if name in one.names("类型") and unit.title in one.names("责任单位"):
                period = one.text("期") or one.text("日期")[:7]
                if period[:4] == "2026":
                    months.append(
                        int(period[5:7]) if period[4:5] == "-" else int(period[5]) * 3 if "Q" in period else 12
                    )
        before = 0
        for last in lasts:
            count += any(before < month <= last for month in months)
            before = last
    return count
