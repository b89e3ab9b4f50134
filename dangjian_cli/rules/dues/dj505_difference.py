"""应收和实收不相等，没有说明。

为什么
    少收的是有人没交还是有人调走，多收的是多交还是记错，过后谁也说不清。写一句原因，
    不写姓名。

错误
    台账: 党费
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: DF-2026-001, 期: 2026-01, 应收: 400, 实收: 380}

正确
    台账: 党费
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: DF-2026-001, 期: 2026-01, 应收: 400, 实收: 380, 说明: 1 人出差，下月补交}

怎么改
    核对两个数；确实不相等的，在“说明”里写原因，只写几人、什么原因，不写姓名。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.obligations.dues import NOTHING, accounts
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import INFO, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for one in accounts(situation.book):
        if one.short != NOTHING and not one.model.note:
            less = one.short > NOTHING
            values = {"due": f"{one.model.due:f}", "received": f"{one.model.received:f}", "by": f"{abs(one.short):f}"}
            yield Fault("DJ505", one.entry.at("实收"), values, "less" if less else "more")


RULE = Rule(
    code="DJ505",
    name="应收与实收不符",
    family=Family.DUES,
    stage=Stage.BOOK,
    severity=INFO,
    basis=Basis("差额要说得清", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "less": Sentence(
            "应收 {due} 元，实收 {received} 元，少 {by} 元，没有说明", "核对；确实少收的，写“说明”，不写姓名"
        ),
        "more": Sentence(
            "应收 {due} 元，实收 {received} 元，多 {by} 元，没有说明", "核对；确实多收的，写“说明”，不写姓名"
        ),
    },
    check=check,
)
