"""What the ledger contributes to a deadline: its years, 基准日, the entry's 开始, the calendar."""

from datetime import date

import pytest
from shipped_calendar import shipped_calendar

from dangjian_cli.dates.deadline import Ambiguity, DeadlineContext, Kind, Reading, Reason, read_deadline
from dangjian_cli.dates.workdays import Calendar

BASE = date(2026, 3, 20)


def read(
    text: str,
    years: tuple[int, int] | None = (2026, 2026),
    base: date | None = None,
    start: date | None = None,
) -> Reading:
    first, last = years or (None, None)
    return read_deadline(text, DeadlineContext(first, last, base, start, shipped_calendar))


def test_without_anything_else_work_begins_with_the_ledger() -> None:
    """A plain deadline opens on 1 January of the ledger's year, or on 基准日 when that is later."""
    assert read("6月底前").opens == date(2026, 1, 1)
    assert read("6月底前", base=BASE).opens == BASE
    assert read("6月底前", base=date(2025, 11, 3)).opens == date(2026, 1, 1)


def test_a_range_opens_on_its_first_day() -> None:
    """三季度 opens on 1 July even when 基准日 is later."""
    assert read("三季度", base=date(2026, 8, 1)).opens == date(2026, 7, 1)


def test_the_start_of_the_entry_comes_before_all() -> None:
    """开始 decides when work begins, for ranges and lasting tasks too."""
    start = date(2026, 5, 6)
    assert read("6月底前", base=BASE, start=start).opens == start
    assert read("三季度", start=start).opens == start
    assert read("长期坚持", start=start).opens == start


def test_work_never_opens_after_it_is_due() -> None:
    """Where 基准日 lies behind the deadline, the deadline itself is the first day; 开始 is left as the office wrote it."""
    assert read("2月底前", base=BASE).opens == date(2026, 2, 28)
    assert read("2025年底前").opens == date(2025, 12, 31)
    assert read("3月底前", start=date(2026, 5, 6)).opens == date(2026, 5, 6)


@pytest.mark.parametrize(
    ("start", "base", "due"),
    [
        (date(2026, 5, 6), BASE, date(2026, 5, 21)),
        (None, BASE, date(2026, 4, 4)),
        (None, None, None),
    ],
)
def test_prompt_tasks_have_fifteen_days_from_start_or_base(
    start: date | None, base: date | None, due: date | None
) -> None:
    """立行立改 is due fifteen days after 开始, else after 基准日; with neither it cannot be assessed."""
    reading = read("立行立改", base=base, start=start)
    assert reading.due == due
    assert reading.reason is (None if due else Reason.NO_START)


def test_the_workspace_may_set_another_time_for_prompt_tasks() -> None:
    """Fifteen days is only the default: a workspace may say thirty."""
    context = DeadlineContext(2026, 2026, BASE, None, shipped_calendar, prompt_days=30)
    assert read_deadline("立行立改", context).due == date(2026, 4, 19)


def test_what_names_an_event_is_counted_from_the_base_date_only() -> None:
    """反馈后1个月内 needs 基准日: 开始 is another day than that of the feedback."""
    assert read("反馈后1个月内", base=BASE, start=date(2026, 5, 6)).due == date(2026, 4, 20)
    assert read("反馈后1个月内", start=date(2026, 5, 6)).reason is Reason.NO_BASE_DATE


def test_the_next_month_is_counted_from_the_base_date() -> None:
    """次月10日前 needs 基准日 when no date stands before it."""
    assert read("次月10日前", base=BASE).due == date(2026, 4, 10)
    assert read("次月10日前").reason is Reason.NO_BASE_DATE


def test_a_bare_length_of_time_is_also_counted_from_the_start() -> None:
    """一个月内 names no event: without 基准日 it is counted from 开始."""
    assert read("一个月内", start=date(2026, 1, 31)).due == date(2026, 2, 28)
    assert read("一个月内").reason is Reason.NO_START


def test_without_a_usable_year_only_full_dates_are_read() -> None:
    """A ledger without 年度: 2026年6月底前 is read, 6月底前 is not assessable and says so."""
    assert read("2026年6月底前", None).due == date(2026, 6, 30)
    assert read("6月底前", None).reason is Reason.NO_YEAR
    assert read("每季度末", None).kind is Kind.RECURRING
    assert read("长期坚持", None) == Reading(Kind.LASTING)


