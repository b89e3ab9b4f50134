"""Reading the name of a period as people type it: 2026Q3, 2026-09, 三季度, 上半年, 3月, 2026年第三季度."""

import re
from datetime import date
from functools import lru_cache

from dangjian_cli.base.text import half_width
from dangjian_cli.dates.period import Period
from dangjian_cli.dates.wording.normal import normalise
from dangjian_cli.dates.written_date import DateFault, DateProblem, read_date

_NAME = r"""(?x)
        (?:(?P<year>(?:19|20|21)[0-9]{2})(?:年度?)?[-./]?)?
        (?: [Hh](?P<half>[12]) | (?P<halves>[上下])半年
          | [Qq](?P<quarter>[1-4]) | 第?(?P<quarters>[1-4])季度?
          | [Ww](?P<week>[0-9]{1,2}) | 第(?P<weeks>[0-9]{1,2})周
          | (?P<season>[春秋])季学期
          | (?P<month>[0-9]{1,2})(?P<unit>月份?)?(?:(?P<third>[上中下])旬|(?P<part>[上下])半月)?
          | 全年)?"""
"""Compiled by `re` when a period is read: start-up counts."""


@lru_cache(maxsize=8192)
def read_period(text: str, year: int | None) -> Period | None:
    """The period that the text names, or None when it names none (2026-13, 适时).

    `year` stands in where none is written (三季度); without both there is no period.
    Every `Period.name` reads back.
    """
    ends = half_width(text).split("~")
    if len(ends) == 2:
        first, last = read_period(ends[0], year), read_period(ends[1], year)
        return Period(first.start, last.end) if first and last and first.start < last.end else None
    plain = normalise(text)
    found = re.fullmatch(_NAME, plain)
    if found is None:
        return _day(text)
    if not found["year"] and (year is None or not plain or plain.isdigit()):
        return None
    try:
        return _named(int(found["year"] or year or 0), found)
    except (ValueError, OverflowError):
        return None


def _day(text: str) -> Period | None:
    """The one day that the text names, year included."""
    read = read_date(text)
    day = read.day if isinstance(read, DateFault) and read.problem is DateProblem.SPELLING else read
    return Period.of_day(day) if isinstance(day, date) else None


def _named(year: int, found: re.Match[str]) -> Period:
    """The period of a name that fits the pattern; ValueError when the year has no such month or week."""
    if week := found["week"] or found["weeks"]:
        return Period.of_week(year, int(week))
    if found["month"]:
        return _in_month(year, int(found["month"]), found)
    if half := found["half"] or found["halves"]:
        return Period.of_half(year, 1 if half in "1上" else 2)
    if quarter := found["quarter"] or found["quarters"]:
        return Period.of_quarter(year, int(quarter))
    if season := found["season"]:
        return Period.of_term(year, 1 if season == "春" else 2)
    return Period.of_year(year)


def _in_month(year: int, month: int, found: re.Match[str]) -> Period:
    """The month or the part of it that is named."""
    if third := found["third"]:
        return Period.of_ten_days(year, month, "上中下".index(third) + 1)
    if part := found["part"]:
        return Period.of_half_month(year, month, 1 if part == "上" else 2)
    return Period.of_month(year, month)
