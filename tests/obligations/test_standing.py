"""How an obligation stands on a day (b6, points 3 to 6, 9 and 11): entries in, standings out."""

from datetime import date
from typing import Any

import pytest
from made_books import owed_of, tasks

from dangjian_cli.obligations.obligation import Hold, Obligation
from dangjian_cli.obligations.standing import Phase, Standing, Timing, effective_deadline, stand


def the(**keys: Any) -> Obligation:
    """The matter of one task of 2026 with these keys."""
    return owed_of(tasks({"编号": "RW", "任务": "甲", **keys}))["RW"]


def problem(**keys: Any) -> Obligation:
    """The matter of one problem of 2026 with these keys."""
    ledger = {"台账": "问题整改", "年度": "2026", "单位": "工委", "条目": [{"编号": "ZG", "问题": "甲", **keys}]}
    return owed_of(ledger)["ZG"]


def on(day: str, obligation: Obligation, soon_days: int = 15) -> Standing:
    return stand(obligation, date.fromisoformat(day), soon_days)


@pytest.mark.parametrize(
    ("day", "word", "timing", "left"),
    [
        ("2025-12-31", "未到开始", Timing.NOT_OPEN, 181),
        ("2026-01-01", "未启动", Timing.NOT_DUE, 180),
        ("2026-06-14", "未启动", Timing.NOT_DUE, 16),
        ("2026-06-15", "临期", Timing.NOT_DUE, 15),
        ("2026-06-30", "临期", Timing.NOT_DUE, 0),
        ("2026-07-01", "逾期", Timing.OVERDUE, None),
    ],
)
def test_a_task_runs_through_its_year(day: str, word: str, timing: Timing, left: int | None) -> None:
    """Not begun, near its deadline, due on the day itself (not overdue), overdue the day after."""
    standing = on(day, the(时限="6月底前"))
    assert (standing.word, standing.timing, standing.days_left) == (word, timing, left)


def test_how_near_is_near_is_a_setting() -> None:
    """临期天数 decides; of 0 days only the day itself is near."""
    assert on("2026-06-29", the(时限="6月底前"), 1).soon
    assert not on("2026-06-29", the(时限="6月底前"), 0).soon
    assert on("2026-06-30", the(时限="6月底前"), 0).soon


@pytest.mark.parametrize(
    ("keys", "phase"),
    [
        ({}, Phase.NOT_STARTED),
        ({"进展": [{"日期": "2026-03-01"}]}, Phase.IN_PROGRESS),
        ({"进展": [{"内容": "没写日期"}]}, Phase.IN_PROGRESS),
        ({"进展": [{"日期": "2026-03-02"}]}, Phase.NOT_STARTED),
        ({"节点": [{"名称": "一", "完成日期": "2026-03-01"}]}, Phase.IN_PROGRESS),
        ({"节点": [{"名称": "一"}]}, Phase.NOT_STARTED),
        ({"进度": "1"}, Phase.IN_PROGRESS),
        ({"进度": "0"}, Phase.NOT_STARTED),
        ({"完成值": "1"}, Phase.IN_PROGRESS),
        ({"完成值": "0"}, Phase.NOT_STARTED),
        ({"状态": "推进中"}, Phase.NOT_STARTED),
        ({"状态": "已完成"}, Phase.NOT_STARTED),
        ({"进度": "100"}, Phase.IN_PROGRESS),
        ({"完成日期": "2026-03-01"}, Phase.DONE),
        ({"完成日期": "2026-03-02"}, Phase.NOT_STARTED),
    ],
)
def test_what_counts_as_begun_and_done(keys: dict[str, Any], phase: Phase) -> None:
    """Only facts up to the day count, undated ones always; 状态 never does (b6 points 3, 5, 6)."""
    assert on("2026-03-01", the(时限="年底前", **keys)).phase is phase


