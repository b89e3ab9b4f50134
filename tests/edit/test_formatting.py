"""`fmt`: the same data and comments in one form; what is in that form stays as it is."""

import random
import sys
from collections import Counter
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scribbling import Scribe

from dangjian_cli.edit.formatting import NotFormattedError, formatted
from dangjian_cli.models.kinds import KINDS
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.canonical import LIST_START, canonical
from dangjian_cli.syntax.parse import parse

sys.path += [str(Path(__file__).parents[1] / room) for room in ("exchange", "syntax")]

from ledger_mutations import campaign
from made_entries import entries

PATH = PurePosixPath("台账.yaml")
HEAD = "台账: 任务清单\n条目:\n"
ROOT = Path(__file__).parents[2]


def source_of(text: str, **more: Any) -> SourceFile:
    return SourceFile(PATH, text, **more)


def fmt(entry: str) -> str:
    """What becomes of the lines of one entry."""
    text = formatted(source_of(HEAD + entry))
    assert text.startswith(HEAD)
    assert formatted(source_of(text)) == text
    return text.removeprefix(HEAD)


@given(st.data(), st.integers(0, 10**9), st.sampled_from(KINDS))
def test_nothing_is_lost(data: st.DataObject, seed: int, kind: Any) -> None:
    """Random ledgers in random writing: data equal, every comment kept, done once is done; none is refused."""
    made = data.draw(st.lists(entries(kind.entry), min_size=1, max_size=3))
    scribe = Scribe(random.Random(seed))
    text = scribe.ledger(kind.name, made)
    before = parse(source_of(text))
    if before.faults:
        return
    now = formatted(source_of(text))
    after = parse(source_of(now))
    assert after.data == before.data
    assert after.faults == ()
    assert Counter(line[line.index("# 注") :] for line in now.splitlines() if "# 注" in line) == Counter(scribe.remarks)
    assert formatted(source_of(now)) == now
    if "\n" not in "".join(scribe.remarks):
        crlf = formatted(source_of(text.replace("\n", "\r\n"), newline="\r\n", bom=True))
        assert crlf == now.replace("\n", "\r\n")


ORDINARY = st.text("甲乙丙工委办公室党建年月日", min_size=1, max_size=12)


@given(
    st.lists(st.tuples(ORDINARY, st.lists(ORDINARY, min_size=1, max_size=3), ORDINARY), min_size=1, max_size=4),
    st.integers(0, 999),
)
def test_the_fast_reader_takes_it(made: list[tuple[str, list[str], str]], seed: int) -> None:
    """Ordinary entries, however they were written, come out as `check` reads them fastest, and in the same form."""
    data = [
        {
            "编号": f"RW-2026-{at:03}",
            "任务": title,
            "责任单位": names,
            "时限": "6月底前",
            "进展": [{"日期": "2026-03-28", "内容": said}],
            "完成日期": "2026-06-20",
        }
        for at, (title, names, said) in enumerate(made)
    ]
    text = Scribe(random.Random(seed), talkative=False, in_braces=False).ledger("任务清单", data)
    now = formatted(source_of(text))
    _, start, listed = now.partition(LIST_START)
    assert start
    assert canonical("".join(f"{line}\n" for line in listed.splitlines() if line)) == data


def test_slips_of_all_kinds() -> None:
    """Whatever the text is like: refused with a reason, or formatted with the same data."""
    refused = 0
    for text in campaign("fmt", 150):
        source = source_of(text)
        try:
            now = formatted(source)
        except NotFormattedError as error:
            assert str(error)
            refused += 1
        else:
            assert parse(source._replace(text=now)).data == parse(source).data
            assert formatted(source._replace(text=now)) == now
    assert refused


@pytest.mark.untraced
def test_example_ledgers() -> None:
    """Every ledger of the worked example can be written in the one form, and then stays so."""
    from dangjian_cli.source.files import read

    for path in sorted((ROOT / "ledgers").glob("*.yaml")):
        source = read(path.parent, PurePosixPath(path.name))
        if isinstance(source, SourceFile) and path.name != "dangjian.yaml":
            now = formatted(source)
            assert formatted(source._replace(text=now)) == now


