"""What one statement with dates comes to in its ledger: from when, until when, and how sure that is."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from dangjian_cli.dates.context import DeadlineContext
from dangjian_cli.dates.months import month_length
from dangjian_cli.dates.placing import Misplaced, Placed, Placer, shift
from dangjian_cli.dates.reading import Ambiguity, Reason
from dangjian_cli.dates.wording.statements import Dates, Relative, Role

_DAY = timedelta(days=1)
_SHORTENED = r"[0-9]{1,2}\.[0-9]|[0-9]{4}\.1"


class Span(NamedTuple):
    """`opens` is set where the words say when to begin, `due` where they say when to be done."""

    opens: date | None
    due: date | None
    provisional: bool = False
    ambiguity: Ambiguity | None = None
    piece: str = ""
    options: tuple[str, ...] = ()


def span_of(statement: Dates | Relative, placer: Placer, context: DeadlineContext) -> Span | Misplaced:
    """The span that the statement comes to, or why it comes to none. OverflowError past the last year of `date`."""
    if isinstance(statement, Relative):
        return _since_base(statement, context)
    placed = placer.place(statement)
    if isinstance(placed, Misplaced):
        return placed
    span = _placed_span(statement, *placed, context)
    day = span.due or span.opens
    if placer.guessed and span.ambiguity is None and day is not None:
        first = statement.first
        told_otherwise = first.year_shift is not None or first.month_shift is not None or first.festival
        option = spelt(day, statement, context) if told_otherwise else f"{placed[0].first.year}年{statement.text}"
        return span._replace(ambiguity=Ambiguity.MISSING_YEAR, piece=statement.text, options=(option,))
    return span


def _since_base(statement: Relative, context: DeadlineContext) -> Span | Misplaced:
    """Counted from 基准日; a length of time that names no event (一个月内) may also be counted from 开始."""
    base = context.base or (None if statement.anchored else context.start)
    if base is None:
        return Misplaced(Reason.NO_BASE_DATE if statement.anchored else Reason.NO_START, statement.text)
    due = shift(base, statement.duration, context)
    return Span(None, due.day, due.provisional)


def _placed_span(dates: Dates, begun: Placed, ended: Placed, context: DeadlineContext) -> Span:
    """The span of dates that are on the calendar."""
    provisional = begun.provisional or ended.provisional
    if dates.distance:
        starts = dates.role is Role.FROM
        due = shift(begun.first if starts else ended.last, dates.distance, context)
        return Span(begun.first if starts else None, due.day, due.provisional)
    if dates.role is Role.FROM:
        return Span(begun.first, None, provisional)
    if dates.role is Role.AFTER:
        return Span(ended.last + _DAY, None, provisional)
    if dates.open_end:
        return _open(dates, begun, context)
    if dates.role is Role.BEFORE:
        return _before(dates, begun, ended, context)
    if dates.role is Role.UP_TO and dates.first.whole and dates.last is None:
        both = (spelt(begun.first - _DAY, dates, context), spelt(ended.last, dates, context))
        return Span(None, ended.last, provisional, Ambiguity.UP_TO_SPAN, dates.text, both)
    is_point = dates.first.point and dates.last is None
    opens = None if is_point or dates.role is not Role.ON else begun.first
    ambiguity, options = _doubt(dates, ended)
    return Span(opens, ended.last, provisional, ambiguity, dates.text, options)


def spelt(day: date, dates: Dates, context: DeadlineContext) -> str:
    """The day as one would write it, with its year where the writer wrote one or the ledger does not tell it."""
    written = any(stretch.year for stretch in (dates.first, dates.last) if stretch)
    year = f"{day.year}年" if written or not context.one_year or day.year != context.year else ""
    if day.day < month_length(day.year, day.month):
        return f"{year}{day.month}月{day.day}日前"
    return f"{year[:-1]}年底前" if year and day.month == 12 else f"{year}{day.month}月底前"


def _open(dates: Dates, begun: Placed, context: DeadlineContext) -> Span:
    """12月-: until the end of the ledger's years, or of the year in which it begins."""
    year = max(begun.first.year, context.last_year or 0)
    if (begun.first.year, begun.first.month) == (year, 12):
        option = dates.first.text
    else:
        option = f"{dates.first.text}至{'' if begun.first.year == year else f'{year}年'}12月"
    return Span(begun.first, date(year, 12, 31), begun.provisional, Ambiguity.OPEN_END, dates.text, (option,))


def _before(dates: Dates, begun: Placed, ended: Placed, context: DeadlineContext) -> Span:
    """A day counts itself (X日前含当日 [约]), a festival does not; 6月前 is taken as the end of May [约].

    Where that would lie before the ledger's first year (a ledger of 2026 that says 2026年前), the end is taken.
    """
    last = dates.last or dates.first
    opens = None if dates.last is None else begun.first
    if last.festival:
        return Span(opens, ended.last - _DAY, ended.provisional)
    if not last.whole:
        return Span(opens, ended.last, begun.provisional or ended.provisional)
    early, late = ended.first - _DAY, ended.last
    in_ledger = context.first_year is None or early.year >= context.first_year
    options = (spelt(early, dates, context), spelt(late, dates, context))
    return Span(opens, early if in_ledger else late, False, Ambiguity.BEFORE_SPAN, dates.text, options)


def _doubt(dates: Dates, ended: Placed) -> tuple[Ambiguity | None, tuple[str, ...]]:
    """6.3 may be a shortened 6.30, 3月内 three months."""
    day = ended.last
    if dates.within and dates.first.whole and dates.last is None and dates.first.text == f"{day.month}月":
        return Ambiguity.MONTH_OR_MONTHS, (f"{day.month}月底前", f"{day.month}个月内")
    if dates.last or not re.fullmatch(_SHORTENED, dates.text):
        return None, ()
    if dates.first.year:
        return Ambiguity.LOST_ZERO, (f"{day.year}年1月", f"{day.year}年10月")
    if day.day * 10 > month_length(day.year, day.month):
        return None, ()
    return Ambiguity.LOST_ZERO, (f"{day.month}月{day.day}日", f"{day.month}月{day.day}0日")
