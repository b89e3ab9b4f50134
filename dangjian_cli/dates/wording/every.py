"""Reading a frequency from tokens: 每季度末, 每月5日、20日, 每年1月、7月, 半年一次, 每月最后一个周五."""

import re
from collections.abc import Callable

from dangjian_cli.dates.due_rule import DueRule, Pick
from dangjian_cli.dates.period import Grain
from dangjian_cli.dates.recurrence import Recurrence
from dangjian_cli.dates.wording.cursor import Cursor
from dangjian_cli.dates.wording.durations import read_duration
from dangjian_cli.dates.wording.regular import MissingDayError, regular, rule_of
from dangjian_cli.dates.wording.statements import Every, Stretch
from dangjian_cli.dates.wording.stretch import day_rule, ordinal_month, read_stretch, starts_stretch, weekday
from dangjian_cli.dates.wording.tokens import T, Token

_GRAINS = (
    ("半年", Grain.HALF_YEAR, 1),
    ("学期", Grain.TERM, 1),
    ("半个月", Grain.HALF_MONTH, 1),
    ("半月", Grain.HALF_MONTH, 1),
    ("双周", Grain.WEEK, 2),
    ("双月", Grain.MONTH, 2),
    ("隔周", Grain.WEEK, 2),
    ("隔月", Grain.MONTH, 2),
    ("隔年", Grain.YEAR, 2),
    ("季", Grain.QUARTER, 1),
    ("年", Grain.YEAR, 1),
    ("月", Grain.MONTH, 1),
    ("旬", Grain.TEN_DAYS, 1),
    ("周", Grain.WEEK, 1),
    ("星期", Grain.WEEK, 1),
    ("礼拜", Grain.WEEK, 1),
    ("日", Grain.DAY, 1),
    ("天", Grain.DAY, 1),
)
_LARGER = {
    (Grain.MONTH, 3): Grain.QUARTER,
    (Grain.MONTH, 6): Grain.HALF_YEAR,
    (Grain.MONTH, 12): Grain.YEAR,
    (Grain.QUARTER, 2): Grain.HALF_YEAR,
    (Grain.QUARTER, 4): Grain.YEAR,
    (Grain.HALF_YEAR, 2): Grain.YEAR,
    (Grain.DAY, 7): Grain.WEEK,
}
_PER = re.compile("([0-9]+)次/(.+)")
_STOPS = (T.EVERY, T.EVENT, T.DATE, T.YEAR, T.YEAR_MONTH, T.YEAR_PART, T.UNTIL, T.JOIN, T.NOW, T.PLACEHOLDER)
_MONTH_RULES = (T.DAY, T.THIRD, T.END, T.MONTH_END, T.ORDINAL_DAY, T.ORDINAL_MONTH)


class _Reader:
    """Gathers the due days of one frequency."""

    def __init__(self, cursor: Cursor, head: Token) -> None:
        self.cursor = cursor
        self.grain, self.step, self.times = _frequency(head)
        self.month = 0
        self.beyond = False
        self.rules: list[DueRule] = []
        self.stretches: list[Stretch] = []
        self.listing = True

    def read(self) -> None:
        """Takes every token that speaks of when in its period the thing is due."""
        while not self.cursor.done and self.cursor.kind not in _STOPS:
            kind = self.cursor.kind
            if kind is T.BREAK and not self._goes_on():
                return
            if self.grain is not Grain.YEAR and starts_stretch(kind) and not self._names_own_part(kind):
                return
            self._one(kind)

    def _one(self, kind: T | None) -> None:
        handler = _HANDLERS.get(kind) if kind else None
        if handler:
            handler(self, self.cursor.take())
        elif starts_stretch(kind):
            self._stretch()
        else:
            token = self.cursor.take()
            self.listing = kind in (T.BREAK, T.LIST) or (self.listing and not self.stretches)
            del token

    def _goes_on(self) -> bool:
        """Whether what stands behind a comma still tells when the thing is due."""
        behind = self.cursor.peek(1)
        if behind is T.TIMES:
            return True
        if self.grain is Grain.YEAR:
            return behind in (T.MONTH, T.MONTH_DAY, T.YEAR_END)
        return behind in _MONTH_RULES and not self.rules

    def _names_own_part(self, kind: T | None) -> bool:
        """Whether a token that could begin a date names a part of this grain's period instead."""
        in_months = self.grain in (Grain.MONTH, Grain.QUARTER, Grain.HALF_YEAR, Grain.TERM)
        if kind in (T.DAY, T.THIRD, T.MONTH_END, T.NEAR_MONTH):
            return in_months
        return kind is T.MONTH and self.grain in (Grain.QUARTER, Grain.HALF_YEAR) and not self.rules
