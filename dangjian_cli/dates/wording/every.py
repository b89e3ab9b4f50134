"""Reading a frequency from tokens: 每季度末, 每月5日、20日, 每年1月、7月, 半年一次, 每月最后一个周五."""

from dangjian_cli.dates.due_rule import DueRule, Pick
from dangjian_cli.dates.period import Grain
from dangjian_cli.dates.wording.cursor import Cursor
from dangjian_cli.dates.wording.due_days import IN_ANY, IN_MONTH, MONTHS_IN, DueDays, read_after, read_times
from dangjian_cli.dates.wording.frequency import read_head
from dangjian_cli.dates.wording.statements import Every, Flaw, FlawKind, Stretch
from dangjian_cli.dates.wording.stretch import read_stretch, starts_stretch, take_stretch
from dangjian_cli.dates.wording.tokens import T
from dangjian_cli.dates.wording.yearly import YearDate, flaw_of, periodic, recurring

_STOPS = (
    *(T.EVERY, T.EVENT, T.DATE, T.YEAR, T.YEAR_MONTH, T.YEAR_PART),
    *(T.UNTIL, T.JOIN, T.NOW, T.PLACEHOLDER, T.LUNAR, T.NUMBER),
)
_YEAR_DATES = (T.TIMES, T.MONTH, T.MONTH_DAY, T.YEAR_END, T.QUARTER, T.HALF)
_NEUTRAL = frozenset(
    {"在", "于", "一般", "一般在", "一般于", "原则上", "原则上在", "应在", "应于", "安排在", "一般安排在"}
)
"""Words between a comma and the due day that do not change it: 每年1次，一般在第四季度."""


def read_every(cursor: Cursor) -> Every:
    """The frequency that begins at the next token, which must be EVERY; its due days are passed with it."""
    at, clause = cursor.at, cursor.clause
    grain, step, times = read_head(cursor.take())
    found = DueDays(grain, times)
    if grain is Grain.YEAR:
        _read_year_dates(cursor, found)
    else:
        _read_parts(cursor, found)
        found.close()
    recurrence = recurring(found.grain, step, found.rules, found.times, found.each)
    return Every(cursor.text_since(at), clause, recurrence, found.flaw or flaw_of(found.dates))


def _read_parts(cursor: Cursor, found: DueDays) -> None:
    """Due days of a period shorter than a year."""
    readers = IN_ANY | IN_MONTH if found.grain in MONTHS_IN else IN_ANY
    while not cursor.done and cursor.kind not in _STOPS:
        kind = cursor.kind
        reader = readers.get(kind) if kind else None
        if kind is T.BREAK and not _part_follows(cursor, found):
            return
        if reader:
            reader(cursor, found, cursor.take())
        elif starts_stretch(kind):
            if not _read_periodic(cursor, found):
                return
        else:
            cursor.take()


def _part_follows(cursor: Cursor, found: DueDays) -> bool:
    """Whether what stands behind the comma still says when within the period the thing is due."""
    behind = cursor.peek(1)
    if behind is None or found.rules or behind in (T.TIMES, T.DURATION):
        return behind is T.TIMES
    if found.grain is Grain.WEEK:
        return behind is T.WEEKDAY
    return (
        behind in IN_MONTH or behind is T.END or (behind is T.MONTH and found.grain in (Grain.QUARTER, Grain.HALF_YEAR))
    )


def _read_periodic(cursor: Cursor, found: DueDays) -> bool:
    """Reads 3月、6月、9月、12月 behind 每季度; passes nothing when there is not one date for each period of a year.

    Dates that lie differently in their periods (每半年一次：6月、11月) make a yearly frequency of them.
    """
    if found.grain not in (Grain.QUARTER, Grain.HALF_YEAR) or found.rules:
        return False
    start = cursor.mark
    dates: list[YearDate] = []
    while starts_stretch(cursor.kind):
        dates.append(_take_year_date(cursor))
        cursor.skip(T.LIST)
    rules = [rule for date in dates if (rule := date.rule)]
    if len(rules) != len(dates) or len(dates) != 12 // MONTHS_IN[found.grain]:
        cursor.mark = start
        return False
    found.dates = dates
    found.rules = periodic(found.grain, rules)
    if not found.rules:
        found.grain, found.rules = Grain.YEAR, rules
    return True


def _read_year_dates(cursor: Cursor, found: DueDays) -> None:
    """Due days of a yearly frequency: 1月、7月, 11月底前, 七一前, 次年1月底前, 结束后1个月内."""
    listing = True
    while not cursor.done and cursor.kind not in _STOPS:
        kind = cursor.kind
        if kind is T.BREAK and not _year_date_follows(cursor):
            return
        if starts_stretch(kind):
            date = _take_year_date(cursor)
            if listing:
                found.dates.append(date)
                found.rules += [rule for rule in (date.rule,) if rule]
        elif kind is T.TIMES:
            read_times(cursor, found, cursor.take())
        elif kind is T.AFTER:
            read_after(cursor, found, cursor.take())
        elif cursor.take_if(T.START):
            found.rules.append(DueRule(Pick.DAY, 31, 1))
        elif token := cursor.take_if(T.ORDINAL_DAY, T.ORDINAL_MONTH, T.WEEKDAY):
            found.flaw = Flaw(FlawKind.UNKNOWN, token.text)
        else:
            listing = kind in (T.LIST, T.BREAK) or (listing and not found.dates)
            cursor.take()


def _year_date_follows(cursor: Cursor) -> bool:
    """Whether what stands behind the comma still says when in the year the thing is due."""
    behind = 2 if cursor.peek(1) is None and cursor.text_before(2) in _NEUTRAL else 1
    return cursor.peek(behind) in _YEAR_DATES


def _take_year_date(cursor: Cursor) -> YearDate:
    """A stretch or a range; 11月起 goes on to the end of the year."""
    first = take_stretch(cursor)
    last = None
    if cursor.take_if(T.FROM):
        last = Stretch((12, 31), (12, 31), point=True)
    if cursor.kind is T.JOIN and starts_stretch(cursor.peek(1)):
        cursor.take()
        last = read_stretch(cursor)
    return YearDate(first, last, cursor.take_if(T.BEFORE) is not None)
