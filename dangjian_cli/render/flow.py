"""Lines of Chinese text: where they may be broken, and how they are made fit for any terminal.

Chinese is broken between any two characters, except that no line begins with a closing mark (，。）》”) or
ends with an opening one (（《“). Numbers, dates and identifiers (2026-09-30, RW-2026-005) stay whole.
"""

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from dangjian_cli.base.text import visible, width

_NEVER_FIRST = frozenset("，。、；：！？）》〉」』】〕”’…—～·％,.;:!?)]}%")
_NEVER_LAST = frozenset("（《〈「『【〔“‘([{")


def one_line(text: str) -> str:
    """User text as one line without control characters; its line ends become blanks."""
    return text if text.isprintable() else visible(" ".join(text.splitlines()))


def plain(text: str) -> str:
    """User text without control characters, its line ends kept as \\n."""
    return text if text.isprintable() else visible("\n".join(text.splitlines()))


def pieces(text: str) -> list[str]:
    """The text cut at every place where a line may end; blanks belong to the piece before them."""
    found: list[str] = []
    for char in text:
        if found and _belong_together(found[-1][-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


@lru_cache(maxsize=65536)
def _belong_together(before: str, char: str) -> bool:
    if before == " " or char == " ":
        return char == " "
    size = width(char)
    return size == 0 or char in _NEVER_FIRST or before in _NEVER_LAST or (size == 1 and width(before) < 2)


def wrap(text: str, limit: int) -> list[str]:
    """The text as lines of at most `limit` (≥ 2) columns, at least one; its own line ends are kept.

    The blanks that open a line of the text are repeated before the lines that continue it (hanging indent).
    """
    lines: list[str] = []
    for line in text.split("\n"):
        if width(line) <= limit:
            lines.append(line)
            continue
        body = line.lstrip(" ")
        indent = " " * min(len(line) - len(body), limit // 2, limit - 2)
        lines.extend(indent + part for part in _fill(body, limit - len(indent)))
    return lines


def _fill(text: str, limit: int) -> list[str]:
    """As much on every line as fits. A piece wider than a whole line is cut wherever the line is full."""
    ends = [0, *accumulate(map(width, text))]
    breaks = [at for at, tied in enumerate(map(_belong_together, text, text[1:]), start=1) if not tied] + [len(text)]
    said = [0]
    for at, char in enumerate(text, start=1):
        said.append(said[-1] if char == " " else ends[at])
    filled = [said[at] for at in breaks]
    lines, begin = [], 0
    while begin < len(text):
        last = bisect_right(filled, ends[begin] + limit) - 1
        end = breaks[last] if last >= 0 else 0
        if end <= begin:
            end = max(bisect_right(ends, ends[begin] + limit) - 1, begin + 1)
        lines.append(text[begin:end].rstrip(" "))
        begin = end
    return lines or [""]
