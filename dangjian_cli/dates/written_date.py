"""A date as a field value: one canonical spelling, others recognised, what does not exist told apart."""

import re
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from dangjian_cli.dates.months import PLAUSIBLE_YEARS, month_length
from dangjian_cli.dates.wording.normal import normalise

_CANONICAL = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Compiled by `re` when a date is spelt another way: start-up counts.
_OTHER = (
    r"(?P<year>[0-9]{4})(?P<sep>[-./年])(?P<month>[0-9]{1,2})(?:(?P=sep)|月)(?P<day>[0-9]{1,2})[日号]?"
    r"|(?P<year8>[0-9]{4})(?P<month8>[0-9]{2})(?P<day8>[0-9]{2})"
)
_CLOCK = r"(?<=[0-9日号])[ T]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?$"
_PARTIAL = r"[0-9]{4}[-./年][0-9]{1,2}月?|[0-9]{4}年?|[0-9]{1,2}[-./月][0-9]{1,2}[日号]?|[0-9]{1,2}月"


class DateProblem(Enum):
    """What keeps a text from being a date in the canonical spelling."""

    SPELLING = "写法"
    """A date, spelt another way: 2026.6.30."""
    NONEXISTENT = "不存在"
    """Spelt like a date that no calendar has: 2026-06-31."""
    INCOMPLETE = "不完整"
    """The year or the day is missing: 6月30日, 2026-06."""
    NOT_A_DATE = "不是日期"


class DateFault(NamedTuple):
    """A text that is no canonical date. `day` is the date that was meant, where it can be told."""

    problem: DateProblem
    text: str
    day: date | None = None

    @property
    def sentence(self) -> str:
        """What is wrong, in Chinese."""
        match self.problem:
            case DateProblem.SPELLING:
                return f"日期“{self.text}”不是规范写法"
            case DateProblem.NONEXISTENT:
                return f"没有“{self.text}”这一天"
            case DateProblem.INCOMPLETE:
                return f"日期“{self.text}”不完整，要有年、月、日"
            case DateProblem.NOT_A_DATE:
                return f"“{self.text}”不是日期"

    @property
    def advice(self) -> str:
        """What to type instead, in Chinese."""
        if self.problem is DateProblem.NONEXISTENT and self.day:
            return f"请改成实际的日期；该月最后一天是 {self.day.isoformat()}"
        return f"请写成 {self.day.isoformat()}" if self.day else "请写成 年-月-日，如 2026-06-30"


@lru_cache(maxsize=4096)
def written_day(text: str) -> date | None:
    """The date that the text writes as YYYY-MM-DD; None for any other text, and a day that does not exist.

    Ledgers say the same few hundred days over and over.
    """
    if not _CANONICAL.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def read_date(text: str) -> date | DateFault:
    """The date that the text writes as YYYY-MM-DD, else what keeps it from being one. Never raises.

    Other spellings (2026.6.30, 2026/6/30, 2026年6月30日, full-width, Chinese numerals, a time of day behind)
    give a DateFault SPELLING that carries the date. For a day that does not exist, `day` is the month's last.
    """
    written = written_day(text)
    if written is not None:
        return written
    if _CANONICAL.fullmatch(text):
        return _checked(text, int(text[:4]), int(text[5:7]), int(text[8:]))
    plain = normalise(re.sub(_CLOCK, "", text.strip()))
    found = re.fullmatch(_OTHER, plain)
    if found is None:
        partial = re.fullmatch(_PARTIAL, plain)
        return DateFault(DateProblem.INCOMPLETE if partial else DateProblem.NOT_A_DATE, text)
    year, month, day = (int(found[part] or found[part + "8"]) for part in ("year", "month", "day"))
    if found["year8"] and year not in PLAUSIBLE_YEARS:
        return DateFault(DateProblem.NOT_A_DATE, text)
    read = _checked(text, year, month, day)
    return DateFault(DateProblem.SPELLING, text, read) if isinstance(read, date) else read


def _checked(text: str, year: int, month: int, day: int) -> date | DateFault:
    """The date, or why there is none."""
    if year == 0 or not 1 <= month <= 12 or day == 0:
        return DateFault(DateProblem.NONEXISTENT, text)
    length = month_length(year, month)
    if day > length:
        return DateFault(DateProblem.NONEXISTENT, text, date(year, month, length))
    return date(year, month, day)
