"""Month arithmetic."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_cli.dates.months import add_months, first_of_month, month_end, month_length


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 3, 20), 3, date(2026, 6, 20)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last(day: date, months: int, expected: date) -> None:
    """Months are added by the calendar; a day that the month does not have is its last (月末平移)."""
    assert add_months(day, months) == expected


@given(st.dates(max_value=date(9999, 11, 30)))
def test_month_ends_are_the_days_before_a_first(day: date) -> None:
    """The last day of a month is the day before the first of the next, in leap years too."""
    assert month_end(day.year, day.month) == first_of_month(day.year, day.month + 1) - timedelta(days=1)
    assert month_length(day.year, day.month) == month_end(day.year, day.month).day


def test_months_past_the_last_year_overflow() -> None:
    """Beyond year 9999 month arithmetic fails like `date + timedelta` does, with OverflowError."""
    with pytest.raises(OverflowError):
        add_months(date(9999, 12, 1), 1)
