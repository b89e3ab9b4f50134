"""Mistakes that one line shows by itself: its blanks, its dash, its colon (DJ004, DJ014)."""

import re

from dangjian_cli.syntax.mistakes.finding import Finding, excerpt
from dangjian_cli.syntax.mistakes.values import in_value
from dangjian_cli.syntax.patterns import KEY, KEY_QUOTES, SPACES, WIDE_COLON, WRONG_DASH

_INDENT = re.compile(rf"[ \t{SPACES}]*")
_WRONG_BLANK = re.compile(rf"\t+|\u3000+|[{SPACES}]+")
_WRONG_DASH = re.compile(rf"([{re.escape(WRONG_DASH)}]+)[ \t{SPACES}]*{KEY}[ {SPACES}]*[:{WIDE_COLON}]")
_GLUED_DASH = re.compile(rf"-(?:[{SPACES}]|[{{\[]|{KEY} *[:{WIDE_COLON}])")
_DASHES = re.compile(r"(?:- +)*")
_NO_KEY = re.compile(r":(?:\s|$)")
_NO_COLON = re.compile(rf"(?P<key>{KEY}) +[\[{{].*[\]}}]\s*$")
_SIGN_BEFORE_KEY = re.compile(rf"(?:[@`%|>]|[&*!](?![A-Za-z0-9_-]))[^\s:]+:|[\]}}]{KEY} *:")
_QUOTE = f"[{re.escape(KEY_QUOTES)}]?"
_KEY = re.compile(rf"{_QUOTE}(?P<key>{KEY}){_QUOTE}[ {SPACES}]*(?P<colon>[:{WIDE_COLON}])(?P<after>.?)")


def in_line(line: str, start: int) -> Finding | None:
    """The first mistake that the line shows; `start` is its offset in the text."""
    indent = _INDENT.match(line)
    rest = line[indent.end() :] if indent else line
    if not rest or rest.startswith("#"):
        return None
    at = start + len(line) - len(rest)
    return in_indent(line, start) or in_dash(rest, at) or _after_dashes(rest, at)


def in_indent(line: str, start: int) -> Finding | None:
    """A tab or an ideographic space where only spaces may stand."""
    indent = _INDENT.match(line)
    wrong = _WRONG_BLANK.search(line, 0, indent.end()) if indent else None
    if wrong is None:
        return None
    char = wrong.group()[0]
    variant = {"\t": "tab", "\u3000": "ideographic_indent"}.get(char, "other_indent")
    values = {"code": f"U+{ord(char):04X}"} if variant == "other_indent" else {}
    return Finding("DJ014", variant, start + wrong.start(), start + wrong.end(), values)


def in_dash(rest: str, at: int) -> Finding | None:
    """A look-alike of the dash, or no space after it."""
    wrong = _WRONG_DASH.match(rest)
    if wrong is not None:
        return Finding("DJ014", "wrong_dash", at, at + len(wrong.group(1)), {"character": wrong.group(1)})
    if _GLUED_DASH.match(rest):
        return Finding("DJ014", "dash_without_space", at, at + 1)
    return None


def in_colon(rest: str, at: int) -> Finding | None:
    """A look-alike of the colon, or no space after it. `rest` begins with the key."""
    found = _KEY.match(rest)
    if found is None or rest.startswith("//", found.end("colon")):
        return None
    colon, after = at + found.start("colon"), found["after"]
    values = {"key": found["key"]}
    if found["colon"] != ":":
        return Finding("DJ004", "full_width_colon", colon, colon + 1, {**values, "character": found["colon"]})
    if re.match(f"[{SPACES}]", after):
        return Finding("DJ004", "ideographic_space", colon + 1, colon + 2, values)
    if after.strip():
        value = excerpt(rest[found.end("colon") :])
        return Finding("DJ004", "missing_space", colon + 1, colon + 2, {**values, "value": value})
    return None


def _after_dashes(rest: str, at: int) -> Finding | None:
    dashes = _DASHES.match(rest)
    width = dashes.end() if dashes else 0
    body, at = rest[width:], at + width
    found = _before_key(body, at) or in_colon(body, at)
    if found is not None:
        return found
    key = _KEY.match(body)
    if key is None:
        return in_value(body, at, "") if width else None
    value = body[key.end("colon") :]
    blank = len(value) - len(value.lstrip(" \t"))
    return in_value(value[blank:], at + key.end("colon") + blank, key["key"])


def _before_key(body: str, at: int) -> Finding | None:
    """Quotation marks left open, a colon without a key, a sign that may begin no key (`**任务**: …`)."""
    if body[:1] in ('"', "'"):
        return in_value(body, at, "")
    if _NO_KEY.match(body):
        return Finding("DJ018", "empty_key", at, at + 1)
    if _SIGN_BEFORE_KEY.match(body):
        return Finding("DJ016", "key_character", at, at + 1, {"character": body[0], "text": excerpt(body)})
    bare = _NO_COLON.match(body)
    if bare is not None:
        return Finding("DJ004", "missing_colon", at, at + bare.end("key"), {"text": excerpt(body)})
    return None
