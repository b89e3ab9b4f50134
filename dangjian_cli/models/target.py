"""目标值: a measurable aim, and the type of the field that holds one."""

import re
from decimal import Decimal
from typing import Annotated, NamedTuple

from dangjian_cli.models.fields import Reads, matched

_TARGET = re.compile(r"(不少于|不低于|至少|≥|不超过|不多于|至多|≤)?([0-9]{1,12}(?:\.[0-9]{1,6})?)(%)?")
_AT_MOST = frozenset({"不超过", "不多于", "至多", "≤"})


class Target(NamedTuple):
    """A measurable aim (目标值): `32`, `不少于32`, `≥32`, `100%`, `不超过5`."""

    amount: Decimal
    at_most: bool
    text: str

    def met_by(self, reached: Decimal) -> bool:
        """Whether the reached amount fulfils the aim."""
        return reached <= self.amount if self.at_most else reached >= self.amount

    def share(self, reached: Decimal) -> int | None:
        """Reached as a percentage of the aim, 0–100, rounded down; None where more is not better."""
        if self.at_most or self.amount == 0:
            return None
        return min(100, int(100 * reached / self.amount))


_target = matched(_TARGET, "target_expected")


def _as_target(value: object) -> Target:
    match = _target(value)
    return Target(Decimal(match[2]), match[1] in _AT_MOST, match[0])


Quantity = Annotated[
    Target,
    Reads.by(
        _as_target,
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "exclusiveMaximum": 10**12},
                {"type": "string", "pattern": f"^({_TARGET.pattern})?$"},
                {"type": "null"},
            ]
        },
    ),
]
"""A measurable aim."""
