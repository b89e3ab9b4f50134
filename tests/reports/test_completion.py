"""The completion report (b6, points 7 to 14): columns, lists, groups, the tree of units, what is said at the end."""

from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from made_books import book_of, situation_of, tasks, written

from dangjian_cli.dates.period import Period
from dangjian_cli.obligations.obligation import UNATTRIBUTED
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.completion import Completion, completion
from dangjian_cli.reports.grouping import UNDATED, UNFILLED, Dimension
from dangjian_cli.reports.scope import Scope
from dangjian_cli.reports.tally import Judged

NOW = date(2026, 9, 30)
YEAR = Period.of_year(2026)


def task(id_: str, **keys: Any) -> dict[str, Any]:
    return {"编号": id_, "任务": f"任务{id_}", "时限": "6月底前", **keys}


def report(
    *entries: dict[str, Any],
    day: date = NOW,
    period: Period = YEAR,
    scope: Scope | None = None,
    by: Dimension = Dimension.UNIT,
    **header: Any,
) -> Completion:
    return completion(situation_of(day, tasks(*entries, **header)), period, scope or Scope(), by)


def ids(judged: tuple[Judged, ...]) -> list[str]:
    return [one.obligation.id for one in judged]


def counts(found: Completion, *names: str) -> dict[str, int]:
    return {name: getattr(found.figures.matters, name) for name in names}


@pytest.mark.parametrize(
    ("keys", "column"),
    [
        ({}, "total"),
        ({"时限": "2027年3月底前"}, "outside"),
        ({"时限": "2025年3月底前"}, "outside"),
        ({"暂缓": {"自": "2026-01-01"}}, "suspended"),
        ({"取消": {"日期": "2026-01-01"}}, "cancelled"),
        ({"结转": {"日期": "2026-01-01"}}, "carried"),
        ({"时限": "长期坚持"}, "ongoing"),
        ({"时限": "适时"}, "unassessable"),
        ({"时限": "2027年3月底前", "暂缓": {"自": "2026-01-01"}}, "outside"),
        ({"时限": "2025年3月底前", "取消": {"日期": "2026-01-01"}}, "outside"),
        ({"时限": "长期坚持", "取消": {"日期": "2026-01-01"}}, "cancelled"),
        ({"时限": "适时", "暂缓": {"自": "2026-01-01"}}, "suspended"),
    ],
)
def test_every_matter_stands_in_one_column(keys: dict[str, Any], column: str) -> None:
    """Outside the period comes first, whatever else holds; then holds; then what has no day (b6 point 8)."""
    found = counts(
        report(task("1", **keys)),
        *("total", "outside", "suspended", "cancelled", "carried", "ongoing", "unassessable"),
    )
    assert found == {**dict.fromkeys(found, 0), column: 1}


@pytest.mark.parametrize(
    ("period", "column"),
    [
        (YEAR, "ongoing"),
        (Period.of_quarter(2026, 1), "ongoing"),
        (Period.of_month(2026, 12), "ongoing"),
        (Period.of_year(2025), "outside"),
        (Period.of_year(2027), "outside"),
        (Period.between(date(2025, 7, 1), date(2026, 6, 30)), "ongoing"),
    ],
)
def test_without_a_day_it_belongs_to_its_ledgers_year(period: Period, column: str) -> None:
    """P 是该年或其中任何一段时都单列 (b6 point 7)."""
    assert counts(report(task("1", 时限="长期坚持"), period=period), column) == {column: 1}


def test_without_a_day_and_a_year_it_belongs_everywhere() -> None:
    """A ledger without 年度 says nothing that would put its 长期 entries outside a period."""
    ledger = {key: value for key, value in tasks(task("1", 时限="长期坚持")).items() if key != "年度"}
    for year in (2020, 2026):
        found = completion(situation_of(NOW, ledger), Period.of_year(year), Scope())
        assert counts(found, "ongoing") == {"ongoing": 1}


def test_first_and_last_day_belong_to_the_period() -> None:
    """含首尾两天 (b6 point 7)."""
    entries = [
        task("1", 时限="2026-06-30"),
        task("2", 时限="2026-07-01"),
        task("3", 时限="2026-09-30"),
        task("4", 时限="2026-10-01"),
    ]
    assert counts(report(*entries, period=Period.of_quarter(2026, 3)), "total", "outside") == {"total": 2, "outside": 2}


