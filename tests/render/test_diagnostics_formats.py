"""Diagnostics as people, editors and programs read them."""

import json
import re
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_cli.base.position import START_OF_FILE, Position, Span
from dangjian_cli.base.text import visible
from dangjian_cli.diagnostics.diagnostic import Diagnostic, Location, Note, Severity
from dangjian_cli.diagnostics.summary import Summary
from dangjian_cli.render.diagnostics import concise, full
from dangjian_cli.render.diagnostics import json as json_format
from dangjian_cli.source.source_file import SourceFile

PATH = PurePosixPath("台账/任务.yaml")
OTHER = PurePosixPath("旧.yaml")
SOURCES = {
    PATH: SourceFile(PATH, "条目:\n  - 编号: RW-001\n    任务: 落实“三会\n    责任: 张某\n    备注: 一课”\n"),
    OTHER: SourceFile(OTHER, "\n" * 10 + "  - 编号: RW-001\n"),
}
REPEATED = Diagnostic(
    "DJ005",
    Severity.ERROR,
    "编号 RW-001 重复",
    Location(PATH, Span.of(2, 9, 6)),
    (Note("第一次用在这里", Location(OTHER, Span.of(11, 9, 6))),),
    "换一个编号，例如 RW-002\n或者删去这一条",
    "编号在整个工作区内唯一",
)
UNCLOSED = Diagnostic("DJ015", Severity.WARNING, "引号没有结束", Location(PATH, Span(Position(3, 11), Position(5, 9))))
UNREADABLE = Diagnostic("DJ027", Severity.INFO, "文件读不了", Location(PurePosixPath("丙.yaml"), START_OF_FILE))
ALL = [REPEATED, UNCLOSED, UNREADABLE]


def test_full() -> None:
    """The user's own lines with a mark, related places, remedy, basis; the closing sentence."""
    assert (
        full.render(ALL, SOURCES, Summary.of(12, 320, ALL), colour=False)
        == """\
错误[DJ005] 编号 RW-001 重复
  --> 台账/任务.yaml:2:9
   2 |   - 编号: RW-001
     |           ^^^^^^
  另见 旧.yaml:11:9 第一次用在这里
  11 |   - 编号: RW-001
     |           ------
  改法：换一个编号，例如 RW-002
        或者删去这一条
  依据：编号在整个工作区内唯一

警告[DJ015] 引号没有结束
  --> 台账/任务.yaml:3:11
  3 |     任务: 落实“三会
    |               ^^^^^
  ...
  5 |     备注: 一课”
    |     ^^^^^^

提示[DJ027] 文件读不了
  --> 丙.yaml:1:1

共检查 12 个文件、320 个条目：1 处错误、1 处警告、1 处提示。
"""
    )


def test_full_names_the_revision_of_a_place() -> None:
    """A finding in a revision says so."""
    old = Diagnostic("DJ005", Severity.ERROR, "重复", Location(PATH, Span.of(2, 9), "HEAD~1"))
    text = full.render([old], SOURCES, Summary(1, 1, errors=1), colour=False)
    assert "  --> 台账/任务.yaml:2:9（版本 HEAD~1）\n" in text


def test_colour_only_adds() -> None:
    """Without its colour sequences the coloured output is the plain one."""
    summary = Summary.of(12, 320, ALL)
    coloured = full.render(ALL, SOURCES, summary, colour=True)
    assert "\x1b[1;31m错误[DJ005]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == full.render(ALL, SOURCES, summary, colour=False)


def test_concise() -> None:
    """One line each, nothing when all is well."""
    assert concise.render(ALL) == (
        "台账/任务.yaml:2:9: 错误[DJ005] 编号 RW-001 重复\n"
        "台账/任务.yaml:3:11: 警告[DJ015] 引号没有结束\n"
        "丙.yaml:1:1: 提示[DJ027] 文件读不了\n"
    )
    assert concise.render([]) == ""


def test_json() -> None:
    """The promised keys in the promised order; absent texts are null, lists are lists."""
    found = json.loads(json_format.render([REPEATED, UNREADABLE], Summary.of(2, 3, [REPEATED, UNREADABLE])))
    first, last = found["diagnostics"]
    assert list(found) == ["schema_version", "diagnostics", "summary"]
    assert found["schema_version"] == 1
    assert found["summary"] == {"files": 2, "entries": 3, "errors": 1, "warnings": 0, "infos": 1}
    assert list(first) == ["code", "severity", "path", "start", "end", "message", "help", "basis", "related"]
    assert first == {
        "code": "DJ005",
        "severity": "error",
        "path": "台账/任务.yaml",
        "start": {"line": 2, "column": 9},
        "end": {"line": 2, "column": 15},
        "message": "编号 RW-001 重复",
        "help": "换一个编号，例如 RW-002\n或者删去这一条",
        "basis": "编号在整个工作区内唯一",
        "related": [
            {
                "path": "旧.yaml",
                "start": {"line": 11, "column": 9},
                "end": {"line": 11, "column": 15},
                "label": "第一次用在这里",
            }
        ],
    }
    assert (last["severity"], last["help"], last["basis"], last["related"]) == ("info", None, None, [])


def test_json_is_printed_when_all_is_well() -> None:
    """A program always gets an object."""
    assert json.loads(json_format.render([], Summary(1, 2))) == {
        "schema_version": 1,
        "diagnostics": [],
        "summary": {"files": 1, "entries": 2, "errors": 0, "warnings": 0, "infos": 0},
    }


@pytest.mark.parametrize(
    ("summary", "sentence"),
    [
        (Summary(12, 320, 2, 3, 1), "共检查 12 个文件、320 个条目：2 处错误、3 处警告、1 处提示。"),
        (Summary(1, 20, warnings=1), "共检查 1 个文件、20 个条目：1 处警告。"),
        (Summary(1, 20), "共检查 1 个文件、20 个条目，没有发现问题。"),
        (Summary(0, 0), "没有找到台账文件，什么也没有检查。"),
    ],
)
def test_the_closing_sentence(summary: Summary, sentence: str) -> None:
    """It counts what was checked and what was found, and is friendly when nothing was."""
    assert full.render([], {}, summary, colour=False) == sentence + "\n"


HOSTILE = st.text("甲\x1b]0;\x9b\u202e\u2028\r\n\t\udce4", max_size=12)


@given(HOSTILE, HOSTILE, HOSTILE, st.integers(1, 9))
def test_nothing_from_a_ledger_reaches_the_terminal_as_a_command(
    message: str, name: str, text: str, column: int
) -> None:
    """Messages, labels, remedies, file names and the user's lines are sanitised in every format."""
    path = PurePosixPath(f"{name}.yaml")
    where = Location(path, Span.of(1, column))
    diagnostic = Diagnostic("DJ005", Severity.ERROR, message, where, (Note(message, where),), message, message)
    outputs = [
        full.render([diagnostic], {path: SourceFile(path, text)}, Summary(1, 1, errors=1), colour=False),
        concise.render([diagnostic]),
        json_format.render([diagnostic], Summary(1, 1, errors=1)),
    ]
    assert all(visible(output) == output for output in outputs)
    assert outputs[1].count("\n") == 1


def test_our_own_characters_exist_on_a_gbk_console() -> None:
    """Nothing that the renderers add needs more than GBK."""
    assert full.render(ALL, SOURCES, Summary.of(12, 320, ALL), colour=False).encode("gbk")
