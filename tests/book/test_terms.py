"""Terms of office: when they end, and what an extension changes."""

from datetime import date
from typing import Any

import pytest
from made_books import book_of

from dangjian_cli.book.terms import Term, term_of
from dangjian_cli.models.fields import Years
from dangjian_cli.obligations.elections import elections
from dangjian_cli.obligations.standing import stand

DAY = date(2026, 9, 30)


def term(day: date = DAY, **unit: Any) -> Term | None:
    made = {"编号": "ZZ-1", "名称": "甲", "类别": "党支部", **unit}
    book = book_of(organisation={"台账": "组织", "条目": [made]})
    return term_of(book, book.units.entries[0].model, day)


@pytest.mark.parametrize(
    ("began", "years", "ends"),
    [
        ("2024-03-15", "3", "2027-03-15"),
        ("2024-02-29", "3", "2027-02-28"),
        ("2024-02-29", "4", "2028-02-29"),
        ("2023-12-31", "1", "2024-12-31"),
    ],
)
def test_a_term_ends_on_its_anniversary(began: str, years: str, ends: str) -> None:
    """The day of the month is kept where the month has it."""
    found = term(本届起=began, 任期年=years)
    assert found is not None
    assert found.ends.isoformat() == ends


def test_years_come_from_the_pack_where_none_are_written() -> None:
    """Three for a branch, five for a committee; units without terms have none, whatever is written."""
    kinds = ("党支部", "联合党支部", "党总支", "机关党委", "功能型党支部", "临时党支部", "党小组", "内设机构")
    found = [term(类别=kind, 本届起="2024-01-10") for kind in kinds]
    assert [one.years if one else None for one in found] == [3, 3, 3, 5, None, None, None, None]
    assert term(类别="功能型党支部", 本届起="2024-01-10", 任期年="3") is None
    assert term(任期年="3") is None
    assert term(本届起="2024-01-10", 任期年="0") is None
    assert term(本届起="2024-01-10", 任期年="999999999") is None


def test_an_extension_counts_since_its_approval() -> None:
    """Before it, and without it, the term ends as it ended; an extension never shortens."""
    keys: dict[str, Any] = {"本届起": "2023-06-20", "任期年": "3"}
    extended = term(**keys, 换届延期={"至": "2026-12-31", "批准日期": "2026-05-20"})
    assert extended is not None
    assert [str(extended.last_day(date(2026, 5, day))) for day in (19, 20)] == ["2026-06-20", "2026-12-31"]
    for extension in ({"至": "2026-12-31"}, {"批准日期": "2026-05-20"}, {"至": "2026-01-01", "批准日期": "2026-05-20"}):
        found = term(**keys, 换届延期=extension)
        assert found is not None
        assert str(found.last_day(DAY)) == "2026-06-20"


def test_an_election_is_owed_until_the_ledger_has_the_new_term() -> None:
    """Overdue after the last day; listed in later years too; not of a unit that was dissolved before."""
    units = [
        {
            "编号": "ZZ-1",
            "名称": "甲",
            "类别": "党支部",
            "本届起": "2023-06-20",
            "换届准备": [{"日期": "2026-05-04", "内容": "研究"}],
        },
        {
            "编号": "ZZ-2",
            "名称": "乙",
            "类别": "党支部",
            "本届起": "2023-06-20",
            "换届延期": {"至": "2026-12-31", "批准日期": "2026-06-01"},
        },
        {"编号": "ZZ-3", "名称": "丙", "类别": "党支部", "本届起": "2023-06-20", "撤销日期": "2026-06-01"},
        {"编号": "ZZ-4", "名称": "丁", "类别": "党支部", "本届起": "2024-06-20"},
        {"编号": "ZZ-5", "名称": "戊", "类别": "内设机构", "本届起": "2023-06-20"},
        {"编号": "ZZ-6", "名称": "己", "类别": "党支部"},
    ]
    book = book_of(organisation={"台账": "组织", "名称": "组织", "条目": units})
    found = {one.unit: one.obligations[0] for one in elections(book, Years(2026, 2026))}
    assert list(found) == ["甲", "乙"]
    assert found["甲"].id == "甲/换届#2026"
    stood = {unit: stand(owed, DAY, 15) for unit, owed in found.items()}
    assert (stood["甲"].word, stood["甲"].days_late) == ("逾期", 102)
    assert (stood["乙"].due, stood["乙"].word) == (date(2026, 12, 31), "未启动")
    assert [one.unit for one in elections(book, Years(2027, 2027))] == ["甲", "乙", "丁"]
    assert list(elections(book, Years(2025, 2025))) == []
