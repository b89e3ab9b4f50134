"""时限改晚了，没有写延期和批准。

为什么
    时限推后要写明理由、经人批准。直接改“时限”，原来的时限就看不见了，谁批准的也无从查起。

错误
    台账: 任务清单
    名称: 示例
    年度: 2026
    单位: 市直机关工委
    条目:
      - 编号: RW-1
        任务: 修订制度汇编
        责任人: 张某
        时限: 2026-12-31
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
        延期: [{申请日期: 2026-12-01, 新时限: 2026-12-31, 理由: 要征求意见, 批准人: 李某, 批准日期: 2026-12-02}]
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
    改回原来的“时限”，用 dangjian postpone 登记延期：理由、批准人、批准日期。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.review.review import Review
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def judge(review: Review) -> Iterator[Fault]:
    for changed, old, new in review.pairs:
        before, after = old.owed.deadlines[0], new.owed.deadlines[0]
        if review.reused(changed) or before.due is None or after.due is None or after.due <= before.due:
            continue
        values: dict[str, str | int] = {"old": before.wording, "new": after.wording}
        values["days"] = (after.due - before.due).days
        yield Fault("DJ751", review.at_new(changed.new, "时限"), values)


RULE = Rule(
    code="DJ751",
    name="时限推后而没有批准",
    family=Family.CHANGE,
    stage=Stage.CHANGE,
    severity=WARNING,
    basis=Basis("时限改晚了，没有写延期和批准，复核时要看到", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "时限由“{old}”改为“{new}”，晚了 {days} 天，没有延期的批准",
            "改回原时限，用 dangjian postpone 登记延期的理由和批准人",
        ),
    },
    judge=judge,
)
