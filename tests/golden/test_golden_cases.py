"""The ambiguous cases of golden/expected.md, each by its number, where no figure of the tables shows its reading.

C (cases 30–32) needs the kind 组织生活, which this version does not have.
"""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made_books import situation_of, tasks

from dangjian_cli.book.book import Book
from dangjian_cli.book.load import load
from dangjian_cli.dates.period import Period
from dangjian_cli.obligations.obligation import Hold, Obligation, Role
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Phase, Standing, Timing, stand
from dangjian_cli.reports.completion import Completion, completion
from dangjian_cli.reports.grouping import Dimension
from dangjian_cli.reports.scope import Scope
from dangjian_cli.reports.tally import Column, judge

GOLDEN = Path(__file__).parent.parent / "data" / "golden" / "ledgers"
YEAR = Period.of_year(2026)
THEN, NOW, NEXT = date(2026, 6, 30), date(2026, 9, 30), date(2026, 10, 1)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    root = tmp_path_factory.mktemp("cases") / "ledgers"
    shutil.copytree(GOLDEN, root, ignore=shutil.ignore_patterns("C-*"))
    return load(root).book


def owed(book: Book, day: date, id_: str) -> tuple[Obligation, Standing]:
    (found,) = [one for one in Situation(book, day).register.obligations if one.id == id_]
    return found, stand(found, day, 15)


def owed_by(book: Book, entry_id: str) -> list[Obligation]:
    return [one for one in Situation(book, NOW).register.obligations if one.entry_id == entry_id]


def counted(book: Book, day: date, id_: str, period: Period = YEAR) -> Column:
    return judge(Situation(book, day), owed(book, day, id_)[0], period).column


def of_made(day: date, *entries: dict[str, Any]) -> Completion:
    return completion(situation_of(day, tasks(*entries)), YEAR, Scope())


def test_case_01_monthly_task(book: Book) -> None:
    """A-006: twelve 期次 in the year, three of them in the third quarter; no 事项."""
    periods = owed_by(book, "RW-2026-006")
    assert {one.role for one in periods} == {Role.OCCURRENCE}
    assert len(periods) == 12
    dues = [one.deadlines[0].due for one in periods]
    assert sum(due is not None and Period.of_quarter(2026, 3).contains(due) for due in dues) == 3


def test_case_02_august_done_in_september(book: Book) -> None:
    """A record with 期: 2026-08 done on 09-03 is August, late by three days, and leaves September open."""
    _, august = owed(book, NOW, "RW-2026-006#2026-08")
    assert (august.word, august.days_late, august.done_on) == ("逾期完成", 3, date(2026, 9, 3))
    assert owed(book, NOW, "RW-2026-006#2026-09")[1].phase is Phase.NOT_STARTED
    assert owed(book, date(2026, 9, 2), "RW-2026-006#2026-08")[1].word == "逾期"


def test_case_03_missed_quarter(book: Book) -> None:
    """A-007: the second quarter is 92 days overdue, the third is due on the day and open."""
    assert owed(book, NOW, "RW-2026-007#2026Q2")[1].days_late == 92
    _, third = owed(book, NOW, "RW-2026-007#2026Q3")
    assert (third.word, third.overdue, third.days_left) == ("临期", False, 0)


def test_case_04_lasting_and_nothing_else(book: Book) -> None:
    """A-008: 长期, apart from the total, in no rate."""
    assert owed(book, NOW, "RW-2026-008")[1].timing is Timing.NO_DEADLINE
    assert counted(book, NOW, "RW-2026-008") is Column.ONGOING


def test_case_05_lasting_with_stages(book: Book) -> None:
    """A-009, B-06: the matter is 长期; its 节点 are owed by their own days."""
    assert [one.role for one in owed_by(book, "RW-2026-009")] == [Role.MATTER, Role.MILESTONE, Role.MILESTONE]
    assert counted(book, NOW, "RW-2026-009") is Column.ONGOING
    assert owed(book, NOW, "RW-2026-009/1")[1].word == "按期完成"
    assert owed(book, NEXT, "ZG-2026-06/1")[1].word == "逾期"


