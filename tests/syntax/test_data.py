"""What a file's data is: text only, no empty values, and a word about all that was left out of it."""

import pytest
import soak
import yaml
from hypothesis import given
from hypothesis import strategies as st
from reading_help import entries, kinds, parsed, unread_ids

from dangjian_cli.syntax.bare import MISREAD, MISREAD_START, SUSPECT, misread
from dangjian_cli.syntax.parsed import Data


def _value(written: str) -> Data | None:
    result = parsed(f"台账: 甲\n条目:\n  - 编号: R-1\n    值: {written}\n")
    assert result.faults == ()
    entry = entries(result)[0]
    assert isinstance(entry, dict)
    return entry.get("值")


@pytest.mark.parametrize(
    "written",
    [
        "010",
        "yes",
        "No",
        "12:30",
        "2026.10",
        "2026-02-30",
        "2026-06-30",
        "1_000",
        "0x1F",
        "1e3",
        ".inf",
        "3.0",
        "true",
        "=",
    ],
)
def test_every_scalar_is_text(written: str) -> None:
    """Nothing is ever turned into a number, a date or a boolean: what is written is what is read."""
    assert _value(written) == written


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", " # 备注"])
def test_key_without_a_value_is_no_key(written: str) -> None:
    """A template's empty line, and the words that YAML takes for nothing, leave no key behind."""
    assert _value(written) is None


@pytest.mark.parametrize("written", ['""', "''", '"~"', '"null"', "nUll"])
def test_quoted_nothing_is_text(written: str) -> None:
    """Quotation marks say that the text is meant."""
    assert _value(written) == written.strip("\"'")


@pytest.mark.parametrize("written", ["[甲, , 乙]".replace(", ,", ", ~,"), "[甲, null, 乙]"])
def test_empty_element_is_no_element(written: str) -> None:
    """An element without a value is dropped from its list."""
    assert _value(written) == ["甲", "乙"]


def test_empty_elements_of_a_block_list_are_dropped() -> None:
    """A dash with nothing behind it is no entry."""
    result = parsed("条目:\n  - 编号: R-1\n  -\n  - 编号: R-2\n")
    assert entries(result) == [{"编号": "R-1"}, {"编号": "R-2"}]


def test_multi_line_values_are_read_as_yaml_reads_them() -> None:
    """Folded plain text, quoted text and both kinds of block."""
    text = "甲: 一\n  二\n乙: |\n  一\n  二\n丙: >\n  一\n  二\n丁: '一\n\n  二'\n"
    assert parsed(text).data == {"甲": "一 二", "乙": "一\n二\n", "丙": "一 二\n", "丁": "一\n二"}


BARE = "010 12:30 2026.10 yes no on Off y N 1_000 0x1F 0o17 1e3 1.5E3 .inf -.INF .nan +5 08 -0 0.50 5. .5 = 12345678901234567"
FAITHFUL = "200 0 -5 2026-06-30 2026.6 6.3 0.5 100% 2026-2028 3-4月 1.2.3 甲 nine ~甲 12：30 2026-6-3 123456789012345"


@pytest.mark.parametrize("written", BARE.split())
def test_values_that_others_misread_are_told(written: str) -> None:
    """The path of a plain value which other readers of YAML would change is in `bare`, wherever it stands."""
    result = parsed(f"甲: {written}\n乙: [丙, {written}]\n丁:\n  - 戊: {written}\n己: '{written}'\n")
    assert result.bare == {("甲",), ("乙", 1), ("丁", 0, "戊")}


@pytest.mark.parametrize("written", FAITHFUL.split())
def test_values_that_others_read_alike_are_not_told(written: str) -> None:
    """Plain integers, ISO dates, decimals that keep their spelling, words."""
    assert parsed(f"甲: {written}\n乙: [丙, {written}]\n").bare == frozenset()


@soak.campaign(100)
@given(st.from_regex(r"[-+]?[0-9.:_eExobnyYNtTfFa]{1,9}", fullmatch=True) | st.sampled_from(BARE.split()))
def test_misread_covers_what_pyyaml_changes(written: str) -> None:
    """Whatever a YAML 1.1 reader turns into something that prints differently counts as misread, but for dates."""
    try:
        meant = yaml.safe_load(f"甲: {written}")
    except (yaml.YAMLError, ValueError):
        return
    value = meant["甲"] if isinstance(meant, dict) else written
    if value is not None and not isinstance(value, str) and str(value) != written and not hasattr(value, "year"):
        assert misread(written)


@soak.campaign(100)
@given(st.from_regex(MISREAD, fullmatch=True))
def test_suspicion_covers_every_misread_value(written: str) -> None:
    """The quick look at a text never passes over a value that is misread."""
    import re

    assert re.match(SUSPECT, written + "\n")
    assert written[0] in MISREAD_START


