"""Scope: which units a report is about (`--unit` with all below, `--only` alone)."""

from dataclasses import dataclass

from dangjian_cli.book.units import Units


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
