"""责任单位、责任人或牵头领导换了。

为什么
    任务办到一半换了责任人，要有交接；悄悄换，出了问题找不到人。

错误
    台账: 任务清单
    名称: 示例
    年度: 2026
    单位: 市直机关工委
    条目:
      - 编号: RW-1
        任务: 修订制度汇编
        责任人: 王某
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
        责任人: 张某、王某
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
    人员变动的，用 dangjian move 一并移交，在提交说明里写清楚。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.review.review import Review
from dangjian_cli.review.telling import told_value
from dangjian_cli.rules.base import INFO, Basis, Confidence, Family, Rule, Sentence, Stage

_KEYS = ("责任单位", "责任人", "牵头领导")


def judge(review: Review) -> Iterator[Fault]:
    for changed, _, _ in review.pairs:
        for key in _KEYS:
            field = changed.field(key)
            if field is None or field.old is None or review.reused(changed):
                continue
            before, after = told_value(field.old), told_value(field.new)
            if any(name not in after.split("、") for name in before.split("、")):
                values = {"key": key, "old": before, "new": after or "（空）"}
                yield Fault("DJ758", review.at_new(changed.new, key), values)


RULE = Rule(
    code="DJ758",
    name="责任单位或责任人变了",
    family=Family.CHANGE,
    stage=Stage.CHANGE,
    severity=INFO,
    basis=Basis("责任单位、责任人或牵头领导换了，复核时要看到", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "{key}由“{old}”改为“{new}”",
            "人员变动的用 dangjian move 移交，在提交说明里写清楚",
        ),
    },
    judge=judge,
)
