"""Nothing is scored silently: what does not count says why, and what is doubtful about an index or a unit stands first."""

from datetime import date
from fractions import Fraction as F
from pathlib import Path
from typing import Any

import pytest
from made_books import book_of, tasks, written
from made_scores import HAND, index, sheet

from dangjian_cli.book.book import Book
from dangjian_cli.dates.period import Period
from dangjian_cli.document.document import Document, Paragraph, Table
from dangjian_cli.layout.score import score_document
from dangjian_cli.layout.scored import calculation
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.cards import Card, Gap, Mark
from dangjian_cli.reports.ranking import moments, rank
from dangjian_cli.reports.scope import Scope
from dangjian_cli.reports.scoring import Scores, score
from dangjian_cli.rules.appraisal.dj808_index_idle import check

Q3 = Period.of_quarter(2026, 3)
DAY = date(2026, 10, 20)
RATE = {"编号": "C", "名称": "完成", "计分": "完成率"}
COUNT = {"编号": "N", "名称": "数出来的", "计分": "计数", "目标": "4"}
OPEN = tasks({"编号": "RW-1", "任务": "一", "责任单位": "甲支部", "时限": "2026-09-15"})
JUDGED = [{"内容": "H", "得分": "8", "依据": "表1"}]


def scores_of(*ledgers: dict[str, Any], period: Period = Q3, day: date = DAY, **book: Any) -> Scores:
    return score(Situation(book_of(*ledgers, **book), day), period)


def scored(*ledgers: dict[str, Any], period: Period = Q3, day: date = DAY) -> Card:
    card = scores_of(*ledgers, period=period, day=day).card("甲支部")
    assert card is not None
    return card


def hand(card: Card) -> Mark:
    return next(one for one in card.marks if one.content.model.id == "H")


def document(found: Scores, scope: Scope | None = None) -> Document:
    return score_document(found, scope or Scope(), "试验")


def told(found: Scores, scope: Scope | None = None) -> list[str]:
    """The warnings on top."""
    blocks = document(found, scope).blocks
    return [one.text for one in blocks if isinstance(one, Paragraph) and one.text.startswith("注意：")]


def test_a_second_sheet_of_a_period_is_told_and_neither_averaged_nor_taken_twice() -> None:
    first = sheet(评定=JUDGED, 扣分=[{"事由": "迟报", "分值": "1", "依据": "甲"}])
    second = sheet(评定=[{**JUDGED[0], "得分": "2"}], 扣分=[{"事由": "迟报", "分值": "1", "依据": "甲"}])
    second["条目"][0]["编号"] = "P-2"
    card = scored(index(HAND), first, second)
    assert (hand(card).points, card.adjusted.deduction) == (F(8), F(1))
    assert card.adjusted.refused == (("考核评分 P-2", "同一单位同一期前面已经有一条，整条没有计入；请合成一条"),)


@pytest.mark.parametrize(
    ("content", "record", "why"),
    [
        (HAND, {"内容": "H", "得分": "11", "依据": "表"}, "得分 11 超过标准分 10"),
        (HAND, {"内容": "H", "得分": "1"}, "没有写依据"),
        (HAND, {"内容": "H", "数值": "1", "依据": "表"}, "人工评定的内容没有写“得分”"),
        (HAND, {"内容": "H", "得分": "1", "依据": "表", "日期": "2026-11-30"}, "日期 2026-11-30 在统计日以后"),
        ({**COUNT, "编号": "H"}, {"内容": "H", "得分": "1", "依据": "表"}, "计数的内容没有写“数值”"),
    ],
)
def test_a_judgement_that_does_not_count_says_why(content: dict[str, str], record: dict[str, str], why: str) -> None:
    card = scored(index(content), sheet(评定=[record]))
    assert (hand(card).points, hand(card).gap) == (None, Gap.SOURCE)
    assert calculation(hand(card)) == f"评定没有计入：{why}，不算 0 分"
    assert card.adjusted.refused == (("评定“H”", f"{why}，没有计入"),)


