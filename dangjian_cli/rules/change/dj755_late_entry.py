"""完成以后很久才登记。

为什么
    完成日期写的是很久以前，现在才登记，当时的统计就少算了它；也可能是倒签。

错误
    台账: 任务清单
    名称: 示例
    年度: 2026
    单位: 市直机关工委
    条目:
      - 编号: RW-1
        任务: 修订制度汇编
        责任人: 张某
        时限: 2026-12-15
        完成日期: 2026-06-10
    --- # 文件: 旧/示例.yaml
    台账: 任务清单
    名称: 示例
    年度: 2026
    单位: 市直机关工委
    条目:
      - 编号: RW-1
        任务: 修订制度汇编
        责任人: 张某
        时限: 2026-12-15

正确
    台账: 任务清单
    名称: 示例
    年度: 2026
    单位: 市直机关工委
    条目:
      - 编号: RW-1
        任务: 修订制度汇编
        责任人: 张某
        时限: 2026-12-15
        完成日期: 2026-09-20
    --- # 文件: 旧/示例.yaml
    台账: 任务清单
    名称: 示例
    年度: 2026
    单位: 市直机关工委
    条目:
      - 编号: RW-1
        任务: 修订制度汇编
        责任人: 张某
        时限: 2026-12-15

怎么改
    办结以后及时登记；补录的，在备注里写明为什么。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.review.review import Review
from dangjian_cli.rules.base import INFO, Basis, Confidence, Family, Rule, Sentence, Stage

DAYS = 30
"""Days after which an entry is late [约]."""


def judge(review: Review) -> Iterator[Fault]:
    for changed, old, new in review.pairs:
        done = new.standing.done_on
        if done is None or old.standing.done_on is not None or (review.recorded_on - done).days <= DAYS:
            continue
        values: dict[str, str | int] = {"day": done.isoformat(), "days": (review.recorded_on - done).days}
        yield Fault("DJ755", review.at_new(changed.new, "完成日期"), values)


RULE = Rule(
    code="DJ755",
    name="补录",
    family=Family.CHANGE,
    stage=Stage.CHANGE,
    severity=INFO,
    basis=Basis("完成以后很久才登记，复核时要看到", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "完成日期 {day}，过了 {days} 天才登记",
            "以后办结就登记；这次为什么晚，写进备注",
        ),
    },
    judge=judge,
)
