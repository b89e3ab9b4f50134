"""Working days: the shipped years against two other sources, and what is computed past them."""

from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shipped_calendar import FOLDER, shipped_calendar, shipped_years

from dangjian_cli.dates.workdays import Break, Calendar, CalendarYear

YEARS = (2024, 2025, 2026)
EVERY_DAY = [date(2024, 1, 1) + timedelta(days=offset) for offset in range((date(2027, 1, 1) - date(2024, 1, 1)).days)]


def test_every_day_agrees_with_chinesecalendar() -> None:
    """Each day of 2024–2026 is a working day here exactly when it is one in chinesecalendar."""
    calendar = shipped_calendar()
    assert [day for day in EVERY_DAY if calendar.is_workday(day) != chinese_calendar.is_workday(day)] == []


def test_every_day_agrees_with_holidays() -> None:
    """Each day of 2024–2026 is a working day here exactly when it is one in holidays."""
    calendar, other = shipped_calendar(), holidays.country_holidays("CN", years=YEARS)
    assert [day for day in EVERY_DAY if calendar.is_workday(day) != other.is_working_day(day)] == []


def test_the_shipped_years_name_their_notice() -> None:
    """Each shipped year tells the number of the State Council's notice, and its name is its file's."""
    documents = {year.year: year.document for year in shipped_years()}
    assert documents == {2024: "国办发明电〔2023〕7号", 2025: "国办发明电〔2024〕12号", 2026: "国办发明电〔2025〕7号"}
    assert sorted(path.stem for path in FOLDER.glob("*.yaml")) == [str(year) for year in YEARS]


@pytest.mark.parametrize("year", YEARS)
def test_each_year_has_the_seven_festivals_of_the_law(year: int) -> None:
    """The seven festivals of the regulation on public holidays are there, each on a day off of its own."""
    calendar = shipped_calendar()
    for name in ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"):
        day, rest = calendar.festival(name, year), calendar.rest(name, year)
        assert day is not None
        assert rest is not None
        assert rest.first <= day <= rest.last
        assert not calendar.is_workday(day)


def test_working_days_step_over_festivals_and_make_up_days() -> None:
    """Fifteen working days from 20 March 2026 end on 13 April, over 清明; make-up Sundays count as working days."""
    calendar = shipped_calendar()
    assert calendar.add_workdays(date(2026, 3, 20), 15) == (date(2026, 4, 13), False)
    assert calendar.add_workdays(date(2026, 1, 2), 1) == (date(2026, 1, 4), False)
    assert calendar.add_workdays(date(2026, 4, 13), -15) == (date(2026, 3, 20), False)
    assert calendar.add_workdays(date(2026, 4, 4), 0) == (date(2026, 4, 4), False)


def test_what_depends_on_an_unpublished_year_is_provisional() -> None:
    """Past the last published year Monday to Friday count, and the date is marked 工作日历未公布."""
    calendar = shipped_calendar()
    assert calendar.add_workdays(date(2026, 12, 30), 3) == (date(2027, 1, 4), True)
    assert calendar.add_workdays(date(2027, 2, 5), 1) == (date(2027, 2, 8), True)
    assert calendar.is_workday(date(2027, 10, 1))
    assert (calendar.published(2026), calendar.published(2027)) == (True, False)
    assert (calendar.document(2027), calendar.festival("春节", 2027)) == (None, None)


def test_the_nth_working_day_of_a_month() -> None:
    """The first, the fifth and the last working day of a month are told; of too many the stretch's last day."""
    calendar = shipped_calendar()
    first, last = date(2026, 1, 1), date(2026, 1, 31)
    found = [calendar.workday_of(first, last, nth).day.day for nth in (1, 5, -1, 40)]
    assert found == [4, 8, 30, 31]


def test_a_later_value_for_a_year_replaces_the_earlier() -> None:
    """A workspace's own year takes the place of the shipped one."""
    own = CalendarYear(2026, "本单位", (Break("厂休", date(2026, 6, 3), date(2026, 6, 3)),))
    calendar = Calendar.of([*shipped_years(), own])
    assert not calendar.is_workday(date(2026, 6, 3))
    assert calendar.is_workday(date(2026, 1, 1))
    assert calendar.festival("厂休", 2026) is None


@settings(deadline=None, max_examples=50)
@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 300))
def test_going_and_coming_back_meet(day: date, count: int) -> None:
    """Counting working days forth and back ends on the working day that is not later than the start."""
    calendar = shipped_calendar()
    there = calendar.add_workdays(day, count)
    assert calendar.is_workday(there.day)
    back = calendar.add_workdays(there.day, -count).day
    assert back <= day
    assert not any(calendar.is_workday(back + timedelta(days=n)) for n in range(1, (day - back).days + 1))
