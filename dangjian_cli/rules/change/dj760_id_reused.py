"""同一个编号现在说的是另一件事。

为什么
    编号是一件事的身份。同一个编号换成另一件事，原来那件事就不见了，引用它的地方也都错了。

错误
    台账: 任务清单
    名称: 示例
    年度: 2026
    单位: 市直机关工委
    条目:
      - 编号: RW-1
        任务: 开展主题党日
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

正确
    台账: 任务清单
    名称: 示例
    年度: 2026
    单位: 市直机关工委
    条目:
      - 编号: RW-1
        任务: 修订机关制度汇编
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

怎么改
    原来的条目放回去，新的事用新的编号：dangjian add 会自动编号。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.review.review import Review
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage


def judge(review: Review) -> Iterator[Fault]:
    for changed, old, new in review.pairs:
        if review.reused(changed):
            values = {"id": changed.new.id, "old": old.model.title, "new": new.model.title}
            yield Fault("DJ760", review.at_new(changed.new, "编号"), values)


RULE = Rule(
    code="DJ760",
    name="编号被别的事占用",
    family=Family.CHANGE,
    stage=Stage.CHANGE,
    severity=ERROR,
    basis=Basis("同一个编号现在说的是另一件事，复核时要看到", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "编号 {id} 原来是“{old}”，现在是“{new}”",
            "放回原来的条目，新的事用 dangjian add 编新号",
        ),
    },
    judge=judge,
)
