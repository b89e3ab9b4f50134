"""Mistakes in lists and mappings written in brackets on one line (DJ004, DJ015, DJ016, DJ017)."""

import re

from dangjian_cli.syntax.mistakes.finding import Finding, excerpt
from dangjian_cli.syntax.patterns import KEY, WIDE_COLON

_CLOSERS = {"[": "]", "{": "}"}
_WIDE_PAIRS = {"］": "［", "｝": "｛", "】": "【"}
_TOKEN = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[\[\]{}]|\s#.*""")
_WIDE_COMMA = re.compile(rf"，(?=\s*{KEY}\s*[:{WIDE_COLON}])")
_MISSING_COMMA = re.compile(rf"""(?<=[^\s,{{\[:])\s+(?=(?P<key>{KEY}):\s)|(?<=["'])\s+(?=["'])""")
_AFTER_QUOTE = re.compile(r"""[\[{,:]\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?P<text>[^\s,:\]}"'])""")
_FIRST = re.compile(r"[\[{,:]\s*(?P<char>[@`%|>]|[&*](?![A-Za-z0-9_-]))")


def in_brackets(value: str, at: int, key: str) -> Finding | None:
    """The first mistake of a value that begins with a bracket; None also when it goes on in the next line."""
    end = _end(value)
    if end is None:
        return _unclosed(value, at)
    rest = value[end:]
    text = rest.strip()
    if text and not re.match(r"\s+#|\s*[:,]", rest):
        after = at + end + len(rest) - len(rest.lstrip())
        if text[0] in "]}":
            return Finding("DJ015", "unopened_bracket", after, after + 1, {"bracket": text[0]})
        values = {"character": value[0], "key": key, "value": excerpt(value)}
        return Finding("DJ016", "first_character", at, at + 1, values)
    return within(value[:end], at, key)


def within(value: str, at: int, key: str) -> Finding | None:
    """What is wrong between brackets that match."""
    wide = _WIDE_COMMA.search(value)
    if wide is not None:
        return wide_comma(value, at, wide.start())
    text = _AFTER_QUOTE.search(value)
    if text is not None:
        values = {
            "key": key,
            "quoted": excerpt(value[text.start() : text.start("text")].strip("[{,: ")),
            "text": excerpt(value[text.start("text") :]),
        }
        return Finding("DJ015", "text_after_quote", at + text.start("text"), at + text.start("text") + 1, values)
    missing = _MISSING_COMMA.search(value)
    if missing is not None:
        place = at + missing.end()
        return Finding(
            "DJ015", "missing_comma", place, place + 1, {"text": excerpt(value[missing.end() :].rstrip("]}"))}
        )
    first = _FIRST.search(value)
    if first is not None:
        place = at + first.start("char")
        shown = excerpt(re.split(r"[,\]}]", value[first.start("char") :])[0])
        values = {"character": first["char"], "key": key, "value": shown}
        return Finding("DJ016", "first_character", place, place + 1, values)
    return None


def wide_comma(value: str, at: int, index: int) -> Finding:
    """DJ015: a full-width comma between things in brackets."""
    values = {"character": value[index], "text": excerpt(value)}
    return Finding("DJ015", "full_width_comma", at + index, at + index + 1, values)


def _end(value: str) -> int | None:
    """Where the bracket that the value begins with is closed; None when it is not."""
    depth = 0
    for token in _TOKEN.finditer(value):
        if token.group() in _CLOSERS:
            depth += 1
        elif token.group() in _CLOSERS.values():
            depth -= 1
            if depth == 0:
                return token.end()
    return None


def _unclosed(value: str, at: int) -> Finding | None:
    """Why no closing bracket was found on the line: a comment that took it, or a full-width one."""
    comment = re.search(r"\s(#\S.*[\]}].*)$", value)
    if comment is not None:
        place = at + comment.start(1)
        return Finding("DJ017", "lost_bracket", place, at + len(value), {"text": excerpt(comment.group(1))})
    for wide, opener in _WIDE_PAIRS.items():
        place = value.rfind(wide)
        if value.count(wide) > value.count(opener):
            values = {"character": wide, "bracket": _CLOSERS[value[0]]}
            return Finding("DJ015", "full_width_bracket", at + place, at + place + 1, values)
    return None
