"""Demand: what one item of a rule pack asks of one unit."""

from typing import NamedTuple

from dangjian_cli.book.requirements import Item
from dangjian_cli.diagnostics.diagnostic import Place
from dangjian_cli.obligations.obligation import Obligation


class Demand(NamedTuple):
    """What one item of a rule pack demands of one unit in the years asked about. `id` is that of the obligations
    without their period: `统计局支部/党员大会`. `place` is the unit's 名称 in its 组织 ledger.
    """

    id: str
    unit: str
    place: Place
    item: Item
    obligations: tuple[Obligation, ...]
