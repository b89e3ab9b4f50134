"""Diagnostics for editors, grep and long lists: one line each, no summary, nothing when all is well."""

from collections.abc import Sequence

from dangjian_cli.diagnostics.diagnostic import Diagnostic
from dangjian_cli.render.diagnostics.place import place
from dangjian_cli.render.flow import one_line


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """`path:line:column: 错误[DJ005] message`, one line each, in the order given, never wrapped."""
    return "".join(
        f"{place(diagnostic.primary)}: {diagnostic.severity.label}[{diagnostic.code}] {one_line(diagnostic.message)}\n"
        for diagnostic in diagnostics
    )
