"""What a report is about: which units (`--unit` with all below, `--only` alone), and what belongs to its period."""

from dataclasses import dataclass

from dangjian_cli.book.units import Units
from dangjian_cli.dates.period import Period
from dangjian_cli.obligations.obligation import Obligation
from dangjian_cli.obligations.standing import Standing


@dataclass(frozen=True, slots=True)
class Scope:
    """The units in question; None means all, also what no unit could be found for."""

    label: str = "全部单位"
    units: frozenset[str] | None = None

    def covers(self, unit: str) -> bool:
        """Whether what this unit owes is counted."""
        return self.units is None or unit in self.units

    @classmethod
    def with_below(cls, units: Units, name: str) -> "Scope":
        """A unit and all below it."""
        full = units.canonical(name)
        return cls(f"{full}（含下级）" if units.children.get(full) else full, frozenset(units.below(full)))

    @classmethod
    def alone(cls, units: Units, name: str) -> "Scope":
        """A unit without those below."""
        full = units.canonical(name)
        return cls(f"{full}（本级）", frozenset({full}))


def belongs(obligation: Obligation, standing: Standing, period: Period) -> bool:
    """Whether it belongs to the period: by its deadline of that day, else by its ledger's years (b6 point 7)."""
    if standing.due is not None:
        return period.contains(standing.due)
    years = obligation.years
    return years is not None and years.first <= period.last.year and period.start.year <= years.last
