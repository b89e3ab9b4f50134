"""Text as our users write it: full-width digits, Chinese numbers, characters of two columns, look-alikes."""

import re
import unicodedata
from collections.abc import Iterable

_FULL_WIDTH = re.compile("[\u3000\uff01-\uff5e]")
_UNSAID = re.compile(r"[\W_]+")
_WIDE_WORD = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "元": 1}
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Zl", "Zp", "Co", "Cn", "Cs"})


def half_width(text: str) -> str:
    """Full-width letters, digits, signs and the ideographic space, each as its ASCII twin."""
    return _FULL_WIDTH.sub(_twin, text)


def _twin(found: re.Match[str]) -> str:
    return " " if found[0] == "\u3000" else chr(ord(found[0]) - 0xFEE0)


def bare(text: str) -> str:
    """What is left of a text without spaces, punctuation and width: two that differ in nothing else say the same."""
    said = _UNSAID.sub("", text)
    return half_width(said) if _WIDE_WORD.search(said) else said


def chinese_number(text: str) -> int | None:
    """The value of a Chinese number below 10,000: `十二`, `三十一`, `二〇二六` (read digit by digit), else None."""
    if not text or any(char not in _DIGITS and char not in "十百千" for char in text):
        return None
    if not any(char in "十百千" for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total, digit = 0, None
    for char in text:
        if char in "十百千":
            total += (1 if digit is None else digit) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = None
        else:
            digit = _DIGITS[char]
    return total + (digit or 0)


def width(text: str) -> int:
    """Terminal columns that the text takes: Chinese characters are two, combining marks none."""
    return len(text) if text.isascii() else sum(map(_COLUMNS.__getitem__, text))


class _Columns(dict[str, int]):
    """The columns of each character that was met: reports ask for the same few thousand a million times."""

    def __missing__(self, char: str) -> int:
        wide = unicodedata.east_asian_width(char) in "WF"
        self[char] = found = 0 if unicodedata.category(char) in ("Mn", "Me") else 2 if wide else 1
        return found


_COLUMNS = _Columns()


def visible(text: str) -> str:
    """The text with every control, format or unassigned character spelled out, fit for any terminal."""
    if text.isprintable():
        return text
    return "".join(
        char if char == "\n" or unicodedata.category(char) not in _HIDDEN_CATEGORIES else _spelled(char)
        for char in text
    )


def _spelled(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that the writer most likely meant, or None when nothing is near enough.

    Two Chinese words of two to four characters that share half of them are near: 责任单未 → 责任单位.
    """
    import difflib

    found = difflib.get_close_matches(word, sorted(set(candidates)), n=1, cutoff=0.5)
    return found[0] if found else None


def names(items: Iterable[str]) -> str:
    """Names joined the Chinese way: 甲、乙、丙."""
    return "、".join(items)
