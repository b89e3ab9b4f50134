"""One file becomes a ledger: what is read, what is known but not counted, what is said."""

from pathlib import PurePosixPath

import pytest

from dangjian_cli.book.validate import Validated, validate
from dangjian_cli.diagnostics.diagnostic import Location, Part, Place
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.task import Task
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse

PATH = PurePosixPath("2026/任务.yaml")


def read(text: str) -> Validated:
    """The text as a file of the workspace."""
    return validate(parse(SourceFile(PATH, text)))


def said(validated: Validated) -> list[tuple[str, str, str]]:
    """Code, variant and path of every fault; a key is marked with a colon, an entry with a dash."""
    marks = {Part.VALUE: "", Part.KEY: ":", Part.ENTRY: "-"}
    found = []
    for fault in validated.faults:
        assert isinstance(fault.where, Place)
        assert fault.where.file == PATH
        found.append((fault.code, fault.variant, "/".join(map(str, fault.where.path)) + marks[fault.where.part]))
    return found


def unread(validated: Validated) -> list[tuple[str | None, str | None, str | None]]:
    """编号, title and unit of everything that is not counted."""
    assert validated.ledger is not None
    return [(entry.id, entry.title, entry.unit) for entry in validated.ledger.unread]


def entries(validated: Validated) -> list[tuple[str, bool]]:
    """编号 of every entry, and whether it counts."""
    assert validated.ledger is not None
    return [(entry.model.id, entry.counted) for entry in validated.ledger.entries]


TASKS = "台账: 任务清单\n年度: 2026\n单位: 工委\n条目:\n"


def test_a_sound_file_is_a_ledger() -> None:
    """Header and entries are models; nothing is said; without 名称 the file's name stands in."""
    found = read(TASKS + "  - {编号: RW-1, 任务: 制定计划, 责任单位: 办公室}\n")
    assert found.ledger is not None
    assert (found.faults, found.ledger.unread, found.ledger.lost) == ((), (), frozenset())
    assert (found.ledger.name, found.ledger.known) == ("任务", 1)
    assert found.ledger.place("年度") == Place(PATH, ("年度",))
    (entry,) = found.ledger.of(Task)
    assert entry.model.title == "制定计划"
    assert entry.at("责任单位", 0) == Place(PATH, ("条目", 0, "责任单位", 0))
    assert entry.counted


def test_one_faulty_entry_hides_no_other() -> None:
    """The entry is kept without the faulty key, and counts as 有误未计 because the key bears facts."""
    found = read(TASKS + "  - {编号: RW-1, 任务: 甲, 完成日期: 六月}\n  - {编号: RW-2, 任务: 乙}\n")
    assert said(found) == [("DJ024", "date_incomplete", "条目/0/完成日期")]
    assert entries(found) == [("RW-1", False), ("RW-2", True)]
    assert unread(found) == [("RW-1", "甲", "工委")]
    assert found.ledger is not None
    assert found.ledger.known == 2


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("措施: [一, 二]", True),
        ("责任人: 甲，乙", True),
        ("没有: 这个键", True),
        ("完成日期: 六月", False),
        ("完成日其: 2026-06-30", False),
        ("进展: [{日期: 六月}]", False),
        ("时限: [6月, 7月]", False),
        ("责任单位: 甲，乙", False),
    ],
)
def test_only_keys_that_bear_facts_take_the_entry_out_of_the_count(line: str, counts: bool) -> None:
    """Also a misspelt key, when it is near one that bears facts."""
    found = read(TASKS + f"  - 编号: RW-1\n    任务: 甲\n    {line}\n")
    assert len(found.faults) == 1
    assert entries(found) == [("RW-1", counts)]
    assert bool(unread(found)) is not counts


@pytest.mark.parametrize(
    ("keys", "unit"),
    [
        ("责任单位: [办公室, 宣传部], 完成日期: 无", "办公室"),
        ("责任单位: 办公室、宣传部, 完成日期: 无", "办公室"),
        ("责任部门: [办公室], 完成日期: 无", "办公室"),
        ("完成日期: 无", "工委"),
        ('责任单位: "甲,乙"', None),
        ("责任部门: {甲: 乙}", None),
    ],
)
def test_an_unread_entry_stands_under_its_unit(keys: str, unit: str | None) -> None:
    """The first 责任单位, else the header's 单位; under none when that is the very key at fault."""
    found = read(TASKS + f"  - {{编号: RW-1, 任务: 甲, {keys}}}\n")
    assert unread(found) == [("RW-1", "甲", unit)]


def test_without_id_or_title_an_entry_is_known_but_no_entry() -> None:
    """What is seen of it is kept for the list of unread entries."""
    found = read(TASKS + "  - {任务: 甲}\n  - {编号: RW-2}\n  - 一句话\n")
    assert said(found) == [
        ("DJ023", "missing", "条目/0-"),
        ("DJ023", "missing", "条目/1-"),
        ("DJ024", "entry_not_mapping", "条目/2"),
    ]
    assert entries(found) == []
    assert unread(found) == [(None, "甲", "工委"), ("RW-2", None, "工委"), (None, None, None)]


def test_a_title_under_a_synonym_is_known() -> None:
    """工作任务 is the title also where the entry cannot be counted; places go through the written key."""
    found = read(TASKS + "  - {编号: RW-1, 工作任务: 甲, 完成时限: 6月底, 完成日期: 无}\n")
    assert unread(found) == [("RW-1", "甲", "工委")]
    assert found.ledger is not None
    (entry,) = found.ledger.of(Matter)
    assert entry.at("时限") == Place(PATH, ("条目", 0, "完成时限"))
    assert entry.key("任务") == Place(PATH, ("条目", 0, "工作任务"), Part.KEY)
    assert entry.at("责任人") == Place(PATH, ("条目", 0, "责任人"))


