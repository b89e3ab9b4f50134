"""赛马比拼: places, ties, movement, leaders and laggards with their reasons, who takes no part."""

from datetime import date
from fractions import Fraction as F
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from made_books import book_of
from made_scores import HAND, index, sheet

from dangjian_cli.dates.period import Period
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.ranking import Group, moments, previous, rank
from dangjian_cli.reports.scoring import rounded

Q3 = Period.of_quarter(2026, 3)


def organisation(units: list[str]) -> dict[str, Any]:
    """So many branches under one office."""
    branches = [{"编号": f"Z-{name}", "名称": name, "类别": "党支部", "上级": "工委"} for name in units]
    return {"台账": "组织", "条目": [{"编号": "Z-0", "名称": "工委", "类别": "机关工委"}, *branches]}


def situation(points: dict[str, list[str | None]], **header: Any) -> Situation:
    """Every unit with its points of the quarters, the last one being the third (None: not judged)."""
    sheets = [
        sheet(unit, f"2026Q{3 - back}", 评定=[{"内容": "H", "得分": given, "依据": "表"}])
        for unit, quarters in points.items()
        for back, given in enumerate(reversed(quarters))
        if given is not None
    ]
    plan = index(HAND, 适用对象=["党支部"], **header)
    return Situation(book_of(plan, *sheets, organisation=organisation(list(points))), date(2026, 10, 20))


def only(found: Situation) -> Group:
    """The one group of the third quarter."""
    (group,) = rank(found, Q3).groups
    return group


def places(group: Group) -> dict[str, int]:
    """The places by unit."""
    return {one.card.unit: one.place for one in group.placed}


def test_equal_totals_share_a_place_and_the_next_is_skipped() -> None:
    group = only(situation({"甲": ["8"], "乙": ["9"], "丙": ["8"], "丁": ["7"]}))
    assert places(group) == {"乙": 1, "甲": 2, "丙": 2, "丁": 4}
    assert [one.card.unit for one in group.placed if one.tied] == ["甲", "丙"]
    assert group.name == "党支部组"


def test_movement_is_against_the_same_group_in_the_period_before() -> None:
    found = situation({"甲": ["7", "9"], "乙": ["8", "8"], "丙": [None, "7"]})
    ranking = rank(found, Q3)
    assert ranking.before == Period.of_quarter(2026, 2)
    assert {one.card.unit: one.rise for one in ranking.groups[0].placed} == {"甲": 1, "乙": -1, "丙": None}


def test_a_stretch_without_a_name_has_nothing_before_it() -> None:
    assert previous(Period(date(2026, 1, 1), date(2026, 3, 1))) is None
    assert previous(Period.of_year(2026)) == Period.of_year(2025)


def test_leaders_and_laggards_never_overlap() -> None:
    four: dict[str, list[str | None]] = {"甲": ["9"], "乙": ["8"], "丙": ["7"], "丁": ["6"]}
    group = only(situation(four))
    assert [one.card.unit for one in group.leaders] == ["甲", "乙"]
    assert [one.card.unit for one in group.laggards] == ["丙", "丁"]
    none = only(situation(four, 落后="0", 领跑="1"))
    assert ([one.card.unit for one in none.leaders], none.laggards) == (["甲"], ())
    alone = only(situation({"甲": ["9"]}))
    assert (alone.leaders, alone.laggards) == ((), ())


def test_everyone_at_one_place_leads_and_nobody_lags() -> None:
    group = only(situation({"甲": ["9"], "乙": ["9"], "丙": ["9"]}))
    assert len(group.leaders) == 3
    assert group.laggards == ()


def test_reasons_are_points_against_the_mean_of_the_group() -> None:
    group = only(situation({"甲": ["9"], "乙": ["6"]}))
    (strong,) = group.placed[0].strong
    (weak,) = group.placed[1].weak
    assert (strong.points, strong.mean, strong.difference) == (F(9), F(15, 2), F(3, 2))
    assert (weak.points, weak.difference) == (F(6), F(-3, 2))
    assert (group.placed[0].weak, group.placed[1].strong) == ((), ())


def test_who_cannot_be_scored_takes_no_part_and_is_named() -> None:
    group = only(situation({"甲": ["9"], "乙": [None]}))
    assert places(group) == {"甲": 1}
    assert [(card.unit, card.unranked) for card in group.unranked] == [("乙", "没有可评的内容")]


def test_groups_are_those_of_the_index_and_what_none_names_stands_apart() -> None:
    groups = [{"组": "一组", "单位": ["甲"]}, {"组": "二组", "单位": ["乙", "甲"]}]
    ranking = rank(situation({"甲": ["9"], "乙": ["8"], "丙": ["7"]}, 分组=groups), Q3)
    assert [(group.name, list(places(group))) for group in ranking.groups] == [
        ("一组", ["甲"]),
        ("二组", ["乙"]),
        ("其他", ["丙"]),
    ]


def test_a_trend_ends_where_nobody_was_scored() -> None:
    found = situation({"甲": ["5", "7", "9"], "乙": [None, "8", "8"]})
    ranking = rank(found, Q3)
    trend = moments(found, ranking, ranking.groups[0])
    assert [(one.period.name, one.mean, one.best, one.worst) for one in trend] == [
        ("2026Q1", F(5), F(5), F(5)),
        ("2026Q2", F(15, 2), F(8), F(7)),
        ("2026Q3", F(17, 2), F(9), F(8)),
    ]


@settings(max_examples=40)
@given(st.lists(st.decimals(0, 10, places=2).map(str), min_size=1, max_size=9))
def test_a_place_is_one_more_than_the_units_that_have_more(points: list[str]) -> None:
    group = only(situation({f"支部{number}": [each] for number, each in enumerate(points)}))
    assert len(group.placed) == len(points)
    totals = {one.card.unit: rounded(one.card.total or 0) for one in group.placed}  # type: ignore[arg-type]
    for one in group.placed:
        better = sum(total > totals[one.card.unit] for total in totals.values())
        assert one.place == better + 1
        assert one.tied == (list(totals.values()).count(totals[one.card.unit]) > 1)
