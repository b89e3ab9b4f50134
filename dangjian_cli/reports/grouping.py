"""The dimensions by which figures may be grouped (`--by`), and what belongs to which group."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dangjian_cli.book.units import Units
from dangjian_cli.obligations.obligation import UNASSIGNED
from dangjian_cli.reports.tally import Judged

UNFILLED = "（未填）"
"""The group of what has no value in a dimension."""

UNDATED = "（没有日期）"
"""The month of what has no deadline, or none that could be read."""


class Dimension(StrEnum):
    """What `--by` takes."""

    UNIT = "单位"
    PARTNER = "参与单位"
    LEADER = "牵头领导"
    OWNER = "责任人"
    CATEGORY = "类别"
    CAMPAIGN = "专项"
    ORIGIN = "来源"
    BUSINESS = "融合业务"
    RESPONSIBILITY = "责任类型"
    PROBLEM = "问题类别"
    LEDGER = "台账"
    MONTH = "月份"

    @property
    def overlapping(self) -> bool:
        """Whether one obligation may stand in several groups, so that the groups do not add up (b6 point 14)."""
        return self in (Dimension.PARTNER, Dimension.OWNER, Dimension.CAMPAIGN)


def _person(unit: str, name: str | None) -> str:
    """A person by unit and name: one name may be that of two persons. No unit, no unit before the name."""
    if not name:
        return UNFILLED
    return name if unit == UNASSIGNED else f"{unit} {name}"


def _tagged(dimension: Dimension) -> Callable[[Judged], tuple[str, ...]]:
    def values(judged: Judged) -> tuple[str, ...]:
        found = tuple(tag.value for tag in judged.obligation.tags if tag.dimension == dimension)
        return found or (UNFILLED,)

    return values


def _owners(judged: Judged) -> tuple[str, ...]:
    obligation = judged.obligation
    return tuple(_person(obligation.unit, owner) for owner in obligation.owners) or (UNFILLED,)


def _month(judged: Judged) -> tuple[str, ...]:
    due = judged.standing.due
    return (f"{due:%Y-%m}" if due else UNDATED,)


_GROUPS: Mapping[Dimension, Callable[[Judged], tuple[str, ...]]] = {
    Dimension.UNIT: lambda judged: (judged.obligation.unit,),
    Dimension.PARTNER: lambda judged: judged.obligation.partners,
    Dimension.LEADER: lambda judged: (_person(judged.obligation.office, judged.obligation.leader),),
    Dimension.OWNER: _owners,
    Dimension.CATEGORY: _tagged(Dimension.CATEGORY),
    Dimension.CAMPAIGN: _tagged(Dimension.CAMPAIGN),
    Dimension.ORIGIN: _tagged(Dimension.ORIGIN),
    Dimension.BUSINESS: _tagged(Dimension.BUSINESS),
    Dimension.RESPONSIBILITY: _tagged(Dimension.RESPONSIBILITY),
    Dimension.PROBLEM: _tagged(Dimension.PROBLEM),
    Dimension.LEDGER: lambda judged: (judged.obligation.ledger,),
    Dimension.MONTH: _month,
}


def groups_of(judged: Judged, dimension: Dimension) -> tuple[str, ...]:
    """The groups that an obligation stands in; none when it has no partner unit."""
    return _GROUPS[dimension](judged)


@dataclass(frozen=True, slots=True)
class Order:
    """The order in which groups are shown: units by the tree, months by time, others as the files name them."""

    units: Units
    dimension: Dimension

    def key(self, group: str, first_seen: int) -> tuple[int, int, str]:
        """The sort key of a group."""
        last = group.startswith("（")
        if self.dimension in (Dimension.UNIT, Dimension.PARTNER):
            return (int(last), self.units.order.get(group, len(self.units.order)), group)
        if self.dimension in (Dimension.LEADER, Dimension.OWNER):
            unit = group.split(" ", 1)[0]
            return (int(last), self.units.order.get(unit, len(self.units.order)), group)
        return (int(last), 0, group) if self.dimension is Dimension.MONTH else (int(last), first_seen, group)
