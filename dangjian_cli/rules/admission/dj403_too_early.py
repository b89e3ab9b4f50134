"""列为发展对象，离确定为积极分子不足一年。

为什么
    经过一年以上培养教育和考察，才可以列为发展对象。两个日期隔得不够，不是日期写错，
    就是程序没有走够。

错误
    台账: 发展党员
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: FZ-2026-001, 细则版本: 2026, 积极分子: 2025-09-01, 发展对象: 2026-07-01}

正确
    台账: 发展党员
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: FZ-2026-001, 细则版本: 2026, 积极分子: 2025-06-30, 发展对象: 2026-07-01}

怎么改
    核对两个日期；程序确实没有走够的，报上级党委处理。期限据转述，请对照正式文本。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.limits import Limit
from dangjian_cli.obligations.admission import Reckoning
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.admission.steps import cases_of
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for entry in cases_of(situation.book):
        case = entry.model
        if case.activist is None or case.candidate is None:
            continue
        found = Reckoning(situation.book, case).after(Limit.ADMISSION_TRAINING_YEAR, case.activist)
        if found is not None and case.candidate < found[0]:
            earliest, bound = found
            values = {
                "id": case.id,
                "candidate": case.candidate.isoformat(),
                "earliest": earliest.isoformat(),
                "basis": bound.item.basis.shown,
            }
            yield Fault("DJ403", entry.at("发展对象"), values)


RULE = Rule(
    code="DJ403",
    name="培养考察不足一年",
    family=Family.ADMISSION,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("中国共产党发展党员工作细则（2026年5月修订）第十三条", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={
        "": Sentence("{id}：{candidate} 列为发展对象，培养考察没有满期，最早 {earliest}", "核对两个日期。依据：{basis}")
    },
    check=check,
)
