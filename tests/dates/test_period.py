"""Periods: their names, what they contain, and reading them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dangjian_cli.dates.period import Grain, Period, period_of
from dangjian_cli.dates.period_text import read_period

DAYS = st.dates(min_value=date(1901, 1, 1), max_value=date(2198, 12, 31))


@pytest.mark.parametrize(
    ("period", "name", "label", "first", "last"),
    [
        (Period.of_year(2026), "2026", "2026年", "2026-01-01", "2026-12-31"),
        (Period.of_half(2026, 1), "2026H1", "2026年上半年", "2026-01-01", "2026-06-30"),
        (Period.of_half(2026, 2), "2026H2", "2026年下半年", "2026-07-01", "2026-12-31"),
        (Period.of_quarter(2026, 3), "2026Q3", "2026年第三季度", "2026-07-01", "2026-09-30"),
        (Period.of_month(2026, 2), "2026-02", "2026年2月", "2026-02-01", "2026-02-28"),
        (Period.of_week(2026, 5), "2026W05", "2026年第5周", "2026-01-26", "2026-02-01"),
        (Period.of_week(2026, 1), "2026W01", "2026年第1周", "2025-12-29", "2026-01-04"),
        (Period.of_term(2026, 1), "2026春季学期", "2026年春季学期", "2026-02-01", "2026-07-31"),
        (Period.of_term(2026, 2), "2026秋季学期", "2026年秋季学期", "2026-08-01", "2027-01-31"),
        (Period.of_ten_days(2026, 2, 3), "2026-02下旬", "2026年2月下旬", "2026-02-21", "2026-02-28"),
        (Period.of_half_month(2026, 12, 2), "2026-12下半月", "2026年12月下半月", "2026-12-16", "2026-12-31"),
        (Period.of_day(date(2026, 3, 5)), "2026-03-05", "2026年3月5日", "2026-03-05", "2026-03-05"),
        (
            Period(date(2026, 1, 1), date(2026, 3, 1)),
            "2026-01~2026-02",
            "2026年1月至2026年2月",
            "2026-01-01",
            "2026-02-28",
        ),
        (Period(date(2026, 1, 1), date(2028, 1, 1)), "2026~2027", "2026年至2027年", "2026-01-01", "2027-12-31"),
        (
            Period(date(2026, 1, 5), date(2026, 1, 19)),
            "2026W02~2026W03",
            "2026年第2周至2026年第3周",
            "2026-01-05",
            "2026-01-18",
        ),
        (
            Period.between(date(2026, 3, 5), date(2026, 4, 2)),
            "2026-03-05~2026-04-02",
            "2026年3月5日至2026年4月2日",
            "2026-03-05",
            "2026-04-02",
        ),
    ],
)
def test_a_period_has_one_name_and_one_label(period: Period, name: str, label: str, first: str, last: str) -> None:
    """Every period has a canonical name, a Chinese label, a first day and an inclusive last day."""
    assert (period.name, period.label) == (name, label)
    assert (period.start.isoformat(), period.last.isoformat()) == (first, last)


@given(DAYS, st.sampled_from(Grain))
def test_names_read_back(day: date, grain: Grain) -> None:
    """The name of any period of any grain reads back as that period, whatever the ledger's year."""
    period = period_of(grain, day)
    assert period.contains(day)
    assert period.grain is grain
    assert read_period(period.name, None) == period


@given(DAYS, st.integers(0, 800))
def test_names_of_other_stretches_read_back(day: date, length: int) -> None:
    """A stretch of any length is named by its first and last part and reads back."""
    period = Period.between(day, day + timedelta(days=length))
    assert read_period(period.name, 2026) == period


@settings(deadline=None, max_examples=50)
@given(st.sampled_from(Grain), st.integers(1950, 2100))
def test_a_year_splits_without_gaps(grain: Grain, year: int) -> None:
    """The parts of a year follow one another; only weeks and terms reach over its ends."""
    parts = Period.of_year(year).split(grain)
    assert all(one.end == other.start for one, other in pairwise(parts))
    if grain not in (Grain.WEEK, Grain.TERM):
        assert (parts[0].start, parts[-1].end) == (date(year, 1, 1), date(year + 1, 1, 1))


def test_weeks_belong_to_the_year_of_their_thursday() -> None:
    """2026 has 53 weeks: from that of 29 December 2025 to that of 3 January 2027 (ISO 8601)."""
    weeks = Period.of_year(2026).split(Grain.WEEK)
    assert (len(weeks), weeks[0].name, weeks[-1].name) == (53, "2026W01", "2026W53")
    assert len(Period.of_year(2025).split(Grain.WEEK)) == 52


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2026", "2026"),
        ("2026年", "2026"),
        ("2026年度", "2026"),
        ("全年", "2025"),
        ("2026H1", "2026H1"),
        ("2026h2", "2026H2"),
        ("上半年", "2025H1"),
        ("2026年下半年", "2026H2"),
        ("2026Q3", "2026Q3"),
        ("Q3", "2025Q3"),
        ("三季度", "2025Q3"),
        ("第三季度", "2025Q3"),
        ("2026年第三季度", "2026Q3"),
        ("2026年三季度", "2026Q3"),
        ("２０２６年３月", "2026-03"),
        ("2026-09", "2026-09"),
        ("2026-9", "2026-09"),
        ("2026.9", "2026-09"),
        ("2026年3月", "2026-03"),
        ("3月", "2025-03"),
        ("3月份", "2025-03"),
        ("十二月", "2025-12"),
        ("2026W05", "2026W05"),
        ("2026年第5周", "2026W05"),
        ("第5周", "2025W05"),
        ("3月上旬", "2025-03上旬"),
        ("2026-03上半月", "2026-03上半月"),
        ("春季学期", "2025春季学期"),
        ("2026年秋季学期", "2026秋季学期"),
        ("2026-03-05", "2026-03-05"),
        ("2026年3月5日", "2026-03-05"),
        ("2026-01~2026-02", "2026-01~2026-02"),
        ("1月~2月", "2025-01~2025-02"),
    ],
)
def test_periods_are_read_as_people_write_them(text: str, name: str) -> None:
    """A period is read in its canonical and its Chinese spellings; the ledger's year stands in where none is."""
    found = read_period(text, 2025)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "text",
    [
        *("", "适时", "2026-13", "2026-00", "13月", "3", "09", "2026W54", "2025W53", "第五季度", "2026Q5"),
        *("2026-02-30", "2026-02~2026-01", "2026-01~", "每月", "六月廿日", "6月30日"),
    ],
)
def test_what_is_no_period_gives_none(text: str) -> None:
    """A month, quarter, week or day that does not exist, and any other text, is no period."""
    assert read_period(text, 2025) is None


@pytest.mark.parametrize("text", ["三季度", "3月", "上半年", "全年", "第5周", "春季学期"])
def test_without_any_year_there_is_no_period(text: str) -> None:
    """三季度 means nothing when neither the text nor the ledger tells the year."""
    assert read_period(text, None) is None


def test_a_period_is_never_empty() -> None:
    """A stretch that would end before it begins is a mistake of the program, not a period."""
    with pytest.raises(ValueError, match="at least one day"):
        Period(date(2026, 1, 2), date(2026, 1, 2))
