"""RULES: every rule, in the order of the codes. Each stands in one of four lists: looking.py, alerts.py, telling.py,
changes.py.

Start-up counts: a `check` that finds nothing needs few of LOOKING, so RULES is put together when it is first asked for.
Adding a rule touches three files: the rule, its list, its fixture.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dangjian_cli.rules.base import Rule

    RULES: tuple[Rule, ...]


def __getattr__(name: str) -> "tuple[Rule, ...]":
    """RULES, made on first use (PEP 562)."""
    if name != "RULES":
        raise AttributeError(name)
    from dangjian_cli.rules.alerts import ALERTS
    from dangjian_cli.rules.changes import CHANGES
    from dangjian_cli.rules.looking import LOOKING
    from dangjian_cli.rules.telling import TELLING

    rules = tuple(sorted((*(one.rule for one in LOOKING), *ALERTS, *TELLING, *CHANGES), key=lambda rule: rule.code))
    globals()[name] = rules
    return rules
