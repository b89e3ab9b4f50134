"""考核得分: each method to the digit, gaps that are no zero, adjustments with their reasons, and the identities."""

from datetime import date
from fractions import Fraction as F
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_books import book_of, tasks
from made_scores import HAND, index, sheet

from dangjian_cli.dates.period import Period
from dangjian_cli.layout.scored import calculation
from dangjian_cli.models.index import IndexSort
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.measuring import share
from dangjian_cli.reports.scoring import Card, Gap, Mark, rounded, score

Q3 = Period.of_quarter(2026, 3)
DAY = date(2026, 9, 30)


def task(number: int, **keys: Any) -> dict[str, Any]:
    """A task of 甲支部 that is due in the third quarter."""
    return {"编号": f"RW-{number}", "任务": f"任务{number}", "责任单位": "甲支部", "时限": "2026-09-15", **keys}


def scored(*ledgers: dict[str, Any], day: date = DAY, period: Period = Q3, unit: str = "甲支部") -> Card:
    """The card of a unit."""
    card = score(Situation(book_of(*ledgers), day), period).card(unit)
    assert card is not None
    return card


def mark(card: Card, content: str = "C") -> Mark:
    """The mark of one content."""
    return next(one for one in card.marks if one.content.model.id == content)


FOUR = tasks(
    task(1, 完成日期="2026-09-10", 佐证=["甲"]),
    task(2, 完成日期="2026-09-20"),
    task(3),
    task(4, 时限="2026-10-20"),
    task(5, 责任单位="乙支部"),
)
"""Of 甲支部 three tasks belong to the quarter: one done in time, one done late, one open; the fourth is due later."""


@pytest.mark.parametrize(
    ("content", "points", "told"),
    [
        ({"计分": "完成率"}, F(20, 3), "完成 2 ÷ 总数 3 ＝ 66.7%，× 10 分"),
        ({"计分": "完成率", "满分线": "80"}, F(25, 3), "完成 2 ÷ 总数 3 ＝ 66.7%，满分线 80%，× 10 分"),
        ({"计分": "按期率"}, F(10, 3), "按期完成 1 ÷ 到期 3 ＝ 33.3%，× 10 分"),
        ({"计分": "比率", "查询": "办理:已完成", "其中": "佐证"}, F(5), "符合的 1 ÷ 总数 2 ＝ 50.0%，× 10 分"),
        ({"计分": "计数", "查询": "佐证", "目标": "4"}, F(10, 4), "1 件 ÷ 目标 4 件 × 10 分"),
        ({"计分": "计数", "查询": "办理:已完成", "目标": "1"}, F(10), "2 件 ÷ 目标 1 件 × 10 分，封顶"),
        ({"计分": "逐件扣分", "查询": "状态:逾期", "每件": "1.5"}, F(17, 2), "10 分 − 1 件 × 每件 1.5 分"),
        ({"计分": "逐件扣分", "查询": "状态:逾期", "每件": "12"}, F(0), "10 分 − 1 件 × 每件 12 分，扣完为止"),
        ({"计分": "逐件扣分", "查询": "硬任务", "每件": "1"}, F(10), "没有扣分的事项，10 分"),
        ({"计分": "完成率", "范围": "全部"}, F(5), "完成 2 ÷ 总数 4 ＝ 50.0%，× 10 分"),
    ],
)
def test_each_method_gives_these_points_and_says_how(content: dict[str, str], points: F, told: str) -> None:
    found = mark(scored(index({"编号": "C", "名称": "内容", **content}), FOUR))
    assert found.points == points
    assert calculation(found) == told


