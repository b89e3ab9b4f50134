"""Lines as the recovery sees them: where an entry begins, where a key of the top stands, which 编号 a piece bears."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dangjian_cli.source.lines import Lines
from dangjian_cli.syntax.patterns import ID_KEY, KEY, KEY_QUOTES, SPACES, WIDE_COLON, WRONG_DASH

_BLOCK = re.compile(r"(?P<lead> *(?:- +)*)\w[^#]*:[ \t]+[|>][0-9+-]*[ \t]*(?:#.*)?$")
_BLANKS = rf"[ \t{SPACES}]*+"
_DASHES = rf"[-{re.escape(WRONG_DASH)}]"
_START = re.compile(rf"(?P<lead> *+)- ++\{{?{ID_KEY}: ")
_BLANK = re.compile(rf"{_BLANKS}(?:#.*)?$")
_DASH = re.compile(r"( *+)-(?:[ \t]|$)")
_OPENING = rf"{_BLANKS}[{{｛]?{_BLANKS}[\"']?{ID_KEY}"
_MISSPELT_START = re.compile(rf"{_BLANKS}{_DASHES}++{_OPENING}\b")
_ELEMENT = re.compile(rf"{_BLANKS}{_DASHES}++(?:{_BLANKS}\w|{_BLANKS}[\[{{\"'“《（【]|[ \t]|$)")
_ID = re.compile(
    rf"{_BLANKS}{_DASHES}*+{_OPENING}[\"']?{_BLANKS}[:{WIDE_COLON}]{_BLANKS}[\"']?(?P<id>[^\s,，}}｝#\"']+)"
)
_NO_KEY = re.compile(r" *+-(?:[ \t]|$)|---|\.\.\.|%")
_TOP_KEY = re.compile(rf"[{re.escape(KEY_QUOTES)}]?(?P<key>\w[^\s:{WIDE_COLON}#{re.escape(KEY_QUOTES)}]*)")
_KEY_ALONE = re.compile(rf" *+(?P<key>{KEY}){_BLANKS}[:{WIDE_COLON}]?{_BLANKS}(?:#.*)?$")


def is_blank(line: str) -> bool:
    """Nothing or only a comment."""
    return _BLANK.match(line) is not None


def dash_column(line: str) -> int | None:
    """The 0-based column of the dash that the line begins with."""
    found = _DASH.match(line)
    return len(found.group(1)) if found else None


def is_misspelt_start(line: str) -> bool:
    """An entry's first line, dash and blanks spelt any way: only an entry has a dash before its 编号."""
    return _MISSPELT_START.match(line) is not None


def is_element(line: str) -> bool:
    """An element of a list, its dash and blanks spelt any way."""
    return _ELEMENT.match(line) is not None


def top_key(line: str, column: int) -> str | None:
    """The key of a line that stands in the column of the top's keys and is no dash and no comment."""
    if line[:column].strip(" ") or is_blank(line) or _NO_KEY.match(line) or is_misspelt_start(line):
        return None
    found = _TOP_KEY.match(line, column)
    return found["key"] if found else None


def key_alone(line: str) -> str | None:
    """The key of a line that holds nothing else, whatever its colon looks like."""
    found = _KEY_ALONE.match(line)
    return found["key"] if found else None


def indent(line: str) -> int:
    """How many spaces the line begins with."""
    return len(line) - len(line.lstrip(" "))


def dash_columns(lines: Lines) -> Counter[int]:
    """How many entries of the text have their dash in which column."""
    found = (_START.match(lines.line(number)) for number in range(1, lines.count + 1))
    return Counter(len(start["lead"]) for start in found if start is not None)


def entry_id(line: str) -> str | None:
    """The 编号 that the line gives, however its dash and colon are spelt."""
    found = _ID.match(line)
    return found["id"] if found else None


def structure(lines: Lines, first: int, past: int, column: int | None = None) -> Iterator[tuple[int, str]]:
    """Lines `first` to `past` (exclusive) with numbers, but for those of `|` and `>` blocks: they are text.

    An entry spelt as it should be ends a block all the same when its dash stands no further right than `column`, or
    when that is not known: where lines are shifted, indentation says little.
    """
    number = first
    while number < past:
        line = lines.line(number)
        yield number, line
        number += 1
        block = _BLOCK.match(line)
        if block is not None:
            while number < past and _is_text(lines.line(number), block.end("lead"), column):
                number += 1


def _is_text(line: str, lead: int, column: int | None) -> bool:
    if is_blank(line):
        return True
    start = _START.match(line)
    begins = start is not None and (column is None or start.end("lead") <= column)
    return indent(line) > lead and not begins


def entry_ids(lines: Lines, first: int, past: int, column: int | None = None) -> Sequence[tuple[int, str]]:
    """Line and 编号 of every entry from line `first` to `past` (exclusive).

    An entry begins with a dash; where none does, the first 编号 that stands alone is that of the piece.
    """
    found = [
        (number, id_)
        for number, line in structure(lines, first, past, column)
        if (id_ := entry_id(line)) is not None and is_misspelt_start(line)
    ]
    if found:
        return found
    alone = ((number, entry_id(line)) for number, line in structure(lines, first, past, column))
    return [(number, id_) for number, id_ in alone if id_ is not None][:1]


def next_content(lines: Lines, number: int) -> int:
    """The next line from `number` on that is not blank; past the end, the count plus one."""
    while number <= lines.count and is_blank(lines.line(number)):
        number += 1
    return number


def content_end(lines: Lines, first: int, past: int) -> int:
    """The offset where the text of lines `first` to `past` (exclusive) ends."""
    start, end = lines.start(first), lines.start(past)
    return start + len(lines.text[start:end].rstrip())
