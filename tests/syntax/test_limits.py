"""What is too much is refused in good time, and hides nothing that came before it."""

import time
from collections.abc import Mapping

import pytest
from reading_help import PATH, kinds, parsed, read_ids, source_of, span_of, unread_ids
from soak import PERCENT

from dangjian_cli.diagnostics.diagnostic import Place
from dangjian_cli.source.decode import MAX_BYTES
from dangjian_cli.syntax.comments import suppressions
from dangjian_cli.syntax.limits import MAX_DEPTH, MAX_NODES, MAX_SCALAR
from dangjian_cli.syntax.locate import locate
from dangjian_cli.syntax.parse import parse

HEAD = "台账: 甲\n条目:\n  - 编号: R-1\n    任务: 甲\n"
TAIL = "  - 编号: R-3\n    任务: 丙\n"


@pytest.mark.parametrize("bracket", ["[", "{", "[{"])
def test_50000_brackets(bracket: str) -> None:
    """PyYAML's own composer crashes the process on this file."""
    result = parsed(bracket * 50_000)
    assert kinds(result) == [("DJ019", "nesting")]
    assert result.data is None


def test_deep_dashes() -> None:
    """`- - - …` as a value."""
    result = parsed(HEAD + "  - 编号: R-2\n    任务:\n      " + "- " * 50_000 + "甲\n" + TAIL)
    assert kinds(result) == [("DJ019", "nesting")]
    assert (read_ids(result), unread_ids(result)) == (("R-1", "R-3"), ("R-2",))


@pytest.mark.parametrize(("depth", "legal"), [(MAX_DEPTH - 3, True), (MAX_DEPTH - 2, False)])
def test_nesting_up_to_the_limit(depth: int, legal: bool) -> None:
    """The top, its list and the entry are three of the 32 levels."""
    result = parsed(HEAD + f"  - 编号: R-2\n    任务: {'[' * depth}甲{']' * depth}\n" + TAIL)
    assert kinds(result) == ([] if legal else [("DJ019", "nesting")])
    assert read_ids(result) == (("R-1", "R-2", "R-3") if legal else ("R-1", "R-3"))


@pytest.mark.parametrize(("length", "legal"), [(MAX_SCALAR, True), (MAX_SCALAR + 1, False)])
@pytest.mark.parametrize("quote", ["", "'"])
def test_value_up_to_the_limit(length: int, legal: bool, quote: str) -> None:
    """A longer value is left out of its entry; the entry is read."""
    result = parsed(HEAD + f"  - 编号: R-2\n    任务: {quote}{'甲' * length}{quote}\n" + TAIL)
    assert kinds(result) == ([] if legal else [("DJ019", "scalar")])
    assert read_ids(result) == ("R-1", "R-2", "R-3")
    assert result.omitted == (() if legal else (("条目", 1, "任务"),))


@pytest.mark.untraced
def test_too_many_values() -> None:
    """Reading ends where the limit is passed; the rest of the entries are named."""
    entry = "  - {编号: N-%d, 任务: 甲}\n"
    count = MAX_NODES // 5 + 10
    result = parsed(HEAD + "".join(entry % number for number in range(count)))
    assert kinds(result) == [("DJ019", "nodes")]
    ids = read_ids(result)
    assert ids[0] == "R-1"
    assert len(ids) + len(result.unread) == count + 1
    assert unread_ids(result)[-1] == f"N-{count - 1}"


@pytest.mark.untraced
def test_values_up_to_the_limit_are_read() -> None:
    """The limit itself is no mistake."""
    result = parsed("甲: [" + "乙, " * (MAX_NODES - 4) + "丙]\n")
    assert kinds(result) == []


SIZE = MAX_BYTES if PERCENT == 100 else MAX_BYTES // 32
"""Of the bad files: the whole limit in `make soak`."""