@pytest.mark.parametrize(
    ("keys", "progress"),
    [
        ({"进展": [{"日期": "2026-03-01", "进度": "30"}, {"日期": "2026-05-01", "进度": "70"}]}, 30),
        ({"进展": [{"日期": "2026-05-01", "进度": "70"}], "进度": "60"}, 60),
        ({"进展": [{"日期": "2026-03-01", "进度": "30"}], "进度": "60"}, 30),
        ({"进展": [{"日期": "2026-03-01", "进度": "40"}, {"日期": "2026-03-01", "进度": "35"}]}, 35),
        ({"目标值": "200", "完成值": "150"}, 75),
        ({"目标值": "200", "完成值": "150", "进度": "60"}, 60),
        ({"目标值": "不超过5", "完成值": "3"}, None),
        ({"目标值": "10", "完成值": "30"}, 100),
        ({"完成值": "3"}, None),
        ({"完成日期": "2026-02-01", "进度": "60"}, 100),
    ],
)
def test_progress_is_what_was_stated_last(keys: dict[str, Any], progress: int | None) -> None:
    """A visible dated percentage, else an undated one, else 完成值 ÷ 目标值; of one day the one written last."""
    assert on("2026-04-01", the(时限="年底前", **keys)).progress == progress


def test_progress_before_a_relapse_says_nothing() -> None:
    """What had been reached before the problem came back is not how far the work is now."""
    made = problem(
        时限="6月底前",
        进展=[{"日期": "2026-06-01", "进度": "100"}],
        完成日期="2026-06-02",
        回头看=[{"日期": "2026-08-01", "结论": "反弹"}],
    )
    assert on("2026-07-31", made).progress == 100
    assert on("2026-08-01", made).progress is None


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("2026-02-28", "2026-03-31"),
        ("2026-03-01", "2026-06-30"),
        ("2026-04-30", "2026-06-30"),
        ("2026-05-01", "2026-04-30"),
        ("2026-12-31", "2026-04-30"),
    ],
)
def test_the_deadline_approved_last_is_in_force(day: str, due: str) -> None:
    """By the day of approval, not by the order in the file; without approval or new deadline nothing changes."""
    postponed = the(
        时限="3月底前",
        延期=[
            {"新时限": "4月底前", "批准日期": "2026-05-01"},
            {"新时限": "6月底前", "批准日期": "2026-03-01"},
            {"新时限": "11月底前"},
            {"批准日期": "2026-06-01"},
        ],
    )
    standing = on(day, postponed)
    assert standing.due == date.fromisoformat(due)
    assert standing.postponed == (day >= "2026-03-01")


def test_two_approvals_on_one_day() -> None:
    """The one written last is in force."""
    postponed = the(
        时限="3月底前",
        延期=[{"新时限": "6月底前", "批准日期": "2026-03-01"}, {"新时限": "5月底前", "批准日期": "2026-03-01"}],
    )
    assert effective_deadline(postponed, date(2026, 3, 1)).wording == "5月底前"


@pytest.mark.parametrize(
    ("done", "word", "late"),
    [("2026-03-31", "按期完成", 0), ("2026-04-01", "逾期完成", 1), ("2026-04-20", "按期完成", 0)],
)
def test_on_time_is_measured_by_the_deadline_of_that_day(done: str, word: str, late: int) -> None:
    """A postponement approved after the completion does not make it on time (b6 point 5)."""
    made = the(时限="3月底前", 延期=[{"新时限": "6月底前", "批准日期": "2026-04-10"}], 完成日期=done)
    standing = on("2026-09-30", made)
    assert (standing.word, standing.days_late) == (word, late)


@pytest.mark.parametrize(
    ("keys", "timing", "word"),
    [
        ({"时限": "长期坚持"}, Timing.NO_DEADLINE, "未启动"),
        ({"时限": "长期坚持", "完成日期": "2026-05-01"}, Timing.NO_DEADLINE, "已完成"),
        ({"时限": "适时"}, Timing.UNASSESSABLE, "未启动"),
        ({}, Timing.UNASSESSABLE, "未启动"),
        ({"时限": "适时", "完成日期": "2026-05-01"}, Timing.UNASSESSABLE, "已完成"),
        (
            {"时限": "3月底前", "延期": [{"新时限": "每月底前", "批准日期": "2026-03-01"}]},
            Timing.UNASSESSABLE,
            "未启动",
        ),
        ({"时限": "3月底前", "延期": [{"新时限": "长期坚持", "批准日期": "2026-03-01"}]}, Timing.NO_DEADLINE, "未启动"),
    ],
)
def test_without_a_day_to_be_measured_by(keys: dict[str, Any], timing: Timing, word: str) -> None:
    """长期, 适时 and nothing at all set no day; a frequency is no day for what is owed once."""
    standing = on("2026-09-30", the(**keys))
    assert (standing.timing, standing.word, standing.days_late, standing.days_left) == (timing, word, 0, None)


