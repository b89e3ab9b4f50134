"""ALERTS: the rules that come and go with time, in the order of the codes; `check --alerts` runs them too."""

from dangjian_cli.rules.accountability import dj602_not_signed
from dangjian_cli.rules.admission import (
    dj401_talk,
    dj402_review,
    dj406_assembly,
    dj407_approval,
    dj408_oath,
    dj409_full,
)
from dangjian_cli.rules.appraisal import dj803_no_talk, dj806_not_reported
from dangjian_cli.rules.base import Rule
from dangjian_cli.rules.closing import (
    dj701_reply_overdue,
    dj702_not_escalated,
    dj703_unsupervised,
    dj705_not_revisited,
    dj707_prompt_overdue,
)
from dangjian_cli.rules.dues import dj501_unrecorded, dj502_unpublished
from dangjian_cli.rules.life import (
    dj301_members_meeting,
    dj302_committee_meeting,
    dj303_cell_meeting,
    dj304_lecture,
    dj305_party_day,
    dj306_life_meeting,
    dj307_democratic_review,
    dj308_secretary_lecture,
    dj309_talks,
    dj310_hours,
    dj311_dual_life,
    dj312_staff_meeting,
    dj313_study_group,
    dj314_group_report,
)
from dangjian_cli.rules.organisation import (
    dj101_term_over,
    dj102_term_ending,
    dj109_temporary_outlived,
)
from dangjian_cli.rules.task import (
    dj207_overdue,
    dj208_due_soon,
    dj213_done_late,
    dj215_stale,
    dj218_hard_overdue,
)

ALERTS: tuple[Rule, ...] = (
    dj101_term_over.RULE,
    dj102_term_ending.RULE,
    dj109_temporary_outlived.RULE,
    dj207_overdue.RULE,
    dj208_due_soon.RULE,
    dj213_done_late.RULE,
    dj215_stale.RULE,
    dj218_hard_overdue.RULE,
    dj301_members_meeting.RULE,
    dj302_committee_meeting.RULE,
    dj303_cell_meeting.RULE,
    dj304_lecture.RULE,
    dj305_party_day.RULE,
    dj306_life_meeting.RULE,
    dj307_democratic_review.RULE,
    dj308_secretary_lecture.RULE,
    dj309_talks.RULE,
    dj310_hours.RULE,
    dj311_dual_life.RULE,
    dj312_staff_meeting.RULE,
    dj313_study_group.RULE,
    dj314_group_report.RULE,
    dj401_talk.RULE,
    dj402_review.RULE,
    dj406_assembly.RULE,
    dj407_approval.RULE,
    dj408_oath.RULE,
    dj409_full.RULE,
    dj501_unrecorded.RULE,
    dj502_unpublished.RULE,
    dj602_not_signed.RULE,
    dj701_reply_overdue.RULE,
    dj702_not_escalated.RULE,
    dj703_unsupervised.RULE,
    dj705_not_revisited.RULE,
    dj707_prompt_overdue.RULE,
    dj803_no_talk.RULE,
    dj806_not_reported.RULE,
)