def test_path_of_a_value_counts_what_is_left() -> None:
    """Indexes in paths are those of the data: after empty and unread entries they move up."""
    text = "条目:\n  - 编号：R-0\n    任务: 甲\n  -\n  - 编号: R-1\n    次序: 010\n    任务: 甲\n    任务: 乙\n"
    result = parsed(text)
    assert entries(result) == [{"编号": "R-1", "次序": "010"}]
    assert result.bare == {("条目", 0, "次序")}
    assert result.omitted == (("条目", 0, "任务"),)


def test_repeated_key_points_to_the_first() -> None:
    """Three times the same key: two findings, both with the first place."""
    result = parsed("甲: 1\n乙: 2\n甲: 3\n甲: 4\n")
    assert kinds(result) == [("DJ013", "different_values")] * 2
    assert {note.where for fault in result.faults for note in fault.related} == {result.faults[0].related[0].where}
    assert result.data == {"乙": "2"}
    assert result.omitted == (("甲",),)


def test_repeated_key_that_says_the_same_is_read() -> None:
    """It is reported, and there is nothing to guess."""
    result = parsed("条目:\n  - 编号: R-1\n    责任单位: [甲, 乙]\n    责任单位: [甲, 乙]\n")
    assert kinds(result) == [("DJ013", "same_value")]
    assert entries(result) == [{"编号": "R-1", "责任单位": ["甲", "乙"]}]
    assert result.omitted == ()


def test_repeated_key_in_a_nested_mapping() -> None:
    """The path says where."""
    result = parsed("条目:\n  - 编号: R-1\n    进展:\n      - {日期: 一, 日期: 二, 内容: 甲}\n")
    assert result.omitted == (("条目", 0, "进展", 0, "日期"),)
    assert entries(result) == [{"编号": "R-1", "进展": [{"内容": "甲"}]}]


def test_faulty_element_costs_its_list_once() -> None:
    """A list with a doubtful element is left out whole: its length would be a guess."""
    result = parsed("条目:\n  - 编号: R-1\n    依据:\n      - 甲\n      - *a\n      - 010\n")
    assert kinds(result) == [("DJ018", "alias")]
    assert result.omitted == (("条目", 0, "依据"),)
    assert result.bare == frozenset()
    assert entries(result) == [{"编号": "R-1"}]


def test_list_of_texts_in_the_header_is_lost_whole() -> None:
    """It holds no entries: nothing of it is named as unread."""
    result = parsed("依据: [《甲》, *a]\n条目:\n  - 编号: R-1\n")
    assert result.omitted == (("依据",),)
    assert result.unread == ()


def test_faulty_entry_of_a_list_in_brackets() -> None:
    """Entries in brackets are left out one by one, like those with dashes."""
    result = parsed("条目: [{编号: R-1, 任务: 甲}, {张某}, {编号: R-2, 任务: 乙}]\n")
    assert kinds(result) == [("DJ016", "braces")]
    assert len(entries(result)) == 2
    assert unread_ids(result) == (None,)


def test_entry_whose_id_is_doubtful_is_unread() -> None:
    """An entry is known by its 编号; without a reading of that it is not taken."""
    result = parsed("条目:\n  - 编号: R-1\n      R-2\n    任务: 甲\n  - 编号: R-3\n")
    assert kinds(result) == [("DJ014", "swallowed_line")]
    assert entries(result) == [{"编号": "R-3"}]
    assert unread_ids(result) == ("R-1",)


def test_key_of_the_top_that_is_refused() -> None:
    """A merge key in the header costs nothing but itself."""
    result = parsed("台账: 甲\n<<: {乙: 丙}\n条目:\n  - 编号: R-1\n")
    assert kinds(result) == [("DJ018", "merge_key")]
    assert result.data == {"台账": "甲", "条目": [{"编号": "R-1"}]}


@pytest.mark.parametrize("key", ["? 核查\n      人", "? # 注\n      核查\n      人"])
def test_key_over_several_lines_is_refused(key: str) -> None:
    """With a question mark YAML lets a key run over line ends; nobody means that."""
    result = parsed(f"条目:\n  - 编号: R-1\n    {key}\n    : 张某\n")
    assert kinds(result) == [("DJ018", "multiline_key")]
    assert unread_ids(result) == ("R-1",)


def test_prose_over_several_lines_may_hold_colons() -> None:
    """Only a word that is a key of the file makes a line of prose a swallowed one."""
    text = "条目:\n  - 编号: R-1\n    措施: 一是学习，\n      要求：全员参加\n"
    assert parsed(text).faults == ()
    assert kinds(parsed(text + "    要求: 甲\n")) == [("DJ004", "full_width_colon")]
