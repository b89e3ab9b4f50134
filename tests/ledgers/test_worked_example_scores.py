"""The scores of the worked example's third quarter against a recount from the plain YAML (`plain_recount`).

Of every method that the index uses two contents are counted again, for every unit; of 销号率 it has but one.
"""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from plain_recount import DAY, Example, Owed, listed, points
from worked_example_text import ROOT

from dangjian_cli.book.load import load
from dangjian_cli.dates.period import Period
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.cards import Card, Mark, rounded
from dangjian_cli.reports.ranking import rank
from dangjian_cli.reports.scoring import Scores, score

pytestmark = pytest.mark.untraced

Counts = tuple[int, int]
Q3 = Period.of_quarter(2026, 3)


@pytest.fixture(scope="module")
def example() -> Example:
    return Example(ROOT)


@pytest.fixture(scope="module")
def situation() -> Situation:
    return Situation(load(Path(ROOT)).book, DAY)


@pytest.fixture(scope="module")
def scores(situation: Situation) -> Scores:
    return score(situation, Q3)


def _share(test: Callable[[Owed], bool], hit: Callable[[Owed], bool]) -> Callable[[list[Owed]], Counts]:
    """What passes a test in the quarter, and what of it is a hit."""

    def counted(owed: list[Owed]) -> Counts:
        asked = [one for one in owed if one.in_quarter and test(one)]
        return sum(map(hit, asked)), len(asked)

    return counted


def _kind(*kinds: str) -> Callable[[Owed], bool]:
    return lambda one: one.kind in kinds


def _done(one: Owed) -> bool:
    return one.done is not None


def _postponed(one: Owed) -> bool:
    return any(each.get("批准日期", "9") <= DAY.isoformat() for each in one.entry.get("延期", ()))


def _closed(one: Owed) -> bool:
    return str(one.entry.get("销号", {}).get("批准日期", "9")) <= DAY.isoformat()


def _has(key: str) -> Callable[[Owed], bool]:
    return lambda one: bool(one.entry.get(key))


def _overdue(test: Callable[[Owed], bool]) -> Callable[[list[Owed]], Counts]:
    def counted(owed: list[Owed]) -> Counts:
        found = [one for one in owed if one.overdue and test(one)]
        return len(found), len(found)

    return counted


def _signed(owed: list[Owed]) -> Counts:
    """责任书, whatever the quarter."""
    asked = [one for one in owed if one.kind == "责任书" and not one.held]
    return sum(map(_done, asked)), len(asked)


def _practices(owed: list[Owed]) -> Counts:
    found = [one for one in owed if _has("经验做法")(one) and not one.held]
    return len(found), len(found)


SERIES = {"模范机关", "标准化创建", "五规范"}

COUNTED: dict[str, Callable[[list[Owed]], Counts]] = {
    "ZS-3.4.1": _share(lambda one: bool(SERIES & set(listed(one.entry.get("专项", [])))), _done),
    "ZS-5.1.2": _signed,
    "ZS-4.3.1": _share(_kind("问题整改"), lambda one: one.on_time),
    "ZS-5.2.1": _share(_kind("任务清单"), lambda one: one.on_time),
    "ZS-4.3.2": _share(lambda one: one.kind == "问题整改" and _done(one), _closed),
    "ZS-5.2.2": _share(_kind("任务清单"), lambda one: not _postponed(one)),
    "ZS-5.2.3": _share(lambda one: one.kind == "任务清单" and _done(one), _has("佐证")),
    "ZS-5.3.1": _share(_kind("任务清单", "责任清单"), _has("融合业务")),
    "ZS-4.3.3": _overdue(_kind("问题整改")),
    "ZS-4.1.3": _overdue(lambda one: one.entry.get("硬任务") == "是"),
    "ZS-2.2.3": _practices,
}
"""完成率, 按期率, 销号率, 比率, 逐件扣分, 计数: two of each, in this order."""

MEETINGS = {"ZS-3.1.1": ("党员大会", 3), "ZS-3.1.2": ("支委会", 1), "ZS-2.1.2": ("主题党日", 1)}
"""按期率 of occurrences: the type, and of how many months a period is."""


def _marks(scores: Scores, content: str) -> dict[str, Mark]:
    return {card.unit: next(mark for mark in card.marks if mark.content.model.id == content) for card in scores.cards}


def _counts(mark: Mark) -> Counts:
    assert mark.measure is not None
    return len(mark.measure.hits), mark.measure.asked


@pytest.mark.parametrize("content", COUNTED)
def test_matters_are_counted_as_the_plain_text_says(content: str, example: Example, scores: Scores) -> None:
    expected = {
        card.unit: COUNTED[content]([one for one in example.owed if one.unit in example.below(card.unit)])
        for card in scores.cards
    }
    assert {unit: _counts(mark) for unit, mark in _marks(scores, content).items()} == expected
    assert any(asked for _, asked in expected.values())


