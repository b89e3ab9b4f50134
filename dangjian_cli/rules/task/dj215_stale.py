"""推进中，很久没有新的进展。

为什么
    开了头就没有下文的事最容易拖黄。推进中的条目超过 60 天没有新进展的，提醒问一
    问。天数可以在 dangjian.yaml 里改（久未更新天数）；暂缓、取消的不提醒。

错误
    - 编号: RW-2026-001
      任务: 修订机关党建制度
      时限: 年底前
      进展:
        - {日期: 2026-05-10, 内容: 完成初稿}

正确
    - 编号: RW-2026-001
      任务: 修订机关党建制度
      时限: 年底前
      进展:
        - {日期: 2026-05-10, 内容: 完成初稿}
        - {日期: 2026-09-08, 内容: 征求意见}

怎么改
    补一条“进展”，一行就行；已经完成的，补上“完成日期”；暂时不办的，写“暂缓”。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Phase
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    today, settings = situation.today, situation.settings
    for obligation in situation.register.obligations:
        standing = situation.standing(obligation)
        if not standing.open or standing.phase is not Phase.IN_PROGRESS:
            continue
        days = [fact.day for fact in obligation.steps] + [fact.day for fact in obligation.completions]
        last = max((day for day in days if day is not None and day <= today), default=None)
        if last is not None and (today - last).days > settings.stale_days:
            yield Fault("DJ215", obligation.place, {"days": (today - last).days, "last": last.isoformat()})


RULE = Rule(
    code="DJ215",
    name="久未更新",
    family=Family.TASK,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis("黔东南州直机关工委：季调度、季通报；60 天是默认值，可调", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "推进中，{days} 天没有新进展（上一次是 {last}）",
            "补一条“进展”；已经完成的，补上“完成日期”；暂时不办的，写“暂缓”",
        )
    },
    check=check,
)
