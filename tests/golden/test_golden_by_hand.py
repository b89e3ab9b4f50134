"""The golden figures counted a second time, by a counter that knows nothing of dangjian_cli.

Deadlines are read by eye and written down here; everything else is plain counting over the YAML.
"""

import calendar
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from golden_expected import APART, FIGURES, KEYS, A, C

GOLDEN = Path(__file__).parent.parent / "data" / "golden" / "ledgers"

DUE = {
    "RW-2026-001": "2026-03-31", "RW-2026-002": "2026-04-30", "RW-2026-003": "2026-06-30", "RW-2026-004": "2026-09-30",
    "RW-2026-005": "2026-09-15", "RW-2026-010": "2026-12-31", "RW-2026-011": "2026-10-10", "RW-2026-012": "2028-12-31",
    "RW-2026-013": "2026-09-30", "RW-2026-014": "2026-05-31", "RW-2026-016": "2026-11-30", "RW-2026-017": "2026-08-31",
    "RW-2026-018": "2026-09-10", "RW-2026-019": "2026-09-30", "ZG-2026-01": "2026-04-04", "ZG-2026-02": "2026-06-20",
    "ZG-2026-03": "2026-04-13", "ZG-2026-04": "2026-06-30", "ZG-2026-07": "2026-06-30", "ZG-2026-08": "2026-06-30",
}  # fmt: skip
LATER = {"RW-2026-003": ("2026-06-20", "2026-07-31"), "ZG-2026-07": ("2026-07-08", "2026-09-30")}
ONGOING = {"RW-2026-008", "RW-2026-009", "ZG-2026-06"}
UNASSESSABLE = {"RW-2026-015"}
MONTHLY, QUARTERLY = {"RW-2026-006"}, {"RW-2026-007", "ZG-2026-05"}
PERIODS = {"2026": ("2026-01-01", "2026-12-31"), "2026Q3": ("2026-07-01", "2026-09-30")}


def entries(ledger: str) -> list[dict[str, Any]]:
    name = "A-任务清单-2026.yaml" if ledger == A else "B-问题整改-2026.yaml"
    loaded = yaml.load((GOLDEN / name).read_text("utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return list(loaded["条目"])


def due_on(entry: dict[str, Any], day: str) -> str:
    later = LATER.get(entry["编号"])
    return later[1] if later and later[0] <= day else DUE[entry["编号"]]


def done_on(entry: dict[str, Any], day: str) -> str | None:
    done = entry.get("完成日期")
    if done is None or done > day:
        return None
    relapsed = [look["日期"] for look in entry.get("回头看", []) if look["结论"] == "反弹"]
    return None if any(done <= back <= day for back in relapsed) else done


def begun(entry: dict[str, Any], day: str) -> bool:
    facts = [step["日期"] for step in entry.get("进展", [])]
    facts += [stage["完成日期"] for stage in entry.get("节点", []) if "完成日期" in stage]
    facts += [look["日期"] for look in entry.get("回头看", []) if look["结论"] == "反弹"]
    return any(fact <= day for fact in facts) or int(entry.get("完成值", "0")) > 0


def count(counts: dict[str, int], due: str, done: str | None, due_when_done: str, started: bool, day: str) -> None:
    left = (date.fromisoformat(due) - date.fromisoformat(day)) // timedelta(days=1)
    on_time = done is not None and done <= due_when_done
    facts = {
        "total": True,
        "done": done is not None,
        "done_on_time": on_time,
        "done_late": done is not None and not on_time,
        "due": due <= day,
        "due_done_on_time": due <= day and on_time,
        "overdue": due < day and done is None,
        "due_soon": done is None and 0 <= left <= 15,
        "in_progress": done is None and started,
        "not_started": done is None and not started,
    }
    for key, true in facts.items():
        counts[key] += true


def matters(ledger: str, day: str, period: str) -> dict[str, int]:
    counts = dict.fromkeys([*KEYS, *APART], 0)
    first, last = PERIODS[period]
    for entry in entries(ledger):
        if entry["编号"] in MONTHLY | QUARTERLY:
            continue
        if entry["编号"] in ONGOING | UNASSESSABLE:
            counts["ongoing" if entry["编号"] in ONGOING else "unassessable"] += 1
            continue
        due = due_on(entry, day)
        if not first <= due <= last:
            counts["outside"] += 1
        elif "取消" in entry and entry["取消"]["日期"] <= day:
            counts["cancelled"] += 1
        elif "暂缓" in entry and entry["暂缓"]["自"] <= day:
            counts["suspended"] += 1
        else:
            done = done_on(entry, day)
            count(counts, due, done, due_on(entry, done or day), begun(entry, day), day)
    return counts


def occurrences(ledger: str, day: str) -> dict[str, int]:
    counts = dict.fromkeys([*KEYS, *APART], 0)
    for entry in entries(ledger):
        monthly, quarterly = entry["编号"] in MONTHLY, entry["编号"] in QUARTERLY
        records = {record["期"]: record.get("完成日期") for record in entry.get("期次", [])}
        for month in range(1, 13) if monthly else range(3, 13, 3) if quarterly else ():
            due = date(2026, month, calendar.monthrange(2026, month)[1]).isoformat()
            done = records.get(f"2026-{month:02}" if monthly else f"2026Q{month // 3}")
            done = done if done and done <= day else None
            count(counts, due, done, due, False, day)
    return counts


MEETINGS = {
    "支委会": [f"2026-{month:02}" for month in range(1, 13)],
    "主题党日": [f"2026-{month:02}" for month in range(1, 13)],
    "党员大会": ["2026-03", "2026-06", "2026-09", "2026-12"],
    "组织生活会": ["2026-12"],
    "民主评议": ["2026-12"],
    "谈心谈话": ["2026-12"],
}
"""What a branch with a committee owes in a year, each period by its last month."""


def meetings(day: str) -> dict[str, int]:
    """Ledger C: every type by itself; the last month of the period that a meeting is for says which one it fills."""
    counts = dict.fromkeys([*KEYS, *APART], 0)
    ledger = yaml.load((GOLDEN / "C-组织生活-2026.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    waived = {(one["类型"], one["期"]) for one in ledger["豁免"]}
    for kind, months in MEETINGS.items():
        held = [(one.get("期", one["日期"][:7]), one["日期"]) for one in ledger["条目"] if kind in one["类型"]]
        before = ""
        for month in months:
            days = sorted(when for what, when in held if before < what <= month and when <= day)
            before = month
            if not days and (kind, month) in waived:
                counts["exempt"] += 1
                continue
            due = f"{month}-{calendar.monthrange(2026, int(month[5:]))[1]}"
            count(counts, due, days[0] if days else None, due, False, day)
    return counts


@pytest.mark.parametrize(("ledger", "role", "as_of", "period", "expected", "apart"), FIGURES)
def test_counted_by_hand(
    ledger: str, role: str, as_of: str, period: str, expected: list[int], apart: dict[str, int]
) -> None:
    """The expected figures are those of a plain count, whatever dangjian says."""
    if ledger == C:
        counts = meetings(as_of)
    else:
        counts = matters(ledger, as_of, period) if role == "matters" else occurrences(ledger, as_of)
    assert [counts[key] for key in KEYS] == expected
    assert {key: counts[key] for key in APART if counts[key]} == apart
