"""`fix`: every safe repair gives back the ledger as it was before the slip, and nothing that was read is read otherwise."""

import random
import re
import shutil
import sys
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_cli.edit import typing_repairs, wording_repairs
from dangjian_cli.edit.fixing import fix
from dangjian_cli.edit.proof import State
from dangjian_cli.source.decode import recoded
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse

sys.path.append(str(Path(__file__).parents[1] / "syntax"))

from ledger_mutations import campaign

GOLDEN = Path(__file__).parents[1] / "data" / "golden"
PATH = PurePosixPath("任务清单.yaml")
LEDGER = """\
台账: 任务清单
年度: 2026
条目:
  - 编号: R-1
    任务: 甲
    责任单位: [工委办公室, 工委组织部]
    时限: 2026.6.30
    目标值: ≥200
    进展:
      - {日期: 2026-03-28, 内容: 印发方案}
    完成日期: 2026-06-20
    状态: 已完成
  - 编号: R-2
    任务: "010"
    责任人: 张某
"""


def source_of(text: str) -> SourceFile:
    return SourceFile(PATH, text)


SLIPS = [
    ("DJ004", "    责任人: 张某", "    责任人：张某"),
    ("DJ004", "    责任人: 张某", "    责任人　：　张某"),
    ("DJ004", "    责任人: 张某", "    责任人:张某"),
    ("DJ004", "    责任人: 张某", "    责任人:　张某"),
    ("DJ004", "    进展:", "    进展："),
    ("DJ004", "{日期: 2026-03-28", "{日期：2026-03-28"),
    ("DJ006", '"010"', "010"),
    ("DJ014", "    责任人: 张某", "\t责任人: 张某"),
    ("DJ014", "    责任人: 张某", "　　责任人: 张某"),
    ("DJ014", "    责任人: 张某", "  \u00a0 责任人: 张某"),
    ("DJ014", "    责任人: 张某", "   责任人: 张某"),
    ("DJ014", "    责任人: 张某", "     责任人: 张某"),
    ("DJ014", "    完成日期", "\t完成日期"),
    ("DJ014", "      - {日期", "\t- {日期"),
    ("DJ014", "  - 编号: R-2", "  － 编号: R-2"),
    ("DJ014", "  - 编号: R-2", "  •编号: R-2"),
    ("DJ014", "  - 编号: R-2", "  -编号: R-2"),
    ("DJ014", "  - 编号: R-2", "\t- 编号: R-2"),
    ("DJ014", "  - 编号: R-2\n    任务", "   - 编号: R-2\n     任务"),
    ("DJ015", "[工委办公室, 工委组织部]", "[工委办公室，工委组织部]"),
    ("DJ015", "[工委办公室, 工委组织部]", "［工委办公室，工委组织部］"),
    ("DJ015", "[工委办公室, 工委组织部]", "[工委办公室, 工委组织部】"),
    ("DJ015", "2026-03-28, 内容", "2026-03-28，内容"),
    ("DJ015", "    责任人: 张某", '    "责任人": 张某'),
    ("DJ015", "    责任人: 张某", "    “责任人”: 张某"),
    ("DJ016", "目标值: ≥200", "目标值: >=200"),
    ("DJ020", "责任人: 张某", "责任人: 张\u200b某"),
    ("DJ024", "完成日期: 2026-06-20", "完成日期: 2026年6月20日"),
    ("DJ024", "完成日期: 2026-06-20", '完成日期: "2026/6/20"'),
    ("DJ024", "目标值: ≥200", "目标值: ≥２００"),
    ("DJ028", "    责任人: 张某", "    经办人: 张某"),
    ("DJ028", "状态: 已完成", "状态: 已办结"),
]


