"""Nothing that stands in a ledger, in a name or on the command line controls the reader's terminal."""

import re
from pathlib import Path

import pytest
from badinput_workspace import SETTINGS, hidden, lay_out, run_here, three

TITLE, COLOUR, BACKWARDS = "\x1b]0;题\x07", "\x9b31m", "\u202e"
_COLOUR_OF_OURS = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A workspace with control characters in every kind of place: names, persons, units, ids, deadlines, the header."""
    text = three()
    for old, new in (
        ("张某", f"张{TITLE}某{BACKWARDS}"),
        ("第2项", f"第\u200b2\ue000项{COLOUR}"),
        ("陈某", "陈\u2066某"),
        ("名称: 例子", f"名称: 例{BACKWARDS}子"),
        ("RW-2026-003", f"RW-2026{BACKWARDS}-003"),
        ("分两步走", f"分两步走 # 忽略 DJ212：{TITLE}"),
    ):
        assert old in text
        text = text.replace(old, new)
    root = lay_out(tmp_path, text + f"    {TITLE}备注: 甲\n")
    (root / "dangjian.yaml").write_text(SETTINGS.replace("市直", f"市{BACKWARDS}直"), encoding="utf-8")
    return root


@pytest.mark.parametrize(
    "command",
    [
        ["check", "."],
        ["check", ".", "--format", "concise"],
        ["check", ".", "--format", "json"],
        ["check", ".", "--color", "always"],
        ["status", "."],
        ["status", ".", "--by", "责任人"],
        ["status", ".", "--by", "台账", "--color", "always"],
        ["status", ".", "--format", "json"],
        ["status", ".", "--format", "csv"],
        ["status", ".", "--format", "markdown"],
        ["list", "."],
        ["list", ".", "--format", "json"],
        ["list", ".", "--format", "jsonl"],
        ["list", ".", "--format", "csv"],
        ["list", ".", "--format", "markdown"],
        ["show", "RW-2026-001"],
        ["show", f"RW-2026{BACKWARDS}-003"],
        ["config"],
        ["doctor"],
    ],
    ids=" ".join,
)
def test_what_stands_in_a_ledger(command: list[str], hostile: Path) -> None:
    """Every command spells out what a terminal would obey; its own colours are the only exception."""
    shown = run_here(command, hostile)
    text = shown.stdout.replace("\r\n", "\n") if "csv" in command else shown.stdout
    assert hidden(_COLOUR_OF_OURS.sub("", text) if "always" in command else text) == []
    assert hidden(shown.stderr) == []
    assert shown.code in (0, 1, 2)


def test_colours_of_ours_are_what_the_test_takes_them_for(hostile: Path) -> None:
    """With `--color always` there are some, and none of the ledger's."""
    shown = run_here(["check", ".", "--color", "always"], hostile)
    assert set(_COLOUR_OF_OURS.findall(shown.stdout))
    assert "\\x9b31m" in shown.stdout
    assert "]0;题" in shown.stdout


@pytest.mark.parametrize(
    "command",
    [
        [TITLE],
        [f"--{TITLE}"],
        ["check", f"没有{TITLE}.yaml"],
        ["status", ".", "--unit", f"张{TITLE}"],
        ["status", ".", "--period", TITLE],
        ["status", ".", "--by", TITLE],
        ["status", ".", "--as-of", f"2026{BACKWARDS}"],
        ["show", TITLE],
        ["rules", TITLE],
    ],
)
def test_what_stands_on_the_command_line(command: list[str], tmp_path: Path) -> None:
    """A word that was pasted is repeated spelled out."""
    shown = run_here(command, lay_out(tmp_path))
    assert hidden(shown.stdout + shown.stderr) == []
    assert shown.stderr.startswith("错误：")
    assert shown.code == 2