def test_figures() -> None:
    """到期, 逾期, 临期, 完成率, 按期率, 延期, each by its definition (b6 point 9)."""
    found = report(
        task("1", 完成日期="2026-06-30"),
        task("2", 完成日期="2026-07-01"),
        task("3", 完成日期="2026-09-01", 时限="年底前"),
        task("4", 进展=[{"日期": "2026-01-01"}]),
        task("5", 时限="10月15日前"),
        task("6", 时限="10月16日前"),
        task("7", 延期=[{"新时限": "9月底前", "批准日期": "2026-05-01"}]),
    )
    assert counts(
        found, *("total", "done", "done_on_time", "done_late", "due", "due_done_on_time", "overdue", "due_soon"),
        *("in_progress", "not_started", "postponed"),
    ) == {
        "total": 7, "done": 3, "done_on_time": 2, "done_late": 1, "due": 4, "due_done_on_time": 1, "overdue": 1,
        "due_soon": 2, "in_progress": 1, "not_started": 3, "postponed": 1,
    }  # fmt: skip
    assert found.figures.matters.completion_rate == (3, 7)
    assert found.figures.matters.on_time_rate == (1, 4)
    assert ids(found.overdue) == ["4"]
    assert ids(found.soon) == ["7", "5"]


def test_days_before_and_after_every_ledger() -> None:
    """Long before and after: nothing crashes, everything is outside, what was left open is told."""
    entries = [task("1"), task("2", 时限="每季度末"), task("3", 时限="长期坚持")]
    before = completion(situation_of(date(1990, 5, 5), tasks(*entries)), Period.of_year(1990), Scope())
    assert (before.figures.matters.outside, before.figures.occurrences.outside) == (2, 4)
    assert (before.overdue, before.earlier, before.soon) == ((), (), ())
    after = completion(situation_of(date(2031, 5, 5), tasks(*entries)), Period.of_year(2031), Scope())
    assert (ids(after.earlier), ids(after.overdue)) == (["1"], ["1"])


def test_what_was_left_open_before_the_period() -> None:
    """Open on the day and due before the period; carried over, cancelled and done ones are gone (b6 point 13)."""
    entries = [
        task("1"),
        task("2", 完成日期="2026-08-01"),
        task("3", 完成日期="2026-10-05"),
        task("4", 结转={"日期": "2026-07-01"}),
        task("5", 取消={"日期": "2026-07-01"}),
        task("6", 暂缓={"自": "2026-07-01"}),
        task("7", 时限="9月底前"),
        task("8", 时限="每季度末"),
        task("9", 时限="年底前", 节点=[{"名称": "一", "时限": "6月20日前"}]),
    ]
    found = report(*entries, period=Period.of_quarter(2026, 3))
    assert ids(found.earlier) == ["8#2026Q1", "9/1", "1", "3", "6", "8#2026Q2"]
    assert ids(found.overdue) == ["8#2026Q1", "9/1", "1", "3", "8#2026Q2"]
    assert found.figures.matters.overdue == 0


def test_periods_of_past_years_are_not_told_again() -> None:
    """期次和节点 only within their ledger's year; a matter until it is closed (b6 point 13)."""
    entries = [task("1"), task("2", 时限="每季度末"), task("3", 时限="年底前", 节点=[{"时限": "3月底前"}])]
    found = report(*entries, day=date(2027, 1, 1), period=Period.of_year(2027))
    assert ids(found.earlier) == ["1", "3"]


def test_nothing_is_left_open_before_it_was_due() -> None:
    """A period to come: what is due before it but after the day is not late."""
    assert report(task("1", 时限="年底前"), period=Period.of_year(2027)).earlier == ()


def test_the_overdue_list_has_hard_tasks_first() -> None:
    """Then by days; of equal ones by id."""
    entries = [
        task("3"), task("2"), task("1", 时限="3月底前"), task("9", 时限="8月底前", 硬任务="是"), task("8", 硬任务="是"),
    ]  # fmt: skip
    assert ids(report(*entries).overdue) == ["8", "9", "1", "2", "3"]


def test_carried_over_is_told_where_it_was_due_or_carried() -> None:
    """In the period of its deadline and in that of the day on which it was carried over; later it is history."""
    carried = task("1", 时限="2025年12月底前", 结转={"日期": "2026-01-05", "至": "2"})
    assert [ids(report(carried, period=Period.of_year(year)).carried) for year in (2025, 2026, 2027)] == [
        ["1"],
        ["1"],
        [],
    ]
    own = task("1", 结转={"日期": "2026-07-05"})
    assert ids(report(own).carried) == ["1"]
    assert ids(report(task("1", 时限="2025年底前", 结转={"至": "2"})).carried) == []