@pytest.mark.parametrize(("code", "right", "slip"), SLIPS, ids=lambda text: repr(text)[:30])
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_safe_repair_gives_back_what_was_meant(code: str, right: str, slip: str, newline: str) -> None:
    """Whatever the slip, the text is that of before; one repair is told, with its rule; the line ends stay."""
    meant = LEDGER.replace("\n", newline)
    right, slip = right.replace("\n", newline), slip.replace("\n", newline)
    assert meant.count(right) == 1
    fixed = fix(SourceFile(PATH, meant.replace(right, slip), newline=newline))  # type: ignore[arg-type]
    assert fixed.source.text == meant
    assert {one.code for one in fixed.repairs} <= {code, "DJ015"}
    assert not any(one.likely for one in fixed.repairs)


def test_many_slips_at_once() -> None:
    """Slips hide each other; round by round all are found."""
    chance = random.Random(8)
    for _ in range(60):
        text = LEDGER
        for code, right, slip in chance.sample(SLIPS, 5):
            if code == "DJ006":
                continue  # without its quotation marks the value of the last line but one takes in the last
            text = text.replace(right, slip) if text.count(right) == 1 else text
        assert fix(source_of(text)).source.text == LEDGER


_SIMPLE_SLIPS = [
    (r"^(    [^ :]+): (?=.)", r"\1："),
    (r"^(    [^ :]+): (?=[^\[])", r"\1:"),
    (r"^    (?=[^ ])", "\t"),
    (r"^    (?=[^ ])", "　　"),
    (r"^    (?=[^ ])", "   "),
    (r"^    (?=[^ ])", "     "),
    (r"^  - (?=编号)", "  － "),
    (r"^  - (?=编号)", "  -"),
    (r"(?<=[^ ]), (?=[^ ]*\])", "，"),
    (r"\[([^,\[\]]+)\]", r"［\1］"),
    (r"^    责任单位:", "    承办单位:"),
    (r"(\d{4})-0(\d)-(\d\d)$", r"\1年\2月\3日"),
]
_WORDS = st.text("甲乙丙工委办公室党建年月日", min_size=2, max_size=8)


@given(
    st.lists(st.tuples(_WORDS, st.lists(_WORDS, min_size=1, max_size=3), _WORDS), min_size=2, max_size=5),
    st.integers(0, 10**6),
)
def test_random_ledgers(made: list[tuple[str, list[str], str]], seed: int) -> None:
    """A slip in every other entry of a random ledger, each in a line of its own: all as it was."""
    chance = random.Random(seed)
    meant = slipped = "台账: 任务清单\n年度: 2026\n条目:\n"
    for at, (title, names, said) in enumerate(made):
        lines = [
            f"  - 编号: RW-2026-{at:03}",
            f"    任务: {title}",
            f"    责任单位: [{', '.join(names)}]",
            "    时限: 2026.6.30",
            "    进展:",
            f"      - {{日期: 2026-03-28, 内容: {said}}}",
            "    完成日期: 2026-06-20",
        ]
        meant += "".join(f"{line}\n" for line in lines)
        if at % 2 == 0:
            wrong, slip = chance.choice(_SIMPLE_SLIPS)
            places = [n for n, line in enumerate(lines) if n and re.search(wrong, line)] or [0]
            place = chance.choice(places)
            lines[place] = re.sub(wrong, slip, lines[place], count=1)
        slipped += "".join(f"{line}\n" for line in lines)
    assert fix(source_of(slipped)).source.text == meant


def test_what_stands_nowhere_is_left_alone() -> None:
    """Lines of an entry whose first line is gone belong nowhere: they are not moved about."""
    for start in ("", "  ”- 编号: R-1\n", " －- 编号: R-1\n", "  -\u2028编号: R-1\n"):
        text = LEDGER.replace("  - 编号: R-1\n", start)
        assert fix(source_of(text), likely=True).source.text == text


