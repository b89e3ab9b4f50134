"""What a report is about: which units, which files, and what belongs to its period."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from dangjian_cli.book.units import Units
from dangjian_cli.dates.period import Period
from dangjian_cli.obligations.obligation import Obligation
from dangjian_cli.obligations.standing import Standing


@dataclass(frozen=True, slots=True)
class Scope:
    """The units and the files in question; None means all, also what no unit could be found for.

    `tops` are the units that were asked for: where the tree of the report begins. Empty means the whole tree.
    """

    label: str = "全部单位"
    units: frozenset[str] | None = None
    files: frozenset[PurePosixPath] | None = None
    tops: tuple[str, ...] = ()

    def covers(self, unit: str, file: PurePosixPath) -> bool:
        """Whether what this unit owes by an entry of this file is counted."""
        return (self.units is None or unit in self.units) and (self.files is None or file in self.files)

    @classmethod
    def of(cls, units: Units, label: str, named: Iterable[str], *, below: bool) -> "Scope":
        """Units (full names), with all units below them or without (`--unit`, `--only`)."""
        tops = tuple(named)
        covered = frozenset(unit for top in tops for unit in (units.below(top) if below else (top,)))
        above = {unit for top in tops for unit in units.below(top) if unit != top} if below else set()
        deeper = below and any(units.children.get(top) for top in tops)
        note = "" if below and not deeper else "（含下级）" if below else "（本级）"
        return cls(label + note, covered, None, tuple(top for top in tops if top not in above) or tops)


def belongs(obligation: Obligation, standing: Standing, period: Period) -> bool:
    """Whether it belongs to the period: by its deadline of that day, else by its ledger's years (b6 point 7).

    Without a deadline and without years it belongs to any period: nothing says that it lies outside.
    """
    if standing.due is not None:
        return period.contains(standing.due)
    years = obligation.years
    return years is None or (years.first <= period.last.year and period.start.year <= years.last)
