"""时限已经过了，才改晚或者才批延期。

为什么
    延期应当在到期以前申请。过期以后再改，逾期就从账上消失了。

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
        延期: [{申请日期: 2026-09-20, 新时限: 2026-12-31, 理由: 要征求意见, 批准人: 李某, 批准日期: 2026-09-21}]
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
        延期: [{申请日期: 2026-09-10, 新时限: 2026-12-31, 理由: 要征求意见, 批准人: 李某, 批准日期: 2026-09-11}]
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

怎么改
    逾期的事照实记逾期；确实在到期以前申请过的，把申请日期写对。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.review.review import Review
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def judge(review: Review) -> Iterator[Fault]:
    for changed, old, new in review.pairs:
        due = old.standing.due
        if review.reused(changed) or due is None or new.standing.due is None or new.standing.due <= due:
            continue
        added = (one for one in new.model.postponements if one not in old.model.postponements)
        asked = [one.asked_on or one.approved_on for one in added]
        day = min((one for one in asked if one is not None), default=review.recorded_on)
        if day > due and old.standing.done_on is None:
            values: dict[str, str | int] = {"due": due.isoformat(), "new": new.standing.due.isoformat()}
            values["days"] = (day - due).days
            yield Fault("DJ752", review.at_new(changed.new, "延期" if asked else "时限"), values)


RULE = Rule(
    code="DJ752",
    name="过期以后才改时限",
    family=Family.CHANGE,
    stage=Stage.CHANGE,
    severity=WARNING,
    basis=Basis("时限已经过了，才改晚或者才批延期，复核时要看到", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "时限 {due} 过了 {days} 天才改到 {new}",
            "逾期照实记；到期以前申请过的，写对申请日期",
        ),
    },
    judge=judge,
)
