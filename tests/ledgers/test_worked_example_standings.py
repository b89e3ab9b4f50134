"""Every standing that the product knows occurs in the worked example, as far as the raw fields show it.

Deadlines are read here only in their two plainest wordings (`Entry.due`); the rest is for the tests of `dates`.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date

import pytest
from worked_example_text import ROOT, Entry, by_id, entries, of_kind, read

AS_OF = date.fromisoformat(str(read(ROOT / "dangjian.yaml")["统计日"]))
FREQUENCY = re.compile("每(周|月|季度|半年|年)|全年不少于|半年一次")


def _matters(year: str) -> list[Entry]:
    """What is owed once in the year's ledgers: neither recurring nor without a deadline."""
    return [
        entry
        for entry in entries()
        if entry.years == year
        and entry.kind != "组织"
        and not entry.records("期次")
        and "长期坚持" not in entry.text("时限")
    ]


def _open(entry: Entry) -> bool:
    return not entry.finished and "暂缓" not in entry.fields and "延期" not in entry.fields


def _started(entry: Entry) -> bool:
    """Something was done: progress, or a stage finished."""
    return bool(entry.records("进展")) or any("完成日期" in stage for stage in entry.records("节点"))


def _past(entry: Entry) -> bool:
    return entry.due is not None and entry.due < AS_OF


STANDINGS: dict[str, Callable[[Entry], bool]] = {
    "按期完成": lambda e: e.due is not None and e.done_on is not None and e.done_on <= e.due,
    "逾期完成": lambda e: e.due is not None and e.done_on is not None and e.done_on > e.due,
    "逾期，已推进": lambda e: _open(e) and _past(e) and _started(e),
    "硬任务逾期": lambda e: _open(e) and _past(e) and e.text("硬任务") == "是",
    "今天到期未完成": lambda e: _open(e) and e.due == AS_OF,
    "临期": lambda e: _open(e) and e.due is not None and 0 < (e.due - AS_OF).days <= 15,
    "未到期，推进中": lambda e: _open(e) and e.due is not None and (e.due - AS_OF).days > 15 and _started(e),
    "未启动": lambda e: _open(e) and e.due is not None and e.due > AS_OF and not _started(e),
    "未到开始（区间）": lambda e: _open(e) and re.fullmatch("1[0-2]月|10-11月|四季度", e.text("时限")) is not None,
    "未到开始（开始）": lambda e: _open(e) and e.text("开始") > AS_OF.isoformat(),
    "跨期": lambda e: _open(e) and re.match("202[78]年", e.text("时限")) is not None,
    "暂缓，有止日": lambda e: e.record("暂缓").get("至", "") > AS_OF.isoformat(),
    "暂缓，无止日": lambda e: bool(e.record("暂缓")) and "至" not in e.record("暂缓"),
    "已取消": lambda e: bool(e.record("取消")),
    "已结转": lambda e: bool(e.record("结转")),
    "延期后完成": lambda e: bool(e.records("延期")) and e.done_on is not None,
    "延期后在办": lambda e: bool(e.records("延期")) and e.done_on is None,
    "不可考核": lambda e: e.text("时限") in ("适时", "根据上级安排"),
    "长期坚持，有节点": lambda e: e.text("时限") == "长期坚持" and bool(e.records("节点")),
    "长期坚持，有频次": lambda e: e.text("时限").startswith("长期坚持，每") and bool(e.records("期次")),
    "长期坚持，两样都没有": lambda e: e.text("时限") == "长期坚持" and not e.records("节点") and not e.records("期次"),
    "相对时限": lambda e: re.match("反馈后|会后|收到后|接到通知后|立行立改", e.text("时限")) is not None,
    "频次另写": lambda e: bool(e.text("频次")),
    "达到目标值": lambda e: e.done_on is not None and bool(e.text("完成值")),
    "未达目标值": lambda e: e.done_on is None and bool(e.text("完成值")),
    "硬任务完成": lambda e: e.text("硬任务") == "是" and e.done_on is not None,
    "待销号": lambda e: bool(e.record("销号")) and "批准日期" not in e.record("销号"),
    "已销号": lambda e: "批准日期" in e.record("销号"),
    "反弹后重新打开": lambda e: bool(e.records("历次")) and e.done_on is None,
    "反弹后再完成": lambda e: bool(e.records("历次")) and e.done_on is not None,
    "存在不足": lambda e: bool(e.text("存在不足")),
    "经验做法": lambda e: bool(e.text("经验做法")),
    "融合业务": lambda e: bool(e.text("融合业务")),
    "盯办人": lambda e: bool(e.text("盯办人")),
    "多个责任单位": lambda e: len(e.names("责任单位")) > 1,
}


@pytest.mark.parametrize("standing", STANDINGS)
def test_every_standing_occurs(standing: str) -> None:
    """At least one entry stands so on 统计日."""
    assert any(STANDINGS[standing](entry) for entry in entries() if entry.kind != "组织")


def test_last_year_left_something_open() -> None:
    """往年未了: due in 2025, neither done nor cancelled nor carried over; tasks and problems."""
    kinds = {entry.kind for entry in _matters("2025") if _open(entry) and _past(entry)}
    assert kinds >= {"任务清单", "问题整改"}


def test_what_was_carried_over_goes_on_in_this_years_ledger() -> None:
    """结转 leads from a 2025 entry to one of 2026; the date lies between the two."""
    carried = [entry for entry in entries() if entry.record("结转")]
    assert len(carried) >= 3
    for entry in carried:
        assert entry.years == "2025"
        assert by_id()[entry.record("结转")["至"]].years == "2026"
        assert entry.record("结转")["日期"].startswith("2026-01")


