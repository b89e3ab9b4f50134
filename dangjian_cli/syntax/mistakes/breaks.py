"""Why a run broke off: the detectors of typing mistakes first, the parser's own marks last.

The lines looked at reach from the start of the last entry to the parser's mark: it often notices a mistake only in the
next line (`任务：…` is a legal piece of a longer key until the next colon comes).
"""

import re
from dataclasses import dataclass

from dangjian_cli.source.lines import Lines
from dangjian_cli.syntax.compose import Break, Cause, Run
from dangjian_cli.syntax.limits import MAX_DEPTH, MAX_NODES
from dangjian_cli.syntax.mistakes.finding import Finding, excerpt
from dangjian_cli.syntax.mistakes.indents import misaligned, stray
from dangjian_cli.syntax.mistakes.lines import in_indent, in_line
from dangjian_cli.syntax.pieces import is_blank

_NEVER_FIRST = ("@", "`", "%")


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known where a run broke off."""

    lines: Lines
    run: Run
    broke: Break
    first: int
    """The first line that may be at fault: where the last entry begins."""
    dash_column: int | None
    """The column of the dashes of the list being read, and that of the keys of its entries."""
    key_column: int | None
    texts: frozenset[int]
    """Lines that lie within a value of several lines."""
    top_column: int
    stray_line: int | None
    """The line of a key of the top that follows that list, if it is the one that broke."""

    @property
    def last(self) -> int:
        """The line of the parser's mark."""
        return self.lines.number(self.broke.at)


def diagnose(scene: Scene) -> Finding:
    """The mistake that broke the run; DJ012 when no detector knows it."""
    return (
        _limit(scene)
        or _document(scene)
        or _in_lines(scene)
        or _at_mark(scene)
        or in_indent(scene.lines.line(scene.last), scene.lines.start(scene.last))  # of a comment, of a blank line
        or _missing_colon(scene)
        or stray(scene.lines, scene.last, scene.stray_line, scene.dash_column, scene.key_column)
        or misaligned(scene.lines, scene.last, scene.run.columns, scene.top_column, scene.dash_column)
        or _unexpected(scene)
    )


def _limit(scene: Scene) -> Finding | None:
    at = scene.broke.at
    if scene.broke.cause is Cause.DEPTH:
        return Finding("DJ019", "nesting", at, at + 1, {"limit": MAX_DEPTH})
    if scene.broke.cause is Cause.NODES:
        return Finding("DJ019", "nodes", at, at + 1, {"limit": MAX_NODES})
    return None


def _document(scene: Scene) -> Finding | None:
    """A second document, or a directive."""
    number = scene.last
    if scene.broke.cause is Cause.DOCUMENT:
        return _line_finding(scene, number, "second_document")
    for above in range(number, scene.first - 1, -1):
        line = scene.lines.line(above)
        if line.startswith("%"):
            return _line_finding(scene, above, "directive")
        if line.startswith("...") and above < number:
            return _line_finding(scene, above, "second_document")
    return None


def _line_finding(scene: Scene, number: int, variant: str) -> Finding:
    line = scene.lines.line(number).rstrip()
    start = scene.lines.start(number)
    return Finding("DJ018", variant, start, start + len(line), {"text": excerpt(line)})


def _in_lines(scene: Scene) -> Finding | None:
    """The first line that shows a mistake by itself; lines within a text of several lines are not looked at."""
    quoted = {start for start, _ in scene.run.literals}
    opened = _open_bracket(scene)
    for number in range(scene.first, scene.last + 1):
        start = scene.lines.start(number)
        found = None if number in scene.texts else in_line(scene.lines.line(number), start)
        if found is not None and found.start not in quoted:
            return found
        if opened is not None and scene.lines.number(opened.start) == number:
            return opened
    return None


def _open_bracket(scene: Scene) -> Finding | None:
    """A bracket that is still open where the parser stopped, lines later."""
    frame = next((frame for frame in scene.run.frames if frame.flow), None)
    at = scene.broke.at
    if frame is None or scene.lines.text[at : at + 1] in _NEVER_FIRST:
        return None
    if scene.lines.number(frame.start) == scene.last and scene.lines.text[at:].strip():
        return None  # the rest of the line says more
    return Finding(
        "DJ015", "unclosed_bracket", frame.start, frame.start + 1, {"bracket": scene.lines.text[frame.start]}
    )


def _at_mark(scene: Scene) -> Finding | None:
    """A sign that may begin no value, within brackets of several lines."""
    at = scene.broke.at
    char = scene.lines.text[at : at + 1]
    if scene.broke.cause is Cause.SCANNER and char in _NEVER_FIRST:
        rest = re.split(r"[,\]}\r\n]", scene.lines.text[at : at + 30])[0]
        return Finding("DJ016", "first_character", at, at + 1, {"character": char, "key": "", "value": excerpt(rest)})
    return None


def _missing_colon(scene: Scene) -> Finding | None:
    """A line without a colon, or with an open bracket, where a key should stand."""
    if scene.broke.cause is not Cause.SCANNER:
        return None
    context = scene.broke.context
    if scene.lines.text[context : context + 1] in ("[", "{"):
        return Finding("DJ015", "unclosed_bracket", context, context + 1, {"bracket": scene.lines.text[context]})
    number = scene.lines.number(context)
    line = scene.lines.line(number)
    text = line.partition(" #")[0].strip()
    if is_blank(line) or ":" in text or text.startswith("- "):
        return None
    start = scene.lines.start(number) + len(line) - len(line.lstrip())
    return Finding("DJ004", "missing_colon", start, start + len(text), {"text": excerpt(text)})


def _unexpected(scene: Scene) -> Finding:
    at = scene.broke.context if scene.broke.cause is Cause.SCANNER else scene.broke.at
    text = scene.lines.text
    at = min(at, len(text.rstrip()) - 1) if at >= len(text.rstrip()) else at
    return Finding("DJ012", "elsewhere", max(at, 0), max(at, 0) + 1, {})
