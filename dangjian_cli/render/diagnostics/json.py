"""Diagnostics for programs. The shape is a promise: a change of it raises `SCHEMA_VERSION`."""

from collections.abc import Sequence

from dangjian_cli.base.position import Position
from dangjian_cli.diagnostics.diagnostic import Diagnostic, Location, Note
from dangjian_cli.diagnostics.summary import Summary
from dangjian_cli.document.value import Value
from dangjian_cli.render import json

SCHEMA_VERSION = 1


def render(diagnostics: Sequence[Diagnostic], summary: Summary) -> str:
    """One JSON object with every key present, whether there are findings or not; absent texts are null."""
    return json.render(
        {
            "schema_version": SCHEMA_VERSION,
            "diagnostics": [_diagnostic(diagnostic) for diagnostic in diagnostics],
            "summary": {
                "files": summary.files,
                "entries": summary.entries,
                "errors": summary.errors,
                "warnings": summary.warnings,
                "infos": summary.infos,
            },
        }
    )


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Value]:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        **_location(diagnostic.primary),
        "message": diagnostic.message,
        "help": diagnostic.help,
        "basis": diagnostic.basis,
        "related": [_note(note) for note in diagnostic.related],
    }


def _note(note: Note) -> dict[str, Value]:
    return {**_location(note.location), "label": note.label}


def _location(location: Location) -> dict[str, Value]:
    """Lines and columns start at 1; a column counts code points; the end is exclusive."""
    return {
        "path": location.file,
        "start": _position(location.span.start),
        "end": _position(location.span.end),
    }


def _position(position: Position) -> dict[str, Value]:
    return {"line": position.line, "column": position.column}
