"""Where things stand: symbolic places become lines and columns, by the same reading that gave the data."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
import soak
from hypothesis import given
from hypothesis import strategies as st
from mistake_cases import CASES, Case
from reading_help import PATH, leaves, parsed, slice_of, source_of

from dangjian_cli.base.position import START_OF_FILE, Span
from dangjian_cli.diagnostics.diagnostic import Place, Step
from dangjian_cli.syntax.locate import locate

LEDGER = """\
# 说明
台账: 任务清单
年度: 2026
条目:
  - 编号: R-1
    任务: "学习 # 教育"
    责任单位: [工委办公室, '工委组织部']
    时限:
    销号: {申请日期: 2026-03-01, 核查人: 赵某}
    进展:
      - {日期: 2026-03-28, 内容: 印发方案}
      -
      - 日期: 2026-04-01
        内容: 动员
    说明: |
      第一行
      第二行

  - 任务: 没有编号
    时限: 6月底前
单位组:
  各党支部: {类别: 党支部}
"""


def _slice(place: Place, text: str = LEDGER) -> str:
    return slice_of(text, locate(source_of(text), [place])[place])


def _at(*path: Step) -> Place:
    return Place(PATH, path)


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("年度",), "2026", "年度"),
        (("条目", 0, "编号"), "R-1", "编号"),
        (("条目", 0, "任务"), '"学习 # 教育"', "任务"),
        (("条目", 0, "责任单位"), "[工委办公室, '工委组织部']", "责任单位"),
        (("条目", 0, "责任单位", 1), "'工委组织部'", "'工委组织部'"),
        (("条目", 0, "销号"), "{申请日期: 2026-03-01, 核查人: 赵某}", "销号"),
        (("条目", 0, "销号", "核查人"), "赵某", "核查人"),
        (("条目", 0, "进展", 0), "{日期: 2026-03-28, 内容: 印发方案}", "{日期: 2026-03-28, 内容: 印发方案}"),
        (("条目", 0, "进展", 1), "日期: 2026-04-01\n        内容: 动员", "日期: 2026-04-01\n        内容: 动员"),
        (("条目", 0, "进展", 1, "内容"), "动员", "内容"),
        (("条目", 0, "说明"), "|\n      第一行\n      第二行", "说明"),
        (("条目", 1), "任务: 没有编号\n    时限: 6月底前", "任务: 没有编号\n    时限: 6月底前"),
        (("单位组", "各党支部", "类别"), "党支部", "类别"),
    ],
)
def test_value_and_key(path: tuple[Step, ...], value: str, key: str) -> None:
    """A value is placed at its text with its quotes and brackets, its key at the key; an element has no key but itself."""
    assert _slice(_at(*path)) == value
    assert _slice(_at(*path[:-1]).key(path[-1])) == key


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ((), "台账"),
        (("没有",), "台账"),
        (("条目", 0, "时限"), "编号"),
        (("条目", 0, "没有"), "编号"),
        (("条目", 1, "编号"), "任务"),
        (("条目", 0, "销号", "没有"), "申请日期"),
        (("条目", 0, "union", "销号", "核查人"), "赵某"),
        (("条目", 0, "function-after[check()]", "任务"), '"学习 # 教育"'),
        (("条目", 0, "任务", "下面", 3), '"学习 # 教育"'),
        (("条目", 0, "责任单位", 7), "[工委办公室, '工委组织部']"),
    ],
)
def test_path_that_leads_nowhere_ends_at_the_nearest_node(path: tuple[Step, ...], shown: str) -> None:
    """Parts that the document does not have are skipped; of a mapping that lacks something, its first key is shown."""
    assert _slice(_at(*path)) == shown


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (("条目", 0), "R-1"),
        (("条目", 0, "任务"), "R-1"),
        (("条目", 0, "进展", 1, "没有"), "R-1"),
        (("条目", 1), "任务"),
        (("条目", 1, "时限"), "任务"),
        (("年度",), "台账"),
        ((), "台账"),
    ],
)
def test_entry_line(path: tuple[Step, ...], shown: str) -> None:
    """What is absent is placed at the 编号 of its entry; in an entry without one, at its first key."""
    assert _slice(_at(*path).entry) == shown


def test_all_places_of_a_file_are_found_in_one_reading() -> None:
    """As many answers as questions."""
    places = [_at("条目", 0), _at("条目", 0).entry, _at().key("年度"), _at("没有")]
    assert list(locate(source_of(LEDGER), places)) == places


@pytest.mark.parametrize("text", ["", "# 说明\n", "- 编号: R-1\n", "甲乙\n", "[" * 50])
def test_file_of_which_nothing_was_read(text: str) -> None:
    """Everything is at its start."""
    assert locate(source_of(text), [_at("条目", 0), _at()]) == {_at("条目", 0): START_OF_FILE, _at(): START_OF_FILE}


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_paths_agree_with_the_data_after_every_mistake(case: Case) -> None:
    """Whatever was left out, the path of every value in the data leads to that value in the text."""
    for text in (case.text, case.text.replace("\n", "\r\n")):
        result = parsed(text)
        assert result.data is not None
        values = {_at(*path): value for path, value in leaves(result.data) if "\n" not in value}
        spans = locate(source_of(text), values)
        for place, value in values.items():
            assert slice_of(text, spans[place]).strip("\"'").replace("''", "'") == value


@dataclass
class Written:
    """A document while it is being written, with what must be found where."""

    text: str = ""
    expected: dict[Place, str] = field(default_factory=dict)


LEDGERS = sorted((Path(__file__).parents[2] / "ledgers").glob("*.yaml"))


@pytest.mark.untraced
@pytest.mark.parametrize("ledger", LEDGERS, ids=[ledger.name for ledger in LEDGERS])
def test_entries_read_one_by_one_stand_where_the_whole_reading_finds_them(ledger: Path) -> None:
    """In canonical form only the entries asked for are read: their places are those of the careful reading."""
    text = ledger.read_text(encoding="utf-8")
    data = parsed(text).data
    assert data is not None
    paths = {path[:length] for path, _ in leaves(data) for length in range(len(path) + 1)}
    places = [place for path in sorted(paths, key=str) for place in (_at(*path), _at(*path).key(), _at(*path).entry)]
    by_entry, whole, careful = (locate(source_of(text + end), places) for end in ("", "# 备注\n", "# \u200b\n"))
    assert by_entry == whole == careful
    for place in places[:: 1 + len(places) // 20]:
        assert locate(source_of(text), [place]) == {place: careful[place]}


KEYS = st.sampled_from(["任务", "责任单位", "时限", "名称", "备注", "甲😀乙", "x"])
PLAIN = st.sampled_from(["甲", "R-1", "“学习，调研”", "2026-06-30", "010", "12:30", "𠮷某 某", "a#b", "D:\\x", "50%"])
SCALARS = PLAIN | PLAIN.map(lambda text: f"'{text}'") | st.just('"甲: \\"乙\\" # 丙"')


@st.composite
def documents(draw: st.DrawFn) -> Written:
    """A ledger-like document, in blocks and brackets at random, every scalar's and key's place known."""
    written = Written()
    if draw(st.booleans()):
        written.text += "# 😀 说明: [甲\n"
    _block_mapping(draw, written, (), 0, 0)
    return written


def _block_mapping(draw: st.DrawFn, written: Written, path: tuple[Step, ...], indent: int, depth: int) -> None:
    first = True
    for key in draw(st.lists(KEYS, min_size=1, max_size=4, unique=True)):
        written.text += "" if first and path and isinstance(path[-1], int) else " " * indent
        first = False
        written.expected[_at(*path).key(key)] = key
        written.text += key + draw(st.sampled_from([":", " :"]))
        _value(draw, written, (*path, key), indent, depth)


def _value(draw: st.DrawFn, written: Written, path: tuple[Step, ...], indent: int, depth: int) -> None:
    kind = draw(st.sampled_from(["scalar", "scalar", "flow", "mapping", "list"] if depth < 3 else ["scalar", "flow"]))
    if kind == "mapping":
        written.text += "\n"
        _block_mapping(draw, written, path, indent + draw(st.integers(1, 4)), depth + 1)
    elif kind == "list":
        written.text += "\n"
        dash = indent + draw(st.integers(0, 3))
        for index in range(draw(st.integers(1, 3))):
            written.text += " " * dash + "-" + " " * draw(st.integers(1, 2))
            inner = len(written.text) - written.text.rfind("\n") - 1
            if depth < 3 and draw(st.booleans()):
                _block_mapping(draw, written, (*path, index), inner, depth + 1)
            else:
                _inline(draw, written, (*path, index), depth)
                written.text += "\n"
    else:
        written.text += " " * draw(st.integers(1, 3))
        _inline(draw, written, path, depth, kind == "flow")
        written.text += draw(st.sampled_from(["\n", " # 备注\n", "\n\n"]))


def _inline(draw: st.DrawFn, written: Written, path: tuple[Step, ...], depth: int, flow: bool = False) -> None:
    start = len(written.text)
    if not flow:
        written.text += draw(SCALARS)
    elif draw(st.booleans()):
        written.text += "["
        for index in range(draw(st.integers(1, 3))):
            written.text += ", " if index else ""
            _inline(draw, written, (*path, index), depth + 1, depth < 3 and draw(st.booleans()))
        written.text += "]"
    else:
        written.text += "{"
        for index, key in enumerate(draw(st.lists(KEYS, min_size=1, max_size=3, unique=True))):
            written.text += (", " if index else "") + key + ": "
            written.expected[_at(*path).key(key)] = key
            _inline(draw, written, (*path, key), depth + 1, depth < 3 and draw(st.booleans()))
        written.text += "}"
    written.expected[_at(*path)] = written.text[start:]


@soak.campaign(100)
@given(documents(), st.booleans())
def test_spans_slice_back_to_their_text(written: Written, windows: bool) -> None:
    """In any document, the span of every key, scalar and bracket holds exactly what was written there."""
    text = written.text.replace("\n", "\r\n") if windows else written.text
    result = parsed(text)
    assert result.faults == ()
    spans = locate(source_of(text), written.expected)
    assert {place: slice_of(text, span) for place, span in spans.items()} == written.expected


def test_span_of_an_unread_neighbour_does_not_move() -> None:
    """A broken entry above or below changes no place."""
    text = LEDGER.replace('    任务: "学习', '    任务："学习')
    assert _slice(_at("条目", 0, "时限"), text) == "6月底前"
    assert locate(source_of(text), [_at("年度")])[_at("年度")] == Span.of(3, 5, 4)