def test_judgements_of_what_is_computed_or_not_in_the_index_are_told() -> None:
    records = [*JUDGED, {"内容": "C", "得分": "9", "依据": "表"}, {"内容": "Z", "得分": "9", "依据": "表"}, JUDGED[0]]
    card = scored(index(HAND, RATE, full="20"), OPEN, sheet(评定=records))
    assert card.points == 8
    assert card.adjusted.refused == (
        ("评定“C”", "这项内容由台账按完成率计算，没有计入"),
        ("评定“Z”", "这个单位的考核方案里没有这项内容，没有计入"),
        ("评定“H”", "同一项内容前面已经评定过，没有计入"),
    )


def test_what_a_sheet_says_of_a_competition_is_no_fault_of_the_assessment() -> None:
    race = index({**HAND, "编号": "J"}, 名称="竞赛", 类型="竞赛")
    race["条目"] = [
        {**one, "编号": f"J{one['编号']}"} | ({"上级": f"J{one['上级']}"} if "上级" in one else {})
        for one in race["条目"]
    ]
    records = [*JUDGED, {"内容": "JJ", "得分": "9", "依据": "表"}]
    taken = [{"事由": "甲", "分值": "2", "依据": "一号", "内容": "JJ"}]
    card = scored(index(HAND), race, sheet(评定=records, 扣分=taken))
    assert (card.adjusted.refused, card.total) == ((), F(8))


def test_a_deduction_of_a_content_ends_at_what_the_content_earned() -> None:
    """扣完为止: eight points can be taken off a content that earned eight, however much it is worth."""
    card = scored(index(HAND), sheet(评定=JUDGED, 扣分=[{"事由": "甲", "分值": "9", "依据": "一号", "内容": "H"}]))
    assert (card.adjusted.deduction, card.total) == (F(8), F(0))


def test_a_deduction_of_what_was_not_scored_takes_nothing_and_says_so() -> None:
    records = [
        {"事由": each, "分值": "2", "依据": "一号", "内容": content} for each, content in (("甲", "I"), ("乙", "Z"))
    ]
    two = index(HAND, {**HAND, "编号": "I"}, full="20")
    card = scored(two, sheet(评定=JUDGED, 扣分=records))
    assert (card.adjusted.deduction, card.total) == (F(0), F(16))
    assert card.adjusted.refused == (
        ("扣分“甲”", "内容 I 没有评分，没有可扣的；要扣在总分上，不写“内容”"),
        ("扣分“乙”", "这个单位的考核方案里没有 Z 这项内容；要扣在总分上，不写“内容”"),
    )


def test_a_waiver_that_changes_nothing_is_told() -> None:
    waiver = {"理由": "停电", "批准人": "陈某", "批准日期": "2026-09-20"}
    card = scored(index(RATE), OPEN, sheet(不予扣分=[{"条目": "RW-1", **waiver}, {"条目": "RW-9", **waiver}]))
    assert [one.entry for one in card.adjusted.spared] == ["RW-1"]
    assert card.adjusted.refused == (("不予扣分“RW-9”", "这一期计分的应办事项里没有它，没有作用"),)


def test_points_are_rounded_before_they_are_added_as_everyone_does_who_checks_them() -> None:
    three = [{**RATE, "编号": f"C{number}"} for number in range(3)]
    third = tasks(
        *({"编号": f"RW-{n}", "任务": f"事{n}", "责任单位": "甲支部", "时限": "2026-09-15"} for n in (1, 2)),
        {"编号": "RW-3", "任务": "事3", "责任单位": "甲支部", "时限": "2026-09-15", "完成日期": "2026-09-10"},
    )
    card = scored(index(*three, full="30"), third)
    assert [mark.points for mark in card.marks] == [F("3.33")] * 3
    assert (card.points, card.base, card.total) == (F("9.99"),) * 3


def test_a_settled_quarter_is_not_compared_with_the_year() -> None:
    settled = sheet(评定=JUDGED, 核定={"日期": "2026-10-10", "总分": "8", "核定人": "王某"})
    assert scored(index(HAND), settled).sheet is not None
    assert scored(index(HAND), settled, period=Period.of_year(2026)).sheet is None


def test_sums_that_do_not_fit_and_lines_that_cannot_be_used_are_told() -> None:
    found = scores_of(
        index({**HAND, "标准分": "9.9"}, {"编号": "X", "名称": "没有写怎样计分"}, full="20"), sheet(评定=JUDGED)
    )
    assert told(found) == [
        "注意：《办法》有 1 项写得不全，没有评（X）。请运行 dangjian check，按提示改正。",
        "注意：《办法》的标准分合计 19.9 分，不是满分 20 分，得分折合成 20 分。请运行 dangjian check，按提示改正。",
    ]


