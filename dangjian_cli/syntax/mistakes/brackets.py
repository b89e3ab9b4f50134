"""Mistakes in lists and mappings written in brackets on one line (DJ015, DJ016, DJ017)."""

import re
from collections.abc import Callable, Sequence

from dangjian_cli.diagnostics.diagnostic import Severity
from dangjian_cli.syntax.mistakes.finding import Finding, excerpt
from dangjian_cli.syntax.patterns import KEY, WIDE_COLON

_CLOSERS = {"[": "]", "{": "}"}
_WIDE_PAIRS = {"］": "［", "｝": "｛", "】": "【"}
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
_LOST_BRACKET = re.compile(r"(?<!\s)\s+(?P<text>#\S.*[\]}].*)$")
_OPEN_QUOTE = re.compile(r"""[\[{,:]\s*(?P<mark>["'])""")
_TEXT_AFTER_QUOTE = re.compile(r"\x01(?P<blank>\s*)(?P<text>[^\s,:\]}\x01])")
_INNER_BRACKET = re.compile(r"(?<=[^\s,\[\]{}:\x01])[\[{]")
_WIDE_COMMA = re.compile(rf"，(?=\s*{KEY}\s*[:{WIDE_COLON}])")
_EMPTY_ELEMENT = re.compile(r"[\[{,]\s*(?P<comma>,)")
_MISSING_COMMA = re.compile(rf"(?<=[^\s,{{\[:])\s+(?P<next>{KEY}:\s)|\x01\s+(?P<quoted>\x01)")
_SECOND_COLON = re.compile(r"[{\[,]\s*[^\s,:\[\]{}]+\s*:\s+(?P<before>[^,:\[\]{}]+)(?P<colon>:)(?=\s)")
_FIRST = re.compile(r"[\[{,:]\s*(?P<char>[@`%|>]|[&*](?![A-Za-z0-9_-])|!(?![A-Za-z0-9_!]))")


def in_brackets(value: str, at: int, key: str) -> Finding | None:
    """The first mistake of a value that begins with a bracket; None also when it goes on in the next line."""
    masked = _QUOTED.sub(lambda found: "\x01" * len(found.group()), value)
    end, mismatch = _match(masked)
    if mismatch is not None:
        inner = _inner_bracket(value[: mismatch + 1], masked[: mismatch + 1], at, key)
        if inner is not None:
            return inner
        values = {"bracket": masked[mismatch], "expected": "]" if masked[mismatch] == "}" else "}"}
        return Finding("DJ015", "mismatched_bracket", at + mismatch, at + mismatch + 1, values)
    if end is None:
        return _unclosed(value, masked, at, key)
    rest = value[end:]
    text = rest.strip()
    if text and not re.match(r"\s+#|\s*[:,]", rest):
        return _after_end(value, at, key, end)
    return next((found for check in _WITHIN if (found := check(value[:end], masked[:end], at, key))), None)


def wide_comma(value: str, at: int, index: int) -> Finding:
    """DJ015: a full-width comma between things in brackets."""
    values = {"character": value[index], "text": excerpt(value)}
    return Finding("DJ015", "full_width_comma", at + index, at + index + 1, values)


def _match(masked: str) -> tuple[int | None, int | None]:
    """Where the bracket that the value begins with is closed, and where a bracket closes one of the other kind."""
    opened: list[str] = []
    for found in re.finditer(r"[\[\]{}]|\s#", masked):
        sign = found.group()
        if sign in _CLOSERS:
            opened.append(_CLOSERS[sign])
        elif sign not in "]}":
            break
        elif sign != opened.pop():
            return None, found.start()
        elif not opened:
            return found.end(), None
    return None, None


def _after_end(value: str, at: int, key: str, end: int) -> Finding:
    """Text after the closing bracket: one bracket too many, or a text that only begins with a bracket."""
    after = end + len(value[end:]) - len(value[end:].lstrip())
    if value[after] in "]}":
        return Finding("DJ015", "unopened_bracket", at + after, at + after + 1, {"bracket": value[after]})
    values = {"character": value[0], "key": key, "value": excerpt(value)}
    return Finding("DJ016", "first_character", at, at + 1, values)


