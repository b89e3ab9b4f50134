"""Features of YAML that no ledger needs (DJ018): they hide from a reader what the text says."""

import re

from dangjian_cli.syntax.mistakes.finding import Finding, excerpt
from dangjian_cli.syntax.nodes import Node, Refused, Scalar

_MERGE = "<<"
_SIGN = re.compile(r"[&*!][^\s,\[\]{}]*")


def refused_node(text: str, node: Refused, key: str) -> Finding:
    """An anchor, an alias or a tag. A lone `!` is no tag but text that begins with one (DJ016)."""
    if node.name == "!":
        line = text[node.start : node.end].partition("\n")[0]
        values = {"character": "!", "key": key, "value": excerpt(line)}
        return Finding("DJ016", "first_character", node.start, node.start + 1, values)
    sign = _SIGN.match(text, node.start)
    end = sign.end() if sign else node.end
    return Finding("DJ018", node.what, node.start, end, {"text": excerpt(text[node.start : end])})


def refused_key(text: str, key: Node) -> Finding | None:
    """A key that is no plain word: with an anchor, itself a list, spelt with `?`, over several lines, empty, `<<`."""
    if isinstance(key, Refused):
        return refused_node(text, key, "")
    written = text[key.start : key.end]
    values = {"text": excerpt(written)}
    if not isinstance(key, Scalar):
        return Finding("DJ018", "complex_key", key.start, key.end, values)
    if "\n" in written:
        return Finding("DJ018", "multiline_key", key.start, key.end, values)
    if _is_explicit(text, key.start):
        return Finding("DJ018", "explicit_key", text.rindex("?", 0, key.start), key.end, values)
    if not key.style and not key.value:
        return Finding("DJ018", "empty_key", key.start, key.start + 1)
    if not key.style and key.value == _MERGE:
        return Finding("DJ018", "merge_key", key.start, key.end)
    return None


def _is_explicit(text: str, start: int) -> bool:
    """Whether a question mark of its own stands before the key."""
    at = start - 1
    while at >= 0 and text[at] in " \t\r\n":
        at -= 1
    return at >= 0 and at < start - 1 and text[at] == "?" and (at == 0 or text[at - 1] in " \t\r\n[{,")
