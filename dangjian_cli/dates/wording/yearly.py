"""From dates of a year to due rules: 每年1月、7月; 每半年一次（6月、12月）; 上半年、下半年各一次."""

from datetime import date, timedelta
from typing import NamedTuple

from dangjian_cli.dates.due_rule import DueRule, Pick
from dangjian_cli.dates.festivals import FIXED
from dangjian_cli.dates.months import month_length
from dangjian_cli.dates.period import Grain
from dangjian_cli.dates.recurrence import Recurrence
from dangjian_cli.dates.wording.statements import Flaw, FlawKind, Stretch

_LEAP, _COMMON = 2024, 2025
_MONTHS = {Grain.QUARTER: 3, Grain.HALF_YEAR: 6}


class YearDate(NamedTuple):
    """A stretch of every year, or from one to another; `before`: 前 follows it."""

    first: Stretch
    last: Stretch | None = None
    before: bool = False

    @property
    def is_unclear(self) -> bool:
        """Whether 前 follows a whole month or more: before it, or by its end?"""
        return self.before and (self.last or self.first).whole

    @property
    def missing(self) -> str:
        """The words of a day that no year has (2月30日), empty when all is well."""
        for stretch in (self.first, self.last or self.first):
            for month, day in (stretch.first, stretch.last):
                if month and (month > 12 or day > month_length(_LEAP, month)):
                    return stretch.text
        return ""

    @property
    def rule(self) -> DueRule | None:
        """The due rule of a yearly frequency; None when the stretch does not lie at the same place every year."""
        first, last = self.first, self.last or self.first
        if last.festival in FIXED:
            day = date(_COMMON, *FIXED[last.festival]) - timedelta(days=self.before)
            return DueRule(Pick.DAY, day.day, day.month)
        (from_month, from_day), (month, day_of_month) = first.first, last.last
        if last.festival or last.week or first.week or not from_month or not month:
            return None
        if last.rule:
            return last.rule._replace(month=month)
        months_on = 12 * (last.year_shift or month < from_month)
        if self.is_unclear:
            return DueRule(Pick.DAY, -1, month - 1 or 12)
        opens = None if self.before or (first.point and self.last is None) else (from_month, from_day or 1)
        return DueRule(Pick.DAY, day_of_month or -1, month + months_on, opens=opens)


def flaw_of(dates: list[YearDate]) -> Flaw | None:
    """What keeps the dates of a frequency from being sure: a day that no year has, a lunar festival, 6月前."""
    for each in dates:
        if missing := each.missing:
            return Flaw(FlawKind.NONEXISTENT, missing)
        if each.rule is None:
            return Flaw(FlawKind.MOVABLE if each.first.festival else FlawKind.UNKNOWN, each.first.text)
        if each.is_unclear:
            month = (each.last or each.first).last[0]
            options = (f"每年{month - 1 or 12}月底前", f"每年{month}月底前")
            return Flaw(FlawKind.UNCLEAR, each.first.text + "前", options)
    return None


def recurring(grain: Grain, step: int, dates: list[DueRule], times: int, each: bool) -> Recurrence:
    """The frequency with these due rules.

    每年2次（6月、12月） is once each; 各2次 is twice each. Dates that are just the halves or quarters of the year
    make a half-yearly or quarterly frequency.
    """
    rules = tuple(dict.fromkeys(dates)) or (DueRule(),)
    share = times if each else max(1, times // len(rules))
    for regular, months in _MONTHS.items():
        if grain is Grain.YEAR and rules == _whole_parts(months):
            return Recurrence(regular, 1, share)
    return Recurrence(grain, step, share, rules)


def periodic(grain: Grain, dates: list[DueRule]) -> list[DueRule]:
    """The one rule that puts these dates into every period of the grain (季度: 3、6、9、12月); empty if none does."""
    months = _MONTHS[grain]
    folded = {rule._replace(month=(rule.month - 1) % months + 1, opens=None) for rule in dates}
    spread = {(rule.month - 1) // months for rule in dates}
    return list(folded) if len(folded) == 1 and len(spread) == len(dates) else []


def _whole_parts(months: int) -> tuple[DueRule, ...]:
    """The parts of the year of so many months, as rules."""
    return tuple(DueRule(Pick.DAY, -1, first + months - 1, opens=(first, 1)) for first in range(1, 13, months))
