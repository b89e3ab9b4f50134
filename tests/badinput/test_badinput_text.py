"""However a file is broken, it is told where and how, the rest of it counts, and no other file suffers."""

import re
import unicodedata
from pathlib import Path

import pytest
from badinput_cases import CASES, Case
from badinput_workspace import (
    BAD,
    WITNESS,
    WITNESS_ENTRIES,
    WITNESS_FAULT,
    count,
    findings,
    lay_out,
    run_here,
    spots,
)

every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)

ALLOWED = {
    "dangjian": "the program",
    "check": "its command",
    "init": "its command",
    "yaml": "the ending of a ledger's name",
    "YAML": "the format, in 依据 and in the names of what it has too much of",
    "UTF": "an encoding",
    "GB18030": "an encoding",
    "BOM": "the mark, in brackets after its Chinese name",
    "LF": "a line end",
    "CRLF": "a line end",
    "CR": "a line end",
    "iconv": "a program that converts",
    "ANSI": "what Notepad calls GBK",
}
"""Words of ASCII letters that a finding on a broken file may show, each with its reason."""


@every_case
def test_check_says_where_and_hides_nothing(case: Case, tmp_path: Path) -> None:
    """The findings stand at these places and nowhere else; the fault of the witness is told as always."""
    shown = run_here(["check", ".", "--format", "json"], lay_out(tmp_path, case.content))
    found = findings(shown)
    assert spots(found) == [spot for spot in case.spots.split(", ") if spot]
    assert spots(found, WITNESS) == [WITNESS_FAULT]
    assert {one.file for one in found} <= {BAD, WITNESS}
    assert (shown.code, shown.stderr) == (1, "")


@every_case
def test_check_of_the_file_alone_exits_with_its_own_faults(case: Case, tmp_path: Path) -> None:
    """Named on the command line, the file decides the exit code alone: 1 for a 错误, 0 for 警告 and 提示."""
    shown = run_here(["check", BAD, "--format", "json"], lay_out(tmp_path, case.content))
    found = findings(shown)
    assert {one.file for one in found} <= {BAD}
    assert (shown.code, shown.stderr) == (int(any(one.severity == "error" for one in found)), "")


@every_case
def test_status_counts_the_rest_and_says_what_is_missing(case: Case, tmp_path: Path) -> None:
    """The witness counts in full; the first line says what does not, and the exit code is 1 then."""
    figures = count(lay_out(tmp_path, case.content))
    assert figures.total == WITNESS_ENTRIES + case.counted
    assert {one["path"] for one in figures.unread} <= {BAD}
    if case.unread == 0:
        assert figures.code == 0
        assert figures.unread == ()
        assert "数据不完整" not in figures.first_line
        return
    assert figures.code == 1
    missing = f"1 个文件没有读入（{BAD}）" if case.unread is None else f"{case.unread} 个条目有误，没有计入"
    assert figures.first_line.startswith(f"注意：数据不完整：{missing}")
    assert len(figures.unread) == (case.unread or 1)


@every_case
def test_findings_are_chinese(case: Case, tmp_path: Path) -> None:
    """No word of a library, no name of ours: what is not Chinese stands in the file itself or in a short list."""
    found = findings(run_here(["check", BAD, "--format", "json"], lay_out(tmp_path, case.content)))
    content = case.content if isinstance(case.content, str) else case.content.decode("utf-8", "replace")
    own = set(re.findall(r"[A-Za-z0-9]{2,}", content))
    for one in found:
        shown = set(re.findall(r"[A-Za-z][A-Za-z0-9]+", re.sub(r"DJ[0-9]{3}", "", one.words)))
        assert shown - own <= ALLOWED.keys(), one
        assert re.search(r"[\u4e00-\u9fff]", one.words)


@every_case
def test_no_control_character_reaches_the_terminal(case: Case, tmp_path: Path) -> None:
    """Whatever the file holds, every command shows printable characters only."""
    root = lay_out(tmp_path, case.content)
    commands = (["check", "."], ["check", ".", "--format", "concise"], ["status", "."], ["list", "."])
    for words in commands:
        shown = run_here(words, root)
        assert [one for one in shown.stdout + shown.stderr if hidden(one)] == [], words


def hidden(char: str) -> bool:
    """Whether the character controls a terminal, or the direction or the width of what follows."""
    return char != "\n" and unicodedata.category(char) in {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}


def test_every_allowed_word_is_needed(tmp_path: Path) -> None:
    """The list of words shrinks when a sentence changes."""
    words = set()
    for number, case in enumerate(CASES.values()):
        root = lay_out(tmp_path / str(number), case.content)
        for one in findings(run_here(["check", BAD, "--format", "json"], root)):
            words |= set(re.findall(r"[A-Za-z][A-Za-z0-9]+", one.words))
    assert ALLOWED.keys() <= words
