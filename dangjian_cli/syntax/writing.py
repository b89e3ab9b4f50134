"""What is written into a ledger: values in flow style, quoted only where YAML would misread them; entries in blocks."""

import re
from collections.abc import Mapping

from dangjian_cli.syntax.bare import misread
from dangjian_cli.syntax.nodes import NULLS
from dangjian_cli.syntax.parsed import Data

_NOT_PLAIN = re.compile(
    r"""^\s|\s$|[\n\t"\\]   # blanks at the ends, what must be escaped
    |^-(\s|$)|^[?:，、；：\#&*!|>'%@`<~]|^(---|\.\.\.)  # characters that begin something else
    |[,\[\]{}]|:(\s|\?|$)|\s[\#?]    # what ends a value
    """,
    re.VERBOSE,
)
_NOT_PLAIN_ALONE = re.compile(
    r"""^\s|\s$|[\n\t"\\]|^-(\s|$)|^[?:，、；：\#&*!|>'%@`<~\[\]{},]|^(---|\.\.\.)|:(\s|$)|\s\#|[\s,:\[\]{}]\?"""
)
"""The same for a value that has its line to itself: brackets and commas inside it mean nothing."""
_LIKE_SEVERAL = re.compile("，|^【")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def flow_scalar(text: str) -> str:
    """A text as it may stand in a list or a mapping on one line; reading it gives the same text."""
    return _scalar(text, _NOT_PLAIN)


def line_scalar(text: str) -> str:
    """A text as the whole value of a key on a line of its own; reading it gives the same text."""
    return _scalar(text, _NOT_PLAIN_ALONE)


def _scalar(text: str, not_plain: re.Pattern[str]) -> str:
    if text not in NULLS and not_plain.search(text) is None and not misread(text):
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """A text in quotation marks: nothing in it can be taken for anything else."""
    return '"' + "".join(_ESCAPES.get(char, char) for char in text) + '"'


def flow_mapping(fields: Mapping[str, Data]) -> str:
    """A record on one line: {日期: 2026-09-30, 内容: …}."""
    return "{" + ", ".join(f"{flow_scalar(key)}: {flow(value)}" for key, value in fields.items()) + "}"


def element(value: Data) -> str:
    """A value in brackets: one that looks like several (甲，乙) is quoted, for so it would be taken."""
    return quoted(value) if isinstance(value, str) and _LIKE_SEVERAL.search(value) else flow(value)


def flow(value: Data) -> str:
    """Any value on one line."""
    match value:
        case dict():
            return flow_mapping(value)
        case list():
            return "[" + ", ".join(map(element, value)) + "]"
        case _:
            return flow_scalar(value)


def entry_lines(entry: Mapping[str, Data]) -> str:
    """An element of the list of entries in its canonical form: a key a line, of a list of records a record a line."""
    lines: list[str] = []
    for key, value in entry.items():
        dash = "    " if lines else "  - "
        lines += _key_lines(dash, "      - ", key, value)
    return "".join(f"{line}\n" for line in lines)


def header_lines(header: Mapping[str, Data]) -> str:
    """The keys above the list of entries, a key a line, of a list of records (栏目) a record a line."""
    return "".join(f"{line}\n" for key, value in header.items() for line in _key_lines("", "  - ", key, value))


def _key_lines(before: str, dash: str, key: str, value: Data) -> list[str]:
    if isinstance(value, list) and value and all(isinstance(part, dict) for part in value):
        return [f"{before}{key}:", *(f"{dash}{flow(part)}" for part in value)]
    return [f"{before}{key}: {_alone(value)}"]


def _alone(value: Data) -> str:
    return line_scalar(value) if isinstance(value, str) else flow(value)
