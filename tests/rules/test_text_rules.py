"""The rules of text and structure: what their fixtures cannot show."""

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rule_workbench import examine, lay_out

from dangjian_cli.base.position import START_OF_FILE
from dangjian_cli.dates.context import DeadlineContext
from dangjian_cli.dates.deadline import read_deadline
from dangjian_cli.dates.reading import Reason
from dangjian_cli.dates.workdays import Calendar
from dangjian_cli.diagnostics.diagnostic import Fault, Location, Severity
from dangjian_cli.rules import RULES
from dangjian_cli.rules.base import Rule, Stage
from dangjian_cli.rules.run import run
from dangjian_cli.rules.text import (
    dj008_personal_data,
    dj009_secrecy_mark,
    dj011_placeholder,
    dj019_limits,
    dj027_unreadable_file,
)
from dangjian_cli.rules.text.near_id import NearIds
from dangjian_cli.source.files import discover, read
from dangjian_cli.source.lines import Lines
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse

PATH = PurePosixPath("任务.yaml")
HEAD = "台账: 任务清单\n年度: 2026\n单位: 市直机关工委\n条目:\n"
OK = HEAD + "  - {编号: RW-2026-090, 任务: 制定学习计划}\n"


def found(rule: Rule, text: str) -> list[str]:
    """What the scan of the rule marks in the text, in order."""
    assert rule.scan is not None
    lines = Lines.of(text)
    marked = []
    for fault in sorted(rule.scan(SourceFile(PATH, text)), key=lambda fault: _location(fault).span):
        span = _location(fault).span
        marked.append(text[lines.offset(span.start) : lines.offset(span.end)])
        rule.sentence(fault)
    return marked


def _location(fault: Fault) -> Location:
    assert isinstance(fault.where, Location)
    assert fault.where.file == PATH
    return fault.where


PERSONAL, SECRET, PLACEHOLDER = dj008_personal_data.RULE, dj009_secrecy_mark.RULE, dj011_placeholder.RULE
LIMITS, UNREADABLE = dj019_limits.RULE, dj027_unreadable_file.RULE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("身份证11010519491231002X号", ["11010519491231002X"]),
        ("11010519491231002x", ["11010519491231002x"]),
        ("110105194912310021", []),  # the last digit does not check
        ("110105194913310020", []),  # no thirteenth month
        ("A11010519491231002X", []),
        ("11010519491231002X1", []),
        ("13800138000", ["13800138000"]),
        ("电话：138 0013 8000。", ["138 0013 8000"]),
        ("138-0013-8000", ["138-0013-8000"]),
        ("+8613800138000", ["13800138000"]),
        ("+86-13800138000", ["13800138000"]),
        ("１３８００１３８０００", ["１３８００１３８０００"]),
        ("张某13800138000、李某13900139000", ["13800138000", "13900139000"]),
        ("12800138000", []),
        ("138001380001", []),
        ("RW-13800138000", []),
        ("RW-2026-13800138000", []),
        ("135-2026-0001", []),
        ("市机党〔2026〕13800138000号", []),
        ("13800138000元", []),
        ("13800138000 万元", []),
        ("扫描件/13800138000.pdf", []),
        ("20260630 2026-06-30 13:80", []),
    ],
)
def test_numbers_of_persons_are_told_from_other_numbers(text: str, expected: list[str]) -> None:
    """DJ008 takes identity cards by date and check digit, mobile phones by prefix and length, and nothing longer."""
    assert found(PERSONAL, f"台账: 任务清单\n备注: {text}\n") == expected


