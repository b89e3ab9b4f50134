"""Values as they are written into a ledger: one line, in flow style, quoted only where YAML would misread them."""

import re
from collections.abc import Mapping

from dangjian_cli.syntax.bare import misread
from dangjian_cli.syntax.nodes import NULLS

_NOT_PLAIN = re.compile(
    r"""^\s|\s$|[\n\t"\\]   # blanks at the ends, what must be escaped
    |^-(\s|$)|^[?:，、；：\#&*!|>'%@`<~]|^(---|\.\.\.)  # characters that begin something else
    |[,\[\]{}]|:(\s|\?|$)|\s\#    # what ends a value
    """,
    re.VERBOSE,
)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def flow_scalar(text: str) -> str:
    """A text as it may stand in a list or a mapping on one line; reading it gives the same text."""
    if text not in NULLS and _NOT_PLAIN.search(text) is None and misread(text) is None:
        return text
    return '"' + "".join(_ESCAPES.get(char, char) for char in text) + '"'


def flow_mapping(fields: Mapping[str, str]) -> str:
    """A record on one line: {日期: 2026-09-30, 内容: …}."""
    return "{" + ", ".join(f"{key}: {flow_scalar(value)}" for key, value in fields.items()) + "}"
