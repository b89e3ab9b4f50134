"""Rule packs: which version of an item is in force, what a workspace replaces, adds and switches off."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from made_books import book_of

from dangjian_cli.book.packs import shipped, shipped_packs
from dangjian_cli.book.requirements import ItemState, Packs
from dangjian_cli.book.validate import validate
from dangjian_cli.models.limits import Limit
from dangjian_cli.models.rulepack import Requirement
from dangjian_cli.models.vocabulary import Confidence, UnitKind
from dangjian_cli.source.files import packaged
from dangjian_cli.syntax.parse import parse

DAY = date(2026, 9, 30)


def pack(*entries: dict[str, Any], **header: Any) -> dict[str, Any]:
    return {"台账": "规则包", "名称": "本市", **header, "条目": list(entries)}


def packs_of(*ledgers: dict[str, Any], **settings: Any) -> Packs:
    return book_of(*ledgers, **settings).packs()


@pytest.mark.parametrize("source", packaged("rulepacks"), ids=lambda source: source.path.stem)
def test_shipped_packs_are_clean(source: Any) -> None:
    """What we ship is held to what we ask of a workspace: no fault of text or shape."""
    parsed = parse(source)
    validated = validate(parsed)
    assert (parsed.faults, validated.faults) == ((), ())
    assert validated.ledger is not None


@pytest.mark.parametrize(
    "entry", [entry for ledger in shipped("rulepacks") for entry in ledger.of(Requirement)], ids=lambda e: e.model.id
)
def test_shipped_items_say_what_they_rest_on(entry: Any) -> None:
    """Every item is a demand or a number, with 依据 and 可信度; what is read in the original has its article."""
    (item,) = shipped_packs().by_id[entry.model.id]
    assert (item.model.frequency is None) != (item.model.limit is None or item.model.amount is None)
    assert item.basis.text
    if item.basis.confidence is Confidence.READ:
        assert item.model.article
        assert item.since is not None


def test_every_limit_is_shipped() -> None:
    """Each number that a rule may ask for has a value, whatever the kind of unit."""
    found = {item.model.limit for item in shipped_packs().items}
    assert set(Limit) <= found
    assert all(limit.measure for limit in Limit)


def test_a_limit_may_depend_on_the_kind_of_unit() -> None:
    """Terms: five years for committees, three for branches; none for an office."""
    packs = shipped_packs()
    years = {kind: packs.limit(Limit.TERM_YEARS, DAY, kind) for kind in UnitKind}
    assert (years[UnitKind.COMMITTEE], years[UnitKind.BRANCH]) != (None, None)
    assert [bound.number for bound in (years[UnitKind.COMMITTEE], years[UnitKind.BRANCH]) if bound] == [5, 3]
    assert years[UnitKind.OFFICE] is None


def test_a_workspace_replaces_an_item_from_its_own_day_on() -> None:
    """The same 编号: ours holds before that day, theirs after it, whichever is the newer document."""
    packs = packs_of(
        pack({"编号": "GD-回头看", "名称": "回头看", "限额": "回头看天数", "数值": "60"}, 生效日期="2026-07-01")
    )
    before, after = packs.limit(Limit.REVISIT_DAYS, date(2026, 6, 30)), packs.limit(Limit.REVISIT_DAYS, DAY)
    assert before is not None
    assert after is not None
    assert (before.amount, after.amount) == (Decimal(90), Decimal(60))
    assert [packs.state(item, DAY) for item in packs.by_id["GD-回头看"]] == [ItemState.APPLIED, ItemState.REPLACED]


def test_a_version_holds_for_whole_periods_only() -> None:
    """One that begins or ends within the days asked about does not hold throughout them."""
    packs = packs_of(
        pack(
            {"编号": "BD-1", "名称": "甲", "类型": "专题研究", "频次": "每季度"},
            生效日期="2026-02-01",
            停止日期="2026-09-30",
        )
    )
    quarters = [(date(2026, month, 1), date(2026, month + 2, 28)) for month in (1, 4, 7, 10)]
    assert [packs.version("BD-1", *quarter) is not None for quarter in quarters] == [False, True, True, False]
    (item,) = packs.by_id["BD-1"]
    days = (date(2026, 1, 31), DAY, date(2026, 10, 1))
    assert [packs.state(item, day) for day in days] == [ItemState.TO_COME, ItemState.APPLIED, ItemState.OVER]


def test_an_item_is_switched_off_with_a_reason() -> None:
    """In the pack itself or in dangjian.yaml; the reason is kept, and the item limits nothing."""
    by_settings = packs_of(规则包={"停用": {"GD-联合支部": "本市另有规定"}})
    by_pack = packs_of(
        pack({"编号": "GD-联合支部", "名称": "联合", "限额": "联合党支部覆盖单位数上限", "停用": "另有规定"})
    )
    for packs, reason in ((by_settings, "本市另有规定"), (by_pack, "另有规定")):
        assert packs.limit(Limit.JOINT_BRANCH_UNITS, DAY) is None
        assert packs.by_id["GD-联合支部"][0].off == reason
        assert packs.state(packs.by_id["GD-联合支部"][0], DAY) is ItemState.OFF


def test_an_item_without_a_basis_rests_on_the_pack() -> None:
    """What a workspace adds without 依据 is its own convention, of which nothing is claimed."""
    packs = packs_of(pack({"编号": "BD-1", "名称": "甲", "类型": "专题研究", "频次": "每季度"}))
    assert packs.by_id["BD-1"][0].basis == ("本单位规则包", Confidence.UNVERIFIED)
