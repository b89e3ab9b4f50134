"""Which 编号 was meant: found without comparing one wrong number with all of a hundred thousand.

Numbers that differ in a digit are other entries (RW-2026-004 is no misspelt RW-2026-005), so the digits must agree,
leading zeros and O for 0 aside; the letters may be misspelt, in another case or width.
"""

import re
from collections.abc import Iterable

from dangjian_cli.base.text import closest, half_width

_DIGITS = re.compile("[0-9]+")
_LETTER_AS_DIGIT = "(?<=[0-9])[OoIl]|[OoIl](?=[0-9])"
_AS_DIGIT = {"O": "0", "o": "0", "I": "1", "l": "1"}
_MANY = 50
"""More candidates than these have no telling digits (甲, 乙, 丙 …): a guess among them costs more than it is worth."""


class NearIds:
    """The numbers of a workspace by their digits. Built when the first wrong one is met."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.ids = ids
        self._by_digits: dict[tuple[int, ...], dict[str, str]] = {}

    def closest(self, wrong: str) -> str | None:
        """The number that `wrong` misspells, or None."""
        if not self._by_digits:
            for known in self.ids:
                digits, letters = _parts(known)
                self._by_digits.setdefault(digits, {}).setdefault(letters, known)
        digits, letters = _parts(wrong)
        candidates = self._by_digits.get(digits, {})
        if letters in candidates:
            return candidates[letters]
        near = closest(letters, candidates) if len(candidates) <= _MANY else None
        return candidates[near] if near is not None else None


def _parts(number: str) -> tuple[tuple[int, ...], str]:
    """The values of the groups of digits, and the letters around them without signs, in upper case."""
    plain = re.sub(_LETTER_AS_DIGIT, lambda match: _AS_DIGIT[match[0]], half_width(number))
    digits = tuple(int(group) for group in _DIGITS.findall(plain))
    return digits, "".join(char for char in _DIGITS.sub("", plain) if char.isalpha()).upper()
