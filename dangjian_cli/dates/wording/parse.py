"""Reading a whole deadline: which dates, durations, frequencies and telling words it holds, clause by clause."""

import re
from collections.abc import Callable
from functools import lru_cache

from dangjian_cli.dates.period import Grain
from dangjian_cli.dates.wording.cursor import Cursor
from dangjian_cli.dates.wording.durations import read_duration
from dangjian_cli.dates.wording.every import read_every
from dangjian_cli.dates.wording.normal import normalise
from dangjian_cli.dates.wording.statements import Dates, Duration, Every, Mark, Relative, Role, Stretch, Wording
from dangjian_cli.dates.wording.stretch import read_stretch, starts_stretch, take_stretch
from dangjian_cli.dates.wording.tokens import T
from dangjian_cli.dates.wording.yearly import YearDate, flaw_of, recurring

LONGEST = 200
"""Characters; a longer text is no deadline and is not read."""

_MARKS = {
    T.IMMEDIATE: Mark.IMMEDIATE,
    T.LASTING: Mark.LASTING,
    T.VAGUE: Mark.VAGUE,
    T.EVENT: Mark.EVENT,
    T.WEEKDAY: Mark.VAGUE,
    T.MONTH_START: Mark.VAGUE,
    T.PERIOD_END: Mark.VAGUE,
    T.PLACEHOLDER: Mark.PLACEHOLDER,
    T.LUNAR: Mark.LUNAR,
}
_UNKNOWN = (T.NUMBER, T.ORDINAL_DAY, T.ORDINAL_MONTH, T.FOREIGN)
_ROLES = {T.BEFORE: Role.BEFORE, T.FROM: Role.FROM, T.AFTER: Role.AFTER}
_BLANK = "[Xx×]+(?=[年月日号季周个次])|[Xx×]{2,}|[*_]+(?=[年月日个次])|(?<=年)(?=月日)"
"""X月, ××, 年 月 日: what was to be filled in; DJ011 reports the same. Compiled where a text shows a sign of it."""
_BLANK_SIGNS = ("X", "x", "×", "*", "_", "年月日")

_ODD_NUMERAL = "[〇零一二三四五六七八九十百廿卅]{2,}[年月日号天周旬季]|廿[0-9日号]|[ⅠⅡⅢⅣ壹贰叁肆]季"
"""A number that is not formed as numbers are (十一二月, 廿五日)."""


class _Parts:
    """What has been read so far."""

    __slots__ = ("marks", "statements", "unknown")

    def __init__(self, unknown: str) -> None:
        self.statements: list[Dates | Relative | Every] = []
        self.marks: list[tuple[Mark, str]] = []
        self.unknown = unknown


@lru_cache(maxsize=16384)
def parse(text: str) -> Wording:
    """What the text says, whatever it is. Knows neither year nor ledger, so equal texts are read once."""
    plain = normalise(text[:LONGEST])
    parts = _Parts(plain[:20] if len(text) > LONGEST else "")
    if any(sign in plain for sign in _BLANK_SIGNS) and (blank := re.search(_BLANK, plain)):
        piece = plain[blank.start() : blank.end() + 1] if blank[0] else "年月日"
        return Wording(plain, marks=((Mark.PLACEHOLDER, piece),))
    cursor = Cursor(plain)
    while not cursor.done:
        kind, at = cursor.kind, cursor.at
        handler = _HANDLERS.get(kind) if kind else None
        if handler:
            handler(cursor, parts)
        elif length := read_duration(cursor, anchored=False):
            parts.statements.append(Relative(cursor.text_since(at), cursor.clause, length))
        elif starts_stretch(kind):
            _read_dates(cursor, parts, Role.ON, at)
        else:
            _pass(cursor, parts)
    return Wording(plain, tuple(parts.statements), tuple(parts.marks), parts.unknown)


def _pass(cursor: Cursor, parts: _Parts) -> None:
    """A token that says nothing by itself: noted if it tells something, else passed."""
    token = cursor.take()
    if token.kind in _MARKS:
        parts.marks.append((_MARKS[token.kind], token.text))
    elif token.kind in _UNKNOWN or (token.kind is None and re.search(_ODD_NUMERAL, token.text)):
        parts.unknown = parts.unknown or token.text


def _read_every(cursor: Cursor, parts: _Parts) -> None:
    parts.statements.append(read_every(cursor))


def _read_prefixed(cursor: Cursor, parts: _Parts) -> None:
    """至12月底, 到2026年, 截至6月30日, 即日起至6月底: an end, the beginning being now."""
    at = cursor.at
    prefix = cursor.take()
    cursor.skip(T.FROM)
    join = cursor.take_if(T.JOIN)
    if starts_stretch(cursor.kind):
        word = join.text if join else prefix.text
        _read_dates(cursor, parts, Role.UP_TO if word == "到" else Role.UNTIL, at)
    elif prefix.kind is T.NOW:
        parts.marks.append((Mark.VAGUE, prefix.text))


