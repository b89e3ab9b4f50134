"""原来有的督办单没有了。

为什么
    督办单发出去就是事实。删去记录，发过几次、回没回就查不到了。

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
        督办: [{单号: 督1, 日期: 2026-09-01, 级别: 督办}]

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
        督办: [{单号: 督1, 日期: 2026-09-01, 级别: 督办, 回复日期: 2026-09-10}]
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
        督办: [{单号: 督1, 日期: 2026-09-01, 级别: 督办}]

怎么改
    放回去；发错了的，写明回复情况，不要删。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.review.review import Review
from dangjian_cli.review.telling import told_record
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def judge(review: Review) -> Iterator[Fault]:
    for changed, _, _ in review.pairs:
        field = changed.field("督办")
        for element in field.elements if field is not None and not review.reused(changed) else ():
            if element.old is not None and element.new is None:
                sheet = told_record(element.old)
                yield Fault("DJ762", review.at_new(changed.new, "督办"), {"sheet": sheet})


RULE = Rule(
    code="DJ762",
    name="督办记录被删去",
    family=Family.CHANGE,
    stage=Stage.CHANGE,
    severity=WARNING,
    basis=Basis("原来有的督办单没有了，复核时要看到", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "督办单“{sheet}”的记录删去了",
            "放回去；发错了的，写明情况，不要删",
        ),
    },
    judge=judge,
)
