"""JSON, the same bytes for the same values.

Chinese is written as it is, but characters that could drive a terminal are escaped, and so are halves of
surrogate pairs (file names that are not UTF-8): any terminal and any UTF-8 file can take the output.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import PurePosixPath

from dangjian_cli.base.text import visible
from dangjian_cli.document.value import Value


def render(value: Value) -> str:
    """The value over several lines, indented by two, keys in the order given, with a line end."""
    return _harmless(json.dumps(value, ensure_ascii=False, indent=2, default=_plain)) + "\n"


def render_lines(values: Iterable[Value]) -> str:
    """JSON Lines: each value on one line of its own."""
    return "".join(_harmless(json.dumps(value, ensure_ascii=False, default=_plain)) + "\n" for value in values)


def _plain(value: object) -> object:
    """What the standard encoder cannot write, as something it can: dates as ISO, a Decimal as a number."""
    match value:
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case PurePosixPath():
            return value.as_posix()
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case Mapping():
            return dict(value)
        case _:
            raise TypeError(f"cannot be written as JSON: {type(value).__name__}")


def _harmless(text: str) -> str:
    """JSON text in which every control, format or unassigned character but the line end is an escape."""
    for char in sorted(set(text)):
        if visible(char) != char:
            text = text.replace(char, json.dumps(char)[1:-1])
    return text
