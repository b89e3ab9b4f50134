"""DeadlineContext: what a deadline's meaning depends on besides its text."""

from datetime import date
from typing import NamedTuple

from dangjian_cli.dates.workdays import CalendarSource

PROMPT_DAYS = 15
"""How long 立行立改 has where the workspace does not say [约]."""


class DeadlineContext(NamedTuple):
    """The ledger's 年度 (first and last year) and 基准日, the entry's 开始, and the working days.

    `calendar` may be what builds it: then it is built only for a deadline that needs it. `prompt_days` is how long
    立行立改 has.
    """

    first_year: int | None
    last_year: int | None
    base: date | None
    start: date | None
    calendar: CalendarSource
    prompt_days: int = PROMPT_DAYS

    @property
    def year(self) -> int | None:
        """The year that stands in where none is written: of several, that of 开始 or 基准日, else the first."""
        first, last = self.first_year, self.last_year
        if first is None or last is None or first == last:
            return first
        told = self.start or self.base
        return told.year if told and first <= told.year <= last else first

    @property
    def one_year(self) -> bool:
        """Whether the ledger is of one year, so that a date without year is sure."""
        return self.last_year is None or self.first_year == self.last_year

    @property
    def opens(self) -> date | None:
        """When work begins unless something says otherwise: 1 January of the first year or 基准日, the later."""
        new_year = date(self.first_year, 1, 1) if self.first_year else None
        return max((day for day in (new_year, self.base) if day), default=None)
