"""Diagnostics as SARIF 2.1.0 (OASIS): GitHub's code scanning, VS Code and many servers read it."""

from collections.abc import Mapping, Sequence

from dangjian_cli import __version__
from dangjian_cli.base.position import Span
from dangjian_cli.diagnostics.diagnostic import Diagnostic, Location, Severity
from dangjian_cli.document.value import Value
from dangjian_cli.render import json
from dangjian_cli.render.diagnostics.described import Described, told
from dangjian_cli.render.diagnostics.place import uri
from dangjian_cli.render.flow import plain

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LANGUAGE = "zh-CN"
FINGERPRINT = "dangjianFinding/v1"
"""Our name for how `fingerprint.py` works; another way of working gets another number."""


def render(diagnostics: Sequence[Diagnostic], rules: Mapping[str, Described], fingerprints: Sequence[str]) -> str:
    """One run, with an empty list of results when all is well. Paths are relative to the current folder: no base."""
    codes = sorted({one.code for one in diagnostics})
    driver: dict[str, Value] = {
        "name": "dangjian",
        "fullName": "dangjian 机关党建责任清单与台账",
        "version": __version__,
        "semanticVersion": __version__,
        "language": _LANGUAGE,
        "rules": [_rule(rules[code]) for code in codes],
    }
    results: list[Value] = [
        _result(one, codes.index(one.code), fingerprint)
        for one, fingerprint in zip(diagnostics, fingerprints, strict=True)
    ]
    run: dict[str, Value] = {
        "tool": {"driver": driver},
        "language": _LANGUAGE,
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.render({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def message(text: str) -> str:
    """User text as the text of a message: `[name](address)` of a ledger must not become a link."""
    return plain(text).replace("](", "] (")


def _rule(rule: Described) -> dict[str, Value]:
    page = rule.page.strip()
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": rule.summary},
        "help": {"text": page, "markdown": f"```text\n{page}\n```"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"依据": rule.basis, "阶段": rule.stage, "tags": [rule.family]},
    }


def _result(one: Diagnostic, rule: int, fingerprint: str) -> dict[str, Value]:
    result: dict[str, Value] = {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": _LEVELS[one.severity],
        "message": {"text": message(told(one))},
        "locations": [{"physicalLocation": _physical(one.primary)}],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    if one.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _physical(note.location), "message": {"text": message(note.label)}}
            for number, note in enumerate(one.related, start=1)
        ]
    return result


def _physical(location: Location) -> dict[str, Value]:
    return {"artifactLocation": {"uri": uri(location.file)}, "region": _region(location.span)}


def _region(span: Span) -> dict[str, Value]:
    """Lines and columns start at 1; the end is exclusive, as with us."""
    return {
        "startLine": span.start.line,
        "startColumn": span.start.column,
        "endLine": span.end.line,
        "endColumn": span.end.column,
    }
