"""Situation: the one argument of rules, reports and queries."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.fields import Years
from dangjian_cli.models.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from dangjian_cli.obligations.obligation import Obligation
    from dangjian_cli.obligations.register import Register
    from dangjian_cli.obligations.standing import Standing
    from dangjian_cli.obligations.wordings import Stated

    Test = Callable[[Obligation, Standing], bool]

_T = TypeVar("_T")


@dataclass(frozen=True)
class Situation:
    """A book on a day. What is owed is worked out when first asked for: many checks never ask.

    `horizon` are the years for which demands of rule packs are worked out; None: the year of the day. `chosen` leaves
    out what does not pass a test (a query): reports then speak of the rest alone. `like` gives what is known of another
    state of the same workspace: what was worked out of entries that are the same is not worked out again. `over` says
    that one looks back at the day: it has ended, what was due on it and was not done is overdue.
    """

    book: Book
    today: date
    horizon: Years | None = None
    chosen: "Test | None" = None
    like: "Callable[[], Known] | None" = None
    over: bool = False

    @property
    def settings(self) -> Settings:
        """The settings of the workspace."""
        return self.book.settings

    @cached_property
    def matters(self) -> tuple[tuple[Ledger, Entry[Matter]], ...]:
        """Every entry that someone owes by a date, and its ledger, in the order of the files: a score of rules asks."""
        return tuple(self.book.each(Matter))

    @cached_property
    def counted(self) -> tuple[tuple[Ledger, Entry[Matter]], ...]:
        """Those whose facts could all be read: nothing is concluded from facts of which one is missing by mistake."""
        return tuple(each for each in self.matters if each[1].counted)

    @cached_property
    def wordings(self) -> "tuple[Stated, ...]":
        """The deadlines stated that are not simply one certain day."""
        from dangjian_cli.obligations.wordings import beyond_days

        return tuple(beyond_days(self.book, self.matters))

    def standing(self, owed: "Obligation") -> "Standing":
        """How an obligation stands on the day. Rules and reports ask again and again: each is stood once."""
        known = self._stood.get(id(owed))
        if known is None:
            from dangjian_cli.obligations.standing import stand

            # The obligation is kept beside its standing: as long as it lives no other one has its id.
            known = self._stood[id(owed)] = (owed, stand(owed, self.today, self.settings.soon_days, over=self.over))
        return known[1]

    @cached_property
    def _stood(self) -> "dict[int, tuple[Obligation, Standing]]":
        known = self._like
        return known.stood if known is not None and (known.day, known.over) == (self.today, self.over) else {}

    @cached_property
    def _like(self) -> "Known | None":
        return self.like() if self.like is not None else None

    def known(self) -> "Known":
        """What another state of the workspace may take over (its `like`)."""
        return Known(self.book, self._years, self._whole, self.today, self.over, self._stood)

    def once(self, make: "Callable[[Situation], _T]") -> "_T":
        """What is made of the situation, made when first asked for: several rules read one report."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("_T", self._made[make])

    @cached_property
    def _made(self) -> "dict[object, object]":
        return {}

    @cached_property
    def register(self) -> "Register":
        """All that is owed."""
        found = self._whole
        return found if self.chosen is None else found.narrowed(self.chosen, self.today, self.settings.soon_days)

    @property
    def _years(self) -> Years:
        return self.horizon or Years(self.today.year, self.today.year)

    @cached_property
    def _whole(self) -> "Register":
        """Before anything is left out. The same workspace owes the same in the same years, whatever the day."""
        from dangjian_cli.obligations.register import alike, register

        known = self._like
        if known is not None and known.book is self.book and known.years == self._years:
            return known.register
        same = known.register if known is not None and alike(self.book, known.book) else None
        return register(self.book, self._years, same)


class Known(NamedTuple):
    """What was worked out of a state of a workspace on a day."""

    book: Book
    years: Years
    register: "Register"
    day: date
    over: bool
    stood: "dict[int, tuple[Obligation, Standing]]"
