"""Every typing mistake that is known: where it is pointed at, what it costs, and that it costs nothing else."""

import pytest
from mistake_cases import CASES, Case
from reading_help import PATH, entries, kinds, parsed, read_ids, slice_of, source_of, span_of, unread_ids

from dangjian_cli.diagnostics.codes import VARIANTS
from dangjian_cli.source.lines import Lines
from dangjian_cli.syntax.parse import parse

_RAISED_BY_BOOK = {"name_separator", "no_entries", "entries_not_list", "list_key"}
_RAISED_BY_SOURCE = {"DJ001", "DJ002", "DJ027"}
_WHOLE_FILE = {"file_size", "nesting", "nodes", "scalar", "too_many_breaks", "elsewhere", "multiline_key", "DJ021"}

every_case = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


@every_case
def test_mistake_is_pointed_at_to_the_character(case: Case) -> None:
    """One finding, of the code and variant of the mistake, at exactly the characters that are wrong."""
    result = parsed(case.text)
    assert kinds(result) == [(case.code, case.variant)]
    start, end = case.stretch
    assert span_of(result.faults[0]) == Lines.of(case.text).span(start, end)


@every_case
def test_mistake_leaves_its_neighbours_alone(case: Case) -> None:
    """The entries before and after are read; the one at fault is known but unread, or lacks only the value at fault."""
    result = parsed(case.text)
    assert read_ids(result) == case.read
    assert unread_ids(result) == case.unread
    assert result.omitted == tuple(("条目", 1, key) for key in case.omitted)
    first, last = entries(result)[0], entries(result)[-1]
    assert (first, last) == ({"编号": "R-1", "任务": "甲"}, {"编号": "R-3", "任务": "丙"})


@every_case
def test_unread_piece_is_shown_from_its_first_to_its_last_character(case: Case) -> None:
    """The stretch of an unread entry begins at its dash or its 编号 and ends with its last text."""
    for piece in parsed(case.text).unread:
        shown = slice_of(case.text, piece.span)
        assert shown == shown.strip()
        assert piece.id is None or piece.id in shown


@every_case
def test_line_ends_of_windows_move_nothing(case: Case) -> None:
    """With CR LF the same lines and columns are found, and the same is read."""
    unix, windows = parsed(case.text), parsed(case.text.replace("\n", "\r\n"))
    assert [(fault.code, span_of(fault), fault.values) for fault in windows.faults] == [
        (fault.code, span_of(fault), fault.values) for fault in unix.faults
    ]
    assert windows.data == unix.data
    assert [piece.span for piece in windows.unread] == [piece.span for piece in unix.unread]


@every_case
def test_wide_characters_above_move_only_lines(case: Case) -> None:
    """Emoji, rare ideographs and combining marks above a mistake move it by lines, never by columns."""
    shift = "  - 编号: R-0\n    任务: 😀𠮷é甲\n"
    text = case.text.replace("条目:\n", "条目:\n" + shift, 1)
    found = span_of(parsed(text).faults[0])
    plain = span_of(parsed(case.text).faults[0])
    assert (found.start.line, found.start.column) == (plain.start.line + 2, plain.start.column)


def test_columns_count_code_points_on_the_line_itself() -> None:
    """Whatever stands before a mistake on its line counts one column a code point."""
    for before in ("张某", "😀", "𠮷", "e\u0301", "\U0001f468\u200d\U0001f469"):
        result = parsed(f"台账: 甲\n条目:\n  - 编号: R-1\n    责任人: [{before}, 张某，李某]\n")
        assert kinds(result) == [("DJ015", "full_width_comma")]
        assert span_of(result.faults[0]).start == (4, len(f"    责任人: [{before}, 张某") + 1)


@every_case
def test_mistake_in_the_first_and_in_the_last_entry(case: Case) -> None:
    """Where the entry at fault stands makes no difference to the finding."""
    alone = case.marked.replace("  - 编号: R-1\n    任务: 甲\n", "").replace("  - 编号: R-3\n    任务: 丙\n", "")
    text = alone.replace("«", "").replace("»", "")
    result = parse(source_of(text))
    assert kinds(result) == [(case.code, case.variant)]
    start = Lines.of(text).position(alone.index("«"))
    assert span_of(result.faults[0]).start == start


def test_every_variant_of_this_room_is_provoked() -> None:
    """The table of cases and the registry of variants name the same mistakes."""
    expected = {
        (code, variant)
        for code, variants in VARIANTS.items()
        for variant in variants
        if code not in _RAISED_BY_SOURCE | _WHOLE_FILE and variant not in _RAISED_BY_BOOK | _WHOLE_FILE
    }
    assert {(case.code, case.variant) for case in CASES} == expected


@pytest.mark.parametrize(
    "value",
    [
        "“三会一课”制度",
        "【重点】开展调研",
        "《要点》《意见》",
        "（一）制定方案",
        "〔2026〕5号",
        "市机党[2026]5号",
        "第一议题：传达学习",
        '落实"三会一课"',
        "50%以上",
        "甲、乙，丙；丁。",
        "http://example.cn/a?b=1#c",
        "D:\\资料\\方案.docx",
        "#不是注释".replace("#", "a#"),
        "1. 学习；2. 调研",
        "-5",
        "< 32",
        "= 甲".replace("= ", "=甲 "),
        "'甲：乙'",
        '"甲: 乙"',
        "[甲、乙]",
        "[《甲，乙》, “丙，丁”]",
        "{日期: 2026-03-28, 内容: 开会，要求：一是学习}",
        "甲 - 乙",
        "?甲",
        "甲 # 备注",
    ],
)
def test_legal_value_is_no_mistake(value: str) -> None:
    """What offices write into values and YAML reads as it stands is never reported."""
    result = parsed(f"台账: 任务清单\n条目:\n  - 编号: R-1\n    任务: {value}\n  - 编号: R-2\n    任务: 乙\n")
    assert kinds(result) == []
    assert read_ids(result) == ("R-1", "R-2")
    assert result.source.path == PATH