def test_case_06_stage_overdue_while_the_task_is_not(book: Book) -> None:
    """A-004: one 事项 推进中 and due on the day; its third 节点 overdue, told in the list, counted nowhere."""
    _, task = owed(book, NOW, "RW-2026-004")
    assert (task.phase, task.word) == (Phase.IN_PROGRESS, "临期")
    report = completion(Situation(book, NOW), YEAR, Scope())
    stage = next(one for one in report.overdue if one.obligation.id == "RW-2026-004/3")
    assert (stage.obligation.role, stage.standing.days_late) == (Role.MILESTONE, 10)


def test_case_07_every_stage_done_and_no_day() -> None:
    """All 节点 done without a 完成日期: not done, and the footer says so."""
    stages = [{"名称": "一", "时限": "3月底前", "完成日期": "2026-03-01"}]
    report = of_made(NOW, {"编号": "RW-1", "任务": "甲", "时限": "6月底前", "节点": stages})
    assert (report.figures.matters.done, report.figures.matters.overdue, report.seemingly_done) == (0, 1, 1)


def test_case_08_state_says_done(book: Book) -> None:
    """A-017: 状态: 已完成 without a day is not done, 30 days overdue; the footer says that there is one."""
    _, standing = owed(book, NOW, "RW-2026-017")
    assert (standing.phase, standing.days_late) == (Phase.IN_PROGRESS, 30)
    report = completion(Situation(book, NOW), YEAR, Scope())
    assert (report.claimed_done, report.seemingly_done) == (1, 0)


def test_case_09_done_before_a_deadline_still_ahead(book: Book) -> None:
    """A-016: in the 完成率, not yet in the 按期率; then due on time."""
    before = completion(Situation(book, NOW), YEAR, Scope()).figures.matters
    after = completion(Situation(book, date(2026, 11, 30)), YEAR, Scope()).figures.matters
    assert owed(book, NOW, "RW-2026-016")[1].word == "按期完成"
    assert before.due_done_on_time < before.done_on_time
    assert after.due_done_on_time == after.done_on_time


def test_case_10_target_half_reached(book: Book) -> None:
    """A-005: 150 of 200 after the deadline is 15 days overdue, at 75 per cent."""
    _, standing = owed(book, NOW, "RW-2026-005")
    assert (standing.word, standing.days_late, standing.progress) == ("逾期", 15, 75)


def test_case_11_target_met_and_no_day() -> None:
    """Reaching the target is not completion."""
    made = {"编号": "RW-1", "任务": "甲", "时限": "年底前", "目标值": "200", "完成值": "200"}
    assert of_made(NOW, made).figures.matters.done == 0


def test_case_12_day_set_and_target_not_met() -> None:
    """A day is completion, whatever the target says (DJ219 speaks of it)."""
    made = {"编号": "RW-1", "任务": "甲", "时限": "年底前", "目标值": "200", "完成值": "150", "完成日期": "2026-09-01"}
    assert of_made(NOW, made).figures.matters.done_on_time == 1


def test_case_13_postponed_before_it_was_due(book: Book) -> None:
    """A-003: from the approval on due 07-31, in the third quarter, on time, counted as postponed."""
    _, before = owed(book, date(2026, 6, 19), "RW-2026-003")
    _, after = owed(book, date(2026, 6, 20), "RW-2026-003")
    assert (before.due, before.postponed) == (date(2026, 6, 30), False)
    assert (after.due, after.postponed) == (date(2026, 7, 31), True)
    assert counted(book, NOW, "RW-2026-003", Period.of_quarter(2026, 2)) is Column.OUTSIDE
    assert counted(book, NOW, "RW-2026-003", Period.of_quarter(2026, 3)) is Column.TOTAL
    assert owed(book, NOW, "RW-2026-003")[1].word == "按期完成"


def test_case_14_asked_for_too_late(book: Book) -> None:
    """B-07: overdue until the day of approval, then due on the new day."""
    assert owed(book, date(2026, 7, 7), "ZG-2026-07")[1].days_late == 7
    assert owed(book, date(2026, 7, 8), "ZG-2026-07")[1].due == NOW
    assert not owed(book, NOW, "ZG-2026-07")[1].overdue