def test_done_before_the_deadline_became_vague() -> None:
    """A completion is measured by a deadline that was no day then, and is one now, by the one of now."""
    made = the(时限="长期坚持", 延期=[{"新时限": "6月底前", "批准日期": "2026-05-01"}], 完成日期="2026-04-01")
    assert on("2026-09-30", made).word == "按期完成"


@pytest.mark.parametrize(
    ("day", "hold", "word"),
    [
        ("2026-05-31", Hold.NONE, "未启动"),
        ("2026-06-01", Hold.SUSPENDED, "暂缓"),
        ("2026-08-31", Hold.SUSPENDED, "暂缓"),
        ("2026-09-01", Hold.NONE, "逾期"),
    ],
)
def test_a_suspension_ends(day: str, hold: Hold, word: str) -> None:
    """From 自 to 至, both included; afterwards the old deadline counts again (b6 point 8)."""
    standing = on(day, the(时限="6月底前", 暂缓={"自": "2026-06-01", "至": "2026-08-31"}))
    assert (standing.hold, standing.word) == (hold, word)


def test_a_suspension_without_days_always_holds() -> None:
    """What has no day counts on every day (b6 point 3); without 至 it holds for good."""
    assert on("2020-01-01", the(时限="6月底前", 暂缓={"理由": "防汛"})).hold is Hold.SUSPENDED
    assert on("2030-01-01", the(时限="6月底前", 暂缓={"自": "2026-06-01"})).hold_reason == ""


def test_the_graver_hold_is_told() -> None:
    """已取消 before 已结转 before 暂缓, whatever the order of the days; a hold comes before completion."""
    keys: dict[str, Any] = {"时限": "6月底前", "暂缓": {"自": "2026-01-02"}, "完成日期": "2026-04-01"}
    carried = {**keys, "结转": {"日期": "2026-03-01", "至": "RW-9"}}
    assert on("2026-09-30", the(**keys)).word == "暂缓"
    assert on("2026-09-30", the(**carried)).word == "已结转"
    assert on("2026-09-30", the(**carried)).hold_reason == "转入 RW-9"
    cancelled = the(**carried, 取消={"日期": "2026-05-01", "理由": "精简"})
    assert (on("2026-09-30", cancelled).word, on("2026-04-30", cancelled).word) == ("已取消", "已结转")


ROUNDS: dict[str, Any] = {
    "时限": "6月底前",
    "历次": [
        {"完成日期": "2026-06-10", "销号": {"批准日期": "2026-06-20"}, "反弹日期": "2026-07-15"},
        {"完成日期": "2026-08-01", "反弹日期": "2026-09-01"},
    ],
    "回头看": [{"日期": "2026-07-15", "结论": "反弹"}, {"日期": "2026-09-01", "结论": "反弹"}],
    "完成日期": "2026-10-10",
    "销号": {"批准日期": "2026-10-20"},
}


@pytest.mark.parametrize(
    ("day", "word", "closed"),
    [
        ("2026-06-09", "未启动", None),
        ("2026-06-10", "按期完成", None),
        ("2026-06-20", "按期完成", "2026-06-20"),
        ("2026-07-14", "按期完成", "2026-06-20"),
        ("2026-07-15", "逾期", None),
        ("2026-08-01", "逾期完成", None),
        ("2026-09-01", "逾期", None),
        ("2026-10-10", "逾期完成", None),
        ("2026-10-20", "逾期完成", "2026-10-20"),
    ],
)
def test_every_round_can_be_looked_back_at(day: str, word: str, closed: str | None) -> None:
    """历次 tell how it stood before each relapse; a relapse voids the close-out before it (b6 points 5 and 11)."""
    standing = on(day, problem(**ROUNDS))
    assert (standing.word, standing.closed_on) == (word, date.fromisoformat(closed) if closed else None)


