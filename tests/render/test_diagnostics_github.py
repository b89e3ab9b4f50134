"""Workflow commands, read back as GitHub's runner reads them."""

import itertools
from typing import NamedTuple

import pytest
from findings import ALL, EVIL_PATHS, EVIL_TEXTS, REPEATED, RULES, evil

from dangjian_cli.base.position import Position, Span
from dangjian_cli.base.text import visible
from dangjian_cli.diagnostics.diagnostic import Severity
from dangjian_cli.diagnostics.summary import Summary
from dangjian_cli.render.diagnostics.described import told
from dangjian_cli.render.diagnostics.github import in_message, in_property, render
from dangjian_cli.render.diagnostics.place import path

SUMMARY = Summary(1, 1, 1)
MESSAGE = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def unescaped(text: str, tokens: tuple[tuple[str, str], ...]) -> str:
    for escape, char in tokens:
        text = text.replace(escape, char)
    return text


def read(line: str) -> Command:
    """What the runner makes of a line of a log (its ActionCommand.TryParseV2)."""
    assert line.startswith("::")
    head, _, message = line[2:].partition("::")
    name, _, properties = head.partition(" ")
    pairs = (pair.split("=", 1) for pair in properties.strip().split(",") if pair)
    return Command(name, {key: unescaped(value, PROPERTY) for key, value in pairs}, unescaped(message, MESSAGE))


def test_commands() -> None:
    """One a finding; a stretch of several lines has no columns; the closing sentence is no command."""
    assert render(ALL, RULES, Summary.of(3, 9, ALL)) == (
        "::error file=台账/任务.yaml,line=2,col=9,endLine=2,endColumn=15,title=DJ005 编号重复"
        "::台账/任务.yaml:2:9: 编号“RW-001”重复%0A改法：换一个编号，例如 RW-002%0A或者删去这一条%0A依据：编号在整个工作区内唯一\n"
        "::warning file=台账/任务.yaml,line=3,endLine=5,title=DJ015 引号括号::台账/任务.yaml:3:11: 引号没有结束\n"
        "::notice file=丙.yaml,line=1,col=1,endLine=1,endColumn=1,title=DJ027 文件读不了::丙.yaml:1:1: 文件读不了\n"
        "共检查 3 个文件、9 个条目：1 处错误、1 处警告、1 处提示。\n"
    )


def test_all_is_well() -> None:
    """The log says so, and nothing else."""
    assert render((), {}, Summary(2, 3)) == "共检查 2 个文件、3 个条目，没有发现问题。\n"


def test_a_line_end_is_not_a_second_line() -> None:
    """A stretch up to the line end stays on its line, without columns."""
    where = REPEATED.primary._replace(span=Span(Position(2, 9), Position(3, 1)))
    properties = read(render([REPEATED._replace(primary=where)], RULES, SUMMARY).splitlines()[0]).properties
    assert (properties["line"], properties["endLine"], "col" in properties) == ("2", "2", False)


@pytest.mark.parametrize(
    ("raw", "message", "value"),
    [
        ("%", "%25", "%25"),
        ("\r", "%0D", "%0D"),
        ("\n", "%0A", "%0A"),
        (":", ":", "%3A"),
        (",", ",", "%2C"),
        ("%0A", "%250A", "%250A"),
        ("甲=乙;]", "甲=乙;]", "甲=乙;]"),
    ],
)
def test_escapes(raw: str, message: str, value: str) -> None:
    """Each character by itself, and back."""
    assert (in_message(raw), in_property(raw)) == (message, value)
    assert unescaped(message, MESSAGE) == unescaped(value, PROPERTY) == raw


@pytest.mark.parametrize("severity", Severity)
def test_evil(severity: Severity) -> None:
    """Whatever a ledger holds, a finding is one command, and the runner reads what was meant."""
    for text, file in itertools.product(EVIL_TEXTS, EVIL_PATHS):
        one = evil(text, file)._replace(severity=severity)
        rules = {"DJ005": RULES["DJ005"]._replace(name=f"编号{visible(text)}。")}
        output = render([one], rules, SUMMARY)
        assert visible(output) == output
        line, last = output.split("\n")[:-1]
        assert last == SUMMARY.sentence
        command = read(line)
        assert command.name == {"error": "error", "warning": "warning", "info": "notice"}[severity.value]
        assert command.message == f"{path(file)}:2:3: {told(one)}"
        assert command.properties == {
            "file": path(file),
            "line": "2",
            "col": "3",
            "endLine": "2",
            "endColumn": "7",
            "title": f"DJ005 编号{visible(text)}。",
        }