def test_a_ledger_of_several_years_asks_for_the_year() -> None:
    """6月底前 in a ledger of 2026-2028 is read as 2026, reported, and the rewriting has the year."""
    reading = read("6月底前", (2026, 2028))
    assert (reading.due, reading.ambiguity, reading.options) == (
        date(2026, 6, 30),
        Ambiguity.MISSING_YEAR,
        ("2026年6月底前",),
    )
    assert read("2027年6月底前", (2026, 2028)).ambiguity is None
    assert read("每季度末", (2026, 2028)).ambiguity is None


def test_the_start_tells_which_of_several_years() -> None:
    """With 开始 in 2027, else 基准日, a date without year is taken in that year."""
    assert read("年底前", (2026, 2028), start=date(2027, 2, 1)).due == date(2027, 12, 31)
    assert read("年底前", (2026, 2028), base=date(2028, 2, 1)).due == date(2028, 12, 31)
    assert read("年底前", (2026, 2028), base=BASE, start=date(2027, 2, 1)).due == date(2027, 12, 31)
    assert read("年底前", (2026, 2028), base=date(2025, 2, 1)).due == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("3-4月", ("2026年3-4月",)),
        ("元旦前", ("2026年底前",)),
        ("今年底前", ("2026年底前",)),
        ("春节前", ("2026年2月16日前",)),
        ("3-12月，每月1次", ("2026年3-12月",)),
    ],
)
def test_the_rewriting_with_a_year_means_the_same(text: str, options: tuple[str, ...]) -> None:
    """What is suggested for a missing year is sure, and means what was taken."""
    reading = read(text, (2026, 2028))
    assert reading.options == options
    again = read(options[0], (2026, 2028))
    assert (again.ambiguity, again.due) == (None, reading.due)


@pytest.mark.parametrize(
    ("text", "early", "late"),
    [
        ("6月前", date(2026, 5, 31), date(2026, 6, 30)),
        ("三季度前", date(2026, 6, 30), date(2026, 9, 30)),
        ("2027年前", date(2026, 12, 31), date(2027, 12, 31)),
        ("2027年6月前", date(2027, 5, 31), date(2027, 6, 30)),
        ("到2027年", date(2026, 12, 31), date(2027, 12, 31)),
        ("到9月", date(2026, 8, 31), date(2026, 9, 30)),
        ("6.3", date(2026, 6, 3), date(2026, 6, 30)),
        ("2026.1", date(2026, 1, 31), date(2026, 10, 31)),
    ],
)
def test_both_suggestions_of_a_doubtful_deadline_are_sure(text: str, early: date, late: date) -> None:
    """An ambiguous deadline offers its two meanings; each of them, typed instead, is read without doubt."""
    reading = read(text)
    assert reading.ambiguity is not None
    again = [read(option) for option in reading.options]
    assert [each.due for each in again] == [early, late]
    assert [each.ambiguity for each in again] == [None, None]
    assert reading.due in (early, late)


def test_six_three_is_doubtful_only_where_a_zero_can_be_lost() -> None:
    """6.3 may have been 6.30; 6.4 cannot have been 6.40, and 6.3前 was typed as text."""
    assert read("6.3").ambiguity is Ambiguity.LOST_ZERO
    assert [read(text).ambiguity for text in ("6.4", "2.3", "6.3前", "6.30", "2026.2", "2026.10")] == [None] * 6


def test_the_calendar_is_built_only_for_deadlines_that_need_it() -> None:
    """Reading 6月底前 does not load any working days; 15个工作日内 does, once asked."""
    asked: list[str] = []

    def load() -> Calendar:
        asked.append("load")
        return shipped_calendar()

    context = DeadlineContext(2026, 2026, BASE, None, load)
    for text in ("6月底前", "三季度", "每季度末", "国庆节前", "反馈后3个月内", "适时"):
        read_deadline(text, context)
    assert asked == []
    assert read_deadline("15个工作日内", context).due == date(2026, 4, 13)
    assert asked == ["load"]


def test_a_calendar_may_be_given_as_it_is() -> None:
    """The context takes a calendar as well as what builds one."""
    context = DeadlineContext(2026, 2026, BASE, None, shipped_calendar())
    assert read_deadline("春节前", context).due == date(2026, 2, 16)


def test_dates_past_the_last_year_of_the_calendar_are_told_not_to_exist() -> None:
    """In a ledger of the year 9999 次年 and working days run out of dates; that is a reason, not a crash."""
    context = DeadlineContext(9999, 9999, date(9999, 12, 31), None, shipped_calendar)
    for text in ("次年3月底前", "15天内", "12-1月", "反馈后1个月内", "5个工作日内"):
        assert read_deadline(text, context).reason is Reason.NONEXISTENT_DATE
