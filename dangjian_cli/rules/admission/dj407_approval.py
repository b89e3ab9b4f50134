"""支部大会通过后满三个月还没有审批。

为什么
    党委一般三个月内审批，特殊情况不超过六个月。过了六个月的，报错误。

错误
    台账: 发展党员
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: FZ-2026-001, 细则版本: 2026, 大会: 2026-05-08}

正确
    台账: 发展党员
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: FZ-2026-001, 细则版本: 2026, 大会: 2026-05-08, 审批: 2026-06-05, 宣誓: 2026-06-30}

怎么改
    办过的，补上日期；没有办的，抓紧办。期限在规则包里（dangjian rules --packs），照条目
    的“细则版本”用；据转述，请对照正式文本。只写编号和日期，不写姓名。
"""

from dangjian_cli.dates.months import add_months
from dangjian_cli.diagnostics.diagnostic import Severity
from dangjian_cli.models.admission import Case
from dangjian_cli.models.limits import Limit
from dangjian_cli.obligations.admission import Reckoning
from dangjian_cli.obligations.demand import Demand
from dangjian_cli.obligations.obligation import Obligation
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.admission.steps import LATE, late
from dangjian_cli.rules.base import ERROR, WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def _graver(situation: Situation, demand: Demand, owed: Obligation) -> tuple[str, Severity] | None:
    """Longer than even a special case may take."""
    _, entry = situation.book.by_id[demand.id.partition("/")[0]]
    case = entry.model
    if not isinstance(case, Case) or case.assembly is None:
        return None
    bound = Reckoning(situation.book, case).bound(Limit.ADMISSION_APPROVAL_MOST, case.assembly)
    past = bound is not None and add_months(case.assembly, bound.number) < situation.today
    return ("most", ERROR) if past else None


RULE = Rule(
    code="DJ407",
    name="审批超期",
    family=Family.ADMISSION,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis("中国共产党发展党员工作细则（2026年5月修订）第二十五条", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={
        "": LATE,
        "most": Sentence(
            "{id}：支部大会后迟迟没有审批，{due} 到期，逾期 {days} 天，已经超过特殊情况的期限",
            "批过的，补上“审批”的日期；没有批的，报上级党委处理。依据：{basis}",
        ),
    },
    check=late("DJ407", _graver),
)
