"""What `show` says about why something stands where it stands: every sentence, for the situation that it tells."""

from datetime import date
from typing import Any

import pytest
from made_books import book_of, situation_of, tasks

from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.explanation import Explanation, explain

NOW = date(2026, 9, 30)


def explained(day: date, *ledgers: dict[str, Any], id_: str = "RW") -> Explanation:
    situation = situation_of(day, *ledgers)
    return explain(situation, *situation.book.by_id[id_])


def reasons(day: str = "2026-09-30", part: str = "", **keys: Any) -> list[str]:
    """The reasons for the matter (or a part of it) of one task with these keys."""
    told = explained(date.fromisoformat(day), tasks({"编号": "RW", "任务": "甲", **keys}))
    (one,) = told.owed(f"RW{part}") if part else told.obligations[:1]
    return list(one.reasons)


def problem(**keys: Any) -> list[str]:
    """The same for a problem."""
    ledger = {"台账": "问题整改", "年度": "2026", "单位": "工委", "条目": [{"编号": "RW", "问题": "甲", **keys}]}
    return list(explained(NOW, ledger).obligations[0].reasons)


TOTAL = "2026年统计：计入事项总数"
LATE = "到统计日 2026-09-30，已过时限 92 天"


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"时限": "6月底前"}, ["时限“6月底前”，即 2026-06-30", "还没有进展记录", LATE, TOTAL]),
        (
            {"时限": "10月15日前", "进度": "60"},
            [
                "时限“10月15日前”，即 2026-10-15",
                "已有进展，进度 60%，没有完成日期",
                "离时限还有 15 天，在 15 天以内，列为临期",
                TOTAL,
            ],
        ),
        (
            {"时限": "10月16日前", "进展": [{"日期": "2026-08-01"}, {"日期": "2026-11-01"}]},
            ["时限“10月16日前”，即 2026-10-16", "最近的进展在 2026-08-01，没有完成日期", "离时限还有 16 天", TOTAL],
        ),
        (
            {"时限": "9月底前", "目标值": "不少于200", "完成值": "150"},
            [
                "时限“9月底前”，即 2026-09-30",
                "已有进展，进度 75%（完成值 150，目标值 不少于200），没有完成日期",
                "统计日当天到期，当天不算逾期",
                TOTAL,
            ],
        ),
        (
            {"时限": "12月", "状态": "已完成"},
            [
                "时限“12月”，即 2026-12-31",
                "还没有进展记录",
                "状态写了“已完成”，没有完成日期，按未完成计",
                "离时限还有 92 天",
                "2026-12-01 才开始",
                TOTAL,
            ],
        ),
        (
            {"时限": "6月底前", "完成日期": "2026-06-30"},
            ["时限“6月底前”，即 2026-06-30", "2026-06-30 完成，没有超过时限 2026-06-30", TOTAL],
        ),
        (
            {"时限": "6月底前", "完成日期": "2026-07-03"},
            ["时限“6月底前”，即 2026-06-30", "2026-07-03 完成，比时限 2026-06-30 晚 3 天", TOTAL],
        ),
        (
            {"时限": "6月前"},
            [
                "时限“6月前”，即 2026-05-31",
                "“6月前”可以指开始之前，也可以指结束之前；现按 2026-05-31 计",
                "还没有进展记录",
                "到统计日 2026-09-30，已过时限 122 天",
                TOTAL,
            ],
        ),
    ],
)
def test_a_matter(keys: dict[str, Any], told: list[str]) -> None:
    """Deadline, work, how it stands to the deadline, where it is counted."""
    assert reasons(**keys) == told


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({}, "没有写时限，不可考核"),
        ({"时限": "适时"}, "时限“适时”没有具体日期，无法考核"),
        ({"时限": "会后3日内"}, "时限“会后3日内”要从某一天算起，而没有写明那一天"),
        ({"频次": "适时"}, "频次“适时”没有具体日期，无法考核"),
        ({"频次": "长期坚持"}, "频次“长期坚持”不可考核：看不出多久一次"),
    ],
)
def test_what_cannot_be_assessed(keys: dict[str, Any], told: str) -> None:
    """Why not, in the words of the reading."""
    assert reasons(**keys)[0] == told
    assert reasons(**keys)[-1] == "2026年统计：单列为不可考核，不进总数"


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"时限": "立行立改"}, "时限“立行立改”，即 2026-04-04（从基准日 2026-03-20 算起）"),
        ({"时限": "立行立改", "开始": "2026-09-01"}, "时限“立行立改”，即 2026-09-16（从开始日期 2026-09-01 算起）"),
        (
            {"时限": "反馈后1个月内", "开始": "2026-09-01"},
            "时限“反馈后1个月内”，即 2026-04-20（从基准日 2026-03-20 算起）",
        ),
        ({"时限": "6月底前", "开始": "2026-03-20"}, "时限“6月底前”，即 2026-06-30"),
    ],
)
def test_relative_deadlines_say_from_which_day(keys: dict[str, Any], told: str) -> None:
    """Else nobody could work the day out again."""
    ledger = tasks({"编号": "RW", "任务": "甲", **keys}, 基准日="2026-03-20")
    assert explained(NOW, ledger).obligations[0].reasons[0] == told


