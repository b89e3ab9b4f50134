"""Recurrence (频次): how often something is owed, and the occurrences (期次) of it in a ledger's years."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dangjian_cli.dates.due_rule import DueRule
from dangjian_cli.dates.mismatch import Mismatch, MismatchReason
from dangjian_cli.dates.period import Grain, Period
from dangjian_cli.dates.period_text import read_period
from dangjian_cli.dates.workdays import CalendarSource

_DAYS = {
    Grain.DAY: 1,
    Grain.WEEK: 7,
    Grain.TEN_DAYS: 10,
    Grain.HALF_MONTH: 15,
    Grain.MONTH: 30,
    Grain.QUARTER: 91,
    Grain.HALF_YEAR: 182,
    Grain.TERM: 183,
    Grain.YEAR: 365,
}
_EVERY = {
    Grain.WEEK: "周",
    Grain.MONTH: "个月",
    Grain.QUARTER: "个季度",
    Grain.TERM: "个学期",
    Grain.YEAR: "年",
}
_COUNTS = "零一两三四五六七八九"


class Occurrence(NamedTuple):
    """One 期次. `name` is canonical, unique within the recurrence and the suffix of its obligation's id."""

    period: Period
    name: str
    opens: date
    due: date
    provisional: bool = False


class Recurrence(NamedTuple):
    """Every `step` periods of a grain, each owed `times` times by every rule.

    全年不少于4次 is one year, four times: four occurrences due at its end, filled in order of completion.
    """

    grain: Grain
    step: int = 1
    times: int = 1
    rules: tuple[DueRule, ...] = (DueRule(),)

    @property
    def label(self) -> str:
        """The frequency in Chinese, without its due days: 每季度, 每两年, 每年4次."""
        counted = _COUNTS[self.step] if self.step < len(_COUNTS) else str(self.step)
        unit = self.grain.value if self.step == 1 else counted + _EVERY.get(self.grain, "个" + self.grain.value)
        return f"每{unit}{self.times}次" if self.times > 1 else f"每{unit}"

    @property
    def fineness(self) -> tuple[int, int]:
        """Sorts the finer of two frequencies first: by days between occurrences, then by the size of the period."""
        days = _DAYS[self.grain] * self.step // (self.times * len(self.rules))
        return days, _DAYS[self.grain]

    def occurrences(
        self,
        first_year: int,
        last_year: int,
        start: date | None,
        stop: date | None,
        calendar: CalendarSource,
    ) -> tuple[Occurrence, ...]:
        """The occurrences of the ledger's years, by due day (domain.md b6.2).

        The one whose period contains `start` counts; those before it and those after `stop` do not. A week
        belongs to the year of its Thursday (unless it was due before that year), a term to the year it begins in;
        what would end after the last year is due on its last day [约]. Of several years (每五年) every period that
        touches the ledger's is given.
        """
        return _expand(self, (first_year, last_year), (start, stop), calendar)

    def match(
        self, text: str, year: int | None, occurrences: tuple[Occurrence, ...]
    ) -> tuple[Occurrence, ...] | Mismatch:
        """Which of the occurrences a record's 期 means, or why it means none (DJ224).

        Several when the period is owed more than once: records fill them in order of completion. For 全年N次
        any period inside the year will do.
        """
        named = tuple(each for each in occurrences if each.name == text)
        if named:
            return named
        period = read_period(text, year)
        example = occurrences[0].name if occurrences else ""
        if period is None:
            return Mismatch(MismatchReason.NOT_A_PERIOD, text, self.label, example)
        found = tuple(each for each in occurrences if self._fits(period, each.period))
        if found:
            return found
        grains = {each.period.grain for each in occurrences}
        wrong = period.grain not in grains and bool(occurrences)
        reason = MismatchReason.WRONG_GRAIN if wrong else MismatchReason.NOT_OWED
        return Mismatch(reason, text, self.label, example)

    def _fits(self, written: Period, owed: Period) -> bool:
        if written == owed:
            return True
        repeated = self.times > 1 and self.grain is Grain.YEAR
        return repeated and owed.start <= written.start and written.end <= owed.end


@lru_cache(maxsize=4096)
def _expand(
    recurrence: Recurrence,
    years: tuple[int, int],
    bounds: tuple[date | None, date | None],
    calendar: CalendarSource,
) -> tuple[Occurrence, ...]:
    ledger = Period(Period.of_year(years[0]).start, Period.of_year(years[1]).end)
    start, stop = bounds
    every = (
        each
        for period in _periods(recurrence, ledger, start)
        for each in _of_period(recurrence, period, ledger, calendar)
    )
    return tuple(
        _not_before(each, start)
        for each in every
        if each.due >= ledger.start
        and (start is None or each.period.end > start)
        and (stop is None or each.period.start <= stop)
    )


def _periods(recurrence: Recurrence, ledger: Period, start: date | None) -> list[Period]:
    """The periods that touch the ledger's years, grouped by `step` from the one that contains `start`."""
    step = recurrence.step
    if recurrence.grain is Grain.YEAR:
        anchor = start.year if start else ledger.start.year
        first = anchor + (ledger.start.year - anchor) // step * step if anchor < ledger.start.year else anchor
        years = range(first, ledger.last.year + 1, step)
        return [Period(Period.of_year(year).start, Period.of_year(year + step - 1).end) for year in years]
    singles = ledger.split(recurrence.grain)
    if step == 1:
        return list(singles)
    offset = next((at for at, each in enumerate(singles) if start and each.contains(start)), 0) % step
    groups = [singles[:offset]] if offset else []
    groups += [singles[at : at + step] for at in range(offset, len(singles), step)]
    return [Period(group[0].start, group[-1].end) for group in groups]


def _of_period(recurrence: Recurrence, period: Period, ledger: Period, calendar: CalendarSource) -> list[Occurrence]:
    """What is owed in one period, by due day."""
    dues = sorted(((rule.due(period, calendar), rule) for rule in recurrence.rules), key=lambda pair: pair[0])
    slots = [(due, rule) for due, rule in dues for _ in range(recurrence.times)]
    months = [Period.of_month(due.day.year, due.day.month) for due, _ in slots]
    inside = recurrence.grain is Grain.YEAR and all(period.contains(due.day) for due, _ in slots)
    by_month = inside and len(slots) > 1 and len(set(months)) == len(slots)
    found = []
    for number, ((due, rule), month) in enumerate(zip(slots, months, strict=True), 1):
        own = month if by_month else period
        name = own.name if by_month or len(slots) == 1 else f"{own.name}第{number}次"
        day = due.day if rule.reaches_out or recurrence.grain is Grain.YEAR else min(due.day, ledger.last)
        opens = max(rule.opens_on(period), ledger.start) if recurrence.grain is Grain.WEEK else rule.opens_on(period)
        found.append(Occurrence(own, name, min(opens, day), day, due.provisional))
    return found


def _not_before(each: Occurrence, start: date | None) -> Occurrence:
    """The occurrence, not open before the day the task begins."""
    if start is None or each.opens >= start:
        return each
    return Occurrence(each.period, each.name, min(start, each.due), each.due, each.provisional)
