"""目标值改低了。

为什么
    目标一低就容易完成。降低目标要有批准。

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
        目标值: 不少于20
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
        目标值: 不少于32

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
        目标值: 不少于40
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
        目标值: 不少于32

怎么改
    改回去；确有批准的，在备注里写明谁批准、为什么。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.review.review import Review
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def judge(review: Review) -> Iterator[Fault]:
    for changed, old, new in review.pairs:
        before, after = old.model.target, new.model.target
        if before is None or after == before or review.reused(changed):
            continue
        if after is None:
            yield Fault("DJ759", review.at_new(changed.new, "目标值"), {"old": before.text}, "gone")
        elif (after.amount > before.amount) is before.at_most and after.amount != before.amount:
            yield Fault("DJ759", review.at_new(changed.new, "目标值"), {"old": before.text, "new": after.text})


RULE = Rule(
    code="DJ759",
    name="目标降低了",
    family=Family.CHANGE,
    stage=Stage.CHANGE,
    severity=WARNING,
    basis=Basis("目标值改低了，复核时要看到", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "目标值由“{old}”改为“{new}”，降低了",
            "改回去；有批准的，在备注里写明谁批准、为什么",
        ),
        "gone": Sentence(
            "目标值“{old}”删去了",
            "放回去；有批准的，在备注里写明谁批准、为什么",
        ),
    },
    judge=judge,
)
