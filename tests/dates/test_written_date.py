"""Dates as field values."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_cli.dates.written_date import DateFault, DateProblem, read_date


@given(st.dates())
def test_the_canonical_spelling_is_a_date(day: date) -> None:
    """Any date in the spelling YYYY-MM-DD is read as itself."""
    assert read_date(day.isoformat()) == day


@pytest.mark.parametrize(
    "text",
    [
        *("2026.6.30", "2026/6/30", "2026-6-30", "2026年6月30日", "2026年6月30号", "２０２６－０６－３０"),
        *("20260630", "二〇二六年六月三十日", " 2026-06-30 ", "2026 年 6 月 30 日", "2026.06.30", "2026年6月30"),
        *("2026-06-30 00:00:00", "2026-06-30T08:30", "2026/6/30 18:00"),
    ],
)
def test_other_spellings_are_recognised_and_reported(text: str) -> None:
    """A date spelt another way is told as such, with the date it means and how to write it."""
    fault = read_date(text)
    assert isinstance(fault, DateFault)
    assert fault == DateFault(DateProblem.SPELLING, text, date(2026, 6, 30))
    assert "2026-06-30" in fault.advice


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2026-06-31", date(2026, 6, 30)),
        ("2026-02-30", date(2026, 2, 28)),
        ("2028.2.30", date(2028, 2, 29)),
        ("2026-13-01", None),
        ("2026-00-10", None),
        ("2026-01-00", None),
        ("0000-01-01", None),
        ("20261301", None),
    ],
)
def test_dates_that_no_calendar_has_are_told_apart(text: str, last: date | None) -> None:
    """A day that does not exist is not "no date": the fault names the last day of that month where there is one."""
    fault = read_date(text)
    assert isinstance(fault, DateFault)
    assert fault == DateFault(DateProblem.NONEXISTENT, text, last)
    assert (str(last) in fault.advice) is (last is not None)


@pytest.mark.parametrize("text", ["6月30日", "6.30", "2026-06", "2026年6月", "2026", "2026年", "12月"])
def test_half_a_date_is_told_to_be_incomplete(text: str) -> None:
    """A date without year or day is told to be incomplete, not to be nonsense."""
    fault = read_date(text)
    assert isinstance(fault, DateFault)
    assert fault.problem is DateProblem.INCOMPLETE


@pytest.mark.parametrize(
    "text", ["", "适时", "6月底前", "2026-W01-1", "86400", "0", "yes", "10010630", "2026-06-30前", "３"]
)
def test_anything_else_is_no_date(text: str) -> None:
    """Other text, numbers and ISO weeks are no dates."""
    fault = read_date(text)
    assert isinstance(fault, DateFault)
    assert fault.problem is DateProblem.NOT_A_DATE


@pytest.mark.parametrize("problem", DateProblem)
def test_every_problem_has_a_chinese_sentence_with_a_remedy(problem: DateProblem) -> None:
    """Whatever is wrong with a date, the reader gets a sentence with his own text, and what to type instead."""
    fault = DateFault(problem, "某日")
    assert "某日" in fault.sentence
    assert "请" in fault.advice


@given(st.text(alphabet="0123456789-./年月日 号Ｔ:T二〇六三十", max_size=20))
def test_reading_a_date_never_raises(text: str) -> None:
    """Any text gives a date or a fault that carries the text."""
    read = read_date(text)
    assert isinstance(read, date) or read.text == text