_WIDE = "台账: 甲\n条目:\n"
BAD: Mapping[str, str] = {
    "nothing but a": "a" * SIZE,
    "one value": "a: " + "a" * (SIZE - 9),
    "empty elements": "- \n" * (SIZE // 3),
    "blanks in a value": f"{_WIDE}  - 编号: A\n    x: a{' ' * (SIZE - 99)}b\n",
    "ideographic blanks": "\u3000" * (SIZE // 3 - 9) + "a",
    "tabs": "\t" * (SIZE - 9) + "a",
    "zero bytes": "\x00" * (SIZE - 9) + "a",
    "line separators": "\u2028" * (SIZE // 3 - 9) + "a",
    "open quotes": f"{_WIDE}" + '  - 编号: "\n' * (SIZE // 16),
    "open quotes of two kinds": _WIDE + "  - 编号: A\n    甲: 'x\n    乙: \"y\n" * (SIZE // 60),
    "open brackets": _WIDE + "  - 编号: A\n    甲: [x\n" * (SIZE // 45),
    "wide colons": _WIDE + "  - 编号: A\n    甲：x\n" * (SIZE // 45),
    "wide colons at the top": "甲：x\n" * (SIZE // 14),
    "braces": _WIDE + "  - 编号: A\n    甲: {x}\n" * (SIZE // 45),
    "wide commas": _WIDE + "  - 甲: [" + "，" * (SIZE // 3 - 99) + "]\n",
    "commas": _WIDE + "  - 甲: [" + "," * (SIZE - 99) + "]\n",
    "apostrophes": _WIDE + "  - 甲: '" + "''" * (SIZE // 2 - 99) + "\n",
    "apostrophes in a list": _WIDE + "  - 甲: [" + "' " * (SIZE // 2 - 99) + "\n",
    "hashes": _WIDE + "  - 甲: a" + " #1" * (SIZE // 3 - 99) + "\n",
    "colons": ":" * (SIZE - 9),
    "dashes": "-" * (SIZE - 9),
    "question marks": "? " * (SIZE // 2 - 9),
    "markers": "=======\n" * (SIZE // 8 - 9),
    "open markers": "<<<<<<< a\n" * (SIZE // 10 - 9),
    "documents": "---\n" * (SIZE // 4 - 9),
    "aliases": _WIDE + "  - 编号: *a\n" * (SIZE // 18),
    "a long key": "a" * (SIZE // 40) + ": b\n",
    "repeated keys": "a: 1\n" * (SIZE // 5 - 9),
    "suppressions": _WIDE + "  - 甲: {b} # 忽略 DJ212\n" * (SIZE // 40),
    "a block": _WIDE + "  - 甲: |\n" + "      乙：丙\n" * (SIZE // 18),
}


def _work(text: str) -> float:
    """Seconds for the data, one place and the suppressions of a text."""
    source = source_of(text)
    started = time.process_time()
    parse(source)
    locate(source, [Place(PATH, ("条目", 1))])
    suppressions(source)
    return time.process_time() - started


@pytest.fixture(scope="module")
def usual() -> float:
    """Seconds for an ordinary ledger of the same size with one mistake."""
    entries = "".join(f"  - 编号: R-{n}\n    任务: 组织学习\n    责任单位: [工委办公室]\n" for n in range(SIZE // 45))
    return _work(f"{_WIDE}{entries}    备注：甲\n")


@pytest.mark.untraced
@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_read_in_good_time(name: str, usual: float) -> None:
    """No file takes long, whatever it holds: at most ten times as long as an ordinary one of the same size."""
    assert _work(BAD[name]) < 10 * usual + 0.5


@pytest.mark.untraced
@pytest.mark.parametrize("line", ["    任务：乙\n", '    任务: "乙\n', "    任务: [乙，丙]\n"])
def test_time_grows_with_the_size_only(line: str) -> None:
    """Four times as many entries, broken ones among them, take about four times as long, not sixteen."""

    def seconds(count: int) -> float:
        pieces = [
            f"  - 编号: R-{n}\n{line if n % 100 == 0 else '    任务: 乙' + chr(10)}    时限: 甲\n" for n in range(count)
        ]
        source = source_of("台账: 甲\n条目:\n" + "".join(pieces))
        return min(_timed(source) for _ in range(2))

    assert seconds(4_000) < 10 * seconds(1_000) + 0.1


def _timed(source: object) -> float:
    started = time.process_time()
    parse(source)  # type: ignore[arg-type]  # only sources come here
    return time.process_time() - started


def test_depth_is_told_where_it_is_passed() -> None:
    """At the bracket that is one too many."""
    result = parsed("甲: " + "[" * 40)
    assert span_of(result.faults[0]).start == (1, 3 + MAX_DEPTH)


@pytest.mark.parametrize(
    "broken",
    [
        "{0}: 甲\n{0}: 乙",
        '"{0}": 甲',
        "“{0}”: 甲",
        "甲: 一\n  {0}: 乙",
        "甲: {0}: 乙",
        "<<<<<<< {0}\n=======\n>>>>>>> {0}",
        "甲: [{0}，乙]",
        "甲: &{0} 乙",
        "- 编号: {0}",
        "条目:\n  - 编号: {0}\n    }} 甲: 乙",
    ],
)
def test_no_finding_repeats_a_long_text_whole(broken: str) -> None:
    """What a sentence quotes of the file is cut to a few words (the help checks every value)."""
    result = parsed(broken.replace("{0}", "a" * 5000).replace("}}", "}") + "\n")
    assert result.faults
