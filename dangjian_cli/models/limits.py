"""限额: what the numbers of rule packs limit."""

from dangjian_cli.models.vocabulary import Vocabulary


class Limit(Vocabulary):
    """限额: what a number of a rule pack limits. Each is read by the rule that its sentence names."""

    TERM_YEARS = "任期年数"
    TERM_REMINDER_MONTHS = "换届提醒月数"
    TERM_EXTENSION_MONTHS = "换届延期月数上限"
    COMMITTEE_MEMBERS = "设基层党委的党员数"
    GENERAL_BRANCH_MEMBERS = "设党总支的党员数"
    BRANCH_FULL_MEMBERS = "设党支部的正式党员数"
    BRANCH_COMMITTEE_FULL_MEMBERS = "设支委会的正式党员数"
    BRANCH_MEMBERS_MOST = "党支部党员数上限"
    BRANCH_COMMITTEE_LEAST = "支委数下限"
    BRANCH_COMMITTEE_USUAL = "支委数一般上限"
    BRANCH_COMMITTEE_MOST = "支委数上限"
    JOINT_BRANCH_UNITS = "联合党支部覆盖单位数上限"
    PARTY_STAFF_PERCENT = "专职党务人员占比下限"
    ATTENDANCE_PERCENT = "支委会到会占比下限"
    MEMBER_HOURS = "党员年学时下限"
    LEADER_HOURS = "书记和班子成员年学时下限"
    REVISIT_DAYS = "回头看天数"
    UNSUPERVISED_DAYS = "逾期未督办天数"
    COMMITMENTS_MOST = "责任书份数上限"
    EVIDENCE_MOST = "佐证份数上限"
    TALK_DAYS = "约谈天数"
    ADMISSION_TALK = "发展党员谈话月数"
    ADMISSION_REVIEW = "发展党员考察间隔月数"
    ADMISSION_TRAINING_YEAR = "发展党员培养考察月数"
    ADMISSION_NOTICE = "发展党员公示工作日天数"
    ADMISSION_COURSE_DAYS = "发展党员集中培训天数"
    ADMISSION_COURSE_HOURS = "发展党员集中培训学时下限"
    ADMISSION_ASSEMBLY = "发展党员预审后大会月数"
    ADMISSION_APPROVAL = "发展党员审批月数"
    ADMISSION_APPROVAL_MOST = "发展党员审批月数上限"
    ADMISSION_OATH = "发展党员宣誓月数"
    ADMISSION_PROBATION = "发展党员预备期月数"
    ADMISSION_FULL = "发展党员转正讨论月数"
    ADMISSION_FULL_APPROVAL = "发展党员转正审批月数"
    DUES_LATE_MONTHS = "党费补交月数上限"
    DUES_ARREARS_MONTHS = "党费欠缴月数"
    DUES_PUBLISHED = "党费年公布次数下限"

    @property
    def measure(self) -> str:
        """What the number counts."""
        for ending, measure in (
            ("年数", "年"),
            ("月数", "个月"),
            ("月数上限", "个月"),
            ("占比下限", "%"),
            ("学时下限", "学时"),
            ("次数下限", "次"),
            ("份数上限", "份"),
        ):
            if self.value.endswith(ending):
                return measure
        return "天" if self.value.endswith("天数") else "个" if "单位数" in self.value else "人"
