"""Characters that nobody sees (DJ020): control characters, zero-width and direction marks, line ends of other systems.

YAML refuses some, takes some for line ends and keeps the rest as text; editors show none of them.
"""

import re
import unicodedata
from dataclasses import dataclass

from dangjian_cli.diagnostics.diagnostic import Severity
from dangjian_cli.syntax.mistakes.finding import Finding

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff"
_LINE_ENDS = "\x85\u2028\u2029"
_ZERO_WIDTH = "\u00ad\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"

_HIDDEN = re.compile(
    rf"(?P<nul>\x00)|(?P<control>[{_CONTROL}])|(?P<line_end>[{_LINE_ENDS}])"
    rf"|(?P<zero_width>[{_ZERO_WIDTH}])|(?P<direction>[{_DIRECTION}])"
)
_UNREADABLE = f"{_CONTROL}{_LINE_ENDS}"
_ALONE = re.compile(rf"(?<![\S{_UNREADABLE}])[{_UNREADABLE}]++(?!\S)")
_WITHIN = re.compile(f"[{_UNREADABLE}]")
_LONE_CR = re.compile(r"\r(?!\n)")
_JOINER = "\u200d"
_PLACEHOLDER = "\ufffd"


@dataclass(frozen=True, slots=True)
class Characters:
    """The text as the parser may see it, of the same length, and what had to be replaced."""

    text: str
    replaced: tuple[int, ...]
    """Offsets of characters that make the value they stand in unreadable."""
    findings: tuple[Finding, ...]


def characters(text: str) -> Characters:
    """Look at every character that cannot be seen. A lone CR is a line end for YAML and editors: no finding here."""
    if text.replace("\n", "").isprintable():
        return Characters(text, (), ())
    clean = _LONE_CR.sub("\n", text) if "\r" in text else text
    clean = _ALONE.sub(lambda found: " " * len(found.group()), clean)
    replaced = tuple(found.start() for found in _WITHIN.finditer(clean))
    clean = _WITHIN.sub(_PLACEHOLDER, clean)
    return Characters(clean, replaced, tuple(_findings(text)))


def _findings(text: str) -> list[Finding]:
    """One for each character that cannot be seen, at its first place, with how often it occurs in the file."""
    found = []
    for char in sorted(set(text)):
        hidden = _HIDDEN.fullmatch(char)
        if hidden is None:
            continue
        if char == _JOINER:
            starts = [joiner.start() for joiner in re.finditer(char, text) if not _joins_symbols(text, joiner.end())]
            first, count = (starts or [0])[0], len(starts)
        else:
            first, count = text.index(char), text.count(char)
        if count:
            found.append(_finding(hidden.lastgroup or "", char, first, count))
    return found


def _finding(variant: str, char: str, first: int, count: int) -> Finding:
    values: dict[str, str | int] = {"code": f"U+{ord(char):04X}", "count": count}
    severity = Severity.WARNING if variant == "zero_width" else None
    return Finding("DJ020", variant, first, first + 1, values, severity=severity)


def _joins_symbols(text: str, at: int) -> bool:
    """The zero-width joiner inside an emoji made of several belongs there."""
    following = text[at : at + 1]
    return bool(following) and unicodedata.category(following) == "So"
