"""An obligation with the reasons for its standing."""

from dataclasses import dataclass

from dangjian_cli.obligations.obligation import Obligation
from dangjian_cli.obligations.standing import Standing


@dataclass(frozen=True, slots=True)
class Explained:
    """An obligation, how it stands, and the reasons in words."""

    obligation: Obligation
    standing: Standing
    reasons: tuple[str, ...]
