"""What git leaves in a file when two people changed the same lines (DJ029)."""

import re
from dataclasses import dataclass

from dangjian_cli.base.text import visible
from dangjian_cli.source.lines import Lines
from dangjian_cli.syntax.limits import MAX_BREAKS
from dangjian_cli.syntax.mistakes.finding import Finding, excerpt
from dangjian_cli.syntax.pieces import dash_column, is_blank, is_misspelt_start, top_key

_MARKER = re.compile(
    r"^(?:(?P<ours><{7})(?: (?P<label>[^\r\n]*))?|[|]{7}(?: [^\r\n]*)?|={7}"
    r"|(?P<theirs>>{7})(?: (?P<other>[^\r\n]*))?)\r?$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Lines `first` to `last` hold two versions; `whole` when each begins with an entry of its own."""

    first: int
    last: int
    whole: bool
    finding: Finding


def conflicts(lines: Lines) -> tuple[Conflict, ...]:
    """Every conflict, in order. A marker without its partners is a conflict of one line.

    After 100 the rest of the text counts as one conflict more.
    """
    markers = list(_MARKER.finditer(lines.text))
    found: list[Conflict] = []
    index = 0
    while index < len(markers) and len(found) < MAX_BREAKS:
        closing = _closing(markers, index)
        found.append(_conflict(lines, markers[index], markers[closing]))
        index = closing + 1
    if index < len(markers):
        start = markers[index].start()
        finding = Finding("DJ019", "too_many_breaks", start, start + 1, {"limit": MAX_BREAKS})
        found.append(Conflict(lines.number(start), lines.count, True, finding))
    return tuple(found)


def without_conflicts(lines: Lines, found: tuple[Conflict, ...]) -> str:
    """The text with both versions blanked, of the same length."""
    pieces = []
    done = 0
    for conflict in found:
        start, end = lines.start(conflict.first), lines.start(conflict.last + 1)
        pieces += [lines.text[done:start], re.sub(r"[^\r\n]", " ", lines.text[start:end])]
        done = end
    return "".join(pieces) + lines.text[done:]


def _closing(markers: "list[re.Match[str]]", index: int) -> int:
    """The marker that closes the conflict opened by the marker `index`; itself when none does."""
    if markers[index]["ours"]:
        for later in range(index + 1, len(markers)):
            if markers[later]["theirs"]:
                return later
            if markers[later]["ours"]:
                break
    return index


def _conflict(lines: Lines, opening: "re.Match[str]", closing: "re.Match[str]") -> Conflict:
    first, last = lines.number(opening.start()), lines.number(closing.start())
    end = opening.end() - opening.group().endswith("\r")
    if opening is closing:
        finding = Finding("DJ029", "leftover", opening.start(), end, {"marker": opening.group()[:7]})
        return Conflict(first, last, False, finding)
    values: dict[str, str | int] = {
        "ours": excerpt(visible(opening["label"] or "")),
        "theirs": excerpt(visible(closing["other"] or "")),
        "last": last,
    }
    finding = Finding("DJ029", "conflict", opening.start(), end, values)
    whole = _whole(lines, first, last)
    return Conflict(first, _tail(lines, last) if whole else last, whole, finding)


def _whole(lines: Lines, first: int, last: int) -> bool:
    """Whether the first line of text on each side begins an entry, so that the entry above is complete."""
    starts = [
        is_misspelt_start(lines.line(number))
        for number in range(first + 1, last + 1)
        if _MARKER.match(lines.line(number - 1))
        and not is_blank(lines.line(number))
        and not _MARKER.match(lines.line(number))
    ]
    return bool(starts) and all(starts)


def _tail(lines: Lines, last: int) -> int:
    """The last line that still belongs to the entries of the conflict: their common end may follow it."""
    number = last
    while number < lines.count:
        following = lines.line(number + 1)
        if (
            _MARKER.match(following)
            or is_misspelt_start(following)
            or top_key(following, 0) is not None
            or dash_column(following) == 0
        ):
            break
        number += 1
    return number
