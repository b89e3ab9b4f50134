"""立行立改的问题，过了期限还没有改完。

为什么
    写明立行立改的，就应当马上改。从“开始”（没有就从台账头的“基准日”）算起，超过
    15 天还没有完成的提醒，不论时限写到哪一天；时限也过了的，按错误报。天数可以
    在 dangjian.yaml 里改（立行立改天数）。又是硬任务的，逾期由 DJ218 说。

错误
    - 编号: ZG-2026-01
      问题: 党组理论学习中心组学习记录不全
      整改类型: 立行立改
      开始: 2026-09-01
      时限: 11月底前

正确
    - 编号: ZG-2026-01
      问题: 党组理论学习中心组学习记录不全
      整改类型: 立行立改
      开始: 2026-09-01
      时限: 立行立改
      完成日期: 2026-09-10

怎么改
    已经改完的，补上“完成日期”；一时改不完的，整改类型改成“限期整改”并写明时限。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, WARNING, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.lateness import prompt


def check(situation: Situation) -> Iterator[Fault]:
    settings = situation.settings
    for obligation in situation.register.obligations:
        problem = prompt(situation, obligation)
        if problem is None or problem[1] <= settings.prompt_days:
            continue
        entry, days = problem
        standing = situation.standing(obligation)
        if standing.open and not (standing.overdue and obligation.hard):
            values = {"days": days, "limit": settings.prompt_days}
            graver = ERROR if standing.overdue else None
            yield Fault("DJ707", entry.at("整改类型"), values, severity=graver)


RULE = Rule(
    code="DJ707",
    name="立行立改超期",
    family=Family.CLOSING,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis("立行立改按 15 天计，天数可调", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "立行立改已 {days} 天，还没有完成（期限 {limit} 天）",
            "已经改完的，补上“完成日期”；一时改不完的，改成“限期整改”并写明时限",
        )
    },
    check=check,
)
