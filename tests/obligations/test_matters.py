"""Entries that are owed once: who owes them, their stages, their shares in other units (b6, points 2, 8, 10, 12)."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made_books import owed_of, situation_of, tasks, written

from dangjian_cli.models.fields import Years
from dangjian_cli.obligations.attribution import unit_of_unread
from dangjian_cli.obligations.obligation import UNASSIGNED, UNATTRIBUTED, Hold, Role
from dangjian_cli.obligations.register import entry_expansions, register
from dangjian_cli.obligations.standing import stand

NOW = date(2026, 9, 30)
UNITS: dict[str, Any] = {
    "台账": "组织",
    "单位组": {"各党支部": {"类别": "党支部"}, "联络组": ["办公室", "丙支部"], "空组": {"类别": "党小组"}},
    "条目": [
        {"编号": "ZZ-1", "名称": "工委", "类别": "机关工委"},
        {"编号": "ZZ-2", "名称": "办公室", "简称": "办", "曾用名": "秘书处", "上级": "工委"},
        {"编号": "ZZ-4", "名称": "甲支部", "简称": "甲", "类别": "党支部", "上级": "工委"},
        {"编号": "ZZ-5", "名称": "乙支部", "类别": "党支部", "上级": "工委", "成立日期": "2026-07-01"},
        {"编号": "ZZ-6", "名称": "丙支部", "类别": "党支部", "上级": "工委", "撤销日期": "2026-06-30"},
        {"编号": "ZZ-7", "名称": "丁支部", "类别": "党支部", "上级": "工委", "撤销日期": "2025-06-30"},
        {"编号": "ZZ-8", "名称": "戊支部", "类别": "党支部", "上级": "工委", "成立日期": "2027-01-01"},
    ],
}


def owed(*entries: dict[str, Any], header: dict[str, Any] | None = None) -> dict[str, Any]:
    return dict(owed_of({**tasks(*entries), **(header or {})}, organisation=UNITS))


@pytest.mark.parametrize(
    ("keys", "unit", "partners"),
    [
        ({}, "工委", ()),
        ({"责任单位": ["办公室"]}, "办公室", ()),
        ({"责任单位": "办"}, "办公室", ()),
        ({"责任单位": ["秘书处"]}, "办公室", ()),
        ({"责任单位": ["外单位"]}, "外单位", ()),
        ({"责任单位": ["甲", "办公室"], "配合单位": ["办公室", "工委", "甲支部"]}, "甲支部", ("办公室", "工委")),
        ({"责任单位": ["各党支部"]}, "工委", ("甲支部", "乙支部", "丙支部")),
        ({"责任单位": ["各党支部", "办公室"]}, "工委", ("甲支部", "乙支部", "丙支部", "办公室")),
        ({"责任单位": ["办公室"], "配合单位": ["联络组", "外单位"]}, "办公室", ("丙支部", "外单位")),
        ({"配合单位": ["办公室"]}, "工委", ("办公室",)),
        ({"责任单位": ["空组"]}, "工委", ()),
    ],
)
def test_who_owes_and_who_takes_part(keys: dict[str, Any], unit: str, partners: tuple[str, ...]) -> None:
    """The first unit owes, by its full name; a group is owed by the header's unit, those of it that existed take part."""
    (one,) = owed({"编号": "RW", "任务": "甲", **keys}).values()
    assert (one.unit, one.partners) == (unit, partners)


def test_nobody_is_named_at_all() -> None:
    """Without a unit in entry and header the matter is told under （未写责任单位）."""
    ledger = {key: value for key, value in tasks({"编号": "RW", "任务": "甲"}).items() if key != "单位"}
    assert owed_of(ledger)["RW"].unit == UNASSIGNED
    group = {**ledger, "条目": [{"编号": "RW", "任务": "甲", "责任单位": ["各党支部"]}]}
    assert owed_of(group)["RW"].unit == UNASSIGNED


def test_members_of_a_group_in_a_ledger_without_a_year() -> None:
    """Where no year says who existed, every member takes part."""
    ledger = {
        key: value
        for key, value in tasks({"编号": "RW", "任务": "甲", "责任单位": ["各党支部"]}).items()
        if key != "年度"
    }
    assert len(owed_of(ledger, organisation=UNITS)["RW"].partners) == 5


@pytest.mark.parametrize(
    ("deadline", "units"),
    [
        ("6月底前", ["甲支部", "丙支部"]),
        ("7月底前", ["甲支部", "乙支部"]),
        ("长期坚持", ["甲支部", "乙支部"]),
        ("适时", ["甲支部", "乙支部"]),
    ],
)
def test_shared_out_to_units_that_exist_on_the_due_day(deadline: str, units: list[str]) -> None:
    """A unit not yet founded or dissolved by then owes nothing; without a day the end of the ledger's year decides."""
    found = owed({"编号": "RW", "任务": "甲", "时限": deadline, "分解到": ["各党支部"]})
    shares = [one for one in found.values() if one.placeholder]
    assert [one.unit for one in shares] == units
    assert found["RW@甲"].parent == "RW"
    assert all(one.place.path == ("条目", 0, "分解到") for one in shares)