def test_what_the_parser_left_out_is_lost_without_a_second_finding() -> None:
    """A repeated key belongs to the text (DJ013); here it only takes the entry out of the count."""
    found = read(TASKS + "  - 编号: RW-1\n    任务: 甲\n    完成日期: 2026-01-01\n    完成日期: 2026-01-02\n")
    assert said(found) == []
    assert entries(found) == [("RW-1", False)]


def test_a_broken_piece_is_known_by_its_id() -> None:
    """What the parser could not read at all stands where it stands in the text."""
    found = read(TASKS + "  - 编号: RW-1\n    任务: 甲: 乙\n  - 编号: RW-2\n    任务: 丙\n")
    assert said(found) == []
    assert entries(found) == [("RW-2", True)]
    assert found.ledger is not None
    (broken,) = found.ledger.unread
    assert broken.id == "RW-1"
    assert isinstance(broken.where, Location)
    assert broken.where.span.start.line == 5


@pytest.mark.parametrize(
    ("header", "path", "counts"),
    [
        ("年度: 今年", "年度", False),
        ("单位: [甲, 乙]", "单位", False),
        ("基准日: 年初", "基准日", False),
        ("名称: [甲]", "名称", True),
    ],
)
def test_a_faulty_header_takes_all_entries_out_of_the_count_when_they_depend_on_it(
    header: str, path: str, counts: bool
) -> None:
    """Without the year no deadline is certain; without a name they all are."""
    found = read(f"台账: 任务清单\n{header}\n条目:\n  - {{编号: RW-1, 任务: 甲}}\n")
    assert [where for _, _, where in said(found)] == [path]
    assert found.ledger is not None
    assert found.ledger.lost == {path}
    assert entries(found) == [("RW-1", counts)]


def test_a_header_key_that_the_parser_left_out_is_lost_too() -> None:
    """年度：2026 is the parser's finding; the entries are not counted all the same."""
    found = read("台账: 任务清单\n年度：2026\n条目:\n  - {编号: RW-1, 任务: 甲}\n")
    assert said(found) == []
    assert entries(found) == [("RW-1", False)]


@pytest.mark.parametrize(
    ("text", "variant", "path"),
    [
        ("名称: 甲\n条目: []\n", "missing", ""),
        ("台账: [任务清单]\n条目: []\n", "missing", "台账"),
        ("台账: 任务表\n条目: []\n", "near", "台账"),
        ("台账: 会计账\n条目: []\n", "unknown", "台账"),
    ],
)
def test_a_file_of_no_known_kind_is_no_ledger(text: str, variant: str, path: str) -> None:
    """DJ022, with the nearest kind where there is one."""
    found = read(text)
    assert said(found) == [("DJ022", variant, path)]
    assert found.ledger is None


@pytest.mark.parametrize("text", ["", "# 只有注释\n", "- 编号: RW-1\n", "一段文字\n", "台账：任务清单\n条目: []\n"])
def test_what_the_parser_has_said_is_not_said_again(text: str) -> None:
    """An empty file, a list at the top, a 台账 with a full-width colon: there is no ledger, and no second finding."""
    assert parse(SourceFile(PATH, text)).faults
    assert read(text) == Validated(None, ())


@pytest.mark.parametrize(
    ("body", "variant", "path", "known"),
    [
        ("", "no_entries", "", []),
        ("条目:\n", "no_entries", "", []),
        ("条目: 无\n", "entries_not_list", "条目", [(None, None, None)]),
        ("条目:\n  编号: RW-1\n  任务: 甲\n", "entries_not_list", "条目", [("RW-1", "甲", None)]),
        (
            "条木:\n  - {编号: RW-1, 任务: 甲}\n  - 乙\n",
            "list_key",
            "条木:",
            [("RW-1", "甲", None), (None, None, None)],
        ),
    ],
)
def test_a_ledger_without_its_list_says_so(
    body: str, variant: str, path: str, known: list[tuple[str | None, str | None, str | None]]
) -> None:
    """What stands in place of the list is not counted, and never silently."""
    found = read("台账: 任务清单\n" + body)
    assert said(found) == [("DJ021", variant, path)]
    assert unread(found) == known


def test_an_empty_list_is_a_ledger_without_entries() -> None:
    """A new ledger says 条目: [] and nothing is wrong."""
    assert said(read(TASKS.replace("条目:", "条目: []"))) == []


def test_a_list_that_the_parser_lost_is_not_missing() -> None:
    """Its broken entries are named by the parser."""
    found = read("台账: 任务清单\n条目:\n  - 编号: RW-1\n    任务: 甲: 乙\n")
    assert said(found) == []
    assert unread(found) == [("RW-1", None, None)]


def test_bare_values_of_text_fields_are_pointed_out() -> None:
    """DJ006: in the header, under a synonym, nested; not where a number is asked for, and not in quotes."""
    text = (
        "台账: 任务清单\n名称: 2026.10\n年度: 2026\n条目:\n"
        '  - {编号: 010, 任务: "010", 责任部门: [yes], 进度: 050, 进展: [{日期: 2026-01-01, 内容: 12:30}]}\n'
    )
    found = [one for one in read(text).faults if one.code == "DJ006"]
    assert sorted((str(one.values["key"]), str(one.values["value"])) for one in found) == [
        ("内容", "12:30"),
        ("名称", "2026.10"),
        ("编号", "010"),
        ("责任部门", "yes"),
    ]


def test_the_parsed_file_is_not_changed() -> None:
    """The same parse can be validated twice with the same result."""
    parsed = parse(SourceFile(PATH, TASKS + "  - {编号: RW-1, 工作任务: 甲, 完成日期: 无}\n"))
    assert validate(parsed) == validate(parsed)
