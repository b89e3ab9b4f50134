"""CHANGES: the rules that look at two revisions, in the order of the codes; `diff` runs them."""

from dangjian_cli.rules.base import Rule
from dangjian_cli.rules.change import (
    dj751_deadline_unapproved,
    dj752_deadline_after_due,
    dj753_reopened,
    dj754_backwards,
    dj755_late_entry,
    dj756_evidence_removed,
    dj757_deleted,
    dj758_responsible_changed,
    dj759_target_lowered,
    dj760_id_reused,
    dj761_closed_by_owner,
    dj762_supervision_removed,
    dj763_wording_changed,
    dj766_settled_changed,
)

CHANGES: tuple[Rule, ...] = (
    dj751_deadline_unapproved.RULE,
    dj752_deadline_after_due.RULE,
    dj753_reopened.RULE,
    dj754_backwards.RULE,
    dj755_late_entry.RULE,
    dj756_evidence_removed.RULE,
    dj757_deleted.RULE,
    dj758_responsible_changed.RULE,
    dj759_target_lowered.RULE,
    dj760_id_reused.RULE,
    dj761_closed_by_owner.RULE,
    dj762_supervision_removed.RULE,
    dj763_wording_changed.RULE,
    dj766_settled_changed.RULE,
)
