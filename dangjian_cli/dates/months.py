"""Month arithmetic as offices do it: 1月31日 + 1个月 = 2月28日（闰年 29 日）."""

from datetime import MAXYEAR, MINYEAR, date

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

PLAUSIBLE_YEARS = range(1900, 2200)
"""Years that four digits, standing alone or in a date, are read as."""


def month_length(year: int, month: int) -> int:
    """How many days the month has."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap else _LENGTHS[month - 1]


def month_end(year: int, month: int) -> date:
    """The last day of the month."""
    return date(year, month, month_length(year, month))


def first_of_month(year: int, month: int) -> date:
    """The first day of the month; `month` may lie outside 1–12 and then counts into other years.

    Raises OverflowError outside the years that `datetime.date` knows, like `date + timedelta` does.
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError(f"year {year} is out of range")
    return date(year, month, 1)


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a month that is too short (月末平移 [B]).

    Raises OverflowError outside the years that `datetime.date` knows.
    """
    first = first_of_month(day.year, day.month + months)
    return first.replace(day=min(day.day, month_length(first.year, first.month)))