def test_golden_ten() -> None:
    """Of the ten mistakes three need a person; the other entries are read, and nothing else is wrong with the text."""
    text = (GOLDEN / "ten.yaml").read_text("utf-8")
    fixed = fix(source_of(text))
    state = State(fixed.source)
    assert [(one.code, one.line) for one in fixed.repairs] == [
        *(("DJ004", 7), ("DJ004", 11), ("DJ015", 16), ("DJ014", 20), ("DJ014", 24), ("DJ014", 37), ("DJ016", 46)),
        *(("DJ014", 48), ("DJ028", 55)),
    ]
    assert [(one.code, state.span(one).start) for one in state.faults] == [
        ("DJ016", (29, 10)),
        ("DJ015", (32, 9)),
        ("DJ016", (40, 13)),
    ]
    assert [piece.id for piece in state.parsed.unread] == ["RW-2026-006", "RW-2026-007", "RW-2026-009"]


def test_golden_ten_with_guesses() -> None:
    """`--unsafe` cures the three as well, each named."""
    fixed = fix(source_of((GOLDEN / "ten.yaml").read_text("utf-8")), likely=True)
    assert State(fixed.source).faults == ()
    assert [one.line for one in fixed.repairs if one.likely] == [29, 32, 40]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("    完成日其: 2026-06-20", "    完成日期: 2026-06-20"),
        ("    完成日期: 6月20日", "    完成日期: 2026-06-20"),
        ("    责任人: 张某,李某", "    责任人: 张某、李某"),
        ("    状态: 已完城", "    状态: 已完成"),
        ("    责任人 张某", "    责任人: 张某"),
        ("    责任人: [张某, 李某", "    责任人: [张某, 李某]"),
        ("    责任人: [张某,, 李某]", "    责任人: [张某, 李某]"),
        ("    佐证: [{名称: 方案, 文号: 市机党[2026]5号}]", "    佐证: [{名称: 方案, 文号: 市机党〔2026〕5号}]"),
        ("    责任人: @张某", '    责任人: "@张某"'),
        ("    措施: 一是: 好", "    措施: 一是：好"),
    ],
)
def test_likely_repairs(wrong: str, right: str) -> None:
    """What is only likely is left alone unless asked for."""
    text = f"台账: 任务清单\n年度: 2026\n条目:\n  - 编号: R-1\n    任务: 甲\n{wrong}\n"
    assert fix(source_of(text)).repairs == ()
    fixed = fix(source_of(text), likely=True)
    assert fixed.source.text == text.replace(wrong, right)
    assert [one.likely for one in fixed.repairs] == [True]


@pytest.mark.parametrize(
    "line",
    [
        "    责任人: 张某\n    经办人: 李某",  # both names of one key
        "    目标值: >200",  # 200 itself may do
        "    完成时其: 12月20日前",  # no key that takes such a value
        "    责任人: ［张某、李某］",
        "    措施: 落实\n      责任人：张某",
        "    任务: 丙",
    ],
)
def test_what_needs_a_person(line: str) -> None:
    """Where two readings are possible nothing is changed."""
    text = f"台账: 任务清单\n年度: 2026\n条目:\n  - 编号: R-1\n    任务: 甲\n{line}\n"
    assert fix(source_of(text), likely=True).source.text == text


def test_wording_of_deadlines_is_kept() -> None:
    """时限 is the office's own wording: its key is repaired, its value never."""
    text = LEDGER.replace("时限: 2026.6.30", "完成时限：2026年6月30日 前")
    fixed = fix(source_of(text), likely=True)
    assert fixed.source.text == LEDGER.replace("时限: 2026.6.30", "时限: 2026年6月30日 前")


def test_what_a_comment_says_to_leave() -> None:
    """A finding that was silenced with a reason is meant so; without a reason, or of a code that never is, it is not."""
    for line in ("    经办人: 张某 # 忽略 DJ028：上级的叫法", "    任务: 010 # 忽略 DJ006：代号"):
        text = LEDGER.replace("    责任人: 张某", line) if "经办" in line else LEDGER.replace('    任务: "010"', line)
        assert fix(source_of(text), likely=True).source.text == text
    text = LEDGER.replace("    责任人: 张某", "    经办人: 张某 # 忽略 DJ028")
    assert "    责任人: 张某 # 忽略 DJ028\n" in fix(source_of(text)).source.text