def test_closures_are_those_of_rectifications_alone() -> None:
    closed = {"申请日期": "2026-09-11", "核查人": "李某", "核查日期": "2026-09-12"}
    problems = {
        "台账": "问题整改",
        "年度": "2026",
        "条目": [
            {
                "编号": "Z-1",
                "问题": "一",
                "责任单位": "甲支部",
                "时限": "9月底前",
                "完成日期": "2026-09-10",
                "销号": {**closed, "批准人": "王某", "批准日期": "2026-09-15"},
            },
            {"编号": "Z-2", "问题": "二", "责任单位": "甲支部", "时限": "9月底前", "完成日期": "2026-09-10"},
        ],
    }
    found = mark(scored(index({"编号": "C", "名称": "内容", "计分": "销号率"}), FOUR, problems))
    assert calculation(found) == "已销号 1 ÷ 总数 2 ＝ 50.0%，× 10 分"
    assert [one.obligation.id for one in found.lost] == ["Z-2"]


def test_what_cost_points_is_named() -> None:
    card = scored(
        index(
            {"编号": "C", "名称": "按期", "计分": "按期率"},
            {"编号": "D", "名称": "逾期", "计分": "逐件扣分", "查询": "状态:逾期", "每件": "1"},
            full="20",
        ),
        FOUR,
    )
    assert [one.obligation.id for one in mark(card, "C").lost] == ["RW-2", "RW-3"]
    assert [one.obligation.id for one in mark(card, "D").lost] == ["RW-3"]


RATE = {"编号": "C", "名称": "完成", "计分": "完成率"}


def test_a_missing_source_is_a_gap_and_never_zero() -> None:
    card = scored(index(RATE, HAND, full="20"), FOUR)
    assert mark(card, "H").gap is Gap.SOURCE
    assert mark(card, "H").points is None
    assert card.scored == 10
    assert card.base == F(20, 3) / 10 * 20
    nothing = scored(index(RATE, HAND, full="20"), FOUR, sheet(评定=[{"内容": "H", "得分": "0", "依据": "测评表"}]))
    assert mark(nothing, "H").points == 0
    assert nothing.base == F(20, 3)


def test_nothing_due_is_no_zero_and_no_full_marks_either() -> None:
    card = scored(index({**RATE, "查询": "硬任务"}, HAND, full="20"), FOUR)
    assert mark(card, "C").gap is Gap.NOTHING
    assert card.base is None
    assert card.total is None
    assert card.unranked == "没有可评的内容"


def test_a_unit_of_which_the_ledgers_say_nothing_does_not_get_full_marks_for_having_no_faults() -> None:
    content = {"编号": "C", "名称": "逾期", "计分": "逐件扣分", "查询": "状态:逾期", "每件": "1"}
    silent = tasks(task(1, 责任单位="办公室"))
    assert mark(scored(index(content), silent)).gap is Gap.SOURCE
    assert mark(scored(index(content), tasks(task(1)))).points == 9


def test_a_unit_has_what_the_units_below_it_have_unless_its_own_level_is_asked_for() -> None:
    whole = index({**RATE}, {**RATE, "编号": "O", "只看本级": "是"}, full="20", 适用对象=["组织部"])
    card = scored(whole, tasks(task(1, 完成日期="2026-09-10"), task(2, 责任单位="组织部")), unit="组织部")
    assert (mark(card, "C").points, mark(card, "O").points) == (F(5), F(0))


def test_work_is_judged_as_it_stood_at_the_end_of_the_period() -> None:
    later = tasks(task(1, 完成日期="2026-10-08"))
    assert mark(scored(index(RATE), later, day=date(2026, 10, 20))).points == 0
    sheets = sheet(评定=[{"内容": "H", "得分": "7", "依据": "测评表", "日期": "2026-10-09"}])
    assert mark(scored(index(HAND), sheets, day=date(2026, 10, 20)), "H").points == 7
    assert mark(scored(index(HAND), sheets, day=date(2026, 10, 8)), "H").gap is Gap.SOURCE


