"""豁免没有写清楚：哪一类、哪一期、为什么。

为什么
    有正当理由没有开的，可以不作要求：年老体弱、防汛抢险、合并召开。豁免的期次不进
    总数，所以要写明是哪一类、哪一期、什么理由，旁人看得明白。

错误
    台账: 组织生活
    年度: 2026
    单位: 市科技局党支部
    豁免:
      - {类型: 主题党日, 期: 2026-08}
    条目: []

正确
    台账: 组织生活
    年度: 2026
    单位: 市科技局党支部
    豁免:
      - {类型: 主题党日, 期: 2026-08, 理由: 全员参加防汛}
    条目: []

怎么改
    补上“类型”“期”“理由”。期写 2026-08、2026Q3、2026，要盖得住所豁免的那一期：豁免一
    个季度的党员大会，写 2026Q3，写 2026-08 不起作用。
"""

from collections.abc import Iterator

from dangjian_cli.book.entries import Ledger
from dangjian_cli.dates.period import Period
from dangjian_cli.diagnostics.diagnostic import Fault, Place
from dangjian_cli.models.life import Exemption
from dangjian_cli.models.vocabulary import MeetingType
from dangjian_cli.obligations.demands import periods_asked
from dangjian_cli.obligations.records import named_period
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import INFO, WARNING, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.life.meetings import exemptions


def check(situation: Situation) -> Iterator[Fault]:
    for ledger, exemption, place in exemptions(situation.book):
        missing = [
            key
            for key, value in (("类型", exemption.types), ("期", exemption.period), ("理由", exemption.reason))
            if not value
        ]
        if missing:
            yield Fault("DJ315", place, {"missing": "、".join(missing)})
        period = named_period(ledger, exemption.period)
        if exemption.period is not None and period is None:
            yield Fault("DJ315", place.at("期"), {"period": exemption.period}, "no_period", severity=WARNING)
        elif period is not None:
            yield from _idle(situation, ledger, exemption, period, place)


def _idle(situation: Situation, ledger: Ledger, exemption: Exemption, period: Period, place: Place) -> Iterator[Fault]:
    """An exemption that covers no period of its type: it changes nothing, and who wrote it believes otherwise."""
    years = ledger.header.years
    if years is None:
        return
    for type_ in exemption.types:
        asked = periods_asked(situation.book, years, type_)
        if asked and not any(period.start <= each.start and each.end <= period.end for each in asked):
            yield Fault("DJ315", place.at("期"), _values(exemption, type_, asked), "idle", severity=WARNING)


def _values(exemption: Exemption, type_: MeetingType, asked: tuple[Period, ...]) -> dict[str, str]:
    return {"period": exemption.period or "", "type": type_.value, "example": asked[0].name}


RULE = Rule(
    code="DJ315",
    name="豁免没有写清楚",
    family=Family.LIFE,
    stage=Stage.BOOK,
    severity=INFO,
    basis=Basis("党员教育管理工作条例第二十三条：年老体弱、行动不便、失能的，不作硬性要求", Confidence.READ),
    page=__doc__ or "",
    sentences={
        "": Sentence("这条豁免没有写{missing}", "补上{missing}，如 类型: 主题党日, 期: 2026-08, 理由: 防汛"),
        "no_period": Sentence("“{period}”看不出是哪一期，豁免没有起作用", "写成 2026-08、2026Q3、2026 这样"),
        "idle": Sentence(
            "“{period}”盖不住{type}的任何一期，豁免没有起作用", "按{type}的期写，如 {example}；年度不对的，改正年度"
        ),
    },
    check=check,
)
