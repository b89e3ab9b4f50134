"""原来有完成日期，现在没有了，也没有回头看反弹的记录。

为什么
    办结的事重新打开，要有原因：回头看发现反弹。直接删去完成日期，原来的结论就没有了。

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
        完成日期: 2026-09-10

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
        回头看: [{日期: 2026-09-20, 结论: 反弹}]
        历次: [{完成日期: 2026-09-10, 反弹日期: 2026-09-20}]
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
        完成日期: 2026-09-10

怎么改
    回头看反弹的，用 dangjian revisit 编号 反弹；登记错了的，在提交说明里写清楚。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.review.review import Review
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def judge(review: Review) -> Iterator[Fault]:
    for changed, old, new in review.pairs:
        done = old.standing.done_on
        if review.reused(changed) or done is None or new.standing.done_on is not None:
            continue
        if new.standing.relapsed_on is None:
            yield Fault("DJ753", review.at_new(changed.new, "完成日期"), {"day": done.isoformat()})


RULE = Rule(
    code="DJ753",
    name="已完成的又改成没有完成",
    family=Family.CHANGE,
    stage=Stage.CHANGE,
    severity=WARNING,
    basis=Basis("原来有完成日期，现在没有了，也没有回头看反弹的记录，复核时要看到", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "原来 {day} 完成，现在改成没有完成，没有反弹的记录",
            "反弹的用 dangjian revisit 登记；登记错了的，在提交说明里写清楚",
        ),
    },
    judge=judge,
)
