"""Diagnostics as a Code Quality report of GitLab: a merge request shows what it adds and what it resolves."""

from collections.abc import Sequence

from dangjian_cli.diagnostics.diagnostic import Diagnostic, Severity
from dangjian_cli.document.value import Value
from dangjian_cli.render import json
from dangjian_cli.render.diagnostics.place import unicode_path
from dangjian_cli.render.flow import one_line

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(diagnostics: Sequence[Diagnostic], fingerprints: Sequence[str]) -> str:
    """A JSON array, empty when all is well. Two runs are compared by `fingerprints`, so they must not hold lines."""
    return json.render([_issue(*pair) for pair in zip(diagnostics, fingerprints, strict=True)])


def _issue(one: Diagnostic, fingerprint: str) -> dict[str, Value]:
    return {
        "description": _described(one),
        "check_name": one.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[one.severity],
        "location": {"path": unicode_path(one.primary.file), "lines": {"begin": one.primary.span.start.line}},
    }


def _described(one: Diagnostic) -> str:
    """One line, all that GitLab shows: the code too, for its list does not name the check."""
    remedy = "" if one.help is None else f"。改法：{one.help}"
    return one_line(f"{one.code} {one.message}{remedy}")