def test_claims_without_a_day() -> None:
    """Those in the total or left open before: 状态, 进度 100, every 节点 (b6 point 5); 长期 and relapsed ones not."""
    stage = [{"名称": "一", "时限": "3月底前", "完成日期": "2026-03-01"}]
    found = report(
        task("1", 状态="已完成"),
        task("2", 状态="已销号", 进度="100"),
        task("3", 进度="100"),
        task("4", 节点=stage),
        task("5", 时限="长期坚持", 节点=stage),
        task("6", 时限="2028年底前", 进度="100"),
        task("7", 时限="2025年底前", 状态="已完成"),
        task("8", 进展=[{"日期": "2026-11-01", "进度": "100"}]),
        task("9", 完成日期="2026-05-01", 进度="100"),
        task("10", 节点=[*stage, {"名称": "二", "时限": "5月底前"}]),
        task("11", 节点=stage, 历次=[{"完成日期": "2026-03-01", "反弹日期": "2026-05-01"}]),
        task("12", 时限="每季度末", 状态="已完成"),
    )
    assert (found.claimed_done, found.seemingly_done) == (3, 2)


def test_the_equation_with_shares_and_periods() -> None:
    """条目数 ＋ 应分解而未分解数 ＝ 总数 ＋ 单列 ＋ 按期次考核 (b6 points 8 and 12)."""
    found = report(
        task("1", 分解到=["各党支部"]),
        task("2", 责任单位=["甲支部"], 上级任务="1"),
        task("3", 时限="每季度末", 分解到=["甲支部"]),
        task("4", 时限="长期坚持"),
    )
    assert (found.equation.entries, found.equation.undelegated, found.equation.recurring) == (4, 2, 2)
    assert counts(found, "total", "ongoing", "delegated") == {"total": 3, "ongoing": 1, "delegated": 2}
    assert found.figures.occurrences.total == 8


def test_rectification_counts_close_outs() -> None:
    """Done and closed are counted apart, in the total only (b6 point 11)."""
    problems = [
        {"编号": "1", "问题": "一", "时限": "6月底前", "完成日期": "2026-06-01", "销号": {"批准日期": "2026-06-10"}},
        {"编号": "2", "问题": "二", "时限": "6月底前", "完成日期": "2026-06-01"},
        {"编号": "3", "问题": "三", "时限": "6月底前", "销号": {"批准日期": "2026-06-10"}},
        {"编号": "4", "问题": "四", "时限": "长期坚持", "完成日期": "2026-06-01", "销号": {"批准日期": "2026-06-10"}},
        {"编号": "5", "问题": "五", "时限": "6月底前"},
    ]
    ledger = {"台账": "问题整改", "年度": "2026", "单位": "工委", "条目": problems}
    matters = completion(situation_of(NOW, ledger, tasks(task("6"))), YEAR, Scope()).figures.matters
    assert (matters.rectifications, matters.closed, matters.awaiting_closure) == (4, 2, 1)
    assert (matters.closure_rate, matters.total) == ((2, 4), 5)


def test_the_tree_rolls_up() -> None:
    """A unit above others with all below it; one without anything of its own only because of those (一级抓一级)."""
    found = report(task("1", 责任单位=["甲支部"]), task("2", 责任单位=["工委"]), task("3", 责任单位=["外单位"]))
    shown = [
        (group.name, group.depth, group.own.matters.total, group.with_below.matters.total if group.with_below else None)
        for group in found.groups
    ]
    assert shown == [("工委", 0, 1, 2), ("组织部", 1, 0, 1), ("甲支部", 2, 1, None), ("外单位", 0, 1, None)]


@pytest.mark.parametrize(
    ("name", "below", "shown"),
    [
        ("组织部", True, [("组织部", 0), ("甲支部", 1)]),
        ("组织部", False, [("组织部", 0)]),
        ("甲支部", True, [("甲支部", 0)]),
    ],
)
def test_the_tree_begins_at_the_unit_asked_for(name: str, below: bool, shown: list[tuple[str, int]]) -> None:
    """Nothing above it is shown: its figures would be those of the unit under another name."""
    situation = situation_of(NOW, tasks(task("1", 责任单位=["甲支部"]), task("2", 责任单位=["组织部"])))
    scope = Scope.of(situation.book.units, name, [name], below=below)
    found = completion(situation, YEAR, scope)
    assert [(group.name, group.depth) for group in found.groups] == shown


def test_scopes_of_several_units() -> None:
    """A group of units: each where it stands, one that lies below another one inside it."""
    units = situation_of(NOW, tasks()).book.units
    scope = Scope.of(units, "三家", ["甲支部", "组织部", "办公室"], below=True)
    assert (scope.label, scope.tops) == ("三家（含下级）", ("组织部", "办公室"))
    assert scope.units == frozenset({"组织部", "甲支部", "乙支部", "办公室"})
    assert Scope.of(units, "甲支部", ["甲支部"], below=True).label == "甲支部"
    assert Scope.of(units, "组织部", ["组织部"], below=False).label == "组织部（本级）"
    circle = {
        "台账": "组织",
        "条目": [{"编号": "1", "名称": "甲", "上级": "乙"}, {"编号": "2", "名称": "乙", "上级": "甲"}],
    }
    both = Scope.of(book_of(organisation=circle).units, "两家", ["甲", "乙"], below=True)
    assert both.tops == ("甲", "乙")