def test_the_deadline_approved_last_decides_who_exists() -> None:
    """Postponed into the second half of the year, the task falls to the units of the second half."""
    later = [{"新时限": "8月底前", "批准日期": "2026-06-01"}]
    found = owed({"编号": "RW", "任务": "甲", "时限": "6月底前", "延期": later, "分解到": ["各党支部"]})
    assert [one.unit for one in found.values() if one.placeholder] == ["甲支部", "乙支部"]


def test_a_unit_with_an_entry_of_its_own_is_not_owed_twice() -> None:
    """The unit's own entry with 上级任务 is its share; the parent's own unit owes the parent."""
    parent = {"编号": "RW", "任务": "甲", "时限": "8月底前", "分解到": ["各党支部", "办公室", "工委"]}
    child = {"编号": "RW-1", "任务": "乙", "责任单位": ["秘书处"], "上级任务": "RW"}
    assert list(owed(parent, child)) == ["RW", "RW@甲", "RW@乙支部", "RW-1"]


def test_a_share_has_the_parents_deadline_and_none_of_its_facts() -> None:
    """No completion, no person, no evidence of the parent; its holds and its weight are the parent's."""
    parent = {
        "编号": "RW",
        "任务": "甲",
        "时限": "6月底前",
        "硬任务": "是",
        "责任人": "王某",
        "完成日期": "2026-05-01",
        "进度": "60",
        "状态": "已完成",
        "佐证": ["通知"],
        "取消": {"日期": "2026-08-01"},
        "分解到": ["甲支部"],
    }
    share = owed(parent)["RW@甲"]
    assert (share.owners, share.evidence, share.claimed_done, share.partners) == ((), 0, False, ())
    standing = stand(share, date(2026, 7, 31), 15)
    assert (standing.word, standing.days_late, share.hard) == ("逾期", 31, True)
    claimed = owed({"编号": "RW", "任务": "甲", "状态": "已完成", "分解到": ["甲支部"]})
    assert (claimed["RW"].claimed_done, claimed["RW@甲"].claimed_done) == (True, False)
    assert stand(share, NOW, 15).hold is Hold.CANCELLED


def test_a_recurring_task_is_shared_out_period_by_period() -> None:
    """Every unit owes the periods that fall due while it exists; the parent's records are its own."""
    parent = {
        "编号": "RW",
        "任务": "甲",
        "时限": "每季度末",
        "期次": [{"期": "2026Q1", "完成日期": "2026-03-01"}],
        "分解到": ["各党支部"],
    }
    found = owed(parent)
    assert [id_ for id_ in found if id_.startswith("RW@乙支部")] == ["RW@乙支部#2026Q3", "RW@乙支部#2026Q4"]
    assert [id_ for id_ in found if id_.startswith("RW@丙支部")] == ["RW@丙支部#2026Q1", "RW@丙支部#2026Q2"]
    assert found["RW#2026Q1"].completions and not found["RW@甲#2026Q1"].completions


def test_responsibilities_apply_to_units_as_tasks_are_shared_out() -> None:
    """适用对象 of a 责任清单 is 分解到."""
    ledger = {
        "台账": "责任清单",
        "年度": "2026",
        "单位": "工委",
        "条目": [{"编号": "ZR", "责任": "甲", "时限": "8月底前", "适用对象": ["甲支部"]}],
    }
    assert owed_of(ledger, organisation=UNITS)["ZR@甲"].place.path == ("条目", 0, "适用对象")


def test_stages_of_a_matter() -> None:
    """Each with its own deadline and day, numbered in the order of the file, named after the matter and itself."""
    stages = [
        {"名称": "申报", "时限": "3-4月", "完成日期": "2026-04-01"},
        {"时限": "6月底前"},
        {"名称": "总结"},
    ]
    found = owed({"编号": "RW", "任务": "甲", "时限": "年底前", "开始": "2026-02-01", "节点": stages})
    assert [(id_, one.role, one.title) for id_, one in found.items()] == [
        ("RW", Role.MATTER, "甲"),
        ("RW/1", Role.MILESTONE, "甲：申报"),
        ("RW/2", Role.MILESTONE, "甲"),
        ("RW/3", Role.MILESTONE, "甲：总结"),
    ]
    words = [stand(one, NOW, 15).word for one in found.values()]
    assert words == ["推进中", "按期完成", "逾期", "未启动"]
    assert stand(found["RW/3"], NOW, 15).timing.value == "不可考核"


def test_a_stage_without_a_day_is_done_with_the_whole() -> None:
    """Once the matter is done nothing more is asked for; before that day the stage is as late as ever."""
    stages = [{"名称": "一", "时限": "3月底前"}]
    found = owed({"编号": "RW", "任务": "甲", "时限": "年底前", "完成日期": "2026-08-01", "节点": stages})
    assert stand(found["RW/1"], date(2026, 7, 31), 15).word == "逾期"
    assert stand(found["RW/1"], NOW, 15).done_on == date(2026, 8, 1)


