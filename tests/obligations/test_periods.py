"""Entries that are owed period by period (b6, points 2 and 15): which periods, what fills them, what holds them."""

from datetime import date
from typing import Any

import pytest
from made_books import owed_of, situation_of, tasks

from dangjian_cli.obligations.obligation import Obligation, Role
from dangjian_cli.obligations.standing import Standing, Timing, stand


def periods(header: dict[str, Any] | None = None, **keys: Any) -> dict[str, Obligation]:
    """What one entry with these keys owes, by the part of the id behind #."""
    ledger = {**tasks({"编号": "RW", "任务": "甲", **keys}), **(header or {})}
    return {id_.partition("#")[2]: one for id_, one in owed_of(ledger).items()}


def on(day: str, obligation: Obligation) -> Standing:
    return stand(obligation, date.fromisoformat(day), 15)


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        ({"时限": "每季度末"}, ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]),
        ({"频次": "每半年"}, ["2026H1", "2026H2"]),
        ({"时限": "每年"}, ["2026"]),
        ({"时限": "每年1月、7月"}, ["2026-01", "2026-07"]),
        ({"时限": "全年不少于2次"}, ["2026第1次", "2026第2次"]),
        ({"时限": "每季度末", "开始": "2026-05-20"}, ["2026Q2", "2026Q3", "2026Q4"]),
        ({"时限": "每季度末", "开始": "2026-06-30", "结束": "2026-07-01"}, ["2026Q2", "2026Q3"]),
        ({"时限": "长期坚持，每季度末抽查", "结束": "2026-03-31"}, ["2026Q1"]),
        ({"时限": "6月底前", "频次": "每季度"}, ["2026Q1", "2026Q2"]),
        ({"时限": "9月起每季度末"}, ["2026Q3", "2026Q4"]),
        ({"时限": "每季度末", "开始": "2027-01-01"}, []),
        ({"时限": "每季度末", "结束": "2025-12-31"}, []),
    ],
)
def test_periods_of_the_ledgers_year(keys: dict[str, Any], names: list[str]) -> None:
    """Only within the year; the period that contains 开始 counts, what lies before it or after 结束 does not."""
    found = periods(**keys)
    assert list(found) == names
    assert all(one.role is Role.OCCURRENCE for one in found.values())


def test_a_ledger_of_several_years() -> None:
    """Every year of the 年度 is expanded, and a 期 without a year means none of them."""
    several = {"年度": "2026-2027"}
    records = [{"期": "2027Q1", "完成日期": "2027-03-01"}, {"期": "一季度", "完成日期": "2026-03-01"}]
    found = periods(several, 时限="每季度末", 期次=records)
    assert list(found) == [f"{year}Q{number}" for year in (2026, 2027) for number in (1, 2, 3, 4)]
    assert [name for name, one in found.items() if one.completions] == ["2027Q1"]


def test_weeks_belong_to_the_year_of_their_thursday() -> None:
    """53 weeks in 2026, each due on its Friday; the last one, whose Friday is in 2027, on the last day of the year."""
    found = periods(时限="每周五前")
    assert (len(found), next(iter(found)), list(found)[-1]) == (53, "2026W01", "2026W53")
    dues = [one.deadlines[0].due for one in found.values()]
    assert {due.weekday() for due in dues[:-1] if due} == {4}
    assert dues[-1] == date(2026, 12, 31)
    assert found["2026W01"].opens == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("keys", "first"),
    [({"基准日": "2026-05-10"}, "2026Q2"), ({"基准日": "2025-05-10"}, "2026Q1"), ({"基准日": "2027-05-10"}, "2026Q1")],
)
def test_the_base_day_begins_the_series(keys: dict[str, Any], first: str) -> None:
    """基准日 stands in for 开始 when it lies in the ledger's years."""
    assert next(iter(periods(keys, 时限="每季度末"))) == first


@pytest.mark.parametrize("keys", [{"时限": "每季度末"}, {"频次": "每季度"}, {"时限": "年底前", "频次": "每季度"}])
def test_without_a_year_nothing_can_be_expanded(keys: dict[str, Any]) -> None:
    """A ledger without 年度 owes no periods: the entry is one matter that cannot be assessed, in every year."""
    ledger = {key: value for key, value in tasks({"编号": "RW", "任务": "甲", **keys}).items() if key != "年度"}
    (one,) = owed_of(ledger).values()
    assert (one.role, on("2026-09-30", one).timing) == (Role.MATTER, Timing.UNASSESSABLE)
    assert not situation_of(date(2026, 9, 30), ledger).register.expansions[0].recurring


def test_a_frequency_that_says_nothing() -> None:
    """频次 that names no frequency leaves the entry a matter, owed by its 时限."""
    assert [one.role for one in periods(频次="经常", 时限="6月底前").values()] == [Role.MATTER]


