"""新登记的销号，核查人或批准人就是责任人。

为什么
    销号要由别人核查、领导批准（博山六步）。自己批自己，销号就不作数。

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
        完成日期: 2026-09-20
        销号: {申请日期: 2026-09-21, 核查人: 王某, 核查日期: 2026-09-22, 批准人: 张某, 批准日期: 2026-09-23}
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
        完成日期: 2026-09-20

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
        销号: {申请日期: 2026-09-21, 核查人: 王某, 核查日期: 2026-09-22, 批准人: 李某, 批准日期: 2026-09-23}
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
        完成日期: 2026-09-20

怎么改
    换别人核查、由领导批准，再用 dangjian close 登记。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.review.review import Review
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage


def judge(review: Review) -> Iterator[Fault]:
    for changed, _, new in review.pairs:
        closure = new.model.closure
        if closure is None or changed.field("销号") is None:
            continue
        for key, name in (("核查人", closure.checker), ("批准人", closure.approver)):
            if name is not None and name in new.model.owners:
                yield Fault("DJ761", review.at_new(changed.new, "销号"), {"key": key, "name": name})


RULE = Rule(
    code="DJ761",
    name="责任人给自己销号",
    family=Family.CHANGE,
    stage=Stage.CHANGE,
    severity=ERROR,
    basis=Basis("新登记的销号，核查人或批准人就是责任人，复核时要看到", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "销号的{key}“{name}”就是责任人",
            "换别人核查、由领导批准，再用 dangjian close 登记",
        ),
    },
    judge=judge,
)
