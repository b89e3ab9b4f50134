"""Diagnostics as workflow commands: GitHub Actions (and Gitea's) show them at the line, in the list of changes.

::error file=任务.yaml,line=6,col=9,endLine=6,endColumn=14,title=DJ005 编号重复::任务.yaml:6:9: 编号重复%0A改法：…
"""

from collections.abc import Mapping, Sequence

from dangjian_cli.base.position import Span
from dangjian_cli.diagnostics.diagnostic import Diagnostic, Severity
from dangjian_cli.diagnostics.summary import Summary
from dangjian_cli.render.diagnostics.described import Described, told
from dangjian_cli.render.diagnostics.place import path, place

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_MESSAGES: dict[str, str | int | None] = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES: dict[str, str | int | None] = _IN_MESSAGES | {":": "%3A", ",": "%2C"}


def render(diagnostics: Sequence[Diagnostic], rules: Mapping[str, Described], summary: Summary) -> str:
    """One command each, in the order given; then the closing sentence, which a log shows as it is."""
    lines = [_command(one, rules[one.code]) for one in diagnostics]
    return "\n".join([*lines, summary.sentence]) + "\n"


def in_message(text: str) -> str:
    """The text as the message of a command: no line of it can begin another command."""
    return text.translate(str.maketrans(_IN_MESSAGES))


def in_property(text: str) -> str:
    """The text as the value of a property: nor can it end the value or the list of properties."""
    return text.translate(str.maketrans(_IN_PROPERTIES))


def _command(one: Diagnostic, rule: Described) -> str:
    properties = {"file": path(one.primary.file), **_stretch(one.primary.span), "title": f"{one.code} {rule.name}"}
    written = ",".join(f"{name}={in_property(value)}" for name, value in properties.items())
    # A log shows nothing but the message: it must say the place itself.
    return f"::{_COMMANDS[one.severity]} {written}::{in_message(f'{place(one.primary)}: {told(one)}')}"


def _stretch(span: Span) -> dict[str, str]:
    """Lines and columns from 1, the end exclusive (as ruff and ESLint do). Columns are refused over several lines."""
    first, last = span.start.line, span.end.line
    if last > first and span.end.column == 1:
        last -= 1  # only the line end of the line before belongs to it
    if last > first or span.end.line > first:
        return {"line": str(first), "endLine": str(last)}
    return {
        "line": str(first),
        "col": str(span.start.column),
        "endLine": str(last),
        "endColumn": str(span.end.column),
    }
