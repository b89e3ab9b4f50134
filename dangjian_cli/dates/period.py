"""Period: a stretch of days that reports and recurrences count by: 2026, 2026H1, 2026Q3, 2026-09, 2026W05."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from dangjian_cli.dates.months import add_months, first_of_month

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)


class Grain(Enum):
    """The sizes of period that offices name. The value is the Chinese word."""

    DAY = "日"
    WEEK = "周"
    TEN_DAYS = "旬"
    HALF_MONTH = "半月"
    MONTH = "月"
    QUARTER = "季度"
    HALF_YEAR = "半年"
    TERM = "学期"
    YEAR = "年"


_BY_MONTHS = (
    {(12, 1): Grain.YEAR, (6, 1): Grain.HALF_YEAR, (6, 7): Grain.HALF_YEAR}
    | {(6, 2): Grain.TERM, (6, 8): Grain.TERM}
    | {(3, month): Grain.QUARTER for month in (1, 4, 7, 10)}
    | {(1, month): Grain.MONTH for month in range(1, 13)}
)
"""The grain of a stretch of whole months, by its length and first month."""

_BY_DAYS = {(1, 11): Grain.TEN_DAYS, (11, 21): Grain.TEN_DAYS, (21, 1): Grain.TEN_DAYS} | {
    (1, 16): Grain.HALF_MONTH,
    (16, 1): Grain.HALF_MONTH,
}
"""The grain of a part of one month, by the day it begins and the day it ends (exclusive)."""

_WORDING = {
    Grain.DAY: ("{year}-{month:02}-{day:02}", "{year}年{month}月{day}日"),
    Grain.WEEK: ("{week_year}W{week:02}", "{week_year}年第{week}周"),
    Grain.TEN_DAYS: ("{year}-{month:02}{third}旬", "{year}年{month}月{third}旬"),
    Grain.HALF_MONTH: ("{year}-{month:02}{half_month}半月", "{year}年{month}月{half_month}半月"),
    Grain.MONTH: ("{year}-{month:02}", "{year}年{month}月"),
    Grain.QUARTER: ("{year}Q{quarter}", "{year}年第{quarters}季度"),
    Grain.HALF_YEAR: ("{year}H{half}", "{year}年{halves}半年"),
    Grain.TERM: ("{year}{season}季学期", "{year}年{season}季学期"),
    Grain.YEAR: ("{year}", "{year}年"),
}
"""Canonical name and Chinese label of a period of each grain."""

_TILES = (Grain.YEAR, Grain.MONTH, Grain.WEEK, Grain.DAY)
"""What a stretch without a name of its own is named by, coarsest first."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of days; `end` is exclusive, `last` the inclusive last day.

    Never empty: ValueError if it would be.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError("a period has at least one day")

    @classmethod
    def of_year(cls, year: int) -> "Period":
        """The calendar year."""
        return cls._of_months(year, 1, 12)

    @classmethod
    def of_half(cls, year: int, half: int) -> "Period":
        """上半年 (1) or 下半年 (2)."""
        return cls._of_months(year, half * 6 - 5, 6)

    @classmethod
    def of_quarter(cls, year: int, quarter: int) -> "Period":
        """A quarter, 1–4."""
        return cls._of_months(year, quarter * 3 - 2, 3)

    @classmethod
    def of_month(cls, year: int, month: int) -> "Period":
        """A month, 1–12."""
        return cls._of_months(year, month, 1)

    @classmethod
    def of_term(cls, year: int, term: int) -> "Period":
        """春季学期 (1, 二月至七月) or 秋季学期 (2, 八月至次年一月) that begins in the year [约]."""
        return cls._of_months(year, term * 6 - 4, 6)

    @classmethod
    def of_week(cls, year: int, week: int) -> "Period":
        """A week of ISO 8601, Monday to Sunday. ValueError when the year has no such week."""
        monday = date.fromisocalendar(year, week, 1)
        return cls(monday, monday + _WEEK)

    @classmethod
    def of_ten_days(cls, year: int, month: int, third: int) -> "Period":
        """上旬 (1), 中旬 (2) or 下旬 (3); the last one takes the rest of the month."""
        end = date(year, month, third * 10 + 1) if third < 3 else first_of_month(year, month + 1)
        return cls(date(year, month, third * 10 - 9), end)

    @classmethod
    def of_half_month(cls, year: int, month: int, half: int) -> "Period":
        """上半月 (1, to the 15th) or 下半月 (2)."""
        first, middle = date(year, month, 1), date(year, month, 16)
        return cls(first, middle) if half == 1 else cls(middle, first_of_month(year, month + 1))

    @classmethod
    def of_day(cls, day: date) -> "Period":
        """One day."""
        return cls(day, day + _DAY)

    @classmethod
    def between(cls, first: date, last: date) -> "Period":
        """From the first day to the last, both included."""
        return cls(first, last + _DAY)

    @classmethod
    def _of_months(cls, year: int, month: int, months: int) -> "Period":
        return cls(date(year, month, 1), first_of_month(year, month + months))

    @property
    def last(self) -> date:
        """The inclusive last day."""
        return self.end - _DAY

    def contains(self, day: date) -> bool:
        """Whether the day lies in this period."""
        return self.start <= day < self.end

    @property
    def grain(self) -> Grain | None:
        """The size this stretch has in the office's calendar, or None when it has no name there."""
        start, end = self.start, self.end
        if end - start == _DAY:
            return Grain.DAY
        months = (end.year - start.year) * 12 + end.month - start.month
        if start.day == 1 and end.day == 1:
            return _BY_MONTHS.get((months, start.month))
        if months == (end.day == 1) and (start.day, end.day) in _BY_DAYS:
            return _BY_DAYS[start.day, end.day]
        return Grain.WEEK if end - start == _WEEK and start.weekday() == 0 else None

    @property
    def name(self) -> str:
        """The canonical name, which `read_period` reads back.

        2026, 2026H1, 2026Q1, 2026-03, 2026W05, 2026-03上旬, 2026-03上半月, 2026春季学期, 2026-03-05;
        any other stretch by its first and last part: 2026-01~2026-02.
        """
        return self._worded(0, "~")

    @property
    def label(self) -> str:
        """The Chinese name: 2026年第三季度."""
        return self._worded(1, "至")

    def _worded(self, wording: int, to: str) -> str:
        grain, start = self.grain, self.start
        if grain is None:
            first, last = self._ends()
            return first._worded(wording, to) + to + last._worded(wording, to)
        week_year, week, _ = start.isocalendar()
        return _WORDING[grain][wording].format(
            year=start.year,
            month=start.month,
            day=start.day,
            week_year=week_year,
            week=week,
            third="上中下"[start.day // 10 % 3],
            half_month="上" if start.day == 1 else "下",
            quarter=start.month // 3 + 1,
            quarters="一二三四"[start.month // 3 % 4],
            half=start.month // 6 + 1,
            halves="上" if start.month == 1 else "下",
            season="春" if start.month == 2 else "秋",
        )

    def split(self, grain: Grain) -> tuple["Period", ...]:
        """The periods of a grain that begin in this one; a week belongs where its Thursday lies (ISO)."""
        found: list[Period] = []
        part = period_of(grain, self.start)
        while part.start < self.end:
            mark = part.start + 3 * _DAY if grain is Grain.WEEK else part.start
            if self.contains(mark):
                found.append(part)
            part = period_of(grain, part.end)
        return tuple(found)

    def _ends(self) -> tuple["Period", "Period"]:
        """The first and last part of a stretch without a name, in the coarsest grain that fits its ends."""
        pairs = ((period_of(tile, self.start), period_of(tile, self.last)) for tile in _TILES)
        return next(pair for pair in pairs if pair[0].start == self.start and pair[1].end == self.end)


def period_of(grain: Grain, day: date) -> Period:
    """The period of that grain which the day lies in."""
    return _PERIOD_OF[grain](day)


def _week_of(day: date) -> Period:
    monday = day - day.weekday() * _DAY
    return Period(monday, monday + _WEEK)


def _term_of(day: date) -> Period:
    shifted = add_months(day.replace(day=1), -1)
    return Period.of_term(shifted.year, 1 if shifted.month < 7 else 2)


_PERIOD_OF: dict[Grain, Callable[[date], Period]] = {
    Grain.DAY: Period.of_day,
    Grain.WEEK: _week_of,
    Grain.TEN_DAYS: lambda day: Period.of_ten_days(day.year, day.month, min((day.day + 9) // 10, 3)),
    Grain.HALF_MONTH: lambda day: Period.of_half_month(day.year, day.month, 1 if day.day < 16 else 2),
    Grain.MONTH: lambda day: Period.of_month(day.year, day.month),
    Grain.QUARTER: lambda day: Period.of_quarter(day.year, (day.month + 2) // 3),
    Grain.HALF_YEAR: lambda day: Period.of_half(day.year, 1 if day.month < 7 else 2),
    Grain.TERM: _term_of,
    Grain.YEAR: lambda day: Period.of_year(day.year),
}