def _unclosed(value: str, masked: str, at: int, key: str) -> Finding | None:
    """Why no closing bracket was found on the line: a comment took it, it is full-width, a quote or text holds it."""
    comment = _LOST_BRACKET.search(masked)
    if comment is not None:
        start = comment.start("text")
        values = {"text": excerpt(value[start:])}
        return Finding("DJ017", "lost_bracket", at + start, at + len(value), values, severity=Severity.ERROR)
    for wide, opener in _WIDE_PAIRS.items():
        place = masked.rfind(wide)
        if masked.count(wide) > masked.count(opener):
            values = {"character": wide, "bracket": _CLOSERS[value[0]]}
            return Finding("DJ015", "full_width_bracket", at + place, at + place + 1, values)
    return _inner_bracket(value, masked, at, key)


def _open_quote(value: str, masked: str, at: int, key: str) -> Finding | None:
    found = _OPEN_QUOTE.search(masked)
    if found is None:
        return None
    start = found.start("mark")
    values = {"mark": found["mark"], "key": key, "value": excerpt(value[start:])}
    return Finding("DJ015", "unclosed_quote", at + start, at + start + 1, values)


def _text_after_quote(value: str, masked: str, at: int, key: str) -> Finding | None:
    found = _TEXT_AFTER_QUOTE.search(masked)
    if found is None:
        return None
    start = found.start("text")
    quoted = next(one for one in _QUOTED.finditer(value) if one.end() == found.start("blank"))
    values = {"key": key, "quoted": excerpt(quoted.group()), "text": excerpt(_piece(value, start))}
    return Finding("DJ015", "text_after_quote", at + start, at + start + 1, values)


def _inner_bracket(value: str, masked: str, at: int, key: str) -> Finding | None:
    """`市机党[2026]5号` between brackets: YAML takes the inner one for a list."""
    found = _INNER_BRACKET.search(masked)
    if found is None:
        return None
    begin = max(value.rfind(sign, 0, found.start()) for sign in ",:[{") + 1
    values = {"character": found.group(), "text": excerpt(value[begin : found.start() + 10])}
    return Finding("DJ016", "bracket_in_value", at + found.start(), at + found.end(), values)


def _wide_comma(value: str, masked: str, at: int, key: str) -> Finding | None:
    found = _WIDE_COMMA.search(masked)
    return wide_comma(value, at, found.start()) if found is not None else None


def _empty_element(value: str, masked: str, at: int, key: str) -> Finding | None:
    found = _EMPTY_ELEMENT.search(masked)
    if found is None:
        return None
    return Finding("DJ015", "empty_element", at + found.start("comma"), at + found.end("comma"), {"key": key})


def _missing_comma(value: str, masked: str, at: int, key: str) -> Finding | None:
    found = _MISSING_COMMA.search(masked)
    if found is None:
        return None
    start = found.start("next") if found["next"] else found.start("quoted")
    return Finding("DJ015", "missing_comma", at + start, at + start + 1, {"text": excerpt(_piece(value, start))})


def _second_colon(value: str, masked: str, at: int, key: str) -> Finding | None:
    found = _SECOND_COLON.search(masked)
    if found is None:
        return None
    values = {"key": key, "before": excerpt(found["before"])}
    return Finding("DJ016", "colon_in_value", at + found.start("colon"), at + found.end("colon"), values)


def _first_character(value: str, masked: str, at: int, key: str) -> Finding | None:
    found = _FIRST.search(masked)
    if found is None:
        return None
    start = found.start("char")
    values = {"character": found["char"], "key": key, "value": excerpt(_piece(value, start))}
    return Finding("DJ016", "first_character", at + start, at + start + 1, values)


def _piece(value: str, start: int) -> str:
    """The text from there to the next comma or bracket."""
    return re.split(r"[,\]}]", value[start:], maxsplit=1)[0]


_WITHIN: Sequence[Callable[[str, str, int, str], Finding | None]] = (
    _open_quote,
    _text_after_quote,
    _inner_bracket,
    _wide_comma,
    _empty_element,
    _missing_comma,
    _second_colon,
    _first_character,
)