@pytest.mark.parametrize(
    ("keys", "header", "opens"),
    [
        ({"时限": "年底前"}, {}, "2026-01-01"),
        ({"时限": "年底前"}, {"基准日": "2026-03-20"}, "2026-03-20"),
        ({"时限": "年底前", "开始": "2026-05-01"}, {"基准日": "2026-03-20"}, "2026-05-01"),
        ({"时限": "6-8月"}, {}, "2026-06-01"),
        ({"时限": "适时"}, {}, "2026-01-01"),
        ({"时限": "适时", "开始": "2026-05-01"}, {}, "2026-05-01"),
        ({}, {}, "2026-01-01"),
    ],
)
def test_when_the_work_begins(keys: dict[str, Any], header: dict[str, Any], opens: str) -> None:
    """开始, else the first day of a span, else the later of New Year and 基准日 (b2)."""
    assert owed({"编号": "RW", "任务": "甲", **keys}, header=header)["RW"].opens == date.fromisoformat(opens)


def test_what_reports_may_group_by() -> None:
    """专项, 类别 and 来源, whatever the kind of ledger calls them."""
    made = owed({"编号": "RW", "任务": "甲", "专项": "一、二", "类别": "三", "来源": "要点"})["RW"]
    assert [(tag.dimension, tag.value) for tag in made.tags] == [
        ("专项", "一"),
        ("专项", "二"),
        ("类别", "三"),
        ("来源", "要点"),
    ]
    problems = {"台账": "问题整改", "年度": "2026", "条目": [{"编号": "ZG", "问题": "甲", "来源": "自查"}]}
    assert [tag.value for tag in owed_of(problems)["ZG"].tags] == ["自查"]


def test_one_entry_alone() -> None:
    """The same shares as in the register."""
    ledger = tasks(
        {"编号": "RW", "任务": "甲", "时限": "8月底前", "分解到": ["各党支部"]},
        {"编号": "RW-1", "任务": "乙", "责任单位": ["甲支部"], "上级任务": "RW"},
    )
    situation = situation_of(NOW, ledger)
    found, entry = next((ledger, entry) for ledger in situation.book.ledgers[1:] for entry in ledger.entries)
    alone = entry_expansions(situation.book, found, entry)  # type: ignore[arg-type]
    assert alone == situation.register.expansions[:2]
    assert [one.id for one in alone] == ["RW", "RW@乙支部"]


def test_units_in_a_circle_owe_what_they_owe() -> None:
    """Units that are each other's superiors (DJ111) hang nothing up."""
    circle = {
        "台账": "组织",
        "条目": [{"编号": "ZZ-1", "名称": "甲", "上级": "乙"}, {"编号": "ZZ-2", "名称": "乙", "上级": "甲"}],
    }
    ledger = tasks({"编号": "RW", "任务": "甲", "责任单位": ["乙"], "分解到": ["甲", "乙"]})
    assert [one.unit for one in owed_of(ledger, organisation=circle).values()] == ["乙", "甲"]


BROKEN = """台账: 任务清单
年度: 2026
单位: 工委
条目:
  - {编号: RW-1, 任务: 甲, 时限: 6月底前}
  - {编号: RW-2, 任务: 乙, 责任单位: [各党支部], 完成日期: 昨天}
  - {编号: RW-3, 任务: 丙, 责任单位: [办], 完成日期: 昨天}
  - {编号: RW-4, 任务: 丁, 责任单位: {名称: 办}}
  - {编号: RW-5, 任务: 戊, 上级任务: RW-1, 完成日期: 昨天}
  - 编号: RW-6
    任务: "己
"""


def test_what_could_not_be_counted_is_known_by_its_unit(tmp_path: Path) -> None:
    """A group means the unit of the header; a unit that is itself at fault, or was not reached, is （未能归属）."""
    units = "台账: 组织\n单位组: {各党支部: {类别: 党支部}}\n条目:\n  - {编号: ZZ-1, 名称: 工委}\n"
    units += "  - {编号: ZZ-2, 名称: 办公室, 简称: 办, 上级: 工委}\n  - {编号: ZZ-3, 名称: 甲支部, 类别: 党支部, 成立日期: 明天}\n"
    book = written(tmp_path, 任务=BROKEN, 组织=units)
    found = register(book, Years(2026, 2026))
    assert [one.id for one in found.obligations] == ["RW-1"]
    assert {one.id: unit_of_unread(book, one) for one in found.unread} == {
        "RW-2": "工委",
        "RW-3": "办公室",
        "RW-4": UNATTRIBUTED,
        "RW-5": "工委",
        "RW-6": UNATTRIBUTED,
    }


def test_a_faulty_unit_owes_nothing_and_is_no_entry(tmp_path: Path) -> None:
    """Only ledgers of things to be done have entries to count; a faulty unit is told by the notice alone."""
    units = "台账: 组织\n条目:\n  - {编号: ZZ-1, 名称: 工委, 简称: [工]}\n  - {编号: ZZ-2}\n"
    book = written(tmp_path, 任务="台账: 任务清单\n年度: 2026\n条目: []\n", 组织=units)
    assert len(book.unread) == 1
    assert register(book, Years(2026, 2026)).unread == ()
