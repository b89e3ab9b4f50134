"""LOOKING: the rules that look at the workspace in every `check`, in the order of the codes."""

from dangjian_cli.rules.base import Rule
from dangjian_cli.rules.closing import (
    dj704_closure_incomplete,
    dj706_not_reopened,
    dj708_hollow_measures,
    dj709_postponement_irregular,
)
from dangjian_cli.rules.life import (
    dj315_exemption_unclear,
    dj316_attendance,
    dj317_pack_item,
)
from dangjian_cli.rules.organisation import (
    dj111_tree_broken,
)
from dangjian_cli.rules.task import (
    dj201_owner_missing,
    dj202_unit_missing,
    dj203_leader_missing,
    dj204_unit_unknown,
    dj205_measures_missing,
    dj206_deadline_missing,
    dj210_state_contradicts_facts,
    dj211_count_mismatch,
    dj212_evidence_missing,
    dj214_done_in_future,
    dj216_progress_backwards,
    dj217_deadline_ambiguous,
    dj219_target_missed,
    dj220_done_undated,
    dj221_unassessable,
    dj222_dates_out_of_order,
    dj223_evidence_path,
    dj224_period_unfit,
)
from dangjian_cli.rules.text import (
    dj005_duplicate_id,
    dj007_nonexistent_date,
    dj008_personal_data,
    dj009_secrecy_mark,
    dj011_placeholder,
    dj026_broken_reference,
)

LOOKING: tuple[Rule, ...] = (
    dj005_duplicate_id.RULE,
    dj007_nonexistent_date.RULE,
    dj008_personal_data.RULE,
    dj009_secrecy_mark.RULE,
    dj011_placeholder.RULE,
    dj026_broken_reference.RULE,
    dj111_tree_broken.RULE,
    dj201_owner_missing.RULE,
    dj202_unit_missing.RULE,
    dj203_leader_missing.RULE,
    dj204_unit_unknown.RULE,
    dj205_measures_missing.RULE,
    dj206_deadline_missing.RULE,
    dj210_state_contradicts_facts.RULE,
    dj211_count_mismatch.RULE,
    dj212_evidence_missing.RULE,
    dj214_done_in_future.RULE,
    dj216_progress_backwards.RULE,
    dj217_deadline_ambiguous.RULE,
    dj219_target_missed.RULE,
    dj220_done_undated.RULE,
    dj221_unassessable.RULE,
    dj222_dates_out_of_order.RULE,
    dj223_evidence_path.RULE,
    dj224_period_unfit.RULE,
    dj315_exemption_unclear.RULE,
    dj316_attendance.RULE,
    dj317_pack_item.RULE,
    dj704_closure_incomplete.RULE,
    dj706_not_reopened.RULE,
    dj708_hollow_measures.RULE,
    dj709_postponement_irregular.RULE,
)