def test_the_number_itself_is_not_repeated() -> None:
    """A finding ends in logs and mails: it shows as much of the number as is needed to find it."""
    for text in ("13800138000", "11010519491231002X"):
        (fault,) = dj008_personal_data.scan(SourceFile(PATH, text))
        assert text not in PERSONAL.sentence(fault).message
        assert "****" in PERSONAL.sentence(fault).message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依据: 市委办发〔2026〕3号 机密★10年", ["机密★"]),
        ("备注: 秘密 ★ 5年", ["秘密 ★"]),
        ("# 绝密☆", ["绝密☆"]),
        ("密级: 秘密", ["秘密"]),
        ("密级： 秘密", ["秘密"]),
        ('密级: "机密"', ["机密"]),
        ("密级: “机密”", ["机密"]),
        ("- 绝密", ["绝密"]),
        ("{密级: 机密, 备注: 无}", ["机密"]),
        ("专项: [机密]", ["机密"]),
        ("密级: 秘密5年", ["秘密5年"]),
        ("密级: 机密（二十年）", ["机密（二十年）"]),
        ("密级: 绝密 长期 # 说明", ["绝密 长期"]),
        ("备注: 保守党的秘密", []),
        ("备注: 秘密工作的历史", []),
        ("备注: 组织保密教育", []),
        ("备注: 工作秘密", []),
        ("备注: 机密级文件不登记", []),
    ],
)
def test_marks_of_secrecy_are_told_from_talk_of_secrets(text: str, expected: list[str]) -> None:
    """DJ009 takes the stars, and a value that is nothing but a level with its term."""
    assert found(SECRET, text + "\n") == expected
    assert found(SECRET, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("X人", ["X人"]),
        ("选派第一书记X名", ["X名"]),
        ("投入 X 万元", ["X 万"]),
        ("第Ｘ次党代会", ["Ｘ次"]),
        ("xxx 智慧社区", ["xxx"]),
        ("XX支部", ["XX"]),
        ("张××", ["××"]),
        ("×月×日", ["×月"]),
        ("X月X日前选派X人", ["X月"]),
        ("20XX年底前", ["XX年"]),
        ("2026-XX-XX", ["XX-XX"]),
        ("2026-06-XX", ["XX"]),
        ("*年*月", ["*年"]),
        ("____年__月", ["____年"]),
        ("2026年  月  日", ["年  月"]),
        ("人选待定", ["待定"]),
        ("待定，另行通知", ["待定"]),
        ("TBD", ["TBD"]),
        ("TODO", ["TODO"]),
        ('"注 # X人"', ["X人"]),
        (r'"注\" # X人"', ["X人"]),
        ("'it''s # X人'", ["X人"]),
        ("制定计划 # 还差X人", []),
        ("制定计划 #X人", []),
        ("X光检查", []),
        ("X射线", []),
        ("XML、docx、Excel", []),
        ("XX-2026-001", []),
        ("RW-XX-01", []),
        ("XX-", []),
        ("RW-2026-X", []),
        ("3×4米", []),
        ("7×24小时", []),
        ("附件_人员名单", []),
        ("**年度重点**", []),
        ("近3年月均", []),
        ("今年 月度小结", []),
        ("待定期检查", []),
        ("待定稿后印发", []),
    ],
)
def test_placeholders_are_told_from_other_signs(text: str, expected: list[str]) -> None:
    """DJ011 takes the first one of a line; comments, numbers of entries and words with an X are left alone."""
    assert found(PLACEHOLDER, f"条目:\n  - 备注: {text}\n") == expected


def test_a_comment_of_its_own_line_holds_no_placeholder() -> None:
    """Templates explain themselves in comments."""
    assert found(PLACEHOLDER, "# 责任人: XX，待定\n    # X月\n责任人: 张某\n") == []


PIECES = st.sampled_from(
    [*"X XX × ×× Ｘ * __ 年 月 日 前 底 6 20 2026 待定 期 个 次 、".split(), " ", "\u1000"],
)
CONTEXT = DeadlineContext(2026, 2026, date(2026, 1, 1), None, Calendar.of([]))


# XX6 may be part of a number of something, X X a product: DJ011 must leave them alone.
UNSURE = re.compile("[XＸ×][ 　]*[0-9]|[XＸ×][ 　]+[XＸ×]|[0-9][XＸ×]|[ 　]{4}")


