"""条目整个删去了，没有写取消。

为什么
    不办了的事要写明谁批准取消。删去条目，统计的总数就变小，完成率就变高。

错误
    台账: 任务清单
    名称: 示例
    年度: 2026
    单位: 市直机关工委
    条目:
      - 编号: RW-2
        任务: 整理档案
        时限: 2026-12-20
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
      - 编号: RW-2
        任务: 整理档案
        时限: 2026-12-20

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
        取消: {日期: 2026-09-20, 理由: 与另一项合并, 批准人: 李某}
      - 编号: RW-2
        任务: 整理档案
        时限: 2026-12-20
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
      - 编号: RW-2
        任务: 整理档案
        时限: 2026-12-20

怎么改
    放回去，用 dangjian cancel 登记取消的理由和批准人。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.review.review import Review
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def judge(review: Review) -> Iterator[Fault]:
    for removed in review.changes.removed:
        side = review.side(review.old, removed.item)
        if side is not None:
            values = {"id": removed.item.id, "title": side.model.title, "word": side.standing.word}
            yield Fault("DJ757", review.at_old(removed.item), values)


RULE = Rule(
    code="DJ757",
    name="条目被删去",
    family=Family.CHANGE,
    stage=Stage.CHANGE,
    severity=WARNING,
    basis=Basis("条目整个删去了，没有写取消，复核时要看到", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "条目 {id}“{title}”删去了（原来：{word}）",
            "放回去，用 dangjian cancel 登记取消的理由和批准人",
        ),
    },
    judge=judge,
)