def test_weights_that_are_not_the_sum_of_what_stands_below_are_told() -> None:
    plan = index(HAND)
    plan["条目"][0]["权重"] = "9.9"
    assert told(scores_of(plan, sheet(评定=JUDGED))) == [
        "注意：《办法》有 1 处权重不等于下级合计（K），按下级的标准分计。请运行 dangjian check，按提示改正。"
    ]


def test_two_indexes_of_one_day_are_told_with_the_one_that_is_used() -> None:
    other = index({**HAND, "编号": "O"}, 名称="新办法")
    other["条目"] = [
        {**one, "编号": f"O{one['编号']}"} | ({"上级": f"O{one['上级']}"} if "上级" in one else {})
        for one in other["条目"]
    ]
    (said,) = told(scores_of(index(HAND), other))
    assert said == (
        "注意：《办法》和《新办法》都自 2026-01-01 施行，都考核 甲支部、乙支部，这里按《新办法》计分。"
        "请错开“施行日期”，或者分清“适用对象”。"
    )


def organisation(**days: str) -> dict[str, Any]:
    """The office with two branches, of which the second has these days."""
    units: list[dict[str, Any]] = [{"编号": "Z-0", "名称": "工委", "类别": "机关工委"}]
    units += [{"编号": f"Z-{name}", "名称": name, "类别": "党支部", "上级": "工委"} for name in ("甲支部", "乙支部")]
    units[-1] |= days
    return {"台账": "组织", "条目": units}


def changed(**days: str) -> tuple[Book, Scores]:
    book = book_of(
        index(HAND, 适用对象=["党支部"]),
        sheet(评定=JUDGED),
        sheet("乙支部", 评定=JUDGED),
        organisation=organisation(**days),
    )
    return book, score(Situation(book, DAY), Q3)


def test_a_unit_that_was_dissolved_within_the_period_is_not_scored_and_told() -> None:
    book, found = changed(撤销日期="2026-08-20")
    assert [card.unit for card in found.cards] == ["甲支部"]
    assert told(found) == ["注意：乙支部 2026-08-20 撤销，期末已经没有这个单位，没有评分。"]
    assert told(found, Scope.of(book.units, "甲支部", ("甲支部",), below=True)) == []


def test_a_unit_that_was_founded_within_the_period_is_scored_and_told() -> None:
    _, found = changed(成立日期="2026-08-15")
    assert [card.unit for card in found.cards] == ["甲支部", "乙支部"]
    assert told(found) == ["注意：乙支部 2026-08-15 成立，在期中，成立以前的期次不计。"]
    assert told(changed(成立日期="2026-07-01")[1]) == []


def test_sheets_that_nothing_could_be_made_of_are_told() -> None:
    lost = sheet(period="2026Q5", 评定=JUDGED)
    found = scores_of(index(HAND, 适用对象=["甲支部"]), lost, sheet("乙支部", 评定=JUDGED))
    assert told(found) == [
        "注意：乙支部 有考核评分，而这一期没有考核方案考核它，没有评分。请核对考核方案的“适用对象”和“施行日期”。",
        "注意：考核评分 P-甲支部-2026Q5 的期“2026Q5”看不出是哪一期，没有计入。请运行 dangjian check，按提示改正。",
    ]


def test_a_period_that_has_not_begun_is_told() -> None:
    found = scores_of(index(HAND), day=date(2026, 6, 1))
    assert told(found)[0] == "注意：2026年第三季度还没有开始（2026-07-01 起），下面只是现有的记录，不作考核结果。"


def test_a_content_whose_query_cannot_be_read_says_that_and_not_that_the_ledgers_are_silent() -> None:
    card = scored(index({**RATE, "查询": "状态:逾其"}), OPEN)
    assert calculation(card.marks[0]) == "方案里这一项的查询写得不对，不算 0 分"


