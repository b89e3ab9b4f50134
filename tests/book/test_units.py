"""The tree of units and their groups."""

from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.book.units import Units, build_units
from dangjian_cli.diagnostics.diagnostic import Place
from dangjian_cli.models.kinds import ORGANISATION
from dangjian_cli.models.organisation import OrganisationHeader, Unit

FILE = PurePosixPath("组织.yaml")


def units_of(*rows: Mapping[str, object], header: Mapping[str, object] | None = None) -> Units:
    """The units that one 组织 ledger with these entries makes; the 编号 is the row's number."""
    entries = tuple(
        Entry(Unit.model_validate({"编号": str(index), **row}), Place(FILE, ("条目", index)))
        for index, row in enumerate(rows)
    )
    head = OrganisationHeader.model_validate({"台账": "组织", **(header or {})})
    return build_units((Ledger(FILE, ORGANISATION, head, entries),))


OFFICE = units_of(
    {"名称": "市直机关工委", "简称": "工委", "类别": "机关工委"},
    {"名称": "市统计局机关党委", "上级": "工委", "类别": "机关党委", "曾用名": ["统计局党总支"]},
    {"名称": "第二党支部", "上级": "统计局党总支", "类别": "党支部"},
    {"名称": "第一党支部", "上级": "市统计局机关党委", "类别": "党支部"},
    {"名称": "工委办公室", "上级": "市直机关工委", "类别": "内设机构"},
    header={"单位组": {"各党支部": {"类别": "党支部"}, "两家": ["工委", "第一党支部", "某办"]}},
)


def test_a_unit_is_known_by_its_full_short_and_former_names() -> None:
    """Full name, 简称 and 曾用名 lead to the same full name; an unknown name stays as written."""
    assert OFFICE.resolve("工委") == OFFICE.resolve("市直机关工委") == "市直机关工委"
    assert OFFICE.resolve("统计局党总支") == "市统计局机关党委"
    assert OFFICE.resolve("某办") is None
    assert OFFICE.canonical("工委") == "市直机关工委"
    assert OFFICE.canonical("某办") == "某办"
    assert OFFICE.short("市直机关工委") == "工委"
    assert OFFICE.short("第一党支部") == "第一党支部"
    assert OFFICE.get("某办") is None


def test_an_exact_name_wins_over_a_former_one() -> None:
    """A name that one unit had and another has now means the one that has it."""
    units = units_of({"名称": "甲党委", "曾用名": ["乙党委"]}, {"名称": "丙党委", "简称": "乙党委"}, {"名称": "乙党委"})
    entry = units.by_name["乙党委"]
    assert entry.model.title == "乙党委"


def test_the_tree_is_walked_superiors_first_in_the_order_of_the_file() -> None:
    """`walk` gives depth, `below` the names, `order` the positions; superiors may be named in any way."""
    assert list(OFFICE.walk("市直机关工委")) == [
        ("市直机关工委", 0),
        ("市统计局机关党委", 1),
        ("第二党支部", 2),
        ("第一党支部", 2),
        ("工委办公室", 1),
    ]
    assert OFFICE.below("市统计局机关党委") == ("市统计局机关党委", "第二党支部", "第一党支部")
    assert OFFICE.roots() == ("市直机关工委",)
    assert OFFICE.superior("第二党支部") == "市统计局机关党委"
    assert OFFICE.superior("市直机关工委") is None
    assert OFFICE.superior("某办") is None
    assert sorted(OFFICE.order, key=lambda name: OFFICE.order[name]) == list(OFFICE.below("市直机关工委"))


def test_a_unit_whose_superior_nobody_knows_is_a_root() -> None:
    """A misspelt 上级 does not take the unit out of the tree."""
    units = units_of({"名称": "甲", "上级": "没有的单位"}, {"名称": "乙", "上级": "甲"})
    assert units.roots() == ("甲",)
    assert units.below("甲") == ("甲", "乙")


def test_circles_neither_hang_nor_lose_units() -> None:
    """Units that are their own or each other's superiors are each met once, under the first of them."""
    units = units_of(
        {"名称": "甲", "上级": "乙"},
        {"名称": "乙", "上级": "丙"},
        {"名称": "丙", "上级": "甲"},
        {"名称": "丁", "上级": "乙"},
        {"名称": "自己", "上级": "自己"},
    )
    assert units.roots() == ("甲", "自己")
    assert sorted(units.below("甲")) == sorted(["甲", "乙", "丙", "丁"])
    assert units.below("自己") == ("自己",)
    assert set(units.order) == {"甲", "乙", "丙", "丁", "自己"}


def test_a_deep_tree_is_walked_without_recursion() -> None:
    """Five thousand levels are no crash."""
    rows = [{"名称": f"第{level}级", "上级": f"第{level - 1}级"} for level in range(5000)]
    units = units_of(*rows)
    assert units.roots() == ("第0级",)
    assert len(units.below("第0级")) == 5000


def test_of_two_units_with_one_name_the_first_is_meant() -> None:
    """The tree shows the name once; DJ111 reports the second."""
    units = units_of({"名称": "甲"}, {"名称": "乙", "上级": "甲"}, {"名称": "乙", "简称": "小乙"})
    assert units.roots() == ("甲",)
    assert units.below("甲") == ("甲", "乙")
    assert units.get("乙") is not None
    assert units.by_name["乙"].model.id == "1"


def test_groups_are_units_of_a_kind_or_a_list_of_names() -> None:
    """Members come in the order of the file; names that no ledger knows are left out; no group is None."""
    assert OFFICE.group("各党支部") == ("第二党支部", "第一党支部")
    assert OFFICE.group("两家") == ("市直机关工委", "第一党支部")
    assert OFFICE.group("没有的组") is None
    assert {"工委", "统计局党总支", "各党支部"} <= set(OFFICE.known_names())


@pytest.mark.parametrize(
    ("day", "there"),
    [
        (date(2024, 12, 31), False),
        (date(2025, 1, 1), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
        (None, True),
    ],
)
def test_a_unit_exists_from_its_founding_to_its_end(day: date | None, there: bool) -> None:
    """Both days count; without a date, or for a unit that nobody knows, nothing speaks against it."""
    units = units_of({"名称": "甲", "成立日期": "2025-01-01", "撤销日期": "2026-06-30"}, {"名称": "乙"})
    assert units.exists("甲", day) is there
    assert units.exists("乙", day)
    assert units.exists("某办", day)


@given(st.lists(st.integers(min_value=-1, max_value=9), min_size=1, max_size=10))
def test_every_unit_stands_in_the_tree_exactly_once(superiors: list[int]) -> None:
    """Whatever the superiors say (missing, circular, themselves), the walks from the roots meet each unit once."""
    units = units_of(*({"名称": f"单位{i}", "上级": f"单位{above}"} for i, above in enumerate(superiors)))
    met = [name for root in units.roots() for name in units.below(root)]
    assert sorted(met) == sorted(f"单位{i}" for i in range(len(superiors)))
    assert list(units.order) == met
