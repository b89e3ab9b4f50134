"""短期集中培训天数、学时都不够。

为什么
    短期集中培训一般不少于三天，或者不少于二十四个学时，够一样就行。

错误
    台账: 发展党员
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: FZ-2026-001, 细则版本: 2026, 培训: {天: 2, 学时: 16}}

正确
    台账: 发展党员
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: FZ-2026-001, 细则版本: 2026, 培训: {天: 2, 学时: 24}}

怎么改
    数写错的改正；确实不够的，补训后再改。期限据转述，请对照正式文本。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault, Values
from dangjian_cli.models.limits import Limit
from dangjian_cli.obligations.admission import Reckoning
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.admission.steps import cases_of
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for entry in cases_of(situation.book):
        course = entry.model.course
        if course is None or (course.days is None and course.hours is None):
            continue
        reckoning = Reckoning(situation.book, entry.model)
        day = course.day or situation.today
        days, hours = (
            reckoning.bound(limit, day) for limit in (Limit.ADMISSION_COURSE_DAYS, Limit.ADMISSION_COURSE_HOURS)
        )
        if days is None or hours is None:
            continue
        if (course.days or 0) < days.amount and (course.hours or 0) < hours.amount:
            values: Values = {
                "id": entry.model.id,
                "days": days.number,
                "hours": hours.number,
                "basis": days.item.basis.shown,
            }
            yield Fault("DJ405", entry.at("培训"), values)


RULE = Rule(
    code="DJ405",
    name="集中培训不足",
    family=Family.ADMISSION,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("中国共产党发展党员工作细则（2026年5月修订）第十七条", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={
        "": Sentence("{id}：集中培训不到 {days} 天，也不到 {hours} 学时", "核对；确实不够的，补训。依据：{basis}")
    },
    check=check,
)
