"""Merging by lines, the marks of git around what has to be decided, and the text as either decision would leave it."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

OURS = "<<<<<<< 我方"
BETWEEN = "======="
THEIRS = ">>>>>>> 对方"

_CONFLICT = re.compile(
    rf"^{OURS}\n(?P<ours>(?:(?!{BETWEEN}\n).*\n)*?){BETWEEN}\n(?P<theirs>(?:.*\n)*?){THEIRS}\n", re.MULTILINE
)


class _Hunk(NamedTuple):
    """Lines of the base from `start` to `end` and what takes their place."""

    start: int
    end: int
    lines: tuple[str, ...]


def lines_of(text: str) -> list[str]:
    """The lines with their ends. Only LF ends a line, whatever Python takes for one."""
    return [f"{line}\n" for line in text.removesuffix("\n").split("\n")] if text else []


def merged_lines(base: str, ours: str, theirs: str) -> str | None:
    """What both sides made of a text; None where they changed the same lines. At one place ours come first."""
    old = lines_of(base)
    mine, yours = _hunks(old, ours), _hunks(old, theirs)
    order = {hunk: side for side, hunks in ((1, yours), (0, mine)) for hunk in hunks}
    hunks = sorted(order, key=lambda hunk: (hunk.start, hunk.end, order[hunk]))
    if any(
        one.end > other.start or (one.start == other.start and one.end < other.end and one.lines)
        for one, other in pairwise(hunks)
    ):
        return None
    found: list[str] = []
    at = 0
    for hunk in hunks:
        found += [*old[at : hunk.start], *hunk.lines]
        at = hunk.end
    return "".join([*found, *old[at:]])


def _hunks(old: Sequence[str], text: str) -> list[_Hunk]:
    new = lines_of(text)
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [_Hunk(a, b, tuple(new[c:d])) for tag, a, b, c, d in opcodes if tag != "equal"]


def marked(ours: str, theirs: str) -> str:
    """Two texts of whole lines, one of which has to be kept."""
    return f"{OURS}\n{ours}{BETWEEN}\n{theirs}{THEIRS}\n"


def resolved(text: str, side: str) -> str:
    """The text with one side's version (`ours`, `theirs`) kept everywhere."""
    return _CONFLICT.sub(lambda found: found[side], text)
