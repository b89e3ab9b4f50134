"""Lines as the recovery sees them: where an entry begins, where a key of the top stands, which 编号 a piece bears."""

import re
from collections.abc import Iterator

from dangjian_cli.source.lines import Lines
from dangjian_cli.syntax.patterns import ID_KEY, KEY, KEY_QUOTES, SPACES, WIDE_COLON, WRONG_DASH

_BLANK = re.compile(rf"[ \t{SPACES}]*(?:#.*)?$")
_DASH = re.compile(r"( *)-(?:[ \t]|$)")
_MISSPELT_START = re.compile(
    rf"[ \t{SPACES}]*[-{re.escape(WRONG_DASH)}]+[ \t{SPACES}]*[{{｛]?[ {SPACES}]*[\"']?{ID_KEY}\b"
)
_ID = re.compile(
    rf"[ \t{SPACES}]*[-{re.escape(WRONG_DASH)}]*[ \t{SPACES}]*[{{｛]?[ {SPACES}]*[\"']?{ID_KEY}[\"']?"
    rf"[ {SPACES}]*[:{WIDE_COLON}][ {SPACES}]*[\"']?(?P<id>[^\s,，}}｝#\"']+)"
)
_NO_KEY = re.compile(r" *-(?:[ \t]|$)|---|\.\.\.|%")
_TOP_KEY = re.compile(rf"[{re.escape(KEY_QUOTES)}]?(?P<key>[^\s:{WIDE_COLON}#{re.escape(KEY_QUOTES)}]+)")
_KEY_ALONE = re.compile(rf"\ *(?P<key>{KEY})[ {SPACES}]*[:{WIDE_COLON}]?[ {SPACES}]*(?:#.*)?$")


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


def entry_id(line: str) -> str | None:
    """The 编号 that the line gives, however its dash and colon are spelt."""
    found = _ID.match(line)
    return found["id"] if found else None


def entry_ids(lines: Lines, first: int, last: int) -> Iterator[tuple[int, str]]:
    """Line and 编号 of every entry from line `first` to `last`."""
    for number in range(first, last + 1):
        found = entry_id(lines.line(number))
        if found is not None:
            yield number, found


def next_content(lines: Lines, number: int) -> int:
    """The next line from `number` on that is not blank; past the end, the count plus one."""
    while number <= lines.count and is_blank(lines.line(number)):
        number += 1
    return number


def content_end(lines: Lines, first: int, past: int) -> int:
    """The offset where the text of lines `first` to `past` (exclusive) ends."""
    start, end = lines.start(first), lines.start(past)
    return start + len(lines.text[start:end].rstrip())
