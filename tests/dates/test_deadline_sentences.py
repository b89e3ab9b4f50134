"""What the writer of a deadline is told: in Chinese, with his own words and a remedy."""

import re
from datetime import date

import pytest
from shipped_calendar import shipped_calendar

from dangjian_cli.dates.deadline import Ambiguity, DeadlineContext, Kind, Reading, Reason, read_deadline

AMBIGUOUS = {
    Ambiguity.BEFORE_SPAN: "6月前",
    Ambiguity.UP_TO_SPAN: "到2026年",
    Ambiguity.LOST_ZERO: "6.3",
    Ambiguity.MONTH_OR_MONTHS: "3月内",
    Ambiguity.MISSING_MONTH: "中旬",
    Ambiguity.MISSING_YEAR: "年底前",
    Ambiguity.OPEN_END: "3月-",
}
UNASSESSABLE = {
    Reason.VAGUE: "适时",
    Reason.NO_BASE_DATE: "会后3日内",
    Reason.NO_START: "一个月内",
    Reason.NONEXISTENT_DATE: "2月30日前",
    Reason.NO_CALENDAR: "2030年春节前",
    Reason.MOVABLE: "每年春节前",
    Reason.PLACEHOLDER: "X月底前",
    Reason.NO_YEAR: "6月底前",
    Reason.MISSING_MONTH: "25日前",
    Reason.ONLY_START: "3月启动",
    Reason.REVERSED: "2026年6月至2026年3月",
    Reason.EMPTY: "无",
    Reason.NOT_UNDERSTOOD: "同上",
}
LETTERS = re.compile("[A-Za-z]{2,}")


def read(text: str, first: int | None, last: int | None) -> Reading:
    return read_deadline(text, DeadlineContext(first, last, None, None, shipped_calendar))


@pytest.mark.parametrize("ambiguity", Ambiguity)
def test_every_ambiguity_is_explained_with_a_remedy(ambiguity: Ambiguity) -> None:
    """Each kind of ambiguity has a wording that shows it; the sentence quotes it and the advice says what to write."""
    text = AMBIGUOUS[ambiguity]
    reading = read(text, 2026, 2028 if ambiguity is Ambiguity.MISSING_YEAR else 2026)
    assert reading.ambiguity is ambiguity
    assert_said(reading, text)
    assert (str(reading.due) in str(reading.sentence)) is (reading.due is not None)


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_explained_with_a_remedy(reason: Reason) -> None:
    """Each reason has a wording that shows it; the sentence quotes it and the advice says what to write."""
    year = None if reason is Reason.NO_YEAR else 2026
    reading = read(UNASSESSABLE[reason], year, year)
    assert (reading.kind, reading.reason) == (Kind.UNASSESSABLE, reason)
    assert_said(reading, "" if reason is Reason.EMPTY else UNASSESSABLE[reason])


def assert_said(reading: Reading, text: str) -> None:
    assert reading.sentence is not None
    assert reading.advice is not None
    assert reading.piece in text or text in reading.piece or reading.reason is Reason.EMPTY
    assert reading.piece in reading.sentence or reading.reason is Reason.EMPTY
    assert reading.advice.startswith("请")
    assert not LETTERS.search(reading.sentence + reading.advice)


@pytest.mark.parametrize("text", ["6月底前", "每季度末", "长期坚持", "三季度", "6月底前完成并长期坚持"])
def test_a_clear_deadline_needs_no_words(text: str) -> None:
    """Where all is well there is nothing to say."""
    reading = read(text, 2026, 2026)
    assert (reading.sentence, reading.advice, reading.options) == (None, None, ())


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("三季度前", "三季度前"),
        ("力争 三季度 前完成", "力争 三季度 前完成"),
        ("六月三十一日前", "六月三十一日前"),
        ("6月31日前完成", "6月31日"),
        ("请各单位结合实际，于方便的时候及时办理并反馈", "请各单位结合实际，于方便的时候及时办理并…"),
    ],
)
def test_the_writer_sees_his_own_words(text: str, piece: str) -> None:
    """Sentences quote what was typed, not the normalised text that the grammar works on; long texts are cut."""
    reading = read(text, 2026, 2026)
    assert reading.piece == piece
    assert piece in str(reading.sentence)


def test_a_day_that_does_not_exist_comes_with_the_last_of_its_month() -> None:
    """6月31日前 suggests 6月30日, in a leap year 2月30日 suggests 2月29日."""
    assert read("6月31日前", 2026, 2026).options == ("6月30日",)
    assert read("2月30日", 2028, 2028).options == ("2月29日",)
    assert read("2月29日", 2028, 2028).due == date(2028, 2, 29)
