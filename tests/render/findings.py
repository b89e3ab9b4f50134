"""Findings for tests of machine formats, with what ledgers may hold at worst."""

from pathlib import PurePosixPath

from dangjian_cli.base.position import START_OF_FILE, Position, Span
from dangjian_cli.diagnostics.diagnostic import Diagnostic, Location, Note, Place, Severity
from dangjian_cli.render.diagnostics.described import Described

PATH = PurePosixPath("台账/任务.yaml")
OTHER = PurePosixPath("旧.yaml")

REPEATED = Diagnostic(
    "DJ005",
    Severity.ERROR,
    "编号“RW-001”重复",
    Location(PATH, Span.of(2, 9, 6)),
    (Note("第一次用在这里", Location(OTHER, Span.of(11, 9, 6))),),
    "换一个编号，例如 RW-002\n或者删去这一条",
    "编号在整个工作区内唯一",
    Place(PATH, ("条目", 0, "编号")),
)
UNCLOSED = Diagnostic("DJ015", Severity.WARNING, "引号没有结束", Location(PATH, Span(Position(3, 11), Position(5, 9))))
UNREADABLE = Diagnostic("DJ027", Severity.INFO, "文件读不了", Location(PurePosixPath("丙.yaml"), START_OF_FILE))
ALL = (REPEATED, UNCLOSED, UNREADABLE)
FILES = (PATH, OTHER, PurePosixPath("丙.yaml"))
IDS = {Place(PATH, ("条目", 0)): "RW-001"}

RULES = {
    code: Described(code, name, "文本与结构", "校验", severity, "约定", f"{name}。\n\n为什么\n    如此。\n")
    for code, name, severity in (
        ("DJ005", "编号重复", Severity.ERROR),
        ("DJ015", "引号括号", Severity.ERROR),
        ("DJ027", "文件读不了", Severity.INFO),
    )
}

EVIL_TEXTS = (
    "甲\x1b]0;题\x07\x9b31m乙",
    "零\x00\x0b\x1f\x7f\x85\u2028字符",
    "完成 100%",
    "50%0A::error::假的",
    "一%250D二",
    "键: 值::debug::假的",
    "甲,乙,title=假的",
    "一行\n::error file=假::假的",
    "一行\r\n##[error]假的\r又一行",
    "尾]]>部<![CDATA[甲]]>",
    "<a href='x'>&amp;&lt;\"</a>",
    "👨‍👩‍👧‍👦 🎉 𠮷",
    "\u202e倒着写\u200b",
    "\ufffe\uffff\U0001ffff",
    "\udce4\ud800",
    "见[这里](http://example.invalid/)和[附件](1)",
    "{0} {甲} %s \\[甲\\]",
    " 　两头有空白　 ",
    "\t",
    "",
)
EVIL_PATHS = tuple(
    map(
        PurePosixPath,
        (
            "台账/2026 年度/任务 清单.yaml",
            "a#b?c=d&e.yaml",
            "完成100%.yaml",
            "%0A%2e.yaml",
            "甲:乙,丙;丁.yaml",
            "👨‍👩‍👧/🎉.yaml",
            "一\n::error::二.yaml",
            "尾]]>.yaml",
            "<b>&\"'.yaml",
            "[甲](1).yaml",
            "\x1b[31m.yaml",
            "\udce4\udcff.yaml",
            "\ud800.yaml",
            "-rf.yaml",
            "../上一级.yaml",
            "没有后缀",
            ".yaml",
        ),
    )
)


def evil(text: str, path: PurePosixPath) -> Diagnostic:
    """A finding that holds the text wherever a text of a user can come to stand."""
    where = Location(path, Span.of(2, 3, 4))
    return Diagnostic("DJ005", Severity.ERROR, text, where, (Note(text, where),), text, text)
