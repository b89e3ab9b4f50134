"""DueRule: which day of its period an occurrence falls due: 每月5日前, 每月最后一个周五, 每季度后10日内."""

from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from dangjian_cli.dates.months import first_of_month, month_end, month_length
from dangjian_cli.dates.period import Period
from dangjian_cli.dates.workdays import CalendarSource, Computed, calendar_from

_DAY = timedelta(days=1)


class Pick(Enum):
    """What `nth` counts."""

    LAST_DAY = "期末"
    DAY = "日"
    DAY_OF_WEEK = "周几"
    """That day of the (last) week."""
    WEEKDAY = "月内周几"
    """The nth such weekday of the month (-1: the last)."""
    WORKDAY = "工作日"
    """The nth working day of the month (-1: the last)."""
    WEEK = "周"
    """The nth seven days of the month, the last one its last seven days [约]."""
    DAYS_FROM_END = "距期末日"
    """So many days behind the period's last day, before it when negative."""
    WORKDAYS_FROM_END = "距期末工作日"


class DueRule(NamedTuple):
    """One way to say when within (or after) a period something is due.

    `month`: 1 is the period's first month, -1 its last. `beyond`: months are counted from the period's end
    instead (次月5日前). A day that a month does not have is its last day. `opens`: month of the period and day
    when the work may begin, where the wording says so (每年3月); without it, the period's first day.
    """

    pick: Pick = Pick.LAST_DAY
    nth: int = -1
    month: int = -1
    weekday: int = 0
    beyond: bool = False
    opens: tuple[int, int] | None = None

    @property
    def reaches_out(self) -> bool:
        """Whether the due day lies behind the period by its wording."""
        return self.beyond or (self.nth > 0 and self.pick in (Pick.DAYS_FROM_END, Pick.WORKDAYS_FROM_END))

    def due(self, period: Period, calendar: CalendarSource) -> Computed:
        """The last day still on time. Raises OverflowError past the last year that `datetime.date` knows."""
        if self.pick is Pick.LAST_DAY:
            return Computed(period.last, False)
        if self.pick is Pick.DAYS_FROM_END:
            return Computed(period.last + self.nth * _DAY, False)
        if self.pick is Pick.WORKDAYS_FROM_END:
            return calendar_from(calendar).add_workdays(period.last, self.nth)
        if self.pick is Pick.DAY_OF_WEEK:
            return Computed(period.end - (7 - self.weekday) * _DAY, False)
        first = self._first_of_month(period)
        if self.pick is Pick.WORKDAY:
            last = month_end(first.year, first.month)
            return calendar_from(calendar).workday_of(first, last, self.nth)
        return Computed(self._in_month(first), False)

    def opens_on(self, period: Period) -> date:
        """The first day that belongs to this occurrence."""
        if self.opens:
            first = first_of_month(period.start.year, period.start.month + self.opens[0] - 1)
            return first.replace(day=min(self.opens[1], month_length(first.year, first.month)))
        if self.pick is Pick.WEEK:
            return self._in_month(self._first_of_month(period)) - 6 * _DAY
        return period.start

    def _first_of_month(self, period: Period) -> date:
        if self.beyond:
            return first_of_month(period.end.year, period.end.month + self.month - 1)
        if self.month > 0:
            return first_of_month(period.start.year, period.start.month + self.month - 1)
        return period.last.replace(day=1)

    def _in_month(self, first: date) -> date:
        """The day, weekday or week that is meant, in the month that begins on `first`."""
        length = month_length(first.year, first.month)
        if self.pick is Pick.DAY:
            return first.replace(day=length if self.nth < 0 else min(self.nth, length))
        if self.pick is Pick.WEEK:
            return first.replace(day=length if self.nth < 0 else min(self.nth * 7, length))
        offset = (self.weekday - first.weekday()) % 7
        days = range(1 + offset, length + 1, 7)
        return first.replace(day=days[-1 if self.nth < 0 else min(self.nth, len(days)) - 1])
