"""Suppressions in files: `# 忽略 DJ212、DJ205：原因` at the end of the line that a finding points to.

PyYAML drops comments, so they are searched in the text; a `#` within a value is no comment. Files without the word 忽略
after a `#` are not read for it.
"""

import re
from dataclasses import dataclass
from enum import Enum

from dangjian_cli.base.position import Span
from dangjian_cli.source.lines import Lines
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.collector import resting_collector
from dangjian_cli.syntax.patterns import COMMENT_WORD
from dangjian_cli.syntax.reading import Stretches, read, spoken, stretch_at

_COMMENT = re.compile(rf"(?P<hash>[#＃])[ \t\u3000]*{COMMENT_WORD}(?P<body>[^\r\n]*)")
_COLON = re.compile("[:：]")
_CODE = re.compile(r"[A-Za-z]+[0-9]+")
_SEPARATORS = re.compile(r"[\s、，,\u3000]*")


class Problem(Enum):
    """Why a suppression does not hold; the values are the variants of DJ091."""

    NO_REASON = "no_reason"
    NO_CODE = "no_code"
    SEPARATOR = "separator"
    """Something else than `、` between the codes, or no colon before the reason."""
    WIDE_HASH = "wide_hash"
    """`＃` begins no comment: the whole stands in the value."""
    GLUED_HASH = "glued_hash"
    """No blank before `#`: the same."""


@dataclass(frozen=True, slots=True)
class SuppressedCode:
    """A code as it is written in a suppression."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Suppression:
    """One comment that suppresses findings of its line. Without a reason it does not hold: `problem` says why."""

    line: int
    codes: tuple[SuppressedCode, ...]
    reason: str
    span: Span
    problem: Problem | None = None


def suppressions(source: SourceFile) -> tuple[Suppression, ...]:
    """Every suppression of a file, in order, faulty ones too."""
    if COMMENT_WORD not in source.text or _COMMENT.search(source.text) is None:
        return ()
    with resting_collector():
        reading = read(source.text)
    values = spoken(reading.seen)
    found = (_suppression(reading.lines, comment, values) for comment in _COMMENT.finditer(source.text))
    return tuple(one for one in found if one is not None)


def _suppression(lines: Lines, comment: re.Match[str], values: Stretches) -> Suppression | None:
    """The suppression, or None for text that only looks like one: in a quoted value, or in a value without a code."""
    start, end = comment.start(), comment.start() + len(comment.group().rstrip())
    codes = tuple(
        SuppressedCode(code.group(), lines.span(code.start(), code.end()))
        for code in _CODE.finditer(lines.text, comment.start("body"), _reason_start(comment))
    )
    value = stretch_at(values, start)
    if value is not None and (not codes or lines.text[value[0]] in "\"'|>"):
        return None
    if value is None and (comment["hash"] == "＃" or not (start == 0 or lines.text[start - 1].isspace())):
        return None  # within an entry that was not read
    if value is None:
        problem = _problem(comment["body"], bool(codes))
    else:
        problem = Problem.WIDE_HASH if comment["hash"] == "＃" else Problem.GLUED_HASH
    reason = "" if problem is not None else _COLON.split(comment["body"], maxsplit=1)[1].strip()
    return Suppression(lines.number(start), codes, reason, lines.span(start, end), problem)


def _reason_start(comment: re.Match[str]) -> int:
    """Where the codes end: at the colon, else at the end of the line."""
    colon = _COLON.search(comment.string, comment.start("body"), comment.end("body"))
    return colon.start() if colon else comment.end("body")


def _problem(body: str, has_codes: bool) -> Problem | None:
    head, colon, reason = _COLON.sub("：", body, count=1).partition("：")
    if not has_codes:
        return Problem.NO_CODE
    if not _SEPARATORS.fullmatch(_CODE.sub("", head)):
        return Problem.SEPARATOR
    return None if colon and reason.strip() else Problem.NO_REASON