def test_one_more_meeting_changes_the_points_of_meetings_and_no_others() -> None:
    meetings = {
        "台账": "组织生活",
        "年度": "2026",
        "单位": "甲支部",
        "条目": [{"编号": "S-1", "类型": "主题党日", "日期": "2026-07-10"}],
    }
    plan = index(
        {"编号": "C", "名称": "党日", "计分": "按期率", "口径": "期次", "查询": "事项:主题党日"}, HAND, RATE, full="30"
    )
    hand = sheet(评定=[{"内容": "H", "得分": "7", "依据": "测评表"}])
    before = scored(plan, FOUR, hand, meetings)
    more = {
        **meetings,
        "条目": [*meetings["条目"], {"编号": "S-2", "类型": "主题党日", "日期": "2026-08-12"}],
    }
    after = scored(plan, FOUR, hand, more)
    changed = {
        new.content.model.id for old, new in zip(before.marks, after.marks, strict=True) if old.points != new.points
    }
    assert changed == {"C"}
    assert mark(before, "C").points == F(10, 3)
    assert mark(after, "C").points == F(20, 3)


def adjusted(**facts: Any) -> Card:
    """甲支部 with 10 points of 10 by hand, and these adjustments."""
    veto = {"一票否决": {"依据": "市委办〔2026〕1号"}} if facts.pop("vetoes", False) else {}
    judged = [{"内容": "H", "得分": "10", "依据": "测评表"}]
    return scored(index(HAND, full="100", 加分上限="3", **veto), sheet(评定=judged, **facts))


def test_bonuses_end_at_the_cap_and_need_a_basis() -> None:
    two = [{"事由": "甲", "分值": "2", "依据": "一号"}, {"事由": "乙", "分值": "2", "依据": "二号"}]
    card = adjusted(加分=[*two, {"事由": "丙", "分值": "9"}])
    assert (card.adjusted.bonus, card.adjusted.capped, card.total) == (F(3), F(1), F(103))
    assert card.adjusted.refused == (("加分“丙”", "没有写依据，没有计入"),)


def test_a_deduction_of_a_content_takes_no_more_than_it_is_worth() -> None:
    records = [
        {"事由": "甲", "分值": "8", "依据": "一号", "内容": "H"},
        {"事由": "乙", "分值": "8", "依据": "二号", "内容": "H"},
        {"事由": "丙", "分值": "1", "依据": "三号"},
        {"事由": "丁", "分值": "50"},
    ]
    card = adjusted(扣分=records)
    assert [points for _, points in card.adjusted.deductions] == [8, 2, 1]
    assert card.total == 89


def test_a_waived_deduction_is_told_and_not_taken() -> None:
    waiver = {"理由": "停电", "批准人": "陈某", "批准日期": "2026-09-20"}
    card = adjusted(扣分=[{"事由": "甲", "分值": "5", "依据": "一号", "不予扣分": waiver}])
    assert (card.total, [one.cause for one in card.adjusted.excused]) == (F(100), ["甲"])
    late = {**waiver, "批准日期": "2026-12-01"}
    assert adjusted(扣分=[{"事由": "甲", "分值": "5", "依据": "一号", "不予扣分": late}]).total == 95


def test_an_entry_that_is_waived_leaves_the_count_on_both_sides() -> None:
    waiver = {"条目": "RW-3", "理由": "停电", "批准人": "陈某", "批准日期": "2026-09-20"}
    found = mark(scored(index(RATE), FOUR, sheet(不予扣分=[waiver])))
    assert found.points == 10
    assert found.excused == ("RW-3",)
    unapproved = {"条目": "RW-3", "理由": "停电"}
    assert mark(scored(index(RATE), FOUR, sheet(不予扣分=[unapproved]))).points == F(20, 3)


def test_a_veto_counts_only_where_the_index_names_the_document_that_allows_it() -> None:
    veto = {"事由": "造假", "依据": "通报8号"}
    assert adjusted(否决=veto).adjusted.veto is None
    card = adjusted(否决=veto, vetoes=True)
    assert (card.adjusted.veto is not None, card.unranked, card.total) == (True, "一票否决", F(100))


