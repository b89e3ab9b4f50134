"""LOOKING: the rules that look at the workspace in every `check`, in the order of the codes, and where each is needed.

Most workspaces keep few kinds of ledger. A rule, with all that it asks, is imported only where it may find something.
"""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.models.kinds import (
    ADMISSION,
    APPRAISALS,
    CHECKLISTS,
    COMMITMENTS,
    DUES,
    GENERAL,
    INDEXES,
    LIFE,
    MAPPINGS,
    ORGANISATION,
    RECTIFICATIONS,
    REPORTS,
    RESPONSIBILITIES,
    RULE_PACKS,
    SCHEMES,
    SCORE_SHEETS,
    SIGN_OFFS,
    TRAINING,
    Kind,
)
from dangjian_cli.rules.base import Rule


def always(book: Book) -> bool:
    """In every workspace."""
    return True


def kept(*kinds: Kind) -> Callable[[Book], bool]:
    """Where a ledger of one of these kinds is kept."""
    names = frozenset(kind.name for kind in kinds)
    return lambda book: any(ledger.kind.name in names for ledger in book.ledgers)


class Looking(NamedTuple):
    """A rule by its file below `rules/`. Where it is not `needed` it finds nothing."""

    file: str
    needed: Callable[[Book], bool] = always

    @property
    def rule(self) -> Rule:
        """The rule itself."""
        rule: Rule = import_module(f"{__package__}.{self.file}").RULE
        return rule


def looking(book: Book) -> tuple[Rule, ...]:
    """The rules that may find something in this workspace."""
    return tuple(one.rule for one in LOOKING if one.needed(book))


def _declares(book: Book) -> bool:
    return book.settings.checklist is not None or kept(REPORTS, CHECKLISTS, GENERAL)(book)


LOOKING: tuple[Looking, ...] = (
    Looking("text.dj005_duplicate_id"),
    Looking("text.dj007_nonexistent_date"),
    Looking("text.dj008_personal_data"),
    Looking("text.dj009_secrecy_mark"),
    Looking("text.dj011_placeholder"),
    Looking("text.dj026_broken_reference"),
    Looking("text.dj030_saved_query", lambda book: bool(book.settings.queries)),
    Looking("text.dj031_mapping_idle", kept(MAPPINGS)),
    Looking("text.dj032_declaration_idle", _declares),
    Looking("organisation.dj103_extension_irregular", kept(ORGANISATION)),
    Looking("organisation.dj104_kind_unfit", kept(ORGANISATION)),
    Looking("organisation.dj105_branch_size", kept(ORGANISATION)),
    Looking("organisation.dj106_discipline_missing", kept(ORGANISATION)),
    Looking("organisation.dj107_joint_too_wide", kept(ORGANISATION)),
    Looking("organisation.dj108_party_staff", kept(ORGANISATION)),
    Looking("organisation.dj110_term_years", kept(ORGANISATION)),
    Looking("organisation.dj111_tree_broken", kept(ORGANISATION)),
    Looking("organisation.dj112_change_unlike", kept(ORGANISATION)),
    Looking("task.dj201_owner_missing"),
    Looking("task.dj202_unit_missing"),
    Looking("task.dj203_leader_missing"),
    Looking("task.dj204_unit_unknown"),
    Looking("task.dj205_measures_missing"),
    Looking("task.dj206_deadline_missing"),
    Looking("task.dj209_not_delegated"),
    Looking("task.dj210_state_contradicts_facts"),
    Looking("task.dj211_count_mismatch", kept(RESPONSIBILITIES)),
    Looking("task.dj212_evidence_missing"),
    Looking("task.dj214_done_in_future"),
    Looking("task.dj216_progress_backwards"),
    Looking("task.dj217_deadline_ambiguous"),
    Looking("task.dj219_target_missed"),
    Looking("task.dj220_done_undated"),
    Looking("task.dj221_unassessable"),
    Looking("task.dj222_dates_out_of_order"),
    Looking("task.dj223_evidence_path"),
    Looking("task.dj224_period_unfit"),
    Looking("life.dj315_exemption_unclear", kept(LIFE)),
    Looking("life.dj316_attendance", kept(LIFE, TRAINING)),
    Looking("life.dj317_pack_item", lambda book: book.settings.packs is not None or kept(RULE_PACKS)(book)),
    Looking("admission.dj403_too_early", kept(ADMISSION)),
    Looking("admission.dj404_notice", kept(ADMISSION)),
    Looking("admission.dj405_course", kept(ADMISSION)),
    Looking("admission.dj410_order", kept(ADMISSION)),
    Looking("admission.dj411_number", kept(ADMISSION)),
    Looking("dues.dj503_paid_late", kept(DUES)),
    Looking("dues.dj504_expense_unclear", kept(DUES)),
    Looking("dues.dj505_difference", kept(DUES)),
    Looking("accountability.dj601_chain_gap", kept(COMMITMENTS)),
    Looking("accountability.dj603_content_incomplete", kept(COMMITMENTS)),
    Looking("accountability.dj604_no_double_duty", kept(RESPONSIBILITIES)),
    Looking("accountability.dj605_too_many", kept(COMMITMENTS)),
    Looking("closing.dj704_closure_incomplete"),
    Looking("closing.dj706_not_reopened"),
    Looking("closing.dj708_hollow_measures", kept(RECTIFICATIONS)),
    Looking("closing.dj709_postponement_irregular"),
    Looking("closing.dj710_scheme_idle", lambda book: book.settings.scheme is not None or kept(SCHEMES)(book)),
    Looking("change.dj764_signed_changed", kept(SIGN_OFFS)),
    Looking("change.dj765_sign_off_idle", kept(SIGN_OFFS)),
    Looking("appraisal.dj801_weights", kept(INDEXES)),
    Looking("appraisal.dj802_structure", kept(INDEXES)),
    Looking("appraisal.dj804_remark_unlisted", kept(APPRAISALS)),
    Looking("appraisal.dj805_no_basis", kept(INDEXES, SCORE_SHEETS)),
    Looking("appraisal.dj807_votes_wrong", kept(APPRAISALS)),
    Looking("appraisal.dj808_index_idle", kept(INDEXES)),
    Looking("appraisal.dj809_sheet_unfit", kept(SCORE_SHEETS)),
    Looking("burden.dj901_entered_twice"),
    Looking("burden.dj902_much_evidence"),
)
