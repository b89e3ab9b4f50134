"""发展党员: what a case owes by which day, under which edition of the rules."""

from datetime import date
from typing import Any

import pytest
from made_books import book_of, owed_of

from dangjian_cli.models.admission import Case
from dangjian_cli.obligations.admission import Reckoning
from dangjian_cli.obligations.standing import stand

DAY = date(2026, 9, 30)


def case(**days: Any) -> dict[str, Any]:
    """A ledger of one case."""
    entry = {"编号": "FZ-2026-001", "单位": "甲支部", **days}
    return {"台账": "发展党员", "名称": "发展党员", "年度": "2026", "单位": "工委", "条目": [entry]}


def due(**days: Any) -> dict[str, tuple[str, str]]:
    """What the case owes: the day by which, and how that stands."""
    owed = owed_of(case(**days))
    stood = {id_: stand(one, DAY, 15) for id_, one in owed.items() if id_.startswith("FZ")}
    return {id_.removeprefix("FZ-2026-001/"): (str(one.due), one.word) for id_, one in stood.items()}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"申请": "2026-01-31"}, {"谈话#2026-02": ("2026-02-28", "逾期")}),
        ({"申请": "2026-01-31", "谈话": "2026-02-28"}, {"谈话#2026-02": ("2026-02-28", "按期完成")}),
        ({"预审": "2026-09-01"}, {"大会#2026-10": ("2026-10-01", "临期")}),
        ({"大会": "2026-08-06"}, {"审批#2026-11": ("2026-11-06", "未启动")}),
        (
            {"大会": "2025-08-06", "审批": "2025-09-01", "宣誓": "2025-09-02"},
            {"转正大会#2026-09": ("2026-09-06", "逾期")},
        ),
        ({"转正大会": "2026-08-06"}, {"转正审批#2026-11": ("2026-11-06", "未启动")}),
        ({"申请": "2026-01-31", "终止": "2026-02-01"}, {"谈话#2026-02": ("2026-02-28", "已取消")}),
        ({"申请": "2026-12-15"}, {}),
    ],
)
def test_steps_of_the_new_edition(days: dict[str, str], expected: dict[str, tuple[str, str]]) -> None:
    """Each runs from the one before it; what falls due after the year is not owed yet."""
    assert due(细则版本="2026", **days) == expected


def test_reviews_follow_one_another_until_the_case_is_a_candidate() -> None:
    """Half a year after the one before; what was settled before the year is not told again."""
    days = {"细则版本": "2026", "积极分子": "2025-01-10", "考察": ["2026-01-20", "2025-07-01"]}
    assert due(**days) == {"考察#2026-01": ("2026-01-01", "逾期完成"), "考察#2026-07": ("2026-07-20", "逾期")}
    assert due(**days, 发展对象="2026-02-10") == {"考察#2026-01": ("2026-01-01", "逾期完成")}


def test_an_edition_limits_only_what_it_is_known_to_limit() -> None:
    """The old one knows of no month between 预审 and 大会; without an edition nothing is reckoned."""
    assert due(细则版本="2014", 预审="2026-07-01") == {}
    assert due(申请="2026-01-31") == {}
    assert due(细则版本="2014", 申请="2026-01-31") == {"谈话#2026-02": ("2026-02-28", "逾期")}


def test_a_workspace_replaces_a_limit_of_an_edition_by_its_number() -> None:
    """Under the same 编号, whatever its own pack says of 版本; the other edition stays."""
    pack = {
        "台账": "规则包",
        "名称": "本市",
        "条目": [{"编号": "GD-发展2026-谈话", "名称": "两个月", "限额": "发展党员谈话月数", "数值": "2"}],
    }
    owed = owed_of(case(细则版本="2026", 申请="2026-01-31"), pack)
    assert [id_ for id_ in owed if id_.startswith("FZ")] == ["FZ-2026-001/谈话#2026-03"]
    owed = owed_of(case(细则版本="2014", 申请="2026-01-31"), pack)
    assert [id_ for id_ in owed if id_.startswith("FZ")] == ["FZ-2026-001/谈话#2026-02"]


@pytest.mark.parametrize(
    ("days", "ends"),
    [
        ({"大会": "2025-08-06"}, date(2026, 8, 6)),
        ({"大会": "2025-08-06", "预备期满": "2026-08-05"}, date(2026, 8, 5)),
        ({"大会": "2025-08-06", "延长至": "2027-02-06"}, date(2027, 2, 6)),
        ({}, None),
    ],
)
def test_the_end_of_probation(days: dict[str, str], ends: date | None) -> None:
    """As extended, as written, else a year from the assembly."""
    book = book_of(case(细则版本="2026", **days))
    ((_, entry),) = book.each(Case)
    assert Reckoning(book, entry.model).probation_ends == ends
