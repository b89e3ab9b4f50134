"""Every model of an entry or a header that not all ledgers share: loaded with the first ledger of its kind."""

from typing import TYPE_CHECKING

from dangjian_cli.models.later import Later

if TYPE_CHECKING:
    from dangjian_cli.models.admission import Case
    from dangjian_cli.models.appraisal import Appraisal, AppraisalHeader
    from dangjian_cli.models.checklist import CheckItem, ChecklistHeader
    from dangjian_cli.models.commitment import Commitment, CommitmentHeader
    from dangjian_cli.models.dues import Dues
    from dangjian_cli.models.general import GeneralHeader, GeneralRecord
    from dangjian_cli.models.index import IndexHeader, Indicator
    from dangjian_cli.models.life import LifeHeader, Meeting
    from dangjian_cli.models.mapping import ColumnTitle, MappingHeader
    from dangjian_cli.models.organisation import OrganisationHeader, Unit
    from dangjian_cli.models.rectification import Rectification
    from dangjian_cli.models.report_form import FormHeader, Section
    from dangjian_cli.models.responsibility import Responsibility, ResponsibilityHeader
    from dangjian_cli.models.rulepack import PackHeader, Requirement
    from dangjian_cli.models.scheme import Level, SchemeHeader
    from dangjian_cli.models.score_sheet import ScoreSheet
    from dangjian_cli.models.sign_off import SignedEntry, SignOffHeader
    from dangjian_cli.models.supervision import SupervisedMatter
    from dangjian_cli.models.task import Task
    from dangjian_cli.models.training import Training
    from dangjian_cli.models.unit_record import RecordHeader, UnitRecord
    from dangjian_cli.models.workdays import Festival

CASE: "Later[Case]" = Later("admission.Case")
APPRAISAL: "Later[Appraisal]" = Later("appraisal.Appraisal")
APPRAISAL_HEADER: "Later[AppraisalHeader]" = Later("appraisal.AppraisalHeader")
CHECK_ITEM: "Later[CheckItem]" = Later("checklist.CheckItem")
CHECKLIST_HEADER: "Later[ChecklistHeader]" = Later("checklist.ChecklistHeader")
COMMITMENT: "Later[Commitment]" = Later("commitment.Commitment")
COMMITMENT_HEADER: "Later[CommitmentHeader]" = Later("commitment.CommitmentHeader")
DUES: "Later[Dues]" = Later("dues.Dues")
GENERAL_RECORD: "Later[GeneralRecord]" = Later("general.GeneralRecord")
GENERAL_HEADER: "Later[GeneralHeader]" = Later("general.GeneralHeader")
INDICATOR: "Later[Indicator]" = Later("index.Indicator")
INDEX_HEADER: "Later[IndexHeader]" = Later("index.IndexHeader")
MEETING: "Later[Meeting]" = Later("life.Meeting")
LIFE_HEADER: "Later[LifeHeader]" = Later("life.LifeHeader")
COLUMN_TITLE: "Later[ColumnTitle]" = Later("mapping.ColumnTitle")
MAPPING_HEADER: "Later[MappingHeader]" = Later("mapping.MappingHeader")
UNIT: "Later[Unit]" = Later("organisation.Unit")
ORGANISATION_HEADER: "Later[OrganisationHeader]" = Later("organisation.OrganisationHeader")
RECTIFICATION: "Later[Rectification]" = Later("rectification.Rectification")
SECTION: "Later[Section]" = Later("report_form.Section")
FORM_HEADER: "Later[FormHeader]" = Later("report_form.FormHeader")
RESPONSIBILITY: "Later[Responsibility]" = Later("responsibility.Responsibility")
RESPONSIBILITY_HEADER: "Later[ResponsibilityHeader]" = Later("responsibility.ResponsibilityHeader")
REQUIREMENT: "Later[Requirement]" = Later("rulepack.Requirement")
PACK_HEADER: "Later[PackHeader]" = Later("rulepack.PackHeader")
LEVEL: "Later[Level]" = Later("scheme.Level")
SCHEME_HEADER: "Later[SchemeHeader]" = Later("scheme.SchemeHeader")
SCORE_SHEET: "Later[ScoreSheet]" = Later("score_sheet.ScoreSheet")
SIGNED_ENTRY: "Later[SignedEntry]" = Later("sign_off.SignedEntry")
SIGN_OFF_HEADER: "Later[SignOffHeader]" = Later("sign_off.SignOffHeader")
SUPERVISED_MATTER: "Later[SupervisedMatter]" = Later("supervision.SupervisedMatter")
TASK: "Later[Task]" = Later("task.Task")
TRAINING: "Later[Training]" = Later("training.Training")
UNIT_RECORD: "Later[UnitRecord]" = Later("unit_record.UnitRecord")
RECORD_HEADER: "Later[RecordHeader]" = Later("unit_record.RecordHeader")
FESTIVAL: "Later[Festival]" = Later("workdays.Festival")
