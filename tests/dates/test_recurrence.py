"""Recurrences: which occurrences a ledger owes, and which of them a record means."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shipped_calendar import shipped_calendar

from dangjian_cli.dates.deadline import read_frequency
from dangjian_cli.dates.due_rule import DueRule
from dangjian_cli.dates.mismatch import Mismatch, MismatchReason
from dangjian_cli.dates.period import Grain
from dangjian_cli.dates.recurrence import Occurrence, Recurrence


def frequency(text: str) -> Recurrence:
    found = read_frequency(text)
    assert found is not None
    return found


def owed(
    text: str, first: int = 2026, last: int = 2026, start: date | None = None, stop: date | None = None
) -> list[Occurrence]:
    return list(frequency(text).occurrences(first, last, start, stop, shipped_calendar))


def names(text: str, start: date | None = None, stop: date | None = None) -> list[str]:
    return [each.name for each in owed(text, start=start, stop=stop)]


def test_a_monthly_task_has_twelve_occurrences() -> None:
    """每月底前 in a ledger of 2026: twelve 期次, each open from its first day and due on its last."""
    found = owed("每月底前")
    assert [each.name for each in found] == [f"2026-{month:02}" for month in range(1, 13)]
    assert (found[1].opens, found[1].due) == (date(2026, 2, 1), date(2026, 2, 28))


def test_the_occurrence_that_contains_the_start_counts() -> None:
    """With 开始 2026-02-15 the first quarter is owed, open from that day; what lies before is not."""
    found = owed("每季度末", start=date(2026, 2, 15))
    assert [each.name for each in found] == ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]
    assert found[0].opens == date(2026, 2, 15)
    assert names("每季度末", start=date(2026, 4, 1)) == ["2026Q2", "2026Q3", "2026Q4"]


def test_what_begins_after_the_stop_is_not_owed() -> None:
    """With 结束 2026-06-30 the second quarter is the last; with 07-01 the third counts, for it contains that day."""
    assert names("每季度", stop=date(2026, 6, 30)) == ["2026Q1", "2026Q2"]
    assert names("每季度", stop=date(2026, 7, 1)) == ["2026Q1", "2026Q2", "2026Q3"]


def test_an_occurrence_due_before_the_start_is_open_and_due_at_once() -> None:
    """每月5日前 with 开始 on the 20th: the month contains the start, so it counts and opens no later than it is due."""
    first = owed("每月5日前", start=date(2026, 3, 20))[0]
    assert (first.name, first.opens, first.due) == ("2026-03", date(2026, 3, 5), date(2026, 3, 5))


def test_several_years_expand_to_all_of_them() -> None:
    """A ledger of 2026-2028 owes three yearly and twelve quarterly occurrences."""
    assert [each.name for each in owed("每年", 2026, 2028)] == ["2026", "2027", "2028"]
    assert len(owed("每季度", 2026, 2028)) == 12


def test_so_many_times_a_year_are_due_at_its_end() -> None:
    """全年不少于4次 is four numbered occurrences, all due on 31 December."""
    found = owed("全年不少于4次")
    assert [each.name for each in found] == [f"2026第{n}次" for n in (1, 2, 3, 4)]
    assert {each.due for each in found} == {date(2026, 12, 31)}


def test_named_months_are_occurrences_of_their_own() -> None:
    """每年1月、7月 is two occurrences named by their months; one that lies before 开始 is not owed."""
    assert names("每年1月、7月") == ["2026-01", "2026-07"]
    assert names("每年1月、7月", start=date(2026, 2, 1)) == ["2026-07"]


def test_multi_year_periods_run_from_the_start() -> None:
    """每五年 counts from the year of 开始 and is shown in every ledger that its five years touch."""
    found = owed("每五年", start=date(2024, 3, 1))
    assert [(each.name, each.due) for each in found] == [("2024~2028", date(2028, 12, 31))]
    assert [each.name for each in owed("每两年", 2026, 2029)] == ["2026~2027", "2028~2029"]
    assert owed("每两年", start=date(2027, 1, 1)) == []


def test_pairs_of_weeks_run_from_the_start() -> None:
    """每两周 counts in pairs from the week of 开始."""
    assert names("每两周", start=date(2026, 1, 14))[:2] == ["2026W03~2026W04", "2026W05~2026W06"]
    assert names("每两周", start=date(2026, 1, 7))[:2] == ["2026W02~2026W03", "2026W04~2026W05"]


def test_weeks_at_the_turn_of_the_year() -> None:
    """The last week is due within the ledger's year; a Wednesday that lay in the year before is not owed."""
    assert owed("每周")[-1].due == date(2026, 12, 31)
    assert owed("每周三")[0].name == "2026W02"


def test_reports_after_the_period_may_be_due_next_year() -> None:
    """每季度结束后10日内: the fourth quarter is due in January, as the wording says."""
    found = owed("每季度结束后10日内")
    assert [found[0].due, found[-1].due] == [date(2026, 4, 10), date(2027, 1, 10)]


