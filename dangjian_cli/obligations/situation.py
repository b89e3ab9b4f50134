"""Situation: the one argument of rules, reports and queries."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from dangjian_cli.book.book import Book
from dangjian_cli.models.fields import Years
from dangjian_cli.models.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from dangjian_cli.obligations.obligation import Obligation
    from dangjian_cli.obligations.register import Register
    from dangjian_cli.obligations.standing import Standing

    Test = Callable[[Obligation, Standing], bool]


@dataclass(frozen=True)
class Situation:
    """A book on a day. What is owed is worked out when first asked for: many checks never ask.

    `horizon` are the years for which demands of rule packs are worked out; None: the year of the day. `chosen` leaves
    out what does not pass a test (a query): reports then speak of the rest alone.
    """

    book: Book
    today: date
    horizon: Years | None = None
    chosen: "Test | None" = None

    @property
    def settings(self) -> Settings:
        """The settings of the workspace."""
        return self.book.settings

    @cached_property
    def register(self) -> "Register":
        """All that is owed."""
        from dangjian_cli.obligations.register import register

        found = register(self.book, self.horizon or Years(self.today.year, self.today.year))
        return found if self.chosen is None else found.narrowed(self.chosen, self.today, self.settings.soon_days)