@given(st.lists(PIECES, min_size=1, max_size=6).map("".join).filter(lambda text: not UNSURE.search(text)))
def test_every_deadline_that_is_passed_over_as_a_placeholder_is_reported_as_one(wording: str) -> None:
    """DJ221 leaves placeholders to DJ011: what the one knows the other must find."""
    if wording.strip() == wording and read_deadline(wording, CONTEXT).reason is Reason.PLACEHOLDER:
        assert found(PLACEHOLDER, f"    时限: {wording}\n"), wording


@pytest.mark.parametrize(
    "piece",
    [
        "X",
        "X人",
        "×",
        "_",
        "*",
        "年 ",
        "年",
        "待定",
        "秘密,",
        "机密 ",
        "1",
        "13800138000 ",
        "11010519491231002X ",
        "# X人 ",
        "'",
    ],
)
@pytest.mark.parametrize("rule", [PERSONAL, SECRET, PLACEHOLDER], ids=lambda rule: rule.code)
def test_no_text_makes_a_scan_slow(rule: Rule, piece: str) -> None:
    """Sixty thousand characters on one line, whatever they are: a second on a slow machine, not minutes."""
    assert rule.scan is not None
    start = time.perf_counter()
    for _ in rule.scan(SourceFile(PATH, "备注: " + piece * (60_000 // len(piece)) + "甲")):
        pass
    assert time.perf_counter() - start < 5


@given(st.text(alphabet="1379X×年月日待定密机秘绝★ :#\n\r\"'-[]", max_size=60))
def test_whatever_stands_in_a_file_the_marks_lie_within_one_line(text: str) -> None:
    """The scans never fail, and their places slice back to something."""
    for rule in (PERSONAL, SECRET, PLACEHOLDER):
        for marked in found(rule, text):
            assert marked
            assert "\n" not in marked
            assert "\r" not in marked


@pytest.mark.parametrize(
    ("wrong", "known", "meant"),
    [
        ("RW-2026-5", ["RW-2026-004", "RW-2026-005"], "RW-2026-005"),
        ("rw2026005", ["RW-2026-005", "ZG-2026-005"], None),
        ("rw-2026-005", ["ZG-2026-005", "RW-2026-005"], "RW-2026-005"),
        ("ＲＷ－２０２６－００５", ["ZG-2026-005", "RW-2026-005"], "RW-2026-005"),
        ("WR-2026-005", ["ZG-2026-005", "RW-2026-005"], "RW-2026-005"),
        ("RW-2026-O05", ["RW-2026-005"], "RW-2026-005"),
        ("RW-2026-0l5", ["RW-2026-015"], "RW-2026-015"),
        ("RW-2026-006", ["RW-2026-005", "RW-2026-007"], None),
        ("ZG-2026-005", ["RW-2026-005"], None),
        ("学习任未", ["学习任务", "会议任务"], "学习任务"),
        ("没有", ["RW-2026-005"], None),
        ("甲", [f"乙{chr(0x4E00 + index)}" for index in range(100)], None),
        ("RW-2026-005", [], None),
    ],
)
def test_a_misspelt_number_is_guessed_only_from_its_own_digits(wrong: str, known: list[str], meant: str | None) -> None:
    """Another number is no misspelling of this one; letters, case, width and zeros may be wrong."""
    assert NearIds(known).closest(wrong) == meant


def references(count: int, parent: str) -> str:
    """A ledger of entries that each name a parent; `{0}` is the entry's own number, `{1}` the next one's."""
    entries = (
        f"  - {{编号: RW-{index}, 任务: 甲, 上级任务: {parent.format(index, (index + 1) % count)}}}\n"
        for index in range(count)
    )
    return HEAD + "".join(entries)


@pytest.mark.parametrize(
    ("parent", "variant", "findings"),
    [("RW-{1}", "cycle", 1), ("RW-{0}", "self", 1000), ("ZG-{0}9999", "", 1000)],
)
def test_many_wrong_references_are_found_in_one_pass(parent: str, variant: str, findings: int, tmp_path: Path) -> None:
    """A circle through all entries is one finding; of thousands of wrong numbers none is compared with all others."""
    lay_out(tmp_path, {"任务.yaml": references(1000, parent).encode()})
    start = time.perf_counter()
    faults = [fault for fault in examine(tmp_path).faults if fault.code == "DJ026"]
    assert [fault.variant for fault in faults] == [variant] * findings
    assert time.perf_counter() - start < 20


def test_a_long_circle_is_shown_by_its_beginning(tmp_path: Path) -> None:
    """The sentence and the related places name five entries, not a thousand."""
    lay_out(tmp_path, {"任务.yaml": references(8, "RW-{1}").encode()})
    (circle,) = examine(tmp_path).of("DJ026")
    assert "RW-0 → RW-1 → RW-2 → RW-3 → RW-4 → …… → RW-0" in circle.message
    assert len(circle.related) == 4


def test_a_carried_over_circle_is_found_too(tmp_path: Path) -> None:
    """结转 that comes back leaves a matter that is never done; a tail that leads to the circle is not part of it."""
    rows = (("1", "2"), ("2", "3"), ("3", "2"))
    entries = (f"  - {{编号: RW-{a}, 任务: 甲, 结转: {{日期: 2026-12-31, 至: RW-{b}}}}}\n" for a, b in rows)
    lay_out(tmp_path, {"任务.yaml": (HEAD + "".join(entries)).encode()})
    (circle,) = examine(tmp_path).of("DJ026")
    assert (circle.primary.span.start.line, "RW-2 → RW-3 → RW-2" in circle.message) == (6, True)


def test_a_reference_to_a_broken_entry_is_no_broken_reference(tmp_path: Path) -> None:
    """Its 编号 was seen, though the entry could not be read."""
    text = HEAD + "  - 编号: RW-1\n    任务: 甲: 乙\n  - {编号: RW-2, 任务: 丙, 上级任务: RW-1}\n"
    lay_out(tmp_path, {"任务.yaml": text.encode()})
    assert examine(tmp_path).of("DJ026") == ()


def make_unreadable(root: Path, variant: str) -> None:
    """Something in the workspace that cannot be read, in the way that the variant of DJ027 says."""
    target = root / "坏.yaml"
    match variant:
        case "folder":
            target.mkdir()
        case "vanished":
            target.symlink_to("没有.yaml")
        case "link_loop":
            target.symlink_to("坏.yaml")
        case "special":
            os.mkfifo(target)
        case "linked_folder":
            (root / "外").mkdir()
            (root / "外" / "账.yaml").write_text(OK, encoding="utf-8")
            (root / "内").symlink_to("外")
        case "unspeakable_name":
            (root / "坏\x07.yaml").write_text(OK, encoding="utf-8")


@pytest.mark.parametrize("variant", ["folder", "vanished", "link_loop", "special", "linked_folder", "unspeakable_name"])
def test_what_cannot_be_read_is_named_and_hides_nothing(variant: str, tmp_path: Path) -> None:
    """One finding with its own sentence, at the first line of the path; the ledger beside it is read."""
    lay_out(tmp_path, {"对.yaml": OK.encode()})
    make_unreadable(tmp_path, variant)
    outcome = examine(tmp_path)
    (one,) = outcome.of("DJ027")
    assert [fault.variant for fault in outcome.faults if fault.code == "DJ027"] == [variant]
    assert one.help
    assert one.primary.span.start == (1, 1)
    assert outcome.of("DJ201")


@pytest.fixture
def nobody() -> Iterator[None]:
    """Rights bind: a test that runs as root is nobody for a while."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    yield
    if root:
        os.seteuid(0)


@pytest.fixture
def locked() -> Iterator[Path]:
    """A folder that everybody may enter, with a file and a folder that nobody may read."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    (folder / "锁.yaml").write_text(OK, encoding="utf-8")
    (folder / "锁").mkdir()
    for name in ("锁.yaml", "锁"):
        (folder / name).chmod(0)
    yield folder
    (folder / "锁").chmod(0o700)
    shutil.rmtree(folder)


def test_rights_that_are_missing_are_asked_for(locked: Path, nobody: None) -> None:
    """DJ027 tells a file that may not be read from a folder that may not be opened."""
    found = [*discover(locked).faults, read(locked, PurePosixPath("锁.yaml"))]
    assert [(fault.code, fault.variant) for fault in found if isinstance(fault, Fault)] == [
        ("DJ027", "folder_unreadable"),
        ("DJ027", "forbidden"),
    ]
    for fault in found:
        assert isinstance(fault, Fault)
        assert "权限" in str(UNREADABLE.sentence(fault).help)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="没有 /proc")
def test_an_error_of_the_system_is_told_by_its_number() -> None:
    """Whatever else the system says about a file is a DJ027 "failed", or "name_too_long" where that is the trouble."""
    broken = read(Path("/proc/self"), PurePosixPath("mem"))
    too_long = read(Path("/tmp"), PurePosixPath("长" * 300 + ".yaml"))
    assert isinstance(broken, Fault)
    assert isinstance(too_long, Fault)
    assert (broken.variant, too_long.variant) == ("failed", "name_too_long")
    assert "5" in UNREADABLE.sentence(broken).message
    assert UNREADABLE.sentence(too_long).help


def test_the_sentence_of_last_resort_reads_well() -> None:
    """No field raises a "DJ024" "value_unfit" today; one that would still shows Chinese."""
    unfit = Fault("DJ024", Location(PATH, START_OF_FILE), {"key": "备注", "value": "x"}, "value_unfit")
    (rule,) = [rule for rule in RULES if rule.code == "DJ024"]
    assert rule.sentence(unfit).message == "“备注”不能这样写"


@pytest.mark.parametrize(
    ("variant", "text"),
    [
        ("file_size", "# " + "满" * (4 * 1024 * 1024 // 3) + "\n" + OK),
        ("nodes", OK + "".join(f"  - {{编号: A{index}, 任务: 甲}}\n" for index in range(45_000))),
        ("scalar", OK + f"  - {{编号: RW-1, 任务: 甲, 措施: {'长' * 65_537}}}\n"),
    ],
)
def test_what_is_too_large_is_refused_with_its_limit(variant: str, text: str, tmp_path: Path) -> None:
    """DJ019 says how much it is and how much may be, and what to do."""
    (tmp_path / "大.yaml").write_text(text, encoding="utf-8")
    source = read(tmp_path, PurePosixPath("大.yaml"))
    faults = parse(source).faults if isinstance(source, SourceFile) else (source,)
    (one,) = [fault for fault in faults if fault.code == "DJ019"]
    assert one.variant == variant
    sentence = LIMITS.sentence(one)
    assert re.search("[0-9]", sentence.message)
    assert sentence.help


def test_faults_of_text_weigh_as_the_rules_say() -> None:
    """Severities of domain notes b4: what loses an entry is an error, what other programs trip over a hint."""
    warnings = {"DJ011", "DJ017", "DJ093"}
    hints = {"DJ002", "DJ006"}
    for rule in (rule for rule in RULES if rule.code < "DJ100"):
        expected = (
            Severity.WARNING if rule.code in warnings else Severity.INFO if rule.code in hints else Severity.ERROR
        )
        assert rule.severity is expected, rule.code


def test_scans_run_only_when_their_stage_is_asked_for(tmp_path: Path) -> None:
    """`run` scans every source for the text stage, and none without it."""
    from dangjian_cli.book.load import load
    from dangjian_cli.obligations.situation import Situation

    lay_out(tmp_path, {"对.yaml": OK.encode() + "    # X月 13800138000\n".encode()})
    loaded = load(tmp_path)
    situation = Situation(loaded.book, date(2026, 9, 30))
    codes = {fault.code for fault in run(RULES, situation, loaded.sources.values(), frozenset({Stage.TEXT}))}
    assert codes == {"DJ008"}
    assert not any(run(RULES, situation, loaded.sources.values(), frozenset({Stage.SUPPRESSION})))