def test_periods_without_a_year() -> None:
    """A frequency in a ledger without 年度, and a postponement to a frequency."""
    ledger = {key: value for key, value in tasks({"编号": "RW", "任务": "甲", "时限": "每月"}).items() if key != "年度"}
    (one,) = explained(NOW, ledger).obligations
    assert one.reasons[0] == "时限“每月”要按期考核，而台账没有写年度，不可考核"
    again = [{"新时限": "每月底前", "批准日期": "2026-05-01"}]
    assert reasons(时限="6月底前", 延期=again)[:2] == [
        "原时限“6月底前”，即 2026-06-30；2026-05-01 批准延期",
        "时限“每月底前”定不下一个日期，不可考核",
    ]


def test_lasting() -> None:
    """长期 has no day, and is counted apart; done it has one."""
    assert reasons(时限="长期坚持") == ["时限“长期坚持”没有止日", "还没有进展记录", "2026年统计：单列为长期，不进总数"]
    assert reasons(时限="长期坚持", 完成日期="2026-05-01")[1] == "2026-05-01 完成"


def test_postponed() -> None:
    """The first deadline, the approval, the new one; what is not approved is told and not counted."""
    approved = {"新时限": "11月底前", "批准日期": "2026-05-01"}
    assert reasons(时限="6月底前", 延期=[approved])[:2] == [
        "原时限“6月底前”，即 2026-06-30；2026-05-01 批准延期",
        "新时限“11月底前”，即 2026-11-30",
    ]
    assert reasons(延期=[approved])[0] == "原来没有写时限；2026-05-01 批准延期"
    assert reasons(时限="适时", 延期=[approved])[0] == "原时限“适时”；2026-05-01 批准延期"
    assert reasons(时限="6月底前", 延期=[{"新时限": "7月底前"}])[1] == "申请过延期，没有写批准日期，不按新时限计"
    assert reasons(day="2026-04-30", 时限="6月底前", 延期=[approved])[0] == "时限“6月底前”，即 2026-06-30"


