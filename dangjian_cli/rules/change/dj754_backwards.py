"""完成日期改早了，或者进度比原来低。

为什么
    完成日期改早，逾期完成就成了按期完成；进度倒退，原来报的数就不实。

错误
    台账: 任务清单
    名称: 示例
    年度: 2026
    单位: 市直机关工委
    条目:
      - 编号: RW-1
        任务: 修订制度汇编
        责任人: 张某
        时限: 2026-09-15
        完成日期: 2026-09-14
    --- # 文件: 旧/示例.yaml
    台账: 任务清单
    名称: 示例
    年度: 2026
    单位: 市直机关工委
    条目:
      - 编号: RW-1
        任务: 修订制度汇编
        责任人: 张某
        时限: 2026-09-15
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
        时限: 2026-09-15
        完成日期: 2026-09-21
    --- # 文件: 旧/示例.yaml
    台账: 任务清单
    名称: 示例
    年度: 2026
    单位: 市直机关工委
    条目:
      - 编号: RW-1
        任务: 修订制度汇编
        责任人: 张某
        时限: 2026-09-15
        完成日期: 2026-09-20

怎么改
    照实填写；原来填错了的，在提交说明里写清楚依据。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.review.review import Review
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def judge(review: Review) -> Iterator[Fault]:
    for changed, old, new in review.pairs:
        if review.reused(changed):
            continue
        before, after = old.standing.done_on, new.standing.done_on
        if before is not None and after is not None and after < before:
            values = {"old": before.isoformat(), "new": after.isoformat()}
            yield Fault("DJ754", review.at_new(changed.new, "完成日期"), values, "done")
        elif before is None and after is None and (new.standing.progress or 0) < (old.standing.progress or 0):
            values = {"old": f"{old.standing.progress}%", "new": f"{new.standing.progress or 0}%"}
            yield Fault("DJ754", review.at_new(changed.new, "进展"), values, "progress")


RULE = Rule(
    code="DJ754",
    name="完成日期提前或进度倒退",
    family=Family.CHANGE,
    stage=Stage.CHANGE,
    severity=WARNING,
    basis=Basis("完成日期改早了，或者进度比原来低，复核时要看到", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "done": Sentence(
            "完成日期由 {old} 改为 {new}，提前了",
            "照实填写；原来填错的，在提交说明里写清楚依据",
        ),
        "progress": Sentence(
            "进度由 {old} 变成 {new}，倒退了",
            "照实填写；原来填错的，在提交说明里写清楚依据",
        ),
    },
    judge=judge,
)
