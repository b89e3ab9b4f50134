"""没有记录领导干部参加双重组织生活的情况。

为什么
    机关党委定期检查、通报领导干部参加双重组织生活的情况，并向上级报告。到了四季度，
    机关党委和它下面的支部有组织生活的记录，而没有一条写“领导干部参加人数”，就提示
    一次。只记人数，不记姓名。

错误
    # 统计日 2026-11-15
    台账: 组织生活
    年度: 2026
    单位: 市财政局机关党委
    条目:
      - {编号: ZS-2026-001, 类型: [党员干部大会], 日期: 2026-01-22}

正确
    # 统计日 2026-11-15
    台账: 组织生活
    年度: 2026
    单位: 市财政局机关党委
    条目:
      - {编号: ZS-2026-001, 类型: [党员干部大会], 日期: 2026-01-22, 领导干部参加人数: 4}

怎么改
    在领导干部参加了的那些记录里写上“领导干部参加人数”；没有人参加的写 0。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.vocabulary import UnitKind
from dangjian_cli.obligations.records import holders
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import INFO, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.life.meetings import meetings

_FOURTH_QUARTER = 10


def check(situation: Situation) -> Iterator[Fault]:
    book, today = situation.book, situation.today
    if today.month < _FOURTH_QUARTER:
        return
    told: dict[str, bool] = {}
    for ledger, entry in meetings(situation):
        day = entry.model.day
        if day is not None and day.year == today.year and day <= today:
            for unit in holders(book, ledger, entry.model):
                told[unit] = told.get(unit, False) or entry.model.leaders_present is not None
    for committee in book.units.entries:
        if committee.model.kind is UnitKind.COMMITTEE:
            below = [told[name] for name in book.units.below(committee.model.title) if name in told]
            if below and not any(below):
                yield Fault("DJ311", committee.at("名称"), {"year": today.year})


RULE = Rule(
    code="DJ311",
    name="双重组织生活没有记录",
    family=Family.LIFE,
    stage=Stage.DATED,
    severity=INFO,
    basis=Basis("机关基层组织工作条例第二十六条（一）：定期检查、通报领导干部参加双重组织生活的情况", Confidence.READ),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "{year}年的组织生活记录，没有一条写领导干部参加的情况",
            "领导干部参加了的，在那条记录里写“领导干部参加人数”；没有人参加的写 0",
        )
    },
    check=check,
)