def test_case_15_suspended_since_august(book: Book) -> None:
    """A-013: live in June, 暂缓 in September."""
    assert counted(book, THEN, "RW-2026-013") is Column.TOTAL
    assert counted(book, date(2026, 7, 31), "RW-2026-013") is Column.TOTAL
    assert counted(book, date(2026, 8, 1), "RW-2026-013") is Column.SUSPENDED


def test_case_16_cancelled(book: Book) -> None:
    """A-014: apart from the total since the day it was cancelled."""
    assert counted(book, date(2026, 5, 9), "RW-2026-014") is Column.TOTAL
    assert counted(book, NOW, "RW-2026-014") is Column.CANCELLED


def test_case_17_due_in_2028(book: Book) -> None:
    """A-012: 跨期 in 2026, in the total of 2028."""
    assert counted(book, NOW, "RW-2026-012") is Column.OUTSIDE
    assert counted(book, NOW, "RW-2026-012", Period.of_year(2028)) is Column.TOTAL


def test_case_18_some_day(book: Book) -> None:
    """A-015: 适时 is 不可考核, apart."""
    assert counted(book, NOW, "RW-2026-015") is Column.UNASSESSABLE


def test_case_19_every_branch(book: Book) -> None:
    """A-019: 责任单位: 各党支部 is one matter, of the unit that keeps the ledger; the branches take part."""
    (one,) = owed_by(book, "RW-2026-019")
    assert (one.unit, one.partners) == ("市直机关工委", ("市统计局党支部",))


def test_case_20_two_responsible_units(book: Book) -> None:
    """A-002: the first one owes, the other one takes part."""
    (one,) = owed_by(book, "RW-2026-002")
    assert (one.unit, one.partners) == ("工委组织部", ("工委办公室",))
    report = completion(Situation(book, NOW), YEAR, Scope(), Dimension.PARTNER)
    office = next(group for group in report.groups if group.name == "工委办公室")
    assert office.own.matters.total == 1


def test_case_21_parent_open_and_child_done(book: Book) -> None:
    """A-005 and A-018: both count, each in its own unit; one of them is a share."""
    report = completion(Situation(book, NOW), YEAR, Scope())
    assert counted(book, NOW, "RW-2026-005") is counted(book, NOW, "RW-2026-018") is Column.TOTAL
    assert report.figures.matters.delegated == 1
    top = next(group for group in report.groups if group.name == "市直机关工委")
    assert top.with_below is not None
    assert top.with_below.matters.delegated == 1


def test_case_22_due_on_the_day_itself(book: Book) -> None:
    """Due, not overdue, 临期; overdue the day after."""
    _, today = owed(book, NOW, "RW-2026-019")
    assert (today.overdue, today.soon, today.days_left) == (False, True, 0)
    _, tomorrow = owed(book, NEXT, "RW-2026-019")
    assert (tomorrow.overdue, tomorrow.days_late) == (True, 1)


def test_case_23_left_open_last_year(book: Book) -> None:
    """2025-040 is 往年未了, 284 days, outside the total; 2025-041 is gone since it was carried over."""
    report = completion(Situation(book, NOW), YEAR, Scope())
    assert [(one.obligation.id, one.standing.days_late) for one in report.earlier] == [("RW-2025-040", 284)]
    assert counted(book, NOW, "RW-2025-040") is Column.OUTSIDE
    assert [one.obligation.id for one in report.carried] == ["RW-2025-041"]
    before = completion(Situation(book, date(2026, 1, 4)), YEAR, Scope())
    assert [one.obligation.id for one in before.earlier] == ["RW-2025-041", "RW-2025-040"]


def test_case_24_at_once_without_a_beginning(book: Book) -> None:
    """立行立改 counts from 基准日 where 开始 is missing; without either it is 不可考核."""
    assert owed(book, NOW, "ZG-2026-01")[1].due == date(2026, 4, 4)
    assert of_made(NOW, {"编号": "RW-1", "任务": "甲", "时限": "立行立改"}).figures.matters.unassessable == 1
    begun = {"编号": "RW-1", "任务": "甲", "时限": "立行立改", "开始": "2026-09-01"}
    assert of_made(NOW, begun).overdue[0].standing.due == date(2026, 9, 16)


