"""责任书过了时限还没有签。

为什么
    责任书年初签、全年用，签晚了就只剩一张纸。过了时限、没有签订日期，就是没有按期签
    订；到期当天不算，延期经批准的按新时限算。

错误
    - {编号: QD-2026-01, 乙方: 市信访局党支部, 甲方: 市直机关工委, 时限: 2月底前}

正确
    - {编号: QD-2026-01, 乙方: 市信访局党支部, 甲方: 市直机关工委, 时限: 2月底前, 签订日期: 2026-02-26}

怎么改
    已经签了的，补上“签订日期”；没有签的，抓紧签订；决定不签的，写“取消”和理由。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.lateness import faults, overdue_code, report


def check(situation: Situation) -> Iterator[Fault]:
    late = [one for one in report(situation).overdue if overdue_code(situation, one) == "DJ602"]
    yield from faults("DJ602", situation, late)


RULE = Rule(
    code="DJ602",
    name="责任书没有按期签订",
    family=Family.ACCOUNTABILITY,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis("哪天以前签，以台账写的时限为准", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "责任书没有签：时限“{wording}”，{due} 到期，逾期 {days} 天",
            "已经签了的，补上“签订日期”；没有签的，抓紧签订；不签的，写“取消”和理由",
        )
    },
    check=check,
)