@pytest.mark.parametrize(
    ("written", "form"),
    [
        (
            "- 任务:   甲\n  编号: R-1\n",
            "  - 编号: R-1\n    任务: 甲\n",
        ),
        (
            "  - 编号: R-1\n    任务: \"甲\"\n    责任人: '010'\n",
            "  - 编号: R-1\n    任务: 甲\n    责任人: \"010\"\n",
        ),
        (
            "  - 编号: R-1\n    任务: 甲\n    责任单位:\n      - 乙\n      - 丙\n",
            "  - 编号: R-1\n    任务: 甲\n    责任单位: [乙, 丙]\n",
        ),
        (
            "  - 编号: R-1\n    任务: 甲\n    进展: [{日期: 2026-01-01, 内容: 乙}]\n",
            "  - 编号: R-1\n    任务: 甲\n    进展:\n      - {日期: 2026-01-01, 内容: 乙}\n",
        ),
        (
            "  - 编号: R-1\n    任务: 甲\n    进展: [{日期: 2026-01-01, 内容: 乙}] # 看\n",
            "  - 编号: R-1\n    任务: 甲\n    进展: [{日期: 2026-01-01, 内容: 乙}] # 看\n",
        ),
        (
            "  - {任务: 甲,   编号: R-1}  # 一行\n",
            "  - {编号: R-1, 任务: 甲}  # 一行\n",
        ),
        (
            "  - 编号: R-1\n\n    任务: 甲\n\n\n  - 编号: R-2\n    任务: 乙\n",
            "  - 编号: R-1\n    任务: 甲\n\n  - 编号: R-2\n    任务: 乙\n",
        ),
        (
            "  - 编号: R-1 # 忽略 DJ212：原因\n    # 前\n    时限: 年底前\n    任务: 甲\n    # 尾\n# 下\n  - 编号: R-2\n    任务: 乙\n",
            "  - 编号: R-1 # 忽略 DJ212：原因\n    任务: 甲\n    # 前\n    时限: 年底前\n    # 尾\n  # 下\n  - 编号: R-2\n    任务: 乙\n",
        ),
        (
            "  - 编号: R-1\n    措施: |\n      一 # 不是注释\n\n      二\n    任务: 甲\n",
            "  - 编号: R-1\n    任务: 甲\n    措施: |\n      一 # 不是注释\n\n      二\n",
        ),
        (
            "  - 编号: R-1\n    任务: 甲\n    责任单位: [乙, # 牵头\n      丙]\n",
            "  - 编号: R-1\n    任务: 甲\n    责任单位: [乙, # 牵头\n      丙]\n",
        ),
        (
            "  - 编号: R-1\n    任务: 甲\n    经办人: 乙\n    措施:\n    自己的键: 1\n",
            "  - 编号: R-1\n    任务: 甲\n    措施:\n    经办人: 乙\n    自己的键: 1\n",
        ),
        (
            "  -\n    编号: R-1\n    任务: 甲\n",
            "  -\n    编号: R-1\n    任务: 甲\n",
        ),
        (
            "  - 编号: R-1\n    任务: 甲\n    时限: 2026.10\n",
            "  - 编号: R-1\n    任务: 甲\n    时限: \"2026.10\"\n",
        ),
    ],
    ids=range(13),
)  # fmt: skip
def test_the_form(written: str, form: str) -> None:
    """Order, spacing, quotation marks, lists, records, blank lines, comments; and what is left as it is written."""
    assert fmt(written) == form


def test_header() -> None:
    """The first comment stays first, 条目 comes last, records keep their writing, comments stay with their lines."""
    text = "# 结构\n\n名称: 甲\n条目:\n  - 编号: U-1\n    名称: 乙\n# 关于单位组\n单位组:\n  各党支部: {类别: 党支部}\n台账: 组织\n# 完\n"
    assert formatted(source_of(text)) == (
        "# 结构\n\n台账: 组织\n名称: 甲\n# 关于单位组\n单位组:\n  各党支部: {类别: 党支部}\n条目:\n  - 编号: U-1\n    名称: 乙\n# 完\n"
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (HEAD + "  - 编号: R-1\n    任务：甲\n", "有写法错误"),
        (HEAD + "  - 编号: R-1\n    任务: 甲\n    任务: 乙\n", "有写法错误"),
        ("台账: 没有这种\n条目: []\n", "认不出台账种类"),
        ("{台账: 任务清单, 条目: []}\n", "整个文件写在花括号里"),
        ("", "读不出来"),
    ],
)
def test_left_alone(text: str, reason: str) -> None:
    """A file with a fault of its text is not touched, and the reason is told."""
    with pytest.raises(NotFormattedError, match=reason):
        formatted(source_of(text))


def test_mixed_line_ends_are_left_to_fix() -> None:
    """Which line ends are meant is not for `fmt` to say."""
    with pytest.raises(NotFormattedError, match="换行混用"):
        formatted(source_of(HEAD + "  - 编号: R-1\r\n    任务: 甲\n", newline="mixed"))
