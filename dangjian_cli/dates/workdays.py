"""Working days, from 国务院办公厅关于某年部分节假日安排的通知, one value a year [A: each notice].

Past the last published year Monday to Friday are computed, and what depends on them is provisional.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

_DAY = timedelta(days=1)


class Break(NamedTuple):
    """A festival in a year's notice: days off (both ends included), its own day, make-up working days."""

    name: str
    first: date
    last: date
    day: date | None = None
    workdays: tuple[date, ...] = ()


class CalendarYear(NamedTuple):
    """One year's notice. `document` is its number: 国办发明电〔2025〕7号."""

    year: int
    document: str
    breaks: tuple[Break, ...]


class Computed(NamedTuple):
    """A computed date; provisional when a year it depends on has no published calendar (工作日历未公布)."""

    day: date
    provisional: bool


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The working days of all published years, built by `of`. Compared by identity."""

    _documents: Mapping[int, str]
    _off: frozenset[date]
    _on: frozenset[date]
    _breaks: Mapping[tuple[str, int], Break]

    @classmethod
    def of(cls, years: Iterable[CalendarYear]) -> "Calendar":
        """The calendar of these years; of two values for one year the later one holds."""
        by_year = {year.year: year for year in years}
        breaks = {(rest.name, year.year): rest for year in by_year.values() for rest in year.breaks}
        return cls(
            {year.year: year.document for year in by_year.values()},
            frozenset(day for rest in breaks.values() for day in _days(rest.first, rest.last)),
            frozenset(day for rest in breaks.values() for day in rest.workdays),
            breaks,
        )

    def published(self, year: int) -> bool:
        """Whether the notice for the year is known."""
        return year in self._documents

    def document(self, year: int) -> str | None:
        """The number of the year's notice (文号), None when it is not published."""
        return self._documents.get(year)

    def is_workday(self, day: date) -> bool:
        """Whether offices work on that day; Monday to Friday where no notice says otherwise."""
        if day in self._on:
            return True
        return day.weekday() < 5 and day not in self._off

    def festival(self, name: str, year: int) -> date | None:
        """The day of the festival itself (春节 is 正月初一), None when no notice says it."""
        rest = self.rest(name, year)
        return rest.day if rest else None

    def rest(self, name: str, year: int) -> Break | None:
        """The days off around the festival, None when the year's notice is not known or has none."""
        return self._breaks.get((name, year))

    def add_workdays(self, day: date, count: int) -> Computed:
        """The day so many working days later (earlier if negative); the day itself is not counted.

        Raises OverflowError past the last year that `datetime.date` knows.
        """
        step = _DAY if count > 0 else -_DAY
        found, left = day, abs(count)
        while left:
            found += step
            left -= self.is_workday(found)
        return Computed(found, self.is_provisional(day, found))

    def workday_of(self, first: date, last: date, nth: int) -> Computed:
        """The nth working day of a stretch (-1: its last); the stretch's last day when it has not so many."""
        days = [day for day in _days(first, last) if self.is_workday(day)]
        inside = bool(days) and abs(nth) <= len(days)
        return Computed(days[nth - (nth > 0)] if inside else last, self.is_provisional(first, last))

    def is_provisional(self, one: date, other: date) -> bool:
        """Whether what is computed between the two days (in either order) is provisional."""
        first, last = sorted((one.year, other.year))
        return not all(self.published(year) for year in range(first, last + 1))


CalendarSource = Calendar | Callable[[], Calendar]
"""A calendar, or what builds it when a date needs one."""


def calendar_from(source: CalendarSource) -> Calendar:
    """The calendar itself."""
    return source if isinstance(source, Calendar) else source()


def _days(first: date, last: date) -> Iterable[date]:
    for offset in range((last - first).days + 1):
        yield first + offset * _DAY
