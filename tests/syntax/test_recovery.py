"""A broken piece costs itself: not the rest of its file, and never in silence."""

from pathlib import Path

import pytest
from reading_help import all_ids, entries, kinds, parsed, read_ids, slice_of, span_of, unread_ids

from dangjian_cli.source.files import read
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.limits import MAX_BREAKS
from dangjian_cli.syntax.parse import parse

GOLDEN = Path(__file__).parent.parent / "data" / "golden"
HEADER = "台账: 任务清单\n名称: 要点\n年度: 2026\n单位: 市直机关工委\n"


def _entry(id_: str, task: str = "甲") -> str:
    return f"  - 编号: {id_}\n    任务: {task}\n    责任单位: [工委办公室]\n    时限: 6月底前\n"


def _ledger(*pieces: str) -> str:
    return HEADER + "条目:\n" + "".join(pieces)


def test_ten_common_mistakes_are_found_where_the_golden_file_says() -> None:
    """ten.yaml gives exactly the syntax findings of expected.md, at these places."""
    source = read(GOLDEN, Path("ten.yaml"))  # type: ignore[arg-type]  # a relative path is all that is needed
    assert isinstance(source, SourceFile)
    found = sorted((*span_of(fault).start, fault.code) for fault in parse(source).faults)
    assert found == [
        (7, 7, "DJ004"),
        (11, 8, "DJ004"),
        (16, 17, "DJ015"),
        (20, 1, "DJ014"),
        (24, 1, "DJ014"),
        (29, 10, "DJ016"),
        (32, 9, "DJ015"),
        (37, 4, "DJ014"),
        (40, 13, "DJ016"),
        (46, 10, "DJ016"),
        (48, 3, "DJ014"),
    ]


def test_ten_common_mistakes_cost_ten_entries_each_known_by_its_id() -> None:
    """Of twelve entries two are read (one without its faulty list), ten are known but unread."""
    source = read(GOLDEN, Path("ten.yaml"))  # type: ignore[arg-type]  # a relative path is all that is needed
    assert isinstance(source, SourceFile)
    result = parse(source)
    assert read_ids(result) == ("RW-2026-003", "RW-2026-012")
    assert result.omitted == (("条目", 0, "责任单位"),)
    assert unread_ids(result) == tuple(f"RW-2026-{number:03}" for number in (1, 2, 4, 5, 6, 7, 8, 9, 10, 11))


@pytest.mark.parametrize("name", sorted(path.name for path in (GOLDEN / "ledgers").glob("*.yaml")))
def test_golden_ledgers_hold_no_mistake(name: str) -> None:
    """What is written as it should be gives no finding of the text."""
    source = read(GOLDEN / "ledgers", Path(name))  # type: ignore[arg-type]  # a relative path is all that is needed
    assert isinstance(source, SourceFile)
    result = parse(source)
    assert (result.faults, result.unread, result.omitted, result.bare) == ((), (), (), frozenset())


@pytest.mark.parametrize("broken", [0, 1, 150, 298, 299])
def test_one_broken_line_among_300_entries_costs_one(broken: int) -> None:
    """One finding, one entry unread, 299 read, whichever entry it is."""
    pieces = [_entry(f"R-{number}") for number in range(300)]
    pieces[broken] = pieces[broken].replace("任务: ", "任务：")
    result = parsed(_ledger(*pieces))
    assert kinds(result) == [("DJ004", "full_width_colon")]
    assert span_of(result.faults[0]).start == (5 + 4 * broken + 2, 7)
    assert len(entries(result)) == 299
    assert unread_ids(result) == (f"R-{broken}",)


