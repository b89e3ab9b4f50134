"""进度比上一次小。

为什么
    进度一般只增不减。后一次比前一次小，多半是日期或数字写错了；确实倒退了的（如
    返工），写明原因即可。

错误
    - 编号: RW-2026-001
      任务: 修订机关党建制度
      进展:
        - {日期: 2026-05-20, 内容: 完成初稿, 进度: 60}
        - {日期: 2026-06-20, 内容: 征求意见, 进度: 40}

正确
    - 编号: RW-2026-001
      任务: 修订机关党建制度
      进展:
        - {日期: 2026-05-20, 内容: 完成初稿, 进度: 60}
        - {日期: 2026-06-20, 内容: 征求意见, 进度: 80}

怎么改
    核对两次的日期和进度；确实倒退的，在行末写“# 忽略 DJ216：原因”。
"""

from collections.abc import Iterator
from itertools import pairwise

from dangjian_cli.book.entries import Entry
from dangjian_cli.diagnostics.diagnostic import Fault, Related
from dangjian_cli.models.entry import Matter
from dangjian_cli.obligations import histories
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import INFO, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for _, entry in situation.matters:
        if len(entry.model.progress) > 1:
            yield from _backwards(entry)


def _backwards(entry: Entry[Matter]) -> Iterator[Fault]:
    """Compare every dated percentage with the one before it. After a relapse (反弹) the work begins anew."""
    stated = sorted(
        (step.day, index, step.percent)
        for index, step in enumerate(entry.model.progress)
        if step.day is not None and step.percent is not None
    )
    relapses = [event.day for event in histories.completions(entry.model) if not event.done]
    for (since, before, most), (day, index, percent) in pairwise(stated):
        if percent < most and not any(since <= relapse <= day for relapse in relapses):
            earlier = Related(f"{since} 已到 {most}", entry.at("进展", before, "进度"))
            values = {"percent": percent, "earlier": most}
            yield Fault("DJ216", entry.at("进展", index, "进度"), values, related=(earlier,))


RULE = Rule(
    code="DJ216",
    name="进度倒退",
    family=Family.TASK,
    stage=Stage.BOOK,
    severity=INFO,
    basis=Basis("进度按日期先后只增不减", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "进度 {percent} 小于上一次的 {earlier}", "核对两次的日期和进度；确实倒退的，在行末写“# 忽略 DJ216：原因”"
        )
    },
    check=check,
)
