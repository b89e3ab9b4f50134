"""The query language: what each field asks, how terms are put together, and where a mistake is pointed at."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_books import UNITS, book_of, ledgers, tasks

from dangjian_cli.obligations.obligation import Role
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import stand
from dangjian_cli.query.fields import BY_NAME, FIELDS, Sort, words_of
from dangjian_cli.query.match import Context
from dangjian_cli.query.match import test_of as compiled
from dangjian_cli.query.parse import All, parse
from dangjian_cli.query.tokens import QueryError

DAY = date(2026, 9, 30)
ENTRIES: list[dict[str, Any]] = [
    {
        "编号": "RW-1", "任务": "整理 档案", "责任单位": ["甲支部"], "责任人": ["王某", "赵某"], "牵头领导": "张某",
        "时限": "8月底前", "类别": "组织建设", "专项": ["模范机关", "减负"], "来源": "工作要点", "硬任务": "是",
        "进展": [{"日期": "2026-06-01", "内容": "起草", "进度": "30"}],
    },
    {"编号": "RW-2", "任务": "修订制度", "责任单位": ["办公室"], "配合单位": ["甲支部"], "盯办人": "李某", "时限": "9月15日前",
     "完成日期": "2026-09-10", "佐证": ["文号1"], "类别": "换届"},
    {"编号": "RW-3", "任务": "年底总结", "责任单位": ["组织部"], "时限": "年底前", "上级任务": "RW-1", "开始": "2026-07-01"},
    {"编号": "RW-4", "任务": "立行立改的事", "责任单位": ["工委"], "时限": "立行立改", "开始": "2026-09-20"},
    {"编号": "RW-5", "任务": "每季度通报", "时限": "每季度末", "期次": [{"期": "2026Q1", "完成日期": "2026-04-02"}]},
    {"编号": "RW-6", "任务": "推迟的", "责任单位": ["乙支部"], "时限": "6月底前",
     "延期": [{"申请日期": "2026-06-01", "新时限": "10月底前", "批准日期": "2026-06-10"}]},
    {"编号": "RW-7", "任务": "暂缓的", "时限": "6月底前", "暂缓": {"自": "2026-05-01"}, "分解到": ["乙支部"]},
]  # fmt: skip


def found(query: str, saved: dict[str, str] | None = None) -> list[str]:
    book = book_of(tasks(*ENTRIES))
    test = compiled(query, Context(book.units, DAY.year, saved or {}))
    owed = Situation(book, DAY).register.obligations
    return [one.id for one in owed if one.role is not Role.MILESTONE and test(one, stand(one, DAY, 15))]


QUARTERS = [f"RW-5#2026Q{number}" for number in (1, 2, 3, 4)]
ALL = ["RW-1", "RW-2", "RW-3", "RW-4", *QUARTERS, "RW-6", "RW-7", "RW-7@乙支部"]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", ALL),
        ("单位:甲支部", ["RW-1"]),
        ("单位:组织部+", ["RW-1", "RW-3", "RW-6", "RW-7@乙支部"]),
        ("责任单位：组织部＋", ["RW-1", "RW-3", "RW-6", "RW-7@乙支部"]),
        ("单位:各党支部", ["RW-1", "RW-6", "RW-7@乙支部"]),
        ("单位:党支部", ["RW-1", "RW-6", "RW-7@乙支部"]),
        ("单位:内设机构", ["RW-2", "RW-3"]),
        ("参与单位:甲支部", ["RW-2"]),
        ("状态:逾期", ["RW-1", "RW-5#2026Q2"]),
        ("状态:超期", ["RW-1", "RW-5#2026Q2"]),
        ("状态:逾期、临期", ["RW-1", "RW-4", "RW-5#2026Q2", "RW-5#2026Q3"]),
        ("状态:暂缓", ["RW-7", "RW-7@乙支部"]),
        ("办理:推进中", ["RW-1"]),
        ("办理:已完成", ["RW-2", "RW-5#2026Q1"]),
        ("状态:逾期完成", ["RW-5#2026Q1"]),
        ("时限:2026Q3", ["RW-1", "RW-2", "RW-5#2026Q3"]),
        ("时限:三季度", ["RW-1", "RW-2", "RW-5#2026Q3"]),
        ("时限:立行立改", ["RW-4"]),
        ("截止<2026-09-01", ["RW-1", "RW-5#2026Q1", "RW-5#2026Q2", "RW-7", "RW-7@乙支部"]),
        ("截止>=10月 截止<=2026-10-31", ["RW-4", "RW-6"]),
        ("截止>三季度 非 状态:未到开始", ["RW-3", "RW-4", "RW-6"]),
        ("时限=2026-09-30", ["RW-5#2026Q3"]),
        ("开始:2026-07-01", ["RW-3", "RW-5#2026Q3"]),
        ("完成:2026Q2", ["RW-5#2026Q1"]),
        ("完成", ["RW-2", "RW-5#2026Q1"]),
        ("销号", []),
        ("责任人:王某", ["RW-1"]),
        ("负责人:赵某", ["RW-1"]),
        ("人:李某", ["RW-2"]),
        ("盯办人:李某", ["RW-2"]),
        ("牵头领导:张某", ["RW-1"]),
        ("专项:减负", ["RW-1"]),
        ("专项", ["RW-1"]),
        ("来源:要点", ["RW-1"]),
        ("进度<50", ["RW-1"]),
        ("进度>=30%", ["RW-1", "RW-2", "RW-5#2026Q1"]),
        ("进度=30", ["RW-1"]),
        ("逾期天数>30", ["RW-5#2026Q2"]),
        ("剩余天数<=5", ["RW-4", "RW-5#2026Q3"]),
        ("佐证", ["RW-2"]),
        ("非 佐证 状态:逾期", ["RW-1", "RW-5#2026Q2"]),
        ("硬任务", ["RW-1"]),
        ("硬任务:否 单位:办公室", ["RW-2"]),
        ("延期", ["RW-6"]),
        ("未登记", ["RW-7@乙支部"]),
        ("上级任务:RW-1", ["RW-3"]),
        ("口径:期次", QUARTERS),
        ("频次", QUARTERS),
        ("种类:任务清单 编号:RW-2", ["RW-2"]),
        ("台账:要点 编号:RW-3", ["RW-3"]),
        ("制度", ["RW-2"]),
        ("“整理 档案”", ["RW-1"]),
        ("事项:总结", ["RW-3"]),
        ("类别:组织建设 或 类别:换届", ["RW-1", "RW-2"]),
        ("状态:逾期 (类别:组织建设 或 口径:期次)", ["RW-1", "RW-5#2026Q2"]),
        ("非（类别:组织建设 或 口径:期次） 且 办理:未启动", ["RW-3", "RW-4", "RW-6", "RW-7", "RW-7@乙支部"]),
        ("非 非 佐证", ["RW-2"]),
        ("@我的", ["RW-1"]),
        ("@急的 非 口径:期次", ["RW-1"]),
    ],
)
def test_what_a_query_finds(query: str, ids: list[str]) -> None:
    """Each query against the ids that a reader of the ledger finds by eye."""
    assert found(query, {"我的": "责任人:王某", "急的": "状态:逾期 或 @我的"}) == ids


@pytest.mark.parametrize(
    ("query", "shown", "message"),
    [
        ("单位:甲支部 状泰:逾期", "状泰", "没有“状泰”这个栏目"),
        ("状态:逾其", "逾其", "“状态”没有“逾其”这个值"),
        ("单位:甲支布", "甲支布", "没有“甲支布”这个单位"),
        ("（状态:逾期", "（", "括号没有收尾"),
        ("状态:逾期)", ")", "多了一个右括号"),
        ("状态:逾期 或", "或", "“或”后面没有条件"),
        ("或 状态:逾期", "或", "“或”前面没有条件"),
        ("状态:逾期 且 或 佐证", "且", "“且”后面没有条件"),
        ("非", "非", "“非”后面没有条件"),
        ("()", ")", "“)”前面没有条件"),
        ("进度<很多", "很多", "“很多”不是数"),
        ("状态<逾期", "逾期", "“状态”不能比大小"),
        ("截止<明年", "明年", "“明年”不是日期或期间"),
        ("时限:2026Q5", "2026Q5", "“2026Q5”不是日期或期间"),
        ("硬任务:对", "对", "“硬任务”只有 是、否"),
        ("状态:", "状态:", "“状态”后面没有写值"),
        ("事项:“没有收尾", "“没有收尾", "引号没有收尾"),
        ("@没有", "@没有", "没有“没有”这个常用查询"),
        ("状态:逾期 @圈", "@圈", "常用查询“圈”：常用查询“绕”：常用查询绕成了圈：圈 → 绕 → 圈"),
        ("@坏", "@坏", "常用查询“坏”：“状态”没有“逾其”这个值"),
        ("(" * 60 + "佐证" + ")" * 60, "(", "括号和“非”超过 50 层"),
    ],
)
def test_what_cannot_be_read_is_pointed_at(query: str, shown: str, message: str) -> None:
    """The error names what is wrong, marks exactly these characters, and says what to type instead."""
    with pytest.raises(QueryError) as caught:
        found(query, {"圈": "@绕", "绕": "@圈", "坏": "状态:逾其"})
    assert caught.value.message.startswith(message)
    assert query[caught.value.at : caught.value.end] == shown
    assert caught.value.help


PIECES = st.sampled_from(
    [*BY_NAME, ":", "：", "<", ">=", "=", "(", ")", "（", "）", "且", "或", "非", "逾期", "2026Q3", "3", "甲支部+", "“", "”",
     '"', "@", "@甲", "、", " ", "　", "\n", "是", "é", "甲"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=20))
def test_any_text_is_a_query_or_an_error_with_a_place(text: str) -> None:
    """Total: nothing else is raised, and the place lies within the text or just behind it."""
    try:
        found(text)
    except QueryError as error:
        assert 0 <= error.at < error.end <= len(text) + 1
        assert error.message
        assert error.help


def test_nothing_asked_is_everything() -> None:
    """An empty query has no condition."""
    assert parse("  　 ") == All(())


def test_names_of_fields_are_unique() -> None:
    """No name or synonym means two fields."""
    names = [name for field in FIELDS for name in (field.name, *field.synonyms)]
    assert len(names) == len(set(names))
    assert all((field.number is not None) == (field.sort is Sort.NUMBER) for field in FIELDS)


@given(ledgers(), st.sampled_from(UNITS))
def test_a_query_is_a_filter(ledger: dict[str, Any], unit: str) -> None:
    """Terms together keep what each keeps; 非 keeps the rest; 或 what either keeps."""
    book = book_of(ledger)
    context = Context(book.units, 2026, {})
    owed = [(one, stand(one, DAY, 15)) for one in Situation(book, DAY).register.obligations]

    def kept(query: str) -> set[str]:
        test = compiled(query, context)
        return {one.id for one, at in owed if test(one, at)}

    late = {one.id for one, at in owed if "逾期" in words_of(at)}
    here = {one.id for one, _ in owed if one.unit == unit}
    assert kept(f"单位:{unit}") == here
    assert kept(f"单位:{unit} 状态:逾期") == here & late
    assert kept(f"单位:{unit} 或 状态:逾期") == here | late
    assert kept(f"非 单位:{unit}") == {one.id for one, _ in owed} - here