def test_the_more_exact_wording_wins() -> None:
    """A 时限 that is itself a frequency wins over 频次; what is shown is the wording that counts."""
    exact = periods(频次="每月1次", 时限="每月5日前")["2026-03"]
    assert (exact.deadlines[0].due, exact.recurrence, exact.wording) == (date(2026, 3, 5), "每月5日前", "每月5日前")
    bounded = periods(频次="每月", 时限="11月底前")
    assert len(bounded) == 11
    assert (bounded["2026-03"].recurrence, bounded["2026-03"].wording) == ("每月", "11月底前")
    assert periods(频次="每月")["2026-03"].wording == "每月"


def test_what_a_record_makes_of_its_period() -> None:
    """With a day it is done; without one it has begun; no record at all: not begun, whatever the entry's 进展 says."""
    found = periods(
        时限="每季度末",
        期次=[{"期": "2026Q1", "完成日期": "2026-04-02"}, {"期": "二季度", "说明": "已布置"}],
        进展=[{"日期": "2026-05-01"}],
        进度="60",
        完成日期="2026-09-01",
    )
    assert [on("2026-09-30", one).word for one in found.values()] == ["逾期完成", "逾期", "临期", "未到开始"]
    phases = [on("2026-09-30", one).phase.value for one in found.values()]
    assert phases == ["已完成", "推进中", "未启动", "未启动"]
    assert on("2026-04-01", found["2026Q1"]).word == "逾期"
    assert on("2026-04-01", found["2026Q1"]).phase.value == "未启动"


def test_several_times_in_one_period() -> None:
    """全年N次 is filled in order of completion, an unfinished record last; what is too many is left over."""
    found = periods(
        时限="全年不少于3次",
        期次=[
            {"期": "2026", "说明": "已布置"},
            {"期": "2026-05", "完成日期": "2026-05-20"},
            {"期": "2026Q1", "完成日期": "2026-02-10"},
            {"完成日期": "2026-06-01"},
        ],
    )
    assert [one.completions[0].day if one.completions else None for one in found.values()] == [
        date(2026, 2, 10),
        date(2026, 5, 20),
        None,
    ]
    assert on("2026-09-30", found["2026第3次"]).phase.value == "推进中"
    assert found["2026第1次"].place.path == ("条目", 0, "期次", 2)


def test_records_that_fill_nothing() -> None:
    """A 期 of another size, one that no calendar has, a second record for one period: nothing is lost on others."""
    found = periods(
        时限="每季度末",
        期次=[
            {"期": "2026-03", "完成日期": "2026-03-01"},
            {"期": "2026-13", "完成日期": "2026-03-01"},
            {"完成日期": "2026-03-01"},
            {"期": "2026Q1"},
            {"期": "2026Q1", "完成日期": "2026-03-30"},
        ],
    )
    assert [name for name, one in found.items() if one.completions] == ["2026Q1"]
    assert found["2026Q1"].completions[0].day == date(2026, 3, 30)


@pytest.mark.parametrize(
    ("hold", "held"),
    [
        ({"暂缓": {"自": "2026-05-01", "至": "2026-08-31"}}, ["2026Q2"]),
        ({"暂缓": {"自": "2026-06-30", "至": "2026-09-30"}}, ["2026Q2", "2026Q3"]),
        ({"暂缓": {"自": "2026-07-01", "至": "2026-09-29"}}, []),
        ({"暂缓": {"自": "2026-05-01"}}, ["2026Q2", "2026Q3", "2026Q4"]),
        ({"取消": {"日期": "2026-07-01"}}, ["2026Q3", "2026Q4"]),
        ({"取消": {}}, ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]),
    ],
)
def test_a_hold_touches_what_falls_due_while_it_lasts(hold: dict[str, Any], held: list[str]) -> None:
    """What was owed before stays owed, what falls due after the end is owed again."""
    found = periods(时限="每季度末", **hold)
    day = "2026-08-31"
    assert [name for name, one in found.items() if on(day, one).hold.value != "无"] == held


def test_a_suspended_period_is_owed_again_when_the_suspension_ends() -> None:
    """暂缓到“至”为止，之后仍按原有效时限计 (b6 point 8)."""
    found = periods(时限="每季度末", 暂缓={"自": "2026-05-01", "至": "2026-08-31"})
    assert (on("2026-08-31", found["2026Q2"]).word, on("2026-09-01", found["2026Q2"]).word) == ("暂缓", "逾期")


def test_a_period_done_in_spite_of_a_hold() -> None:
    """It is held until the day it was done, and done from that day on."""
    record = [{"期": "2026Q2", "完成日期": "2026-08-01"}]
    found = periods(时限="每季度末", 暂缓={"自": "2026-05-01"}, 期次=record)["2026Q2"]
    assert (on("2026-07-31", found).word, on("2026-08-01", found).word) == ("暂缓", "逾期完成")


def test_stages_of_a_recurring_entry_are_not_owed() -> None:
    """有频次 → 只出期次 (b6 point 2)."""
    found = periods(时限="每半年", 节点=[{"名称": "一", "时限": "3月底前"}])
    assert {one.role for one in found.values()} == {Role.OCCURRENCE}
