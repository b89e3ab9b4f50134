"""Due days within a period shorter than a year: 末, 5日前, 第一个月的10日, 最后一个周五, 次月5日, 结束后10日内."""

import re
from collections.abc import Callable

from dangjian_cli.dates.due_rule import DueRule, Pick
from dangjian_cli.dates.period import Grain
from dangjian_cli.dates.wording.cursor import Cursor
from dangjian_cli.dates.wording.durations import length_of, read_duration
from dangjian_cli.dates.wording.statements import Flaw, FlawKind
from dangjian_cli.dates.wording.stretch import THIRDS, day_rule, ordinal_month, weekday
from dangjian_cli.dates.wording.tokens import T, Token
from dangjian_cli.dates.wording.yearly import YearDate

MONTHS_IN = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF_YEAR: 6, Grain.TERM: 6}
"""The grains that consist of months."""

_LISTED = "[、和及]"


class DueDays:
    """What has been read of one frequency so far. `month` 0: none of the period's months is named yet."""

    def __init__(self, grain: Grain, times: int) -> None:
        self.grain = grain
        self.times = times
        self.each = False
        self.month = 0
        self.beyond = False
        self.rules: list[DueRule] = []
        self.dates: list[YearDate] = []
        self.flaw: Flaw | None = None

    def add(self, pick: Pick, nth: int, default: int, opens: int = 0) -> None:
        """One more due rule, in the month named or else the default one (1 first, -1 last), open from the day given."""
        month = self.month or (1 if self.beyond or self.grain is Grain.MONTH else default)
        first = (month, opens) if opens and month > 0 and not self.beyond else None
        self.rules.append(DueRule(pick, nth, month, beyond=self.beyond, opens=first))

    def close(self) -> None:
        """A month that was named and nothing in it: the whole month (每季度第二个月, 每月次月)."""
        if not self.rules and (self.month or self.beyond):
            self.add(Pick.DAY, -1, 1, opens=1)


def read_times(cursor: Cursor, found: DueDays, token: Token) -> None:
    """At least so often: 1-2次 counts as once."""
    found.times = max(token.numbers[0], 1)
    found.each = "各" in cursor.text_before(-1)


def read_after(cursor: Cursor, found: DueDays, _: Token) -> None:
    """结束后10日内, 后5个工作日内, 结束后1个月内."""
    _count_from_end(cursor, found, 1)


def _count_from_end(cursor: Cursor, found: DueDays, sign: int) -> None:
    length = read_duration(cursor, anchored=True)
    if length is None:
        return
    if length.workdays:
        found.rules.append(DueRule(Pick.WORKDAYS_FROM_END, sign * length.workdays))
    elif not length.months:
        found.rules.append(DueRule(Pick.DAYS_FROM_END, sign * length.days))
    elif sign > 0 and not length.days:
        found.rules.append(DueRule(Pick.DAY, -1, length.months, beyond=True))
    else:
        found.flaw = Flaw(FlawKind.UNKNOWN, cursor.last.text)


def _ordinal_month(_: Cursor, found: DueDays, token: Token) -> None:
    found.month = ordinal_month(token) or MONTHS_IN.get(found.grain, 0)


def _near_month(_: Cursor, found: DueDays, token: Token) -> None:
    """次月 lies behind the period; 本月, 上月 only tell what is reported."""
    found.beyond = token.text[0] in "次翌下"


def _day(cursor: Cursor, found: DueDays, token: Token) -> None:
    """25日前; 25日至28日."""
    opens = 0
    if cursor.kind is T.JOIN and cursor.peek(1) is T.DAY:
        opens = token.number
        cursor.take()
        token = cursor.take()
    if not 1 <= token.number <= 31:
        found.flaw = Flaw(FlawKind.NONEXISTENT, token.text)
    found.add(Pick.DAY, token.number, -1, opens)


def _third(_: Cursor, found: DueDays, token: Token) -> None:
    first, last = THIRDS[token.text]
    found.add(Pick.DAY, last or -1, -1, first)


def _start(cursor: Cursor, found: DueDays, _: Token) -> None:
    """月初; 初5日 is the fifth."""
    if cursor.kind is T.DAY:
        found.month = found.month or 1
    else:
        found.add(Pick.DAY, 10, 1, 1)


def _middle(_: Cursor, found: DueDays, __: Token) -> None:
    found.add(Pick.DAY, 20, -1, 11)


def _end(cursor: Cursor, found: DueDays, _: Token) -> None:
    """季度末; 末10日 is the tenth of the last month, 末前5个工作日 so long before the end."""
    if cursor.kind in (T.DAY, T.ORDINAL_DAY) and found.grain in MONTHS_IN:
        found.month = MONTHS_IN[found.grain]
    elif cursor.kind is T.BEFORE and cursor.peek(1) is T.DURATION:
        cursor.take()
        _count_from_end(cursor, found, -1)
    elif found.month or found.beyond:
        found.add(Pick.DAY, -1, -1)
    else:
        found.rules.append(DueRule())


def _ordinal_day(_: Cursor, found: DueDays, token: Token) -> None:
    month = found.month or (1 if found.beyond or found.grain is Grain.MONTH else -1)
    found.rules.append(day_rule(token, month))


def _weekday(_: Cursor, found: DueDays, token: Token) -> None:
    """周一、周四 are two days, 周一至周五 is due on the Friday."""
    if found.grain is Grain.WEEK:
        days = [weekday(each[-1]) for each in re.split(_LISTED, token.text)]
        found.rules += [DueRule(Pick.DAY_OF_WEEK, weekday=day) for day in days]
    else:
        found.flaw = Flaw(FlawKind.UNKNOWN, token.text)


def _before(cursor: Cursor, found: DueDays, _: Token) -> None:
    """前5个工作日, 前两个月; any other 前 only closes what went before."""
    if cursor.kind is T.DURATION:
        _within(found, cursor.take())


def _duration(cursor: Cursor, found: DueDays, token: Token) -> None:
    """5个工作日内, 10天内; without 内 it tells how long the thing takes (培训3天)."""
    if cursor.kind is T.WITHIN:
        _within(found, token)


def _within(found: DueDays, token: Token) -> None:
    """By the fifth working day, the third day, the end of the second month."""
    length = length_of(token)
    if not any(length) or found.grain not in MONTHS_IN or length.months > MONTHS_IN[found.grain]:
        found.flaw = Flaw(FlawKind.UNKNOWN, token.text)
    elif length.workdays:
        found.add(Pick.WORKDAY, length.workdays, 1)
    elif not length.months:
        found.add(Pick.DAY, length.days, 1)
    else:
        found.rules.append(DueRule(Pick.DAY, -1, length.months))


Reader = Callable[[Cursor, DueDays, Token], None]

IN_MONTH: dict[T, Reader] = {
    T.DAY: _day,
    T.THIRD: _third,
    T.START: _start,
    T.MIDDLE: _middle,
    T.MONTH_START: _start,
    T.MONTH_END: _end,
    T.ORDINAL_DAY: _ordinal_day,
    T.ORDINAL_MONTH: _ordinal_month,
    T.NEAR_MONTH: _near_month,
    T.DURATION: _duration,
}
"""Readers of what only periods of months have."""

IN_ANY: dict[T, Reader] = {
    T.TIMES: read_times,
    T.AFTER: read_after,
    T.END: _end,
    T.PERIOD_END: _end,
    T.WEEKDAY: _weekday,
    T.BEFORE: _before,
}
"""Readers of what any period may have."""