def _periods(letter: str, entry: Entry) -> list[tuple[str, date]]:
    """The periods of one grain with the day each was done."""
    shape = {
        "月": r"20[0-9]{2}-[0-9]{2}",
        "季": r"20[0-9]{2}Q[1-4]",
        "半年": r"20[0-9]{2}H[12]",
        "周": r"20[0-9]{2}W[0-9]{2}",
    }
    return [
        (record["期"], date.fromisoformat(record["完成日期"]))
        for record in entry.records("期次")
        if re.fullmatch(shape[letter], record["期"])
    ]


def _month_end(period: str) -> date:
    year, month = map(int, period.split("-"))
    return date(year + month // 12, month % 12 + 1, 1)


@pytest.mark.parametrize("grain", ["周", "月", "季", "半年"])
def test_recurring_work_of_every_grain_occurs(grain: str) -> None:
    """Weekly, monthly, quarterly and half-yearly entries with records of their occurrences."""
    assert any(_periods(grain, entry) for entry in entries())


def test_a_month_was_late_and_a_month_was_missed() -> None:
    """Among the monthly entries one occurrence came after its month, one between two others never came."""
    monthly = [_periods("月", entry) for entry in entries() if entry.text("时限") == "每月底前"]
    assert any(done >= _month_end(period) for records in monthly for period, done in records)
    assert any(_gap([int(period[5:]) for period, _ in records]) for records in monthly)


def _gap(months: Iterable[int]) -> bool:
    numbers = list(months)
    return bool(numbers) and numbers != list(range(numbers[0], numbers[-1] + 1))


def test_a_stage_is_overdue_while_its_task_is_not() -> None:
    """节点 past its day without 完成日期; the entry itself still has time."""
    late = [
        entry
        for entry in _matters("2026")
        if entry.due is not None and entry.due > AS_OF and any(_stage_late(stage) for stage in entry.records("节点"))
    ]
    assert late != []


def _stage_late(stage: dict[str, str]) -> bool:
    return _past(Entry("", {"年度": "2026"}, {"时限": stage["时限"]})) and "完成日期" not in stage


def test_every_postponement_was_asked_for_in_time_and_approved() -> None:
    """申请 before the day due, 批准 not before 申请, with a reason and a new deadline."""
    postponed = [(entry, record) for entry in entries() for record in entry.records("延期")]
    assert len(postponed) >= 4
    for entry, record in postponed:
        assert record["申请日期"] <= record["批准日期"] <= AS_OF.isoformat()
        assert record["理由"] and record["新时限"] and record["批准人"]
        assert entry.due is None or record["申请日期"] <= entry.due.isoformat()


def test_closing_out_goes_from_request_over_check_to_approval() -> None:
    """完成 ≤ 申请 ≤ 核查 ≤ 批准, and nobody checks his own work."""
    for entry in of_kind("问题整改"):
        rounds = [(entry.text("完成日期"), entry.record("销号"))]
        rounds += [(past["完成日期"], Entry("", {}, dict(past)).record("销号")) for past in entry.records("历次")]
        for done, closure in rounds:
            days = [done, *(closure[key] for key in ("申请日期", "核查日期", "批准日期") if key in closure)]
            assert days == sorted(days), entry.id
            assert closure.get("核查人") not in entry.names("责任人"), entry.id


def test_revisits_end_in_every_result() -> None:
    """巩固, 反弹, 需深化; what relapsed keeps its first round in 历次."""
    results = {record["结论"] for entry in entries() for record in entry.records("回头看")}
    assert results == {"巩固", "反弹", "需深化"}
    assert all("反弹日期" in past for entry in entries() for past in entry.records("历次"))


def test_supervision_reaches_every_level() -> None:
    """提醒, 督办, 重点督办; 单号 is used once."""
    sheets = [sheet for entry in entries() for sheet in entry.records("督办")]
    assert {sheet["级别"] for sheet in sheets} == {"提醒", "督办", "重点督办"}
    assert len({sheet["单号"] for sheet in sheets}) == len(sheets)


def test_decomposed_work_has_children_in_some_units_and_none_in_others() -> None:
    """分解到 and 适用对象: units with an entry of their own, and at least one without."""
    groups = read(ROOT / "组织.yaml")["单位组"]
    assert isinstance(groups, dict)
    parents = [entry for entry in entries() if entry.names("分解到") + entry.names("适用对象")]
    assert len(parents) >= 3
    for parent in parents:
        named = parent.names("分解到") + parent.names("适用对象")
        owed = {unit for name in named for unit in groups.get(name, [name])}
        carried = {entry.names("责任单位")[0] for entry in entries() if entry.text("上级任务") == parent.id}
        assert carried, parent.id
        assert carried < owed, parent.id


def test_about_two_thirds_of_what_was_due_is_done() -> None:
    """An ordinary office: of this year's matters due by now (plain wordings), 60 to 75 in a hundred are done."""
    due = [
        entry for entry in _matters("2026") if entry.due is not None and entry.due <= AS_OF and not entry.record("取消")
    ]
    share = sum(entry.done_on is not None for entry in due) / len(due)
    assert len(due) >= 80
    assert 0.6 <= share <= 0.75


def test_deadlines_are_worded_as_offices_word_them() -> None:
    """Many wordings, not one: more than a hundred different ones; N月底前 is the commonest and still a minority."""
    wordings = [entry.text("时限") for entry in entries() if entry.kind != "组织"]
    assert len(set(wordings)) > 100
    assert sum(re.fullmatch("[0-9]{1,2}月底前", wording) is not None for wording in wordings) < len(wordings) / 2
    assert sum(FREQUENCY.search(wording) is not None for wording in wordings) >= 40
