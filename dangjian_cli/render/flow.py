"""Lines of Chinese text: where they may be broken, and how they are made fit for any terminal.

Chinese is broken between any two characters, except that no line begins with a closing mark (，。）》”) or
ends with an opening one (（《“). Numbers, dates and identifiers (2026-09-30, RW-2026-005) stay whole.
"""

from dangjian_cli.base.text import visible, width

_NEVER_FIRST = frozenset("，。、；：！？）》〉」』】〕”’…—～·％,.;:!?)]}%")
_NEVER_LAST = frozenset("（《〈「『【〔“‘([{")


def one_line(text: str) -> str:
    """User text as one line without control characters; its line ends become blanks."""
    return visible(" ".join(text.splitlines()))


def plain(text: str) -> str:
    """User text without control characters, its line ends kept as \\n."""
    return visible("\n".join(text.splitlines()))


def pieces(text: str) -> list[str]:
    """The text cut at every place where a line may end; blanks belong to the piece before them."""
    found: list[str] = []
    for char in text:
        if found and _belong_together(found[-1][-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


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
    lines, line, used = [], "", 0
    for piece in pieces(text):
        for part in _broken(piece, limit):
            if line and used + width(part.rstrip(" ")) > limit:
                lines.append(line.rstrip(" "))
                line, used = "", 0
            line += part
            used += width(part)
    return [*lines, line.rstrip(" ")]


def _broken(piece: str, limit: int) -> list[str]:
    """A piece that is wider than a whole line, cut wherever the line is full; any other piece as it is."""
    if width(piece.rstrip(" ")) <= limit:
        return [piece]
    parts, part, used = [], "", 0
    for char in piece:
        size = width(char)
        if part and used + size > limit:
            parts.append(part)
            part, used = "", 0
        part += char
        used += size
    return [*parts, part]