@pytest.mark.parametrize(
    ("wrong", "code", "variant", "key"),
    [
        ("名称：要点", "DJ004", "full_width_colon", "名称"),
        ("名称:要点", "DJ004", "missing_space", "名称"),
        ("名称 要点", "DJ004", "missing_colon", "名称"),
        ('名称: "要点', "DJ015", "unclosed_quote", "名称"),
        ("名称: @要点", "DJ016", "first_character", "名称"),
        ("名称: 要点: 一", "DJ016", "colon_in_value", "名称"),
        ("名称: [要点", "DJ015", "unclosed_bracket", "名称"),
        ("名称: [要点，意见]", "DJ015", "full_width_comma", "名称"),
        ("名称: *a", "DJ018", "alias", "名称"),
        ("名称:\n    甲: 乙\n   丙: 丁", "DJ014", "too_little", "名称"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_mistake_in_the_header_costs_one_key(wrong: str, code: str, variant: str, key: str, newline: str) -> None:
    """The key is known to be lost; the other keys and all entries are read."""
    text = _ledger(_entry("R-1"), _entry("R-2")).replace("名称: 要点", wrong).replace("\n", newline)
    result = parsed(text)
    assert kinds(result) == [(code, variant)]
    assert result.omitted == ((key,),)
    assert isinstance(result.data, dict)
    assert list(result.data) == ["台账", "年度", "单位", "条目"]
    assert read_ids(result) == ("R-1", "R-2")
    assert result.unread == ()


def test_first_line_may_be_at_fault() -> None:
    """Even `台账` itself: the rest is read."""
    result = parsed(_ledger(_entry("R-1")).replace("台账: ", "台账："))
    assert kinds(result) == [("DJ004", "full_width_colon")]
    assert span_of(result.faults[0]).start == (1, 3)
    assert result.omitted == (("台账",),)
    assert read_ids(result) == ("R-1",)


@pytest.mark.parametrize("wrong", ["条目：", "条目 ：", "条目", "条目:　"])
def test_mistake_in_the_key_of_the_list_costs_nothing(wrong: str) -> None:
    """The key is as good as read when its entries follow: none of them is lost for its colon."""
    result = parsed(_ledger(_entry("R-1"), _entry("R-2")).replace("条目:", wrong))
    assert [code for code, _ in kinds(result)] == ["DJ004"]
    assert read_ids(result) == ("R-1", "R-2")
    assert (result.unread, result.omitted) == ((), ())


def test_everything_with_wide_colons_is_reported_line_by_line() -> None:
    """A file typed with a Chinese input method throughout: every header line and every entry has its own finding."""
    result = parsed(_ledger(_entry("R-1"), _entry("R-2")).replace(": ", "：").replace("条目:", "条目："))
    lines = [span_of(fault).start.line for fault in result.faults]
    assert lines == [1, 2, 3, 4, 5, 6, 10]
    assert set(kinds(result)) == {("DJ004", "full_width_colon")}
    assert unread_ids(result) == ("R-1", "R-2")


def test_mistake_in_another_list_costs_one_of_its_elements() -> None:
    """Lists after the entries are read piece by piece, too."""
    text = _ledger(_entry("R-1")) + "豁免:\n  - {类型: 甲}\n  - {类型：乙, 期: 一: 二}\n  - {类型: 丙}\n备注: 好\n"
    result = parsed(text)
    assert len(result.faults) == 1
    assert isinstance(result.data, dict)
    assert result.data["豁免"] == [{"类型": "甲"}, {"类型": "丙"}]
    assert result.data["备注"] == "好"
    assert unread_ids(result) == (None,)
    assert slice_of(text, result.unread[0].span) == "- {类型：乙, 期: 一: 二}"


def test_mistake_after_the_list_costs_its_key() -> None:
    """A key of the top below the entries is lost alone."""
    result = parsed(_ledger(_entry("R-1")) + "备注：好\n说明: 甲\n")
    assert kinds(result) == [("DJ004", "full_width_colon")]
    assert result.omitted == (("备注",),)
    assert isinstance(result.data, dict)
    assert result.data["说明"] == "甲"
    assert read_ids(result) == ("R-1",)


def test_open_quote_that_finds_a_later_one_swallows_nothing() -> None:
    """YAML reads one entry of four without a word; we read the three that are whole."""
    text = _ledger(_entry("R-1", '"落实三会一课'), _entry("R-2"), _entry("R-3"), _entry("R-4", '说"好"'))
    result = parsed(text)
    assert kinds(result) == [("DJ015", "unclosed_quote")]
    assert span_of(result.faults[0]).start == (7, 9)
    assert read_ids(result) == ("R-2", "R-3", "R-4")
    assert unread_ids(result) == ("R-1",)


def test_quoted_value_over_several_lines_is_fine() -> None:
    """Prose in quotation marks that goes on in the next line is no mistake."""
    result = parsed(_ledger(_entry("R-1", '"一是学习\n      二是：调研"'), _entry("R-2")))
    assert result.faults == ()
    assert read_ids(result) == ("R-1", "R-2")


def test_text_block_may_look_like_entries() -> None:
    """The lines of a `|` block are text, also when the entry around it is broken."""
    block = "|\n      - 编号: X-1\n      任务：乙"
    whole = parsed(_ledger(_entry("R-1", block), _entry("R-2")))
    assert whole.faults == ()
    broken = parsed(_ledger(_entry("R-1", block).replace("时限: ", "时限："), _entry("R-2")))
    assert kinds(broken) == [("DJ004", "full_width_colon")]
    assert (read_ids(broken), unread_ids(broken)) == (("R-2",), ("R-1",))
    before = parsed(_ledger(_entry("R-1", "甲").replace("任务: ", "任务：") + f"    说明: {block}\n", _entry("R-2")))
    assert (read_ids(before), unread_ids(before)) == (("R-2",), ("R-1",))


def test_entry_all_of_whose_colons_are_wrong_is_no_text() -> None:
    """YAML reads the whole entry as one text; it is one finding, and the entry is known by its id."""
    for wrong in (_entry("R-2").replace(": ", "："), _entry("R-2").replace(": ", ":")):
        result = parsed(_ledger(_entry("R-1"), wrong, _entry("R-3")))
        assert [code for code, _ in kinds(result)] == ["DJ004"]
        assert (read_ids(result), unread_ids(result)) == (("R-1", "R-3"), ("R-2",))


def test_first_entry_in_a_column_of_its_own_is_the_one_at_fault() -> None:
    """Not the 299 others, whose dashes agree."""
    first = "   - 编号: R-0\n     任务: 甲\n"
    result = parsed(_ledger(first, *(_entry(f"R-{number}") for number in range(1, 300))))
    assert kinds(result) == [("DJ014", "dash_misaligned")]
    assert span_of(result.faults[0]).start == (6, 4)
    assert len(entries(result)) == 299
    assert unread_ids(result) == ("R-0",)


def test_divider_between_entries_costs_nothing_else() -> None:
    """`---` drawn between entries is refused, and reading goes on."""
    result = parsed(_ledger(_entry("R-1"), "---\n", _entry("R-2")))
    assert kinds(result) == [("DJ018", "second_document")]
    assert read_ids(result) == ("R-1", "R-2")


def test_second_ledger_in_one_file_is_named_not_read() -> None:
    """What follows `---` and begins anew is another document: its entries are known but unread."""
    result = parsed(_ledger(_entry("R-1")) + "---\n" + _ledger(_entry("R-2"), _entry("R-3")))
    assert kinds(result) == [("DJ018", "second_document")]
    assert (read_ids(result), unread_ids(result)) == (("R-1",), ("R-2", "R-3"))


def test_one_document_mark_at_the_start_is_fine() -> None:
    """`---` before the first line is no second document."""
    assert parsed("---\n" + _ledger(_entry("R-1"))).faults == ()
    assert parsed("# 说明\n---\n" + _ledger(_entry("R-1")) + "...\n").faults == ()


def test_after_100_breaks_the_rest_is_named() -> None:
    """150 broken entries give 100 findings and one that says so; every entry is known."""
    pieces = [_entry(f"R-{number}").replace("任务: ", "任务：") for number in range(150)]
    result = parsed(_ledger(*pieces, _entry("R-150")))
    assert kinds(result)[:-1] == [("DJ004", "full_width_colon")] * MAX_BREAKS
    assert kinds(result)[-1] == ("DJ019", "too_many_breaks")
    assert span_of(result.faults[-1]).start.line == 6 + 4 * MAX_BREAKS
    assert unread_ids(result) == tuple(f"R-{number}" for number in range(151))


def test_entries_in_braces_are_read_piece_by_piece() -> None:
    """Entries written on one line each."""
    lines = [f"  - {{编号: R-{number}, 任务: 甲, 时限: 6月底前}}\n" for number in range(5)]
    lines[2] = lines[2].replace("任务: 甲", "任务: 甲: 乙")
    result = parsed(_ledger(*lines))
    assert kinds(result) == [("DJ016", "colon_in_value")]
    assert read_ids(result) == ("R-0", "R-1", "R-3", "R-4")
    assert unread_ids(result) == ("R-2",)


def test_list_without_indentation_is_read_piece_by_piece() -> None:
    """Dashes in the column of the key above them are legal."""
    pieces = [f"- 编号: R-{number}\n  任务: 甲\n" for number in range(4)]
    pieces[1] = pieces[1].replace("任务: ", "任务：")
    result = parsed(_ledger(*pieces) + "备注: 好\n")
    assert kinds(result) == [("DJ004", "full_width_colon")]
    assert read_ids(result) == ("R-0", "R-2", "R-3")
    assert isinstance(result.data, dict)
    assert result.data["备注"] == "好"


def test_dash_on_a_line_of_its_own() -> None:
    """The entry below a lone dash is a piece like any other."""
    pieces = [f"  -\n    编号: R-{number}\n    任务: 甲\n" for number in range(4)]
    pieces[1] = pieces[1].replace("任务: ", "任务：")
    result = parsed(_ledger(*pieces))
    assert kinds(result) == [("DJ004", "full_width_colon")]
    assert (read_ids(result), unread_ids(result)) == (("R-0", "R-2", "R-3"), ("R-1",))


def test_value_of_an_anchored_list_is_known_entry_by_entry() -> None:
    """A list that is left out whole names its entries."""
    result = parsed(_ledger(_entry("R-1"), _entry("R-2")).replace("条目:", "条目: &a"))
    assert kinds(result) == [("DJ018", "anchor")]
    assert result.omitted == (("条目",),)
    assert unread_ids(result) == ("R-1", "R-2")


def test_repeated_list_is_known_entry_by_entry() -> None:
    """Two lists of entries: neither is taken, every entry is known."""
    result = parsed(_ledger(_entry("R-1")) + "条目:\n" + _entry("R-2"))
    assert kinds(result) == [("DJ013", "different_values")]
    assert list(all_ids(result.data)) == []
    assert unread_ids(result) == ("R-1", "R-2")


@pytest.mark.parametrize("text", ["台账", "甲 乙\n丙 丁\n", '"台账"', "12", "| \n 甲\n"])
def test_text_without_keys_is_no_ledger(text: str) -> None:
    """Prose in a .yaml file."""
    result = parsed(text)
    assert kinds(result) == [("DJ021", "text_at_top")]
    assert result.data is None


@pytest.mark.parametrize("text", ["", "\n\n  \n", "---\n", "{}", "~", "\ufeff".strip("\ufeff")])
def test_nothing_is_no_ledger(text: str) -> None:
    """An empty file."""
    result = parsed(text)
    assert kinds(result) == [("DJ021", "empty")]
    assert (result.data, result.unread) == (None, ())


def test_nothing_but_comments_is_no_ledger() -> None:
    """A template of which only the explanations are left."""
    result = parsed("# 台账: 任务清单\n\n  # 条目\n")
    assert kinds(result) == [("DJ021", "only_comments")]
    assert result.data is None


@pytest.mark.parametrize(
    "text", ["- 编号: R-1\n- 编号: R-2\n", "－ 编号: R-1\n－ 编号: R-2\n", "---\n- 编号: R-1\n- 编号: R-2\n"]
)
def test_list_without_a_header_is_no_ledger(text: str) -> None:
    """Entries without `台账` and `条目` are known, not read."""
    result = parsed(text)
    assert kinds(result) == [("DJ021", "list_at_top")]
    assert (result.data, unread_ids(result)) == (None, ("R-1", "R-2"))


def test_list_in_brackets_at_the_top_is_no_ledger() -> None:
    """JSON-like lists, too."""
    result = parsed("[{编号: R-1}]")
    assert kinds(result) == [("DJ021", "list_at_top")]
    assert result.data is None


@pytest.mark.parametrize(("text", "variant"), [("&a 台账: 甲", "anchor"), ("!!map {台账: 甲}", "tag"), ("*a", "alias")])
def test_refused_feature_at_the_top(text: str, variant: str) -> None:
    """An anchor on the first key costs that key; one on everything costs everything."""
    result = parsed(text)
    assert kinds(result) == [("DJ018", variant)]


@pytest.mark.parametrize(
    ("first", "code"),
    [
        ("\t- 类型: 甲", "DJ014"),
        ("  -{类型: 甲}", "DJ014"),
        ("  － 类型: 甲", "DJ014"),
        ("  - @甲", "DJ016"),
        ("  - 类型：甲\n    期: 一", "DJ004"),
    ],
)
def test_misspelt_first_element_costs_itself(first: str, code: str) -> None:
    """Its dash need not be right for the list to be seen."""
    result = parsed(HEADER + f"豁免:\n{first}\n  - {{类型: 乙}}\n条目:\n" + _entry("R-1"))
    assert [code for code, _ in kinds(result)] == [code]
    assert isinstance(result.data, dict)
    assert result.data["豁免"] == [{"类型": "乙"}]
    assert (read_ids(result), unread_ids(result), result.omitted) == (("R-1",), (None,), ())


def test_broken_first_element_of_a_list_costs_itself() -> None:
    """Also where the list holds no entries with an 编号, and before the parser has noticed that a list begins."""
    text = _ledger(_entry("R-1")) + "豁免:\n  - {类型: 甲, 期: 一: 二}\n  - {类型: 乙}\n  - {类型: 丙}\n"
    result = parsed(text)
    assert kinds(result) == [("DJ016", "colon_in_value")]
    assert isinstance(result.data, dict)
    assert result.data["豁免"] == [{"类型": "乙"}, {"类型": "丙"}]
    assert unread_ids(result) == (None,)


def test_whole_element_before_the_broken_one_is_read() -> None:
    """The parser looks ahead: it had not finished with the first when it stopped at the second."""
    text = HEADER + "条目:\n  - {编号: R-1, 任务: 甲}\n \t- 编号: R-2\n    任务: 乙\n  - {编号: R-3}\n"
    result = parsed(text)
    assert kinds(result) == [("DJ014", "tab")]
    assert (read_ids(result), unread_ids(result)) == (("R-1", "R-3"), ("R-2",))


def test_key_of_an_entry_that_slipped_to_the_top_with_a_list_of_its_own() -> None:
    """YAML takes `　进展` for a key of the top; the entries below go on in the list above it."""
    pieces = [_entry("R-1"), "　    进展:\n      - {日期: 一}\n      - {日期: 二}\n", _entry("R-2"), _entry("R-3")]
    result = parsed(_ledger(*pieces))
    assert kinds(result) == [("DJ014", "ideographic_indent")]
    assert (read_ids(result), unread_ids(result)) == (("R-2", "R-3"), ("R-1",))
    last = parsed(_ledger(*pieces[:2]))
    assert kinds(last) == [("DJ014", "ideographic_indent")]
    assert (read_ids(last), unread_ids(last)) == ((), ("R-1",))


@pytest.mark.parametrize(
    ("blank", "variant"), [(" ", "too_much"), ("   ", "too_much"), ("\t", "tab"), ("　", "ideographic_indent")]
)
def test_indented_first_line_is_at_fault_not_all_the_others(blank: str, variant: str) -> None:
    """A blank before `台账` costs that key."""
    result = parsed(blank + _ledger(_entry("R-1"), _entry("R-2")))
    assert kinds(result) == [("DJ014", variant)]
    assert span_of(result.faults[0]).start.line == 1
    assert result.omitted == (("台账",),)
    assert read_ids(result) == ("R-1", "R-2")


def test_indented_file_is_fine() -> None:
    """When all lines are."""
    text = "".join(f"  {line}\n" for line in _ledger(_entry("R-1"), _entry("R-2")).splitlines())
    assert parsed(text).faults == ()


def test_entries_below_a_value_that_is_no_list() -> None:
    """Without the first dash the entries have no list: the key above them is taken for it, what stood there is lost."""
    text = HEADER + "条目:\n    任务: 甲\n" + _entry("R-2") + _entry("R-3")
    result = parsed(text)
    assert kinds(result) == [("DJ012", "in_entry")]
    assert span_of(result.faults[0]).start == (7, 3)
    assert read_ids(result) == ("R-3",)
    assert unread_ids(result) == (None, "R-2")


@pytest.mark.parametrize(("first", "code"), [("&甲", "DJ004"), ("&a", "DJ004"), ('"甲', "DJ015"), (": 甲", "DJ018")])
def test_entries_without_any_key_above_them(first: str, code: str) -> None:
    """They are known all the same."""
    result = parsed(f"{first}\n- 编号：R-1\n  任务: 乙\n- 编号: R-2\n")
    assert [code for code, _ in kinds(result)] == [code]
    assert (result.data, unread_ids(result)) == (None, ("R-1", "R-2"))


def test_empty_element_between_entries_moves_nothing() -> None:
    """A lone dash ends where it stands, not where the next text begins."""
    text = HEADER + "条目:\n  - 编号: R-1\n  -\n\n  # 备注\n  - 编号：R-2\n    任务: 乙\n  - 编号: R-3\n  -\n备注: 好\n"
    result = parsed(text)
    assert (read_ids(result), unread_ids(result)) == (("R-1", "R-3"), ("R-2",))
    assert isinstance(result.data, dict)
    assert result.data["备注"] == "好"


def test_glued_comment_beside_a_refused_feature() -> None:
    """Both are told."""
    result = parsed("甲: &a 乙 #1\n丙: *b\n")
    assert kinds(result) == [("DJ018", "anchor"), ("DJ017", "lost_text"), ("DJ018", "alias")]


@pytest.mark.parametrize("directive", ["%YAML 1.2", "%TAG ! tag:a,2026:", "%甲 乙"])
def test_directive_before_the_ledger_costs_nothing_else(directive: str) -> None:
    """It is refused, and what follows is read."""
    result = parsed(f"{directive}\n---\n" + _ledger(_entry("R-1")))
    assert kinds(result) == [("DJ018", "directive")]
    assert span_of(result.faults[0]).start == (1, 1)
    assert read_ids(result) == ("R-1",)
    assert (result.omitted, result.unread) == ((), ())


@pytest.mark.parametrize("line", ["\t# 备注", "\t"])
def test_tab_before_a_comment_is_a_tab_all_the_same(line: str) -> None:
    """After a plain value YAML takes it for the next line of that value."""
    result = parsed(_ledger(_entry("R-1"), line + "\n", _entry("R-2")))
    assert kinds(result) == [("DJ014", "tab")]
    assert span_of(result.faults[0]).start == (10, 1)
    assert (read_ids(result), unread_ids(result)) == (("R-2",), ("R-1",))


def test_entries_that_fell_into_a_faulty_value_of_the_header_are_known() -> None:
    """The key of the list was cut away: its entries stand below a key that is at fault."""
    result = parsed(HEADER + "单位组:\n  各党支部:条目:\n" + _entry("R-1") + _entry("R-2"))
    assert kinds(result) == [("DJ004", "missing_space")]
    assert result.omitted == (("单位组", "各党支部"),)
    assert unread_ids(result) == ("R-1", "R-2")


def test_faulty_value_in_a_mapping_of_the_header_is_no_entry() -> None:
    """It is left out of its mapping; nothing is counted as unread."""
    result = parsed(HEADER + "单位组:\n  甲: [乙]\n  丙: {丁}\n条目:\n" + _entry("R-1"))
    assert kinds(result) == [("DJ016", "braces")]
    assert (result.omitted, result.unread) == ((("单位组", "丙"),), ())