def _read_dates(cursor: Cursor, parts: _Parts, role: Role, at: int) -> None:
    """A stretch or a range, with the 前, 起, 后, 内 behind it and the length of time behind those (底前15天)."""
    clause = cursor.clause
    first = take_stretch(cursor)
    while first.festival and (behind := _read_next_festival(cursor)):
        first = behind
    cursor.skip(T.CLOCK, T.WEEKDAY)
    last, open_end = _read_end(cursor)
    within = cursor.take_if(T.WITHIN) is not None
    during = cursor.take_if(T.DURING) is not None
    distance = None
    if cursor.kind in _ROLES:
        role = _ROLES[cursor.kind]
        cursor.take()
        distance = _read_distance(cursor, role)
    text = cursor.text_since(at)
    _add_dates(cursor, parts, Dates(text, clause, first, last, role, open_end, within, during, distance))


def _read_next_festival(cursor: Cursor) -> Stretch | None:
    """The festival behind another one: 国庆、中秋前 is before the last one named."""
    if T.FESTIVAL in (cursor.kind, cursor.peek(1)) and cursor.kind in (T.FESTIVAL, T.LIST):
        cursor.skip(T.LIST)
        return take_stretch(cursor)
    return None


def _read_end(cursor: Cursor) -> tuple[Stretch | None, bool]:
    """The other end of a range; True when there is a dash and nothing behind it (12月-)."""
    place = cursor.mark
    cursor.skip(T.FROM)
    if cursor.take_if(T.JOIN):
        if last := read_stretch(cursor):
            cursor.skip(T.CLOCK, T.WEEKDAY)
            return last, False
        if cursor.done or cursor.kind is T.BREAK:
            return None, True
    cursor.mark = place
    return None, False


def _read_distance(cursor: Cursor, role: Role) -> Duration | None:
    """The length of time that is counted from a date: 年底前15天, 6月30日后15日内, 3月1日起30日内."""
    if role is Role.BEFORE and cursor.kind is not T.DURATION:
        return None
    length = read_duration(cursor, anchored=role is Role.AFTER)
    return length.backwards if length and role is Role.BEFORE else length


def _add_dates(cursor: Cursor, parts: _Parts, dates: Dates) -> None:
    """Notes the dates; a whole year with a number of times behind it is a frequency (全年不少于4次)."""
    place = cursor.mark
    is_year = dates.first.whole and (dates.first.first, dates.first.last) == ((1, 1), (12, 0))
    if not (is_year and dates.last is None and dates.role is Role.ON):
        parts.statements.append(dates)
        return
    cursor.skip(T.QUANTITY, T.LASTING, T.VAGUE)
    while not cursor.done and cursor.kind is None:
        cursor.take()
    times = cursor.take_if(T.TIMES)
    if times is None or (times.numbers[0] < 2 and not dates.text.startswith(("全年", "年度"))):
        cursor.mark = place
        parts.statements.append(dates)
        return
    if dates.first.year:
        parts.statements.append(dates)
    yearly = recurring(Grain.YEAR, 1, [], max(times.numbers[0], 1), each=True)
    parts.statements.append(Every(dates.text + times.text, dates.clause, yearly))


def _read_times(cursor: Cursor, parts: _Parts) -> None:
    """6月、12月各1次: dates of every year. Any other number of times says nothing about time."""
    is_each = cursor.text_before().endswith(("各", "各不少于", "各至少", "各开展", "各召开"))
    token = cursor.take()
    dates = [each for each in parts.statements if isinstance(each, Dates) and each.role in (Role.ON, Role.BEFORE)]
    of_year = [YearDate(each.first, each.last, each.role is Role.BEFORE) for each in dates]
    stated = any(each.first.year for each in dates)
    if is_each and len(dates) == len(parts.statements) > 1 and not stated:
        rules = [rule for each in of_year if (rule := each.rule)]
        yearly = recurring(Grain.YEAR, 1, rules, max(token.numbers[0], 1), each=True)
        parts.statements = [Every(cursor.text_since(0), dates[0].clause, yearly, flaw_of(of_year))]


def _read_after(cursor: Cursor, parts: _Parts) -> None:
    """反馈后1个月内, 之日起30日内, 会前3天: so long after or before something that happened on the 基准日."""
    at = cursor.at - (cursor.at > 0 and cursor.peek(-1) is None)
    token = cursor.take()
    anchored = cursor.kind is not T.DAY or cursor.peek(1) is not T.BEFORE
    length = read_duration(cursor, anchored=anchored)
    if length is None:
        if token.kind is not T.FROM:
            parts.marks.append((Mark.VAGUE, cursor.text_since(at)))
        return
    duration = length.backwards if token.kind is T.BEFORE else length
    parts.statements.append(Relative(cursor.text_since(at), cursor.clause, duration, anchored=True))


_HANDLERS: dict[T, Callable[[Cursor, _Parts], None]] = {
    T.EVERY: _read_every,
    T.UNTIL: _read_prefixed,
    T.JOIN: _read_prefixed,
    T.NOW: _read_prefixed,
    T.TIMES: _read_times,
    T.AFTER: _read_after,
    T.BEFORE: _read_after,
    T.FROM: _read_after,
}