def test_units_in_a_circle_are_shown_once() -> None:
    """The tree of units that are each other's superiors (DJ111) begins somewhere and ends."""
    circle = {
        "台账": "组织",
        "条目": [{"编号": "1", "名称": "甲", "上级": "乙"}, {"编号": "2", "名称": "乙", "上级": "甲"}],
    }
    situation = Situation(book_of(tasks(task("1", 责任单位=["甲"])), organisation=circle), NOW)
    for scope in (Scope(), Scope.of(situation.book.units, "两家", ["甲", "乙"], below=True)):
        groups = completion(situation, YEAR, scope).groups
        assert [group.name for group in groups].count("甲") == 1
        assert sum(group.own.matters.total for group in groups) == 1


def test_files_asked_for() -> None:
    """A scope of files leaves the rest of the workspace out of every figure."""
    situation = situation_of(NOW, tasks(task("1")), tasks(task("2")))
    found = completion(situation, YEAR, Scope(files=frozenset([PurePosixPath("2.yaml")])))
    assert ids(found.overdue) == ["2"]
    assert found.equation.entries == 1


GROUPED = [
    task(
        "1",
        责任单位=["组织部", "办公室"],
        责任人="王某、赵某",
        牵头领导="张某",
        专项=["甲", "乙"],
        类别="党建",
        来源="要点",
    ),
    task("2", 责任单位=["办公室"], 责任人="王某", 牵头领导="张某", 时限="每季度末"),
    task("3", 责任单位=["外单位"], 时限="长期坚持", 牵头领导="李某"),
]


@pytest.mark.parametrize(
    ("by", "names"),
    [
        (Dimension.UNIT, ["工委", "办公室", "组织部", "外单位"]),
        (Dimension.PARTNER, ["办公室"]),
        (Dimension.LEADER, ["工委 张某", "工委 李某"]),
        (Dimension.OWNER, ["办公室 王某", "组织部 王某", "组织部 赵某", UNFILLED]),
        (Dimension.CATEGORY, ["党建", UNFILLED]),
        (Dimension.CAMPAIGN, ["甲", "乙", UNFILLED]),
        (Dimension.ORIGIN, ["要点", UNFILLED]),
        (Dimension.LEDGER, ["要点"]),
        (Dimension.MONTH, ["2026-03", "2026-06", "2026-09", "2026-12", UNDATED]),
    ],
)
def test_every_dimension(by: Dimension, names: list[str]) -> None:
    """Persons by unit and name, leaders by the unit that keeps the ledger; what has no value last."""
    assert [group.name for group in report(*GROUPED, by=by).groups] == names


def test_leaders_of_a_ledger_without_a_unit() -> None:
    """The name alone, where no unit keeps the ledger."""
    ledger = {key: value for key, value in tasks(*GROUPED).items() if key != "单位"}
    found = completion(situation_of(NOW, ledger), YEAR, Scope(), Dimension.LEADER)
    assert [group.name for group in found.groups] == ["张某", "李某"]


@pytest.mark.parametrize(
    ("by", "group"),
    [(Dimension.UNIT, "办公室"), (Dimension.LEDGER, "要点"), (Dimension.OWNER, UNATTRIBUTED)],
)
def test_unread_entries_stand_in_their_group(by: Dimension, group: str, tmp_path: Path) -> None:
    """By what is sure of them: unit and ledger; else （未能归属）. They are counted with the matters."""
    text = (
        "台账: 任务清单\n名称: 要点\n年度: 2026\n条目:\n  - {编号: 1, 任务: 甲, 责任单位: [办公室], 完成日期: 昨天}\n"
    )
    situation = Situation(written(tmp_path, 任务=text), NOW)
    found = completion(situation, YEAR, Scope(), by)
    assert [(one.name, one.own.matters.unread) for one in found.groups] == [(group, 1)]
    assert (found.figures.matters.unread, found.equation.entries) == (1, 1)
    elsewhere = completion(situation, YEAR, Scope("外", frozenset({"外单位"})), by)
    assert (elsewhere.unread, elsewhere.equation.entries) == ((), 0)


def test_deadlines_that_are_provisional() -> None:
    """How many of the total were computed with an unpublished calendar."""
    made = [task("1", 时限="反馈后5个工作日内"), task("2", 时限="6月底前")]
    found = report(*made, day=date(2031, 5, 1), period=Period.of_year(2031), 年度="2031", 基准日="2031-03-20")
    assert found.provisional == 1
