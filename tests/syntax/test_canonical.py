"""The canonical reading takes what `fmt` writes, and agrees with the quick and the careful reading wherever it answers."""

import random
from pathlib import Path

import pytest
import yaml
from soak import PERCENT

from dangjian_cli.syntax.canonical import LIST_START, NotCanonical, canonical
from dangjian_cli.syntax.quick import quick
from dangjian_cli.syntax.reading import read

LEDGERS = sorted((Path(__file__).parents[2] / "ledgers").glob("*.yaml"))
ENTRY = """  - 编号: RW-2026-001
    任务: 组织党的创新理论专题学习
    责任单位: [工委宣传部, 工委办公室]
    时限: 6月底前
    目标值: 不少于200
    延期:
      - {申请日期: 2026-06-15, 新时限: 7月31日前, 理由: 与巡察进驻时间重合, 批准人: 陈某, 批准日期: 2026-06-20}
    佐证: [{名称: 读书班方案, 文号: 市机党〔2026〕5号}]
"""
PIECES = [*"[]{},: -#\"'&*!|>@%\n　：，、", "- ", ": ", ", ", "010", "yes", "null", " ", "12:30", "\t", "编号", "x"]


def _dropped(node: object) -> object:
    """BaseLoader's reading without empty values, which are no values."""
    if isinstance(node, dict):
        return {key: _dropped(value) for key, value in node.items() if value != ""}
    return [_dropped(value) for value in node if value != ""] if isinstance(node, list) else node


def test_an_entry_as_it_should_be_written() -> None:
    """Texts, lists, records and records in lists come out as they stand."""
    (entry,) = canonical(ENTRY)
    assert isinstance(entry, dict)
    assert entry["责任单位"] == ["工委宣传部", "工委办公室"]
    assert entry["佐证"] == [{"名称": "读书班方案", "文号": "市机党〔2026〕5号"}]
    assert isinstance(entry["延期"], list) and isinstance(entry["延期"][0], dict)
    assert entry["延期"][0]["批准日期"] == "2026-06-20"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("任务: 组织", "任务：组织"), ("任务: 组织", "任务:组织"), ("任务: 组织", "任务: 010"), ("任务: 组织党的创新理论专题学习", "任务: yes"),
        ("任务: 组织", "任务: @组织"), ("任务: 组织", "任务: 第一议题: 组织"), ("任务: 组织", "任务: 组织 #1"), ("任务: 组织", '任务: "组织'),
        ("    时限", "   时限"), ("    时限", "\t时限"), ("    时限", "　　时限"), ("时限:", "任务:"), ("传部, ", "传部，"), ("[工委宣", "[【工委】宣"), ("[工委", "[[工委"),
        ("部, 工", "部,, 工"), ("5号}]", "5号}"), ("批准人: 陈某", "理由: 陈某"), ("  - 编号", "  － 编号"), ("200", "200 "), ("陈某,", "陈某 : ,"),
    ],
)  # fmt: skip
def test_anything_else_is_left_to_others(right: str, wrong: str) -> None:
    """Every mistake of typing, and every value that other readers change, is none of this reading's business."""
    assert right in ENTRY
    with pytest.raises(NotCanonical):
        canonical(ENTRY.replace(right, wrong, 1))


def test_most_of_the_worked_example_is_canonical() -> None:
    """The ledgers are written as they should be, and read the same both ways."""
    taken = 0
    for path in LEDGERS:
        header, start, entries = path.read_text("utf-8").partition(LIST_START)
        try:
            found = canonical(entries)
        except NotCanonical:
            continue
        taken += 1
        data = quick(header + start + entries)
        assert data is not None and found == data["条目"]
    assert taken >= 12


@pytest.mark.soak
def test_what_is_accepted_reads_the_same_with_care() -> None:
    """Mutated at random, what is still accepted has no finding and means what YAML means; others are left alone."""
    chance = random.Random(20261122)
    accepted = 0
    for _ in range(1_500 * PERCENT):
        text = ENTRY + ENTRY.replace("001", "002")
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(text))
            text = text[:at] + chance.choice(PIECES) + text[at + chance.randint(0, 2) :]
        try:
            found = canonical(text)
        except NotCanonical:
            continue
        accepted += 1
        whole = f"台账: 甲{LIST_START}{text}"
        assert found == _dropped(yaml.load(whole, Loader=yaml.BaseLoader)["条目"]), text
        reading = read(whole)
        assert (reading.findings, reading.omitted, reading.unread, reading.bare) == ((), (), (), ()), text
    assert accepted > 50