@pytest.mark.parametrize(
    ("keys", "told", "column"),
    [
        ({"暂缓": {"自": "2026-06-01", "理由": "防汛"}}, "2026-06-01 起暂缓：防汛", "单列为暂缓，不进总数"),
        ({"暂缓": {"自": "2026-06-01", "至": "2026-12-31"}}, "2026-06-01 至 2026-12-31 暂缓", "单列为暂缓，不进总数"),
        (
            {"暂缓": {"自": "2026-06-01", "至": "2026-08-01", "理由": "防汛"}},
            "2026-06-01 至 2026-08-01 暂缓：防汛，已经到期，仍按原时限计",
            "计入事项总数",
        ),
        ({"暂缓": {"至": "2026-12-31"}}, "至 2026-12-31 暂缓", "单列为暂缓，不进总数"),
        ({"暂缓": {}}, "暂缓", "单列为暂缓，不进总数"),
        ({"取消": {"日期": "2026-05-01", "理由": "精简"}}, "2026-05-01 取消：精简", "单列为已取消，不进总数"),
        ({"取消": {}}, "取消", "单列为已取消，不进总数"),
        ({"结转": {"日期": "2026-05-01", "至": "RW-9"}}, "2026-05-01 结转，转入 RW-9", "单列为已结转，不进总数"),
        ({"结转": {}}, "结转", "单列为已结转，不进总数"),
    ],
)
def test_holds(keys: dict[str, Any], told: str, column: str) -> None:
    """Since when, until when, why; what is held is not said to be late. A hold to come is not told."""
    found = reasons(时限="6月底前", **keys)
    assert (found[1], found[-1]) == (told, f"2026年统计：{column}")
    assert (LATE in found) == (column == "计入事项总数")


def test_a_hold_to_come_is_not_told() -> None:
    """As of a day before it, nothing is known of it; on its first and last day it holds."""
    assert reasons(day="2026-05-01", 时限="6月底前", 取消={"日期": "2026-05-01"})[1] == "2026-05-01 取消"
    last = {"自": "2026-05-01", "至": "2026-05-02"}
    assert reasons(day="2026-05-02", 时限="6月底前", 暂缓=last)[1] == "2026-05-01 至 2026-05-02 暂缓"
    assert reasons(day="2026-04-30", 时限="6月底前", 取消={"日期": "2026-05-01"})[1] == "还没有进展记录"


def test_rectification() -> None:
    """Relapse, close-out, and the wait for one."""
    done: dict[str, Any] = {"时限": "6月底前", "完成日期": "2026-06-01"}
    assert problem(**done)[2] == "还没有批准销号，列为待销号"
    assert problem(**done, 销号={"批准日期": "2026-06-10"})[2] == "2026-06-10 批准销号"
    assert problem(**done, 回头看=[{"日期": "2026-08-01", "结论": "反弹"}])[1:3] == [
        "2026-08-01 回头看反弹，以前的完成和销号不再算数",
        "重新打开以后还没有新的进展",
    ]
    again = problem(**done, 回头看=[{"日期": "2026-08-01", "结论": "反弹"}], 进展=[{"日期": "2026-08-02"}])
    assert again[2] == "最近的进展在 2026-08-02，没有完成日期"


def test_periods() -> None:
    """A period is told by its own record."""
    keys: dict[str, Any] = {
        "时限": "每季度末",
        "期次": [{"期": "2026Q1", "完成日期": "2026-03-30"}, {"期": "2026Q2"}],
        "暂缓": {"自": "2026-01-01", "至": "2026-04-30"},
    }
    assert reasons(part="#2026Q1", **keys) == [
        "时限“每季度末”，这一期 2026-03-31 到期",
        "2026-03-30 完成，没有超过时限 2026-03-31",
        "2026年统计：计入期次总数",
    ]
    assert reasons(part="#2026Q2", **keys)[1] == "这一期有记录，没有完成日期"
    assert reasons(part="#2026Q3", **keys)[1] == "这一期没有记录"
    assert reasons(day="2026-03-29", part="#2026Q1", **keys)[1:3] == ["2026-01-01 至 2026-04-30 暂缓", "这一期没有记录"]


def test_stages() -> None:
    """A stage is in lists, not in totals; one without a day is done with the whole."""
    stages = [{"名称": "一", "时限": "8月底前"}, {"名称": "二", "时限": "3月底前", "完成日期": "2026-03-01"}]
    keys: dict[str, Any] = {"时限": "年底前", "节点": stages}
    assert reasons(part="/1", **keys)[1:] == [
        "没有写完成日期",
        "到统计日 2026-09-30，已过时限 30 天",
        "2026年统计：节点不进总数，只进逾期和临期清单",
    ]
    done = {**keys, "完成日期": "2026-09-01"}
    assert reasons(part="/1", **done)[1] == "没有写节点的完成日期，随事项在 2026-09-01 完成，比时限 2026-08-31 晚 1 天"
    assert reasons(part="/2", **done)[1] == "2026-03-01 完成，没有超过时限 2026-03-31"


