"""任务已经结束，临时党支部还没有撤销。

为什么
    临时党支部是为执行任务设的，任务结束，党员组织关系回到原支部，临时党支部一般即行撤销。
    写了“任务结束日期”的才查。

错误
    - 编号: ZZ-06
      名称: 防汛突击队临时党支部
      类别: 临时党支部
      任务结束日期: 2026-08-31

正确
    - 编号: ZZ-06
      名称: 防汛突击队临时党支部
      类别: 临时党支部
      任务结束日期: 2026-08-31
      撤销日期: 2026-09-05

怎么改
    撤销了的，写“撤销日期”；任务延长的，改“任务结束日期”。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault, Values
from dangjian_cli.models.vocabulary import UnitKind
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import INFO, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.organisation.living import living


def check(situation: Situation) -> Iterator[Fault]:
    today = situation.today
    for entry in living(situation):
        unit = entry.model
        ended = unit.mission_ends
        if unit.kind is not UnitKind.TEMPORARY_BRANCH or ended is None or unit.dissolved is not None:
            continue
        if ended < today:
            values: Values = {"ended": ended.isoformat(), "days": (today - ended).days}
            yield Fault("DJ109", entry.at("任务结束日期"), values)


RULE = Rule(
    code="DJ109",
    name="临时党支部没有撤销",
    family=Family.ORGANISATION,
    stage=Stage.DATED,
    severity=INFO,
    basis=Basis("临时党支部因任务而设，任务结束后一般即行撤销", Confidence.UNVERIFIED),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "任务 {ended} 结束，已过 {days} 天，还没有撤销", "撤销了的，写“撤销日期”；任务延长的，改“任务结束日期”"
        ),
    },
    check=check,
)
