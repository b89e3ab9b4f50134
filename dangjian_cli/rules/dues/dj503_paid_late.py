"""补交的是六个月以前的党费。

为什么
    补交党费一般不得超过六个月。补交的期写得太早，不是期写错了，就是欠得太久，要说明
    情况。

错误
    台账: 党费
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: DF-2026-009, 期: 2026-09, 应收: 400, 实收: 400, 补交: [{期: 2026-01, 金额: 30}]}

正确
    台账: 党费
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: DF-2026-004, 期: 2026-04, 应收: 400, 实收: 400, 补交: [{期: 2026-01, 金额: 30}]}

怎么改
    核对补交的是哪一期；确实超过的，在“说明”里写原因，并在这一行末尾写“# 忽略
    DJ503：原因”。
"""

from collections.abc import Iterator

from dangjian_cli.dates.period import Period
from dangjian_cli.diagnostics.diagnostic import Fault, Values
from dangjian_cli.models.limits import Limit
from dangjian_cli.obligations.dues import accounts
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.unit_records import period_of
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for one in accounts(situation.book):
        bound = situation.book.packs().limit(Limit.DUES_LATE_MONTHS, one.period.last) if one.model.arrears else None
        for index, paid in enumerate(one.model.arrears if bound is not None else ()):
            meant = period_of(one.ledger, paid.period)
            place = one.entry.at("补交", index)
            if meant is None:
                yield Fault("DJ503", place, {"period": paid.period or ""}, "unclear" if paid.period else "unnamed")
            elif bound is not None and (late := _months_between(meant, one.period)) > bound.number:
                values: Values = {"period": meant.name, "late": late, "most": bound.number}
                yield Fault("DJ503", place, values)


def _months_between(paid: Period, now: Period) -> int:
    return (now.start.year - paid.last.year) * 12 + now.start.month - paid.last.month


RULE = Rule(
    code="DJ503",
    name="补交超过六个月",
    family=Family.DUES,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("《旗帜》2021-10-21党费答问：补交一般不得超过六个月", Confidence.READ),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "补交 {period} 的党费，晚了 {late} 个月，一般不得超过 {most} 个月", "核对期；确实超过的，写“说明”"
        ),
        "unnamed": Sentence("补交没有写是哪一期的", "写成“{{期: 2026-02, 金额: 120}}”"),
        "unclear": Sentence("补交的期“{period}”看不出是哪一期", "写成 2026-02 或 2026Q1"),
    },
    check=check,
)
