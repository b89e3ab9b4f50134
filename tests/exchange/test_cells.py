"""A value that goes into a cell comes out of it; what clerks type is understood."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_cli.exchange.cells import cell_of, data_of
from dangjian_cli.exchange.columns import Column, Holds, Titles, columns_of
from dangjian_cli.exchange.workbook import Value
from dangjian_cli.models.kinds import KINDS, TASKS
from dangjian_cli.models.task import Task

COLUMNS = {column.key: column for column in columns_of(Task)}
TEXTS = st.text(
    st.one_of(
        st.sampled_from("甲乙一二，。；、“”（） 0123-:/.,#[]{}&*!|>'\"%=√×\\\n\t是否"),
        st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs")),
    ),
    min_size=1,
    max_size=10,
).filter(lambda text: bool(text.strip()))


@given(TEXTS, st.sampled_from([column for column in COLUMNS.values() if column.holds in (Holds.TEXT, Holds.WORD)]))
def test_a_text_comes_back(text: str, column: Column) -> None:
    """Blanks at its ends, quotes, formula starts, line ends."""
    assert data_of(cell_of(text, column), column) == text


@given(st.lists(TEXTS, min_size=1, max_size=4), st.sampled_from(["责任单位", "依据"]))
def test_a_list_comes_back(texts: list[str], key: str) -> None:
    """Also when its elements hold the signs that part them."""
    column = COLUMNS[key]
    value: Any = list(texts)
    assert data_of(cell_of(value, column), column) == value


@given(st.lists(st.dictionaries(st.sampled_from(["日期", "内容", "填报"]), TEXTS, min_size=1), min_size=1, max_size=3))
def test_records_come_back(records: list[Any]) -> None:
    """One a line."""
    column = COLUMNS["进展"]
    cell = cell_of(records, column)
    assert cell.count("\n") == len(records) - 1
    assert data_of(cell, column) == records


@pytest.mark.parametrize(
    ("value", "key", "data"),
    [
        (date(2026, 6, 30), "完成日期", "2026-06-30"),
        (46203, "完成日期", "2026-06-30"),
        ("2026.6.30", "完成日期", "2026-06-30"),
        ("2026/6/30", "完成日期", "2026-06-30"),
        ("2026年6月30日", "完成日期", "2026-06-30"),
        ("2026-02-30", "完成日期", "2026-02-30"),
        (2024.6, "完成日期", "2024.6"),
        (date(2026, 6, 30), "时限", "2026-06-30"),
        ("6月底前", "时限", "6月底前"),
        (32, "完成值", "32"),
        ("十二", "完成值", "12"),
        ("１２", "完成值", "12"),
        (3.5, "完成值", "3.5"),
        (60, "进度", "60"),
        ("60%", "进度", "60%"),
        (0.3, "进度", "30"),
        (1, "进度", "1"),
        ("√", "硬任务", "是"),
        ("否", "硬任务", "否"),
        ("也许", "硬任务", "也许"),
        (True, "硬任务", "是"),
        ("甲、乙，丙;丁\n戊", "责任单位", ["甲", "乙", "丙", "丁", "戊"]),
        ("   ", "措施", None),
        (None, "措施", None),
        ("2026.6.10 印发方案 40%", "进展", [{"日期": "2026-06-10", "内容": "印发方案", "进度": "40"}]),
        (
            "2026-06-10：座谈\n2026-07-01，总结（100%）",
            "进展",
            [{"日期": "2026-06-10", "内容": "座谈"}, {"日期": "2026-07-01", "内容": "总结", "进度": "100"}],
        ),
        (
            "读书班方案\n{名称: 通知, 文号: 市机党〔2026〕5号}",
            "佐证",
            ["读书班方案", {"名称": "通知", "文号": "市机党〔2026〕5号"}],
        ),
    ],
)
def test_what_clerks_type(value: Value, key: str, data: object) -> None:
    """Four spellings of a date and Excel's own, Chinese numbers, ticks, several names in a cell."""
    assert data_of(value, COLUMNS[key]) == data


def test_shares_of_one_are_percentages() -> None:
    """Excel keeps 60% as 0.6 and 100% as 1."""
    assert [data_of(value, COLUMNS["进度"], fractions=True) for value in (0.6, 1, 0, "30%")] == [
        "60",
        "100",
        "0",
        "30%",
    ]


@pytest.mark.parametrize("cell", ["{日期: 2026-06-10, 内容", "前期准备"])
def test_what_can_be_no_record_is_refused_with_a_sentence(cell: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(ValueError, match="“"):
        data_of(cell, COLUMNS["节点"])


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("责任 单位（牵头）*", "责任单位"),
        ("完成时限", "时限"),
        ("时　限", "时限"),
        ("任务", "任务"),
        ("工作任务", "任务"),
        ("完成时间", None),
        ("联系电话", None),
    ],
)
def test_titles_of_columns(title: str, key: str | None) -> None:
    """Blanks, stars and notes in brackets do not matter; what may mean two keys means none."""
    assert Titles.of(TASKS).key(title) == key


def test_an_office_has_titles_of_its_own() -> None:
    """A mapping comes before what we know."""
    titles = Titles.of(TASKS, {"完成时间": "完成日期", "目标": "目标值"}, frozenset({"联系电话"}))
    assert (titles.key("完成时间"), titles.key("目标"), titles.ignores("联系电话")) == ("完成日期", "目标值", True)
    assert titles.ignores("序 号")


def test_every_key_of_every_kind_has_its_column() -> None:
    """No key is forgotten, and what is a record knows its model."""
    for kind in KINDS:
        columns = columns_of(kind.entry)
        assert [column.key for column in columns] == [info.alias for info in kind.entry.model_fields.values()]
        for column in columns:
            # The keys of 评议票数 are the grades of a scale, which is the ledger's own: no model knows them.
            known = column.holds in (Holds.RECORD, Holds.RECORDS) and column.key != "评议票数"
            assert (column.record is not None) == known
            assert bool(column.words) == (column.holds in (Holds.WORD, Holds.WORDS))