def test_a_relapse_on_the_very_day() -> None:
    """It comes after whatever else that day brought: completion, progress, approval of the close-out."""
    made = problem(
        时限="6月底前",
        进展=[{"日期": "2026-06-20", "进度": "100"}],
        完成日期="2026-06-20",
        销号={"批准日期": "2026-06-20"},
        回头看=[{"日期": "2026-06-20", "结论": "反弹"}],
    )
    standing = on("2026-06-20", made)
    assert (standing.phase, standing.progress, standing.closed_on) == (Phase.IN_PROGRESS, None, None)


def test_a_relapse_left_in_place_reopens_all_the_same() -> None:
    """With 完成日期 and 销号 still in their places; on the day of completion itself the relapse comes after it."""
    made = problem(
        时限="6月底前",
        完成日期="2026-06-10",
        销号={"批准日期": "2026-06-20"},
        回头看=[{"日期": "2026-06-10", "结论": "反弹"}, {"日期": "2026-06-15", "结论": "巩固"}],
    )
    assert on("2026-06-12", made).phase is Phase.IN_PROGRESS
    assert on("2026-06-20", made).closed_on == date(2026, 6, 20)


@pytest.mark.parametrize(
    ("keys", "phase"),
    [
        ({"完成日期": "2026-06-10", "回头看": [{"结论": "反弹"}]}, Phase.IN_PROGRESS),
        ({"回头看": [{"结论": "反弹"}]}, Phase.NOT_STARTED),
        ({"历次": [{"完成日期": "2026-06-10"}]}, Phase.IN_PROGRESS),
        ({"历次": [{"反弹日期": "2026-06-10"}]}, Phase.IN_PROGRESS),
        ({"历次": [{}]}, Phase.NOT_STARTED),
        ({"历次": [{"完成日期": "2026-06-10"}], "回头看": [{"日期": "2026-08-01", "结论": "反弹"}]}, Phase.DONE),
        ({"历次": [{"完成日期": "2026-06-10"}], "完成日期": "2026-07-01"}, Phase.DONE),
    ],
)
def test_rounds_with_days_missing(keys: dict[str, Any], phase: Phase) -> None:
    """An undated relapse undoes 完成日期; a past round ends with the next relapse, or else never counted."""
    assert on("2026-07-10", problem(时限="6月底前", **keys)).phase is phase


@pytest.mark.parametrize(
    ("keys", "closed"),
    [
        ({"销号": {"批准日期": "2026-06-20"}}, True),
        ({"销号": {"申请日期": "2026-06-20"}}, False),
        ({"历次": [{"完成日期": "2026-06-10", "销号": {"批准日期": "2026-06-20"}}]}, False),
        ({"历次": [{"完成日期": "2026-06-10", "销号": {"批准日期": "2026-06-20"}, "反弹日期": "2026-08-01"}]}, True),
        (
            {
                "历次": [{"完成日期": "2026-06-10", "销号": {"批准日期": "2026-06-20"}}],
                "回头看": [{"日期": "2026-08-01", "结论": "反弹"}],
            },
            True,
        ),
    ],
)
def test_closing_out_is_counted_by_itself(keys: dict[str, Any], closed: bool) -> None:
    """销号 looks at the day of its approval alone (b6 point 11); that of a past round ends with the round."""
    assert (on("2026-07-10", problem(时限="6月底前", **keys)).closed_on is not None) == closed


def test_working_days_of_a_year_to_come_are_provisional() -> None:
    """A deadline counted in working days past the last published calendar says so."""
    ledger = {
        **tasks({"编号": "RW", "任务": "甲", "时限": "反馈后5个工作日内"}),
        "年度": "2031",
        "基准日": "2031-03-20",
    }
    standing = on("2031-01-01", owed_of(ledger)["RW"])
    assert (standing.due, standing.provisional) == (date(2031, 3, 27), True)
