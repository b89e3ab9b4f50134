"""Entries as text in the canonical form: one key a line, names in brackets, one record a line."""

import re
from collections.abc import Mapping

Value = str | list["Value"] | dict[str, "Value"]
"""What a key of a ledger holds."""

_IN_BRACKETS = frozenset({"佐证"})
"""Lists of records that stay on the line of their key; the others have a line for each record."""

_NEEDS_QUOTES = re.compile(r"""^[-?:,\[\]{}#&*!|>'"%@`=<~\s]|[,\[\]{}]|:\s|\s#|\s$|^$""")


def mapping(fields: Mapping[str, Value], indent: str, first: str | None = None) -> str:
    """The lines of a block mapping; `first` stands instead of the indent of the first line (`  - `)."""
    lines: list[str] = []
    for key, value in fields.items():
        lead = first if first is not None and not lines else indent
        if isinstance(value, list) and key not in _IN_BRACKETS and any(isinstance(one, dict) for one in value):
            lines.append(f"{lead}{key}:")
            lines += [f"{indent}  - {flow(one)}" for one in value]
        else:
            lines.append(f"{lead}{key}: {flow(value)}")
    return "".join(line + "\n" for line in lines)


def entry(fields: Mapping[str, Value]) -> str:
    """One element of 条目."""
    return mapping(fields, "    ", "  - ")


def flow(value: Value) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(one) for one in value) + "]"
    if _NEEDS_QUOTES.search(value):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return value