@pytest.mark.parametrize("content", MEETINGS)
def test_meetings_are_counted_as_the_plain_text_says(content: str, example: Example, scores: Scores) -> None:
    expected = {card.unit: example.meetings(example.below(card.unit), *MEETINGS[content]) for card in scores.cards}
    assert {unit: _counts(mark) for unit, mark in _marks(scores, content).items()} == expected


@pytest.mark.parametrize("content", ["ZS-2.2.2", "ZS-4.1.2"])
def test_numbers_counted_elsewhere_earn_their_part_of_the_aim(content: str, example: Example, scores: Scores) -> None:
    index = next(one for one in example.files if one.get("台账") == "考核方案" and one.get("类型") != "竞赛")
    line = next(one for one in index["条目"] if one["编号"] == content)
    for unit, mark in _marks(scores, content).items():
        given = [one for one in example.sheets[unit]["评定"] if one["内容"] == content]
        share = Fraction(given[0]["数值"]) / Fraction(line["目标"]) if given else None
        assert mark.points == (None if share is None else points(line["标准分"], share)), unit


def test_totals_follow_from_the_plain_text_where_the_marks_are_given(example: Example, scores: Scores) -> None:
    """By hand: what was judged; then 折合, 加分 (at most 5) and 扣分 that nobody waived."""
    for card in scores.cards:
        sheet = example.sheets[card.unit]
        judged = {one["内容"]: Fraction(one["得分"]) for one in sheet["评定"] if "得分" in one}
        marks = {mark.content.model.id: mark for mark in card.marks}
        assert {id_: marks[id_].points for id_ in judged} == judged
        scored = [mark for mark in card.marks if mark.points is not None]
        worth = sum(mark.content.worth for mark in scored)
        base = points("100", sum((mark.points or Fraction(0) for mark in scored), Fraction(0)) / worth)
        bonus = min(Fraction(5), sum((Fraction(one["分值"]) for one in sheet.get("加分", ())), Fraction(0)))
        taken = sum((Fraction(one["分值"]) for one in sheet.get("扣分", ()) if "不予扣分" not in one), Fraction(0))
        assert card.total == base + bonus - taken, card.unit


def test_one_meeting_changes_the_points_that_it_should_and_no_others(example: Example, tmp_path: Path) -> None:
    """市城建档案馆党支部 held no 支委会 in August: with one, its own content changes and that of the 机关党委 above."""
    for path in ROOT.glob("*.yaml"):
        text = path.read_text("utf-8")
        if path.name == "组织生活-2026-市住建局机关党委.yaml":
            text += (
                "  - {编号: ZS-2026-ZJ-999, 类型: [支委会], 日期: 2026-08-12, 主题: 补开, "
                "责任单位: 市城建档案馆党支部, 应到: 3, 实到: 3}\n"
            )
        (tmp_path / path.name).write_text(text, "utf-8")
    before, after = (score(Situation(load(folder).book, DAY), Q3) for folder in (ROOT, tmp_path))
    changed = {
        (old.unit, mark.content.model.id): (mark.points, other.points)
        for old, new in zip(before.cards, after.cards, strict=True)
        for mark, other in zip(old.marks, new.marks, strict=True)
        if mark.points != other.points
    }
    assert {unit for unit, _ in changed} == {"市城建档案馆党支部", "市住建局机关党委"}
    assert {content for _, content in changed} == {"ZS-3.1.2"}
    assert changed["市城建档案馆党支部", "ZS-3.1.2"] == (Fraction("2.67"), Fraction(4))
    moved = {old.unit for old, new in zip(before.cards, after.cards, strict=True) if old.total != new.total}
    assert moved == {"市城建档案馆党支部", "市住建局机关党委"}
    assert example.meetings({"市城建档案馆党支部"}, "支委会", 1) == (2, 3)


@pytest.mark.parametrize(
    "quarter", [Period.of_quarter(2025, 4), *(Period.of_quarter(2026, each) for each in (1, 2, 3))]
)
def test_the_summary_equals_the_list_behind_it(situation: Situation, quarter: Period) -> None:
    """Totals are the sums of the marks as printed, places follow totals, the mean is that of the units listed."""
    ranking = rank(situation, quarter)
    for card in ranking.scores.cards:
        _require_sums(card)
    for group in ranking.groups:
        totals = {one.card.unit: one.card.total or Fraction(0) for one in group.placed}
        for one in group.placed:
            assert one.place == 1 + sum(total > totals[one.card.unit] for total in totals.values())
        assert group.mean == (rounded(sum(totals.values(), Fraction(0)) / len(totals)) if totals else None)


def _require_sums(card: Card) -> None:
    printed = [mark for mark in card.marks if mark.points is not None]
    assert card.points == sum((mark.points or 0 for mark in printed), Fraction(0))
    assert card.scored == sum((mark.content.worth for mark in printed), Fraction(0))
    assert card.points == sum((card.of(line)[0] for line in card.index.dimensions), Fraction(0))
    assert card.base == rounded(card.points / card.scored * card.index.full_marks)
    assert sum(card.parts, Fraction(0)) == card.base
    assert card.total == card.base + card.adjusted.bonus - card.adjusted.deduction
