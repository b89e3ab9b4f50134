"""Putting stretches on the calendar: which days 3月至次年2月, 中旬, 春节 are in a given ledger."""

from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple

from dangjian_cli.dates.context import DeadlineContext
from dangjian_cli.dates.festivals import festival_day
from dangjian_cli.dates.months import add_months, month_length
from dangjian_cli.dates.period import Period
from dangjian_cli.dates.reading import Reason
from dangjian_cli.dates.wording.statements import Dates, Duration, Role, Stretch
from dangjian_cli.dates.workdays import Computed, calendar_from


class Placed(NamedTuple):
    """A stretch on the calendar, both days included."""

    first: date
    last: date
    provisional: bool = False


class Misplaced(NamedTuple):
    """Why a stretch cannot be put on the calendar, the words concerned, and what to write instead."""

    reason: Reason
    piece: str
    options: tuple[str, ...] = ()


class Placer:
    """Puts the stretches of one deadline on the calendar, in order: what is not written is taken from before.

    `guessed`: a year was needed and neither the text nor a ledger of one year told it.
    """

    def __init__(self, context: DeadlineContext) -> None:
        self._context = context
        self._previous: date | None = None
        self.guessed = False

    def place(self, dates: Dates) -> tuple[Placed, Placed] | Misplaced:
        """The first and the last stretch of a range; of a single stretch, the same one twice."""
        placed = self._ends(dates)
        if isinstance(placed, Misplaced) and placed.reason is not Reason.NONEXISTENT_DATE:
            return placed._replace(piece=dates.text)
        return placed

    def _ends(self, dates: Dates) -> tuple[Placed, Placed] | Misplaced:
        first, last = dates.first, dates.last
        if last is None:
            new_year = first.festival == "元旦" and dates.role is Role.BEFORE and first.year is None
            placed = self._one(first._replace(year_shift=(first.year_shift or 0) + 1) if new_year else first)
            if isinstance(placed, Misplaced):
                return placed
            placed = self._holiday(first.festival, placed) if first.festival and dates.during else placed
            return placed, placed
        if first.year is None and last.year and first.year_shift is None:
            first = first._replace(year=last.year - (last.first < first.first))
        begun = self._one(first)
        if isinstance(begun, Misplaced):
            return begun
        ended = self._one(last)
        if isinstance(ended, Placed) and ended.last < begun.first and last.year is None:
            ended = self._one(self._a_turn_later(last, begun.first))
        if isinstance(ended, Misplaced):
            return ended
        return Misplaced(Reason.REVERSED, dates.text) if ended.last < begun.first else (begun, ended)

    def _a_turn_later(self, stretch: Stretch, after: date) -> Stretch:
        """The end of a range that would lie before its beginning: 12-1月 ends next year, 25日至5日 next month."""
        if stretch.first[0]:
            return stretch._replace(year=after.year + 1)
        self._previous = after
        return stretch._replace(month_shift=1)

    def _one(self, stretch: Stretch) -> Placed | Misplaced:
        found = self._in_year(stretch)
        if isinstance(found, Placed):
            self._previous = found.last
        return found

    def _in_year(self, stretch: Stretch) -> Placed | Misplaced:
        if stretch.month_shift is not None:
            return self._near_month(stretch, stretch.month_shift)
        if stretch.first[0] == 0 and self._previous is None:
            return Misplaced(Reason.MISSING_MONTH, stretch.text)
        year = self._year_of(stretch)
        if year is None:
            return Misplaced(Reason.NO_YEAR, stretch.text)
        if not MINYEAR <= year <= MAXYEAR:
            raise OverflowError(f"year {year} is out of range")
        if stretch.festival:
            day = festival_day(stretch.festival, year, self._context.calendar)
            return Placed(day, day) if day else Misplaced(Reason.NO_CALENDAR, stretch.text)
        if stretch.week:
            return _week(year, stretch)
        if stretch.first[0] == 0 and self._previous is not None:
            return self._days(_in_month(stretch, self._previous.month), self._previous.year)
        return self._days(stretch, year)

    def _year_of(self, stretch: Stretch) -> int | None:
        """The year as written, as told by the dates before, or the ledger's."""
        if stretch.year is not None:
            return stretch.year
        near = self._previous.year if self._previous else self._context.year
        if near is None:
            return None
        self.guessed = self.guessed or (self._previous is None and not self._context.one_year)
        return near + (stretch.year_shift or 0)

    def _holiday(self, festival: str, placed: Placed) -> Placed:
        """春节期间: the days off around the festival; the day alone, provisionally, while they are not published."""
        calendar, year = calendar_from(self._context.calendar), placed.first.year
        rest = calendar.rest(festival, year)
        return Placed(rest.first, rest.last) if rest else placed._replace(provisional=not calendar.published(year))

    def _near_month(self, stretch: Stretch, shift: int) -> Placed | Misplaced:
        """次月, 本月: counted from the date before, else from 基准日."""
        near = self._previous or self._context.base
        if near is None:
            return Misplaced(Reason.NO_BASE_DATE, stretch.text)
        month = add_months(near.replace(day=1), shift)
        return self._days(_in_month(stretch, month.month), month.year)

    def _days(self, stretch: Stretch, year: int) -> Placed | Misplaced:
        """The stretch in that year, once its months are known."""
        (from_month, from_day), (to_month, to_day) = stretch.first, stretch.last
        for month, day in (stretch.first, stretch.last):
            if not 1 <= month <= 12:
                return Misplaced(Reason.NONEXISTENT_DATE, stretch.text)
            if day > month_length(year, month):
                option = f"{month}月{month_length(year, month)}日"
                return Misplaced(Reason.NONEXISTENT_DATE, stretch.text, (option,))
        if stretch.rule:
            month_of = Period.of_month(year, from_month)
            due = stretch.rule.due(month_of, self._context.calendar)
            return Placed(max(stretch.rule.opens_on(month_of), month_of.start), due.day, due.provisional)
        last = date(year, to_month, to_day or month_length(year, to_month))
        return Placed(date(year, from_month, from_day or last.day), last)


def shift(day: date, length: Duration, context: DeadlineContext) -> Computed:
    """The day so long after `day` (before it when the length is negative). OverflowError past the last year."""
    if length.workdays:
        return calendar_from(context.calendar).add_workdays(day, length.workdays)
    return Computed(add_months(day, length.months) + timedelta(days=length.days), False)


def _in_month(stretch: Stretch, month: int) -> Stretch:
    return stretch._replace(first=(month, stretch.first[1]), last=(month, stretch.last[1]), month_shift=None)


def _week(year: int, stretch: Stretch) -> Placed | Misplaced:
    try:
        week = Period.of_week(year, stretch.week)
    except ValueError:
        return Misplaced(Reason.NONEXISTENT_DATE, stretch.text)
    return Placed(week.start, week.last)