def test_every_loss_says_by_when_and_what_was_done() -> None:
    late = tasks(
        {"编号": "RW-1", "任务": "一", "责任单位": "甲支部", "时限": "2026-09-15"},
        {"编号": "RW-2", "任务": "二", "责任单位": "甲支部", "时限": "2026-09-15", "完成日期": "2026-09-20"},
    )
    contents = [
        {"编号": "A", "名称": "按期", "计分": "按期率"},
        {"编号": "B", "名称": "有佐证", "计分": "比率", "其中": "佐证"},
    ]
    blocks = document(scores_of(index(*contents, full="20", 适用对象=["甲支部"]), late)).blocks
    (lost,) = (one for one in blocks if isinstance(one, Table) and one.columns[-1].title == "为什么失分")
    assert [(row[0], row[-1]) for row in lost.rows] == [
        ("A", "一：时限 2026-09-15，到 2026-09-30 没有完成"),
        ("A", "二：时限 2026-09-15，2026-09-20 完成"),
        ("B", "一：不符合“佐证”"),
        ("B", "二：不符合“佐证”"),
    ]


def test_the_trail_says_what_was_looked_at_so_that_it_can_be_counted_again() -> None:
    content = {**RATE, "查询": "状态:逾期", "计分": "逐件扣分", "每件": "1", "范围": "本期和往期未了", "只看本级": "是"}
    found = document(scores_of(index({**content, "口径": "期次"}, 适用对象=["甲支部"]), OPEN))
    (table,) = (one for one in found.blocks if isinstance(one, Table) and one.columns[-1].title == "怎样算的")
    assert str(table.rows[0][-1]).endswith("（查询 状态:逾期，口径 期次，范围 本期和往期未了，只看本级 是）")
    last = found.blocks[-1]
    assert isinstance(last, Paragraph)
    assert "dangjian list '查询' --unit 甲支部 --period 2026Q3 --as-of 2026-10-01" in last.text


def test_a_trend_says_of_each_quarter_what_its_own_ranking_says() -> None:
    """Who took no part then is not in the mean of then."""
    judged = [
        sheet(unit, f"2026Q{quarter}", 评定=[{"内容": "H", "得分": points, "依据": "表"}, *more])
        for unit, quarter, points, more in (
            ("甲支部", 2, "9", [{"内容": "I", "得分": "9", "依据": "表"}]),
            ("乙支部", 2, "1", []),
            ("甲支部", 3, "8", [{"内容": "I", "得分": "8", "依据": "表"}]),
            ("乙支部", 3, "6", [{"内容": "I", "得分": "6", "依据": "表"}]),
        )
    ]
    plan = index(HAND, {**HAND, "编号": "I"}, full="20", 适用对象=["党支部"])
    situation = Situation(book_of(plan, *judged, organisation=organisation()), DAY)
    now, then = rank(situation, Q3), rank(situation, Period.of_quarter(2026, 2))
    before, last = moments(now, now.groups[0])
    assert (before.mean, last.mean) == (then.groups[0].mean, now.groups[0].mean) == (F(18), F(14))


def test_a_query_may_ask_for_columns_that_a_ledger_declares_itself(tmp_path: Path) -> None:
    """什么查询都行: what `dangjian list` reads, a content reads too."""
    book = written(
        tmp_path,
        组织="台账: 组织\n条目: [{编号: Z-1, 名称: 甲支部, 类别: 党支部}]\n",
        品牌=(
            "台账: 通用清单\n名称: 品牌\n年度: 2026\n单位: 甲支部\n"
            "栏目: [{列: 验收时限, 类型: 时限}, {列: 验收结论, 类型: 选项, 选项: [通过, 未通过]}]\n"
            "条目:\n  - {编号: P-1, 事项: 一, 验收时限: 2026-09-10, 验收结论: 通过}\n"
            "  - {编号: P-2, 事项: 二, 验收时限: 2026-09-10, 验收结论: 未通过}\n"
        ),
        方案=(
            "台账: 考核方案\n名称: 办法\n年度: 2026\n满分: 10\n适用对象: [甲支部]\n"
            "条目:\n  - {编号: K, 名称: 维度}\n"
            "  - {编号: C, 名称: 验收, 上级: K, 标准分: 10, 计分: 比率, 查询: 种类:通用清单, 其中: 验收结论:通过}\n"
        ),
    )
    scores = score(Situation(book, DAY), Q3)
    assert scores.unreadable == ()
    assert [mark.points for mark in scores.cards[0].marks] == [F(5)]
    assert list(check(Situation(book, DAY))) == []
