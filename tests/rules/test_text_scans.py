"""What the scans of a text find: persons' numbers (DJ008), marks of secrecy (DJ009), placeholders (DJ011)."""

import re
import time
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rule_workbench import lay_out

from dangjian_cli.dates.context import DeadlineContext
from dangjian_cli.dates.deadline import read_deadline
from dangjian_cli.dates.reading import Reason
from dangjian_cli.dates.workdays import Calendar
from dangjian_cli.diagnostics.diagnostic import Fault, Location
from dangjian_cli.rules import RULES
from dangjian_cli.rules.base import Rule, Stage
from dangjian_cli.rules.run import run
from dangjian_cli.rules.text import (
    dj008_personal_data,
    dj009_secrecy_mark,
    dj011_placeholder,
)
from dangjian_cli.source.lines import Lines
from dangjian_cli.source.source_file import SourceFile

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
