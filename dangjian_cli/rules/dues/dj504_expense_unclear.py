"""党费支出没有写金额、用途或审批人。

为什么
    党费用在什么地方、谁批的、多少钱，一笔一笔要说得清，公布和检查都要用。审批人写
    职务。

错误
    台账: 党费
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: DF-2026-001, 期: 2026-01, 应收: 400, 实收: 400, 支出: [{日期: 2026-01-20, 金额: 260}]}

正确
    台账: 党费
    年度: 2026
    单位: 市统计局党支部
    条目:
      - 编号: DF-2026-001
        期: 2026-01
        应收: 400
        实收: 400
        支出:
          - {日期: 2026-01-20, 金额: 260, 用途: 订阅党报党刊, 审批人: 支部书记}

怎么改
    对照凭证补全。没有审批的支出，先按本单位的规定补办手续。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.dues import Dues
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for _, entry in situation.book.each(Dues):
        if "支出" in entry.lost:
            continue
        for index, spent in enumerate(entry.model.expenses):
            facts = (("金额", spent.amount is not None), ("用途", spent.purpose), ("审批人", spent.approver))
            missing = "、".join(name for name, there in facts if not there)
            if missing:
                yield Fault("DJ504", entry.at("支出", index), {"missing": missing})


RULE = Rule(
    code="DJ504",
    name="党费支出不清",
    family=Family.DUES,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("地方党费管理制度：支出写明用途，经过审批", Confidence.READ),
    page=__doc__ or "",
    sentences={"": Sentence("这笔支出没有写{missing}", "对照凭证补上；审批人写职务，如 支部书记")},
    check=check,
)
