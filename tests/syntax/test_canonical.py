"""The canonical reading takes what `fmt` writes, and agrees with the quick and the careful reading wherever it answers."""

import random
from pathlib import Path, PurePosixPath

import pytest
import yaml
from soak import PERCENT

from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.canonical import LIST_START, NotCanonical, canonical, canonical_mapping
from dangjian_cli.syntax.limits import MAX_SCALAR
from dangjian_cli.syntax.parse import parse
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
HEADER = """台账: 组织
年度: 2026
编号前缀: ZZ-
依据: [《2026年机关党建工作要点》（市机党〔2026〕43号）]
单位组: {各特设支部: {单位: [民主党派机关联合党支部, 防汛突击队临时党支部]}}
领导小组:
  - {名称: 党建工作领导小组, 组长: 董某, 可信度: A}
备注: 测速用的组织台账
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


def test_what_stands_above_the_list_is_written_as_an_entry_is() -> None:
    """Texts, lists and records of a header; comments, keys without a value and quotes are left to others."""
    assert canonical_mapping(HEADER) == quick(HEADER)
    for odd in (
        f"# 说明\n{HEADER}",
        HEADER.replace("2026\n", "\n", 1),
        HEADER.replace("测速", '"测速"'),
        f"---\n{HEADER}",
    ):
        with pytest.raises(NotCanonical):
            canonical_mapping(odd)


def test_a_list_that_is_named_twice_is_told() -> None:
    """One in the header hides nothing: the careful reading reports the repeated key."""
    text = f"台账: 任务清单\n条目: 无{LIST_START}{ENTRY}"
    assert "DJ013" in {fault.code for fault in parse(SourceFile(PurePosixPath("甲.yaml"), text)).faults}


@pytest.mark.soak
def test_a_header_that_is_accepted_reads_the_same_with_care() -> None:
    """The same for what stands above the list, and for entries in braces, one on a line."""
    chance = random.Random(20261128)
    accepted = 0
    for _ in range(1_500 * PERCENT):
        text = HEADER
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(text))
            text = text[:at] + chance.choice(PIECES) + text[at + chance.randint(0, 2) :]
        try:
            found = canonical_mapping(text)
        except NotCanonical:
            continue
        accepted += 1
        assert found == _dropped(yaml.load(text, Loader=yaml.BaseLoader)), text
        reading = read(text)
        assert (reading.findings, reading.omitted, reading.unread, reading.bare) == ((), (), (), ()), text
    assert accepted > 50


def test_a_value_beyond_the_limit_is_left_to_the_reading_that_says_so() -> None:
    """In a record as anywhere else."""
    with pytest.raises(NotCanonical):
        canonical(ENTRY.replace("与巡察", "长" * (MAX_SCALAR + 1)))
