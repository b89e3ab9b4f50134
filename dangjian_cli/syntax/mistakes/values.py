"""Mistakes at the start of a value or within it that stop the parser (DJ015, DJ016): signs, quotes, a second colon."""

import re

from dangjian_cli.syntax.mistakes.brackets import in_brackets
from dangjian_cli.syntax.mistakes.finding import Finding, excerpt
from dangjian_cli.syntax.patterns import WIDE_COLON

_NEVER_FIRST = re.compile(
    r"[@`%,\]}]|[&*](?![A-Za-z0-9_-])|!(?![A-Za-z0-9_!<'()*.~;/?:@&=+$%-]*(?:\s|$))|[?:-](?:\s|$)"
)
_BLOCK = re.compile(r"[|>](?:[1-9]?[+-]?|[+-][1-9])\s*(?:#.*)?$")
_COMPARISON = re.compile(r">[=＝]?\s*[0-9]")
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
_ESCAPE = re.compile(r"""\\(?![0abtnvfre "/\\N_LP\t]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|$)""")
_SECOND_COLON = re.compile(r":(?=\s|$)")
_COMMENT = re.compile(r"(?<!\s)\s+#.*$")


def in_value(value: str, at: int, key: str) -> Finding | None:
    """The first mistake of a value as it stands on its line; `at` is its offset, `key` its key, if any."""
    if not value or value.startswith("#"):
        return None
    for signs, detector in (("\"'", _in_quotes), ("[{", in_brackets), ("|>", _in_block_sign)):
        if value[0] in signs:
            return detector(value, at, key)
    if _NEVER_FIRST.match(value):
        return first_character(value, at, key)
    second = _SECOND_COLON.search(_COMMENT.sub("", value))
    if second is not None:
        colon = at + second.start()
        values = {"key": key, "before": excerpt(value[: second.start()])}
        return Finding("DJ016", "colon_in_value", colon, colon + 1, values)
    return None


def first_character(value: str, at: int, key: str) -> Finding:
    """DJ016: a value that begins with a sign of YAML's own."""
    values = {"character": value[0], "key": key, "value": excerpt(value)}
    return Finding("DJ016", "first_character", at, at + 1, values)


def _in_block_sign(value: str, at: int, key: str) -> Finding | None:
    if _BLOCK.match(value):
        return None
    if _COMPARISON.match(value):
        return Finding("DJ016", "comparison", at, at + 1, {"key": key, "value": excerpt(value)})
    return first_character(value, at, key)


def _in_quotes(value: str, at: int, key: str) -> Finding | None:
    """Quotation marks without an end, a backslash that means nothing, text after the end."""
    mark = value[0]
    closed = _QUOTED[mark].match(value)
    escape = _ESCAPE.search(value, 0, closed.end() if closed else len(value)) if mark == '"' else None
    if escape is not None:
        place = at + escape.start()
        return Finding("DJ015", "backslash", place, place + 1, {"key": key, "value": excerpt(value)})
    if closed is None:
        return Finding("DJ015", "unclosed_quote", at, at + 1, {"mark": mark, "key": key, "value": excerpt(value)})
    rest = value[closed.end() :]
    text = rest.strip()
    if not text or re.match(r"\s+#", rest) or re.match(rf"\s*[:{WIDE_COLON}]", rest):
        return None
    after = at + closed.end() + len(rest) - len(rest.lstrip())
    values = {"key": key, "quoted": excerpt(closed.group()), "text": excerpt(text)}
    return Finding("DJ015", "text_after_quote", after, after + 1, values)
