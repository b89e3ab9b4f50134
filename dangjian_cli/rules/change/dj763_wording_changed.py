"""已经下达的任务，名称或目标的文字改了。

为什么
    任务下达以后文字就是约定。改措辞可能把要求改轻了，要看得见改了什么。

错误
    台账: 任务清单
    名称: 示例
    年度: 2026
    单位: 市直机关工委
    条目:
      - 编号: RW-1
        任务: 研究修订制度汇编
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
        任务: 修订制度汇编
        责任人: 张某
        时限: 2026-12-15
        备注: 已征求意见
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
    改错字的，在提交说明里写清楚；要求变了的，请下达任务的单位确认。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.review.review import Review
from dangjian_cli.review.telling import told_value
from dangjian_cli.rules.base import INFO, Basis, Confidence, Family, Rule, Sentence, Stage

_KEYS = ("任务", "责任", "问题", "事项", "目标")


def judge(review: Review) -> Iterator[Fault]:
    for changed, _, _ in review.pairs:
        for key in _KEYS:
            field = changed.field(key)
            if field is not None and field.old is not None and not review.reused(changed):
                values = {"key": key, "old": told_value(field.old), "new": told_value(field.new) or "（空）"}
                yield Fault("DJ763", review.at_new(changed.new, key), values)


RULE = Rule(
    code="DJ763",
    name="下达的任务改了措辞",
    family=Family.CHANGE,
    stage=Stage.CHANGE,
    severity=INFO,
    basis=Basis("已经下达的任务，名称或目标的文字改了，复核时要看到", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "“{key}”由“{old}”改为“{new}”",
            "改错字的在提交说明里写清楚；要求变了的，请下达的单位确认",
        ),
    },
    judge=judge,
)
