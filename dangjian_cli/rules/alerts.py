"""ALERTS: the rules that come and go with time, in the order of the codes; `check --alerts` runs them too."""

from dangjian_cli.rules.base import Rule
from dangjian_cli.rules.closing import (
    dj707_prompt_overdue,
)
from dangjian_cli.rules.task import (
    dj207_overdue,
    dj208_due_soon,
    dj213_done_late,
    dj215_stale,
    dj218_hard_overdue,
)

ALERTS: tuple[Rule, ...] = (
    dj207_overdue.RULE,
    dj208_due_soon.RULE,
    dj213_done_late.RULE,
    dj215_stale.RULE,
    dj218_hard_overdue.RULE,
    dj707_prompt_overdue.RULE,
)
