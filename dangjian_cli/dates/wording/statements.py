"""What a deadline says, read without its ledger: stretches of the calendar, durations, frequencies, bare words."""

from enum import Enum
from typing import NamedTuple

from dangjian_cli.dates.due_rule import DueRule
from dangjian_cli.dates.recurrence import Recurrence


class Stretch(NamedTuple):
    """From a day to a day of some year; the year, and sometimes the month, is still to be supplied.

    `first` and `last` are (month, day): month 0 is not written (中旬), day 0 is the month's last. `year_shift` and
    `month_shift` stand for 次年 and 次月. `whole`: a whole month, quarter, half or year, so that “…前” may mean
    before it or by its end. `point`: it names an end (6月底, 6月30日), not a time to work in.
    """

    first: tuple[int, int] = (1, 1)
    last: tuple[int, int] = (12, 0)
    year: int | None = None
    year_shift: int | None = None
    month_shift: int | None = None
    whole: bool = False
    point: bool = False
    week: int = 0
    festival: str = ""
    rule: DueRule | None = None
    text: str = ""


class Duration(NamedTuple):
    """A length of time, one part of which is set; negative to count backwards (会前3天)."""

    months: int = 0
    days: int = 0
    workdays: int = 0

    @property
    def backwards(self) -> "Duration":
        """The same length, counted back."""
        return Duration(-self.months, -self.days, -self.workdays)


class Role(Enum):
    """What is said of a stretch."""

    ON = "在"
    BEFORE = "前"
    UNTIL = "至"
    UP_TO = "到"
    """到2026年: by its beginning or by its end?"""
    FROM = "起"
    AFTER = "后"


class Dates(NamedTuple):
    """A stretch, or from one to another.

    `open_end`: 12月-. `within`: 3月内. `during`: 春节期间. `distance`: 6月30日后15日内.
    """

    text: str
    clause: int
    first: Stretch
    last: Stretch | None = None
    role: Role = Role.ON
    open_end: bool = False
    within: bool = False
    during: bool = False
    distance: Duration | None = None


class Relative(NamedTuple):
    """So long after (or before) the ledger's 基准日. `anchored`: it names what happened then (反馈后1个月内)."""

    text: str
    clause: int
    duration: Duration
    anchored: bool = False


class FlawKind(Enum):
    """What is not sure about the dates of a frequency."""

    NONEXISTENT = "不存在"
    """每年2月30日"""
    MOVABLE = "每年不同"
    """每年春节前"""
    UNCLEAR = "两可"
    """每年6月前"""
    UNKNOWN = "读不懂"
    """每年第10周, 每月周五"""


class Flaw(NamedTuple):
    """A flaw in the dates of a frequency, the words concerned and what to write instead."""

    kind: FlawKind
    piece: str
    options: tuple[str, ...] = ()


class Every(NamedTuple):
    """A frequency."""

    text: str
    clause: int
    recurrence: Recurrence
    flaw: Flaw | None = None


class Mark(Enum):
    """Words that stand for a deadline of their own, or for none."""

    IMMEDIATE = "立行立改"
    LASTING = "长期坚持"
    VAGUE = "适时"
    EVENT = "每次会后"
    PLACEHOLDER = "待定"
    LUNAR = "农历"


class Wording(NamedTuple):
    """All that was understood of one deadline. `unknown` is the piece that looks like time and was not."""

    plain: str
    statements: tuple[Dates | Relative | Every, ...] = ()
    marks: tuple[tuple[Mark, str], ...] = ()
    unknown: str = ""

    def said(self, mark: Mark) -> str:
        """The words that carry the mark, empty when none do."""
        return next((text for each, text in self.marks if each is mark), "")
