"""The words of a query. Full-width signs count as their half-width twins; positions are those of the user's text."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

OPEN, CLOSE = "(（", ")）"
_QUOTES = {'"': '"', "“": "”", "'": "'", "「": "」"}
_SIGN = re.compile(r"<=|>=|≤|≥|＜＝|＞＝|[:：<>=＜＞＝]")
_SIGNS = {"≤": "<=", "≥": ">=", "＜＝": "<=", "＞＝": ">=", "：": ":", "＜": "<", "＞": ">", "＝": "="}
_WORDS = ("且", "或", "非")


class Sort(Enum):
    """What a token is."""

    OPEN = "("
    CLOSE = ")"
    AND = "且"
    OR = "或"
    NOT = "非"
    TERM = "词"
    SAVED = "@"


class Token(NamedTuple):
    """One token. A term has a field, a sign and a value, or (without a sign) only `field`, which may be any text.

    `at` is where it begins, `value_at` where its value does, `end` where it ends (exclusive), in characters.
    """

    sort: Sort
    at: int
    end: int
    field: str = ""
    sign: str = ""
    value: str = ""
    value_at: int = 0
    quoted: bool = False


class QueryError(Exception):
    """A query that cannot be read: which characters, what is wrong with them, what to type instead."""

    def __init__(self, at: int, end: int, message: str, help: str) -> None:
        super().__init__(message)
        self.at = at
        self.end = max(end, at + 1)
        self.message = message
        self.help = help


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a query. Raises QueryError for a quote that is not closed."""
    at = 0
    while at < len(text):
        char = text[at]
        if char.isspace():
            at += 1
        elif char in OPEN or char in CLOSE:
            yield Token(Sort.OPEN if char in OPEN else Sort.CLOSE, at, at + 1)
            at += 1
        else:
            token = _word(text, at)
            yield token
            at = token.end


def _word(text: str, at: int) -> Token:
    field, quoted, end = _piece(text, at, stop_at_sign=True)
    sign = _SIGN.match(text, end)
    if sign is None:
        if not quoted and field in _WORDS:
            return Token(Sort(field), at, end)
        if not quoted and field.startswith(("@", "＠")):
            return Token(Sort.SAVED, at, end, field[1:])
        return Token(Sort.TERM, at, end, field, quoted=quoted)
    value, quoted, past = _piece(text, sign.end(), stop_at_sign=False)
    return Token(Sort.TERM, at, past, field, _SIGNS.get(sign[0], sign[0]), value, sign.end(), quoted)


def _piece(text: str, at: int, *, stop_at_sign: bool) -> tuple[str, bool, int]:
    """A field or a value: what is quoted whole, else up to a blank, a bracket or (for a field) a sign."""
    closing = _QUOTES.get(text[at]) if at < len(text) else None
    if closing is not None:
        past = text.find(closing, at + 1)
        if past < 0:
            raise QueryError(at, len(text), "引号没有收尾", f"在后面补上 {closing}")
        return text[at + 1 : past], True, past + 1
    end = at
    while end < len(text) and not text[end].isspace() and not _ends(text, at, end, stop_at_sign):
        end += 1
    return text[at:end], False, end


def _ends(text: str, start: int, at: int, stop_at_sign: bool) -> bool:
    if text[at] in OPEN:
        # 党组(党委): a bracket inside a value belongs to it when it is closed there.
        return stop_at_sign or at == start
    if text[at] in CLOSE:
        inside = text[start:at]
        return sum(map(inside.count, OPEN)) <= sum(map(inside.count, CLOSE))
    return stop_at_sign and at > start and _SIGN.match(text, at) is not None