def test_line_ends_and_mark() -> None:
    """DJ002: most lines decide; the mark at the head goes."""
    mixed = LEDGER.replace("\n", "\r\n", 3)
    fixed = fix(SourceFile(PATH, mixed, newline="mixed", bom=True))
    assert fixed.source.raw == LEDGER.encode()
    assert [one.code for one in fixed.repairs] == ["DJ002", "DJ002"]


def test_recoding() -> None:
    """GB18030 becomes UTF-8 only when the same bytes come out again and the text is that of a ledger."""
    source = recoded(LEDGER.encode("gb18030"), PATH)
    assert source is not None
    assert source.text == LEDGER
    assert recoded("别的文字\n".encode("gb18030"), PATH) is None
    assert recoded(LEDGER.encode("gb18030") + b"\xff\x00", PATH) is None


@pytest.mark.untraced
def test_slips_of_all_kinds() -> None:
    """Random slips: no crash; no entry that was read is lost or changed but by its own repair; done once is done."""
    for text in campaign("fix", 60):
        before, fixed = parse(source_of(text)), fix(source_of(text))
        now = parse(fixed.source)
        assert fixed.source.text.count("\n") == text.count("\n") or any(one.code == "DJ002" for one in fixed.repairs)
        assert len(now.unread) <= len(before.unread)
        assert fix(fixed.source).repairs == ()
        if isinstance(before.data, dict) and isinstance(before.data.get("条目"), list):
            assert isinstance(now.data, dict)
            assert _ids(before.data["条目"]) <= _ids(now.data["条目"])


def _ids(entries: object) -> set[str]:
    assert isinstance(entries, list)
    return {str(entry["编号"]) for entry in entries if isinstance(entry, dict) and "编号" in entry}


def test_every_repair_is_of_a_known_fault() -> None:
    """A repair for a fault that no rule has would never be made."""
    from dangjian_cli.rules import RULES

    known = {(rule.code, variant) for rule in RULES for variant in rule.sentences}
    for table in (typing_repairs.SAFE, typing_repairs.LIKELY, wording_repairs.SAFE, wording_repairs.LIKELY):
        assert table.keys() <= known


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name in ("dangjian.yaml", "组织.yaml"):
        shutil.copy(GOLDEN / "ledgers" / name, tmp_path)
    shutil.copy(GOLDEN / "ten.yaml", tmp_path)
    return tmp_path


def test_golden_ten_in_a_workspace(workspace: Path) -> None:
    """What `fix` leaves is what `check` says, and `undo` gives the file back."""
    sys.path.append(str(Path(__file__).parents[1] / "cli"))
    from cli_runner import run_here

    before = (workspace / "ten.yaml").read_bytes()
    fixed = run_here(["fix", "-q"], workspace)
    assert fixed.code == 1
    errors = [line for line in run_here(["check", "-f", "concise"], workspace).stdout.splitlines() if "错误[" in line]
    assert [line.strip() for line in fixed.stdout.splitlines() if "错误[" in line] == errors
    assert [line.split(": ")[0] for line in errors] == ["ten.yaml:29:10", "ten.yaml:32:9", "ten.yaml:40:13"]
    assert run_here(["fix", "--unsafe", "-q"], workspace).code == 0
    run_here(["undo", "-q"], workspace)
    assert run_here(["check", "-f", "concise", "ten.yaml"], workspace).code == 1
    assert (workspace / "ten.yaml").read_bytes() != before


def test_what_the_workspace_switches_off_is_left(workspace: Path) -> None:
    """A rule that is switched off has nothing to repair."""
    sys.path.append(str(Path(__file__).parents[1] / "cli"))
    from cli_runner import run_here

    settings = workspace / "dangjian.yaml"
    settings.write_text(settings.read_text("utf-8") + "级别: {DJ028: 关闭}\n", "utf-8")
    shown = run_here(["fix", "-q"], workspace).stdout
    assert "DJ004" in shown
    assert "DJ028" not in shown
    assert "完成时限: 12月20日前" in (workspace / "ten.yaml").read_text("utf-8")