def test_more_than_there_is_to_give_is_not_counted() -> None:
    card = scored(index(HAND), sheet(评定=[{"内容": "H", "得分": "10.5", "依据": "测评表"}]))
    assert mark(card, "H").gap is Gap.SOURCE
    assert card.adjusted.refused == (("评定“H”", "得分 10.5 超过标准分 10，没有计入"),)


def test_a_number_counted_elsewhere_earns_its_part_of_the_aim() -> None:
    content = {"编号": "H", "名称": "满意率", "计分": "计数", "目标": "95"}
    card = scored(index(content), sheet(评定=[{"内容": "H", "数值": "76", "依据": "问卷", "评定人": "办公室"}]))
    assert mark(card, "H").points == 8
    assert calculation(mark(card, "H")) == "数值 76 ÷ 目标 95 × 10 分，办公室评定，依据 问卷"


def test_a_year_is_judged_by_the_mean_of_its_quarters_unless_somebody_judged_it() -> None:
    year, quarters = (
        Period.of_year(2026),
        [
            sheet(period=f"2026Q{number}", 评定=[{"内容": "H", "得分": str(points), "依据": "表"}])
            for number, points in ((1, 6), (2, 9))
        ],
    )
    card = scored(index(HAND), *quarters, period=year)
    assert mark(card, "H").points == F(15, 2)
    assert calculation(mark(card, "H")) == "2 次评定 6、9 的平均（评定，依据 表；评定，依据 表）"
    whole = sheet(period="2026", 评定=[{"内容": "H", "得分": "8", "依据": "表"}])
    assert mark(scored(index(HAND), *quarters, whole, period=year), "H").points == 8


def test_an_index_that_begins_within_the_period_scores_from_the_next_one_on() -> None:
    old, new = index(HAND, 名称="旧办法"), index({**HAND, "编号": "N"}, 名称="新办法", 施行日期="2026-08-15")
    new["条目"] = [
        {**one, "编号": f"N{one['编号']}", **({"上级": f"N{one['上级']}"} if "上级" in one else {})}
        for one in new["条目"]
    ]
    book = book_of(old, new)
    third = score(Situation(book, DAY), Q3)
    assert {card.index.name for card in third.cards} == {"旧办法"}
    assert [one.name for one in third.later] == ["新办法"]
    fourth = score(Situation(book, date(2026, 12, 31)), Period.of_quarter(2026, 4))
    assert ({card.index.name for card in fourth.cards}, fourth.later) == ({"新办法"}, ())


def test_a_content_with_a_broken_query_is_a_gap_for_everyone_and_told() -> None:
    scores = score(Situation(book_of(index({**RATE, "查询": "状态:逾其"}, HAND, full="20"), FOUR), DAY), Q3)
    assert [(content.model.id, error.help) for content, error in scores.unreadable] == [("C", "是不是“逾期”？")]
    assert {mark(card, "C").gap for card in scores.cards} == {Gap.SOURCE}


def test_competitions_stand_beside_the_assessment() -> None:
    race = index({**HAND, "编号": "J"}, 名称="竞赛", 类型="竞赛")
    race["条目"] = [
        {**one, "编号": f"J{one['编号']}", **({"上级": f"J{one['上级']}"} if "上级" in one else {})}
        for one in race["条目"]
    ]
    situation = Situation(book_of(index(HAND), race), DAY)
    assert {one.index.name for one in score(situation, Q3).cards} == {"办法"}
    assert {one.index.name for one in score(situation, Q3, IndexSort.COMPETITION).cards} == {"竞赛"}
    assert {one.index.name for one in score(situation, Q3, named="竞赛").cards} == {"竞赛"}