def test_case_25_working_days_over_a_holiday(book: Book) -> None:
    """B-03: fifteen working days from 03-20 over 清明 end on 04-13."""
    _, standing = owed(book, NOW, "ZG-2026-03")
    assert (standing.due, standing.word, standing.provisional) == (date(2026, 4, 13), "按期完成", False)


def test_case_26_checked_and_not_approved(book: Book) -> None:
    """B-02: done on time, waiting for its close-out."""
    _, standing = owed(book, NOW, "ZG-2026-02")
    assert (standing.word, standing.closed_on) == ("按期完成", None)


def test_case_27_closed_and_relapsed(book: Book) -> None:
    """B-04: closed until the relapse, then open again and overdue from its old deadline; the close-out is void."""
    _, before = owed(book, date(2026, 9, 9), "ZG-2026-04")
    assert (before.word, before.closed_on) == ("按期完成", date(2026, 7, 10))
    _, after = owed(book, NOW, "ZG-2026-04")
    assert (after.phase, after.days_late, after.closed_on) == (Phase.IN_PROGRESS, 92, None)


def test_case_28_closed_by_the_person_himself(book: Book) -> None:
    """B-08: counts as closed (DJ704 speaks of it)."""
    assert owed(book, NOW, "ZG-2026-08")[1].closed_on == date(2026, 7, 20)


def test_case_29_beginning_within_the_first_period(book: Book) -> None:
    """B-05: the quarter that contains the beginning is owed."""
    assert [one.id for one in owed_by(book, "ZG-2026-05")] == [f"ZG-2026-05#2026Q{number}" for number in (1, 2, 3, 4)]


def test_case_33_two_campaigns() -> None:
    """A matter in two 专项 stands in both groups: they overlap, and add up to more than the total."""
    made = {"编号": "RW-1", "任务": "甲", "时限": "年底前", "专项": ["甲专项", "乙专项"]}
    report = completion(situation_of(NOW, tasks(made)), YEAR, Scope(), Dimension.CAMPAIGN)
    assert report.by.overlapping
    assert [group.name for group in report.groups] == ["甲专项", "乙专项"]
    assert sum(group.own.matters.total for group in report.groups) == 2 > report.figures.matters.total


@pytest.mark.parametrize("day", [date(2025, 1, 1), NOW])
def test_case_34_undated_progress(day: date) -> None:
    """进度 60 without a day is 60 on every day."""
    made = {"编号": "RW-1", "任务": "甲", "时限": "年底前", "进度": "60"}
    (one,) = situation_of(day, tasks(made)).register.obligations
    standing = stand(one, day, 15)
    assert (standing.progress, standing.phase) == (60, Phase.IN_PROGRESS)


def test_case_35_wrong_day_of_completion(tmp_path: Path) -> None:
    """An entry with an impossible 完成日期 is 有误未计: neither done nor open."""
    (tmp_path / "dangjian.yaml").write_text("格式: 1\n")
    text = (
        "台账: 任务清单\n年度: 2026\n单位: 工委\n条目:\n"
        "  - {编号: RW-1, 任务: 甲, 时限: 6月底前, 完成日期: 2026-06-31}\n  - {编号: RW-2, 任务: 乙, 时限: 6月底前}\n"
    )
    (tmp_path / "a.yaml").write_text(text)
    report = completion(Situation(load(tmp_path).book, NOW), YEAR, Scope())
    matters = report.figures.matters
    assert (matters.total, matters.unread, matters.done) == (1, 1, 0)
    assert [entry.id for entry in report.unread] == ["RW-1"]


def test_holds_are_told_before_anything_else(book: Book) -> None:
    """A held matter keeps its phase and timing, but is neither overdue nor due soon."""
    _, standing = owed(book, NEXT, "RW-2026-013")
    assert (standing.hold, standing.word, standing.overdue, standing.soon) == (Hold.SUSPENDED, "暂缓", False, False)
