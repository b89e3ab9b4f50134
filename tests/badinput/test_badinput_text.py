"""However a file is broken, it is told where and how, the rest of it counts, and no other file suffers."""

import re
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
    hidden,
    lay_out,
    run_here,
    spots,
)

every_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)

ALLOWED = {
    "dangjian": "the program",
    "yaml": "the ending of a ledger's name",
    "YAML": "the format, in 依据 and in the names of what it has too much of",
    "UTF": "an encoding",
    "GB18030": "an encoding",
    "LE": "of UTF-16LE, as iconv calls it",
    "BE": "of UTF-16BE",
    "BOM": "the mark, in brackets after its Chinese name",
    "LF": "a line end",
    "CRLF": "a line end",
    "CR": "a line end",
    "iconv": "a program that converts",
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
    for one in found:
        assert {word for word in words(one.words) if word not in content} <= ALLOWED.keys(), one
        assert re.search(r"[\u4e00-\u9fff]", one.words)


def words(text: str) -> set[str]:
    """The words of ASCII letters, codes and characters named by their number left out."""
    return set(re.findall(r"[A-Za-z][A-Za-z0-9]+", re.sub(r"DJ[0-9]{3}|U\+[0-9A-F]{4,6}", "", text)))


@pytest.mark.untraced
@every_case
def test_no_control_character_reaches_the_terminal(case: Case, tmp_path: Path) -> None:
    """Whatever the file holds, every command shows printable characters only."""
    root = lay_out(tmp_path, case.content)
    commands = (["check", "."], ["check", ".", "--format", "concise"], ["status", "."], ["list", "."])
    for command in commands:
        shown = run_here(command, root)
        assert hidden(shown.stdout + shown.stderr) == [], command


def test_every_allowed_word_is_needed(tmp_path: Path) -> None:
    """The list of words shrinks when a sentence changes."""
    seen = set()
    for number, case in enumerate(CASES.values()):
        root = lay_out(tmp_path / str(number), case.content)
        for one in findings(run_here(["check", BAD, "--format", "json"], root)):
            seen |= words(one.words)
    assert ALLOWED.keys() <= seen
