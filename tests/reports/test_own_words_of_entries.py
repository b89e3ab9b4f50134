"""What entries say beside dates and units: 成果, 目标值 and how far it is reached, 共建单位, 依据, 责任类型, 问题类别."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from made_books import book_of, tasks

from dangjian_cli.document.document import Cell, Ratio
from dangjian_cli.obligations.obligation import Role
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.query.match import Context
from dangjian_cli.query.match import test_of as compiled
from dangjian_cli.reports.columns import SHOWN, ordered
from dangjian_cli.reports.listing import Listed, Wanted, listing
from dangjian_cli.reports.scope import Scope

DAY = date(2026, 9, 30)
ENTRIES: list[dict[str, Any]] = [
    {"编号": "1", "任务": "甲", "时限": "6月底前", "目标值": "不少于7", "完成值": "6", "计量单位": "名", "共建单位": "某村、某企业"},
    {"编号": "2", "任务": "乙", "时限": "6月底前", "目标值": "不超过5", "完成值": "4", "依据": ["文件二"]},
    {"编号": "3", "任务": "丙", "时限": "6月底前", "目标值": "100%", "完成值": "25",
     "成果": ["一篇材料", {"名称": "教案", "数量": "20", "计量单位": "篇", "等次": "一等"}]},
    {"编号": "4", "任务": "丁", "时限": "6月底前", "目标值": "3"},
]  # fmt: skip
BOOK = book_of(
    tasks(*ENTRIES, 依据=["年度要点"]),
    {"台账": "责任清单", "年度": "2026", "单位": "工委", "条目": [
        {"编号": "5", "责任": "戊", "主体": "班子成员", "责任类型": "一岗双责", "时限": "6月底前"}]},
    {"台账": "问题整改", "年度": "2026", "单位": "工委", "条目": [
        {"编号": "6", "问题": "己", "问题类别": "换届", "整改类型": "限期整改", "时限": "6月底前"}]},
)  # fmt: skip
SITUATION = Situation(BOOK, DAY)


def listed() -> tuple[Listed, ...]:
    return listing(SITUATION, Wanted(Scope(), None, frozenset(), frozenset({Role.MATTER})))


def cells(column: str) -> list[Cell]:
    return [SHOWN[column].cell(one) for one in listed()]


def test_how_far_an_aim_is_reached() -> None:
    """A share of the aim; none where less is better or nothing was filled in."""
    assert cells("目标值")[:4] == ["不少于7", "不超过5", "100%", "3"]
    assert cells("完成值")[:4] == [Decimal(6), Decimal(4), Decimal(25), None]
    assert cells("达成率")[:4] == [Ratio(6, 7), None, Ratio(1, 4), None]
    in_order = [one.obligation.id for one in ordered(listed(), [("达成率", False)])]
    assert in_order[:2] == ["3", "1"]


def test_results_in_words() -> None:
    """A bare name is a result; a number has its unit, a grade its brackets."""
    assert cells("成果")[2] == "一篇材料；教案 20 篇（一等）"


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("共建单位:企业", ["1"]),
        ("依据:要点", ["1", "2", "3", "4"]),
        ("依据:文件二", ["2"]),
        ("成果", ["3"]),
        ("目标值 非 成果", ["1", "2", "4"]),
        ("责任类型:一岗双责", ["5"]),
        ("主体:班子成员", ["5"]),
        ("问题类别:换届", ["6"]),
        ("整改类型:限期整改", ["6"]),
    ],
)
def test_queries_find_them(query: str, ids: list[str]) -> None:
    """Each is a field of the query language; what the header rests on every entry rests on."""
    test = compiled(query, Context(BOOK.units, DAY.year, {}))
    assert [one.obligation.id for one in listed() if test(one.obligation, one.standing)] == ids
