"""任期: when a committee's term ends, and what has been approved beyond it.

Years of a term: 机关条例第五、六、七条 [A]; extension with approval: 任期意见第二条 [A]. The anniversary of the day on
which the term began is its last day [约].
"""

from datetime import date
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.dates.months import add_months
from dangjian_cli.models.limits import Limit
from dangjian_cli.models.organisation import Unit

_LONGEST = 20
"""Years of a term; a number beyond it was mistyped, as DJ110 says."""


class Term(NamedTuple):
    """A term of office. `ends` is its last day; `extended` the last day as approved (None: not extended)."""

    began: date
    years: int
    ends: date
    extended: date | None
    approved_on: date | None

    def last_day(self, day: date) -> date:
        """The day by which the next election is owed, as known on a day: an extension counts since its approval."""
        if self.extended is not None and self.approved_on is not None and self.approved_on <= day:
            return max(self.ends, self.extended)
        return self.ends


def term_of(book: Book, unit: Unit, day: date) -> Term | None:
    """The term of a unit; None when units of its kind have none, or 本届起 is not written.

    任期年 of the unit, else the years that the packs in force on the day give units of its kind.
    """
    if unit.term_began is None or unit.kind is None:
        return None
    usual = book.packs().limit(Limit.TERM_YEARS, day, unit.kind)
    if usual is None:
        return None
    years = usual.number if unit.term_years is None else unit.term_years
    if not 0 < years <= _LONGEST:
        return None
    extension = unit.term_extension
    return Term(
        unit.term_began,
        years,
        add_months(unit.term_began, 12 * years),
        extension.until if extension is not None else None,
        extension.approved_on if extension is not None else None,
    )