def test_a_sheet_of_a_unit_that_the_other_index_assesses_is_not_without_one() -> None:
    race = index({**HAND, "编号": "J"}, 名称="竞赛", 类型="竞赛", 适用对象=["乙支部"])
    for plans, unscored in (((index(HAND), race), []), ((race,), ["甲支部"])):
        situation = Situation(book_of(*plans, sheet()), DAY)
        found = score(situation, Q3, IndexSort.COMPETITION).unscored
        assert [one.model.unit for one in found] == unscored


def test_a_unit_that_came_later_is_not_assessed_before() -> None:
    situation = Situation(book_of(index(HAND)), DAY)
    assert [card.unit for card in score(situation, Period.of_quarter(2026, 1)).cards] == ["甲支部"]
    assert [card.unit for card in score(situation, Q3).cards] == ["甲支部", "乙支部"]


def test_grades_go_by_the_total_that_is_shown() -> None:
    grades = [{"等次": "优秀", "下限": "90"}, {"等次": "合格", "下限": "60"}, {"等次": "不合格"}]
    for points, grade in (("9", "优秀"), ("8.9999", "优秀"), ("8.99", "合格"), ("5.9", "不合格")):
        judged = sheet(评定=[{"内容": "H", "得分": points, "依据": "表"}])
        assert scored(index(HAND, full="100", 等次=grades), judged).grade == grade, points


def test_too_many_gaps_leave_a_unit_out_of_the_ranking() -> None:
    judged = sheet(评定=[{"内容": "H", "得分": "9", "依据": "表"}])
    two = index(HAND, {**HAND, "编号": "I"}, full="20")
    assert scored(two, judged).unranked == "缺项过多"
    assert scored({**two, "缺项上限": "50"}, judged).unranked is None


def test_the_own_score_stands_beside_and_changes_nothing() -> None:
    judged = [{"内容": "H", "得分": "6", "依据": "表"}]
    card = scored(index(HAND), sheet(评定=judged, 自评=[{"内容": "H", "得分": "9"}]))
    assert (card.own, card.total) == (F(9), F(6))


POINTS = st.decimals(0, 10, places=1).map(str)


@settings(max_examples=60)
@given(st.lists(st.none() | POINTS, min_size=1, max_size=6), st.lists(POINTS, max_size=3), st.lists(POINTS, max_size=3))
def test_the_total_is_the_sum_that_the_trail_shows(
    judged: list[str | None], bonuses: list[str], deductions: list[str]
) -> None:
    contents = [{**HAND, "编号": f"H{number}"} for number in range(len(judged))]
    records = [{"内容": f"H{n}", "得分": points, "依据": "表"} for n, points in enumerate(judged) if points is not None]
    facts: dict[str, Any] = {
        "评定": records,
        "加分": [{"事由": "甲", "分值": points, "依据": "表"} for points in bonuses],
        "扣分": [{"事由": "乙", "分值": points, "依据": "表"} for points in deductions],
    }
    card = scored(index(*contents, full=str(10 * len(judged))), sheet(**facts))
    given_points = [F(points) for points in judged if points is not None]
    assert card.points == sum(given_points, F(0))
    assert card.scored == 10 * len(given_points)
    if given_points:
        base = sum(given_points, F(0)) / len(given_points) * len(judged)
        bonus = min(sum(map(F, bonuses), F(0)), F(5))
        assert card.base == base
        assert card.total == max(F(0), base + bonus - sum(map(F, deductions), F(0)))
        assert sum((card.part(line) for line in card.index.dimensions), F(0)) == card.base
    else:
        assert card.total is None


@given(st.integers(0, 50), st.integers(1, 50), st.none() | st.integers(1, 100))
def test_a_share_never_exceeds_the_whole(hits: int, more: int, full_at: int | None) -> None:
    found = share(hits, hits + more, full_at)
    assert 0 <= found <= 1
    assert found == 1 or found == F(hits, hits + more) * F(100, full_at or 100)


def test_points_are_rounded_half_up() -> None:
    assert [rounded(F(each)) for each in ("0.125", "0.1249", "2.675")] == [F("0.13"), F("0.12"), F("2.68")]