def test_working_days_past_the_published_years_are_provisional() -> None:
    """每季度结束后10个工作日内: only what reaches into 2027 is 工作日历未公布."""
    assert [each.provisional for each in owed("每季度结束后10个工作日内")] == [False, False, False, True]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("每周", "每周"),
        ("每两周", "每两周"),
        ("每旬", "每旬"),
        ("每半月", "每半月"),
        ("每两个月", "每两个月"),
        ("每月2次", "每月2次"),
        ("每季度末", "每季度"),
        ("每半年", "每半年"),
        ("每学期", "每学期"),
        ("每五年", "每五年"),
        ("每12年", "每12年"),
        ("每隔三旬", "每三个旬"),
        ("全年不少于4次", "每年4次"),
    ],
)
def test_a_frequency_has_a_chinese_label(text: str, label: str) -> None:
    """How often something is owed can be said in a word or two."""
    assert frequency(text).label == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        *(("季度", "每季度"), ("半年", "每半年"), ("月", "每月"), ("月报", "每月"), ("周", "每周"), ("双周", "每两周")),
        *(("年度", "每年"), ("旬", "每旬"), ("学期", "每学期"), ("半月", "每半月"), ("每月至少2次", "每月2次")),
        *(("每季度1次", "每季度"), ("每周一次", "每周"), ("年", "每年"), ("每年1月、7月", "每年")),
    ],
)
def test_the_field_frequency_takes_bare_words_too(text: str, label: str) -> None:
    """In the field 频次 季度 means every quarter, as 每季度 does."""
    assert frequency(text).label == label


@pytest.mark.parametrize("text", ["", "适时", "6月底前", "长期坚持", "每次会后", "每年2月30日", "每月逢5", "按需"])
def test_what_is_no_frequency_gives_none(text: str) -> None:
    """Dates, vague words and frequencies of impossible days are no frequency."""
    assert read_frequency(text) is None


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("每月底前", "2026-03", ["2026-03"]),
        ("每月底前", "3月", ["2026-03"]),
        ("每月底前", "2026年3月", ["2026-03"]),
        ("每季度末", "2026Q1", ["2026Q1"]),
        ("每季度末", "一季度", ["2026Q1"]),
        ("每半年", "上半年", ["2026H1"]),
        ("每周", "2026W05", ["2026W05"]),
        ("每年", "2026", ["2026"]),
        ("每两个月", "2026-03~2026-04", ["2026-03~2026-04"]),
        ("每月2次", "2026-03", ["2026-03第1次", "2026-03第2次"]),
        ("每月2次", "2026-03第2次", ["2026-03第2次"]),
        ("全年不少于2次", "2026", ["2026第1次", "2026第2次"]),
        ("全年不少于2次", "2026-05", ["2026第1次", "2026第2次"]),
        ("每年1月、7月", "7月", ["2026-07"]),
    ],
)
def test_a_record_finds_its_occurrence(rule: str, text: str, expected: list[str]) -> None:
    """A record's 期 means the occurrence of that period, or all of them where the period is owed several times."""
    found = frequency(rule).match(text, 2026, tuple(owed(rule)))
    assert not isinstance(found, Mismatch)
    assert [each.name for each in found] == expected


@pytest.mark.parametrize(
    ("rule", "text", "reason"),
    [
        ("每月底前", "2026-13", MismatchReason.NOT_A_PERIOD),
        ("每月底前", "三月份那次", MismatchReason.NOT_A_PERIOD),
        ("每季度末", "2026-03", MismatchReason.WRONG_GRAIN),
        ("每月底前", "2026Q1", MismatchReason.WRONG_GRAIN),
        ("每年", "2026-06", MismatchReason.WRONG_GRAIN),
        ("每月2次", "2026", MismatchReason.WRONG_GRAIN),
        ("每月底前", "2025-12", MismatchReason.NOT_OWED),
        ("每年1月、7月", "2026-03", MismatchReason.NOT_OWED),
    ],
)
def test_a_record_that_fits_no_occurrence_is_told_why(rule: str, text: str, reason: MismatchReason) -> None:
    """A month that does not exist, a month for a quarterly task, a period of another year: each has its reason."""
    found = frequency(rule).match(text, 2026, tuple(owed(rule)))
    assert isinstance(found, Mismatch)
    assert found.reason is reason
    assert text in found.sentence
    assert owed(rule)[0].name in found.advice


def test_without_occurrences_the_advice_is_to_check_the_ledger() -> None:
    """Where nothing is owed in the ledger's years no example can be given."""
    found = frequency("每月").match("2026-03", 2026, ())
    assert isinstance(found, Mismatch)
    assert found.reason is MismatchReason.NOT_OWED
    assert "年度" in found.advice


@settings(deadline=None, max_examples=60)
@given(
    st.builds(Recurrence, st.sampled_from(Grain), st.integers(1, 4), st.integers(1, 3), st.just((DueRule(),))),
    st.integers(2000, 2100),
    st.integers(0, 1),
    st.one_of(st.none(), st.dates(date(1999, 1, 1), date(2105, 1, 1))),
    st.one_of(st.none(), st.dates(date(1999, 1, 1), date(2105, 1, 1))),
)
def test_occurrences_are_ordered_distinct_and_bounded(
    recurrence: Recurrence, year: int, more: int, start: date | None, stop: date | None
) -> None:
    """Names are unique, days in order, nothing ends before 开始 or begins after 结束, and each name finds itself."""
    found = recurrence.occurrences(year, year + more, start, stop, shipped_calendar)
    assert len({each.name for each in found}) == len(found)
    assert [each.due for each in found] == sorted(each.due for each in found)
    for each in found:
        assert each.opens <= each.due
        assert start is None or each.period.last >= start
        assert stop is None or each.period.start <= stop
    for each in found[:3]:
        assert recurrence.match(each.name, None, found) == (each,)
