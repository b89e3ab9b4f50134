"""原来有的佐证没有了。

为什么
    佐证证明事情办结了，删去以后就查不到。

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
        佐证: [签到表]
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
        佐证: [签到表, 会议纪要]

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
        佐证: [签到表, 会议纪要, 照片目录]
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
        佐证: [签到表, 会议纪要]

怎么改
    放回去；确实弄错了的，换上对的，在提交说明里写清楚。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.review.review import Review
from dangjian_cli.review.telling import told_record
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def judge(review: Review) -> Iterator[Fault]:
    for changed, _, _ in review.pairs:
        field = changed.field("佐证")
        if field is None or review.reused(changed):
            continue
        gone = [told_record(one.old) for one in field.elements if one.old is not None and one.new is None]
        if gone:
            yield Fault("DJ756", review.at_new(changed.new, "佐证"), {"gone": "、".join(gone), "count": len(gone)})


RULE = Rule(
    code="DJ756",
    name="佐证被删去",
    family=Family.CHANGE,
    stage=Stage.CHANGE,
    severity=WARNING,
    basis=Basis("原来有的佐证没有了，复核时要看到", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "佐证少了 {count} 件：{gone}",
            "放回去；弄错了的，换上对的，在提交说明里写清楚",
        ),
    },
    judge=judge,
)
