"""Reading lengths of time: 3个月, 15个工作日, 两周, 半年, 72小时."""

from dangjian_cli.dates.wording.cursor import Cursor
from dangjian_cli.dates.wording.statements import Duration
from dangjian_cli.dates.wording.tokens import T, Token

_ENDS = (None, T.WITHIN, T.BREAK, T.BEFORE)


def read_duration(cursor: Cursor, anchored: bool) -> Duration | None:
    """The length of time that begins at the next token, which is then passed with the 内 behind it.

    A day or a month counts as a length when 内 follows or, `anchored`, when 后 or 前 went before (会后3日).
    """
    if token := cursor.take_if(T.DURATION):
        found = length_of(token)
    elif _is_day_range(cursor) and (anchored or cursor.peek(3) is T.WITHIN):
        cursor.skip(T.DAY, T.JOIN)
        found = Duration(days=cursor.last.number)
    elif cursor.kind is T.DAY and (anchored or cursor.peek(1) is T.WITHIN or cursor.number > 31):
        found = Duration(days=cursor.take().number)
    elif cursor.kind is T.MONTH and anchored and cursor.peek(1) in _ENDS:
        found = Duration(months=cursor.take().number)
    elif token := cursor.take_if(T.TODAY):
        found = Duration(days=1 if token.text in ("次日", "第二天") else 0)
    else:
        return None
    cursor.take_if(T.WITHIN)
    return found


def _is_day_range(cursor: Cursor) -> bool:
    """3-5日内 gives five days."""
    return (cursor.kind, cursor.peek(1), cursor.peek(2)) == (T.DAY, T.JOIN, T.DAY)


def length_of(token: Token) -> Duration:
    """The length of time that a DURATION token names; hours count as the days they begin."""
    text = token.text
    if text.startswith("半"):
        return Duration(months=6) if text == "半年" else Duration(days=15)
    count = token.number
    if text.endswith("个半月"):
        return Duration(months=count, days=15)
    if text.endswith("工作日"):
        return Duration(workdays=count)
    if text.endswith("小时"):
        return Duration(days=-(-count // 24))
    for unit, months in (("年", 12), ("季度", 3), ("月", 1)):
        if text.endswith(unit):
            return Duration(months=count * months)
    return Duration(days=count * (7 if text.endswith(("周", "星期")) else 1))