def test_shares_that_nobody_registered() -> None:
    """What to write to register it."""
    told = reasons(part="@甲支部", 时限="6月底前", 分解到=["甲支部"])
    assert told[1:3] == ["这个单位还没有登记自己的条目，按上级任务的时限代列", "登记时，在那个条目里写“上级任务: RW”"]


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"时限": "2028年底前"}, "2026年统计：跨期，时限不在这一年，不进总数"),
        ({"时限": "2025年底前"}, "2026年统计：往年未了，不进总数，列入逾期清单"),
        ({"时限": "2025年底前", "暂缓": {}}, "2026年统计：往年未了，不进总数，另列"),
        ({"时限": "2025年底前", "完成日期": "2026-01-01"}, "2026年统计：跨期，时限不在这一年，不进总数"),
    ],
)
def test_other_years(keys: dict[str, Any], told: str) -> None:
    """What lies outside the year of the day, and what was left open."""
    assert reasons(**keys)[-1] == told


def test_what_happened_later_is_not_seen() -> None:
    """A completion after the day is told as one, so that the page does not seem to contradict the file."""
    told = reasons(day="2026-04-01", 时限="6月底前", 完成日期="2026-05-01")
    assert told[1:3] == ["还没有进展记录", "2026-05-01 完成，在统计日 2026-04-01 之后，还不算"]


def test_provisional() -> None:
    """A deadline in working days of an unpublished year."""
    ledger = {
        **tasks({"编号": "RW", "任务": "甲", "时限": "反馈后5个工作日内"}),
        "年度": "2031",
        "基准日": "2031-03-20",
    }
    assert "工作日历还没有公布" in explained(date(2031, 1, 1), ledger).obligations[0].reasons[1]


FAMILY = tasks(
    {"编号": "RW", "任务": "甲", "时限": "6月底前", "分解到": ["甲支部", "办公室"], "上级任务": "TOP"},
    {"编号": "C1", "任务": "乙", "时限": "6月底前", "完成日期": "2026-06-01", "责任单位": ["甲支部"], "上级任务": "RW"},
    {"编号": "C2", "任务": "丙", "时限": "6月底前", "取消": {"日期": "2026-05-01"}, "上级任务": "RW"},
    {"编号": "C3", "任务": "丁", "时限": "每半年", "上级任务": "RW"},
    {"编号": "TOP", "任务": "戊", "时限": "每季度末"},
)


def test_relations() -> None:
    """The superior entry; children and missing shares; 进度＝下级完成数 ÷ 下级数 of matters that are not held."""
    told = explained(NOW, FAMILY)
    assert told.parent is not None
    assert (told.parent.id, told.parent.matter, len(told.parent.obligations)) == ("TOP", None, 4)
    assert [(kin.id, kin.unit, kin.placeholder) for kin in told.children] == [
        ("C1", "甲支部", False),
        ("C2", "工委", False),
        ("C3", "工委", False),
        ("RW@办公室", "办公室", True),
    ]
    assert told.children_done == (1, 2)
    assert [one.obligation.id for one in told.owed("RW@办公室")] == ["RW@办公室"]
    assert [kin.id for kin in explained(NOW, FAMILY, id_="TOP").children] == ["RW"]
    assert told.owed("RW#2026") == ()


def test_a_superior_that_is_not_there() -> None:
    """上级任务 names nothing (DJ026): no superior is shown."""
    told = explained(NOW, tasks({"编号": "RW", "任务": "甲", "上级任务": "不存在"}))
    assert (told.parent, told.children, told.children_done) == (None, (), (0, 0))


def test_entries_that_owe_nothing() -> None:
    """A unit owes nothing."""
    told = explain(Situation(book_of(), NOW), *book_of().by_id["ZZ-1"])
    assert (told.obligations, told.owed("ZZ-1"), told.parent, told.children) == ((), (), None, ())
