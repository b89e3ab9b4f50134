"""核定以后，考核评分改了。

为什么
    得分核定了就报出去了。以后改评定、加分、扣分，改核定的总分，或者整条删去，报过的得分
    就对不上。

错误
    台账: 考核评分
    名称: 示例
    年度: 2026
    条目:
      - 编号: PF-1
        单位: 市统计局党支部
        期: 2026Q2
        加分: [{事由: 获奖, 分值: 2, 依据: 市机党发〔2026〕9号}]
        核定: {日期: 2026-07-10, 总分: 90, 核定人: 张某}
    --- # 文件: 旧/示例.yaml
    台账: 考核评分
    名称: 示例
    年度: 2026
    条目:
      - 编号: PF-1
        单位: 市统计局党支部
        期: 2026Q2
        核定: {日期: 2026-07-10, 总分: 90, 核定人: 张某}

正确
    台账: 考核评分
    名称: 示例
    年度: 2026
    条目:
      - 编号: PF-1
        单位: 市统计局党支部
        期: 2026Q2
        备注: 已反馈本单位
        核定: {日期: 2026-07-10, 总分: 90, 核定人: 张某}
    --- # 文件: 旧/示例.yaml
    台账: 考核评分
    名称: 示例
    年度: 2026
    条目:
      - 编号: PF-1
        单位: 市统计局党支部
        期: 2026Q2
        核定: {日期: 2026-07-10, 总分: 90, 核定人: 张某}

怎么改
    改错了的，改回去。确实要改的，删去“核定”，改好以后用 dangjian score 期间 --settle
    重新核定，并在备注里写明原因。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.score_sheet import ScoreSheet
from dangjian_cli.review.review import Review
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage

_FACTS = ("单位", "期", "评定", "加分", "扣分", "不予扣分", "否决", "核定")


def judge(review: Review) -> Iterator[Fault]:
    for removed in review.changes.removed:
        model = removed.item.entry.model
        if isinstance(model, ScoreSheet) and model.confirmed is not None:
            yield Fault("DJ766", review.at_old(removed.item), {"title": model.title}, "gone")
    for changed in review.changes.changed:
        old = changed.old.entry.model
        if isinstance(old, ScoreSheet) and old.confirmed is not None:
            for key in _FACTS:
                if changed.field(key) is not None:
                    values = {"title": old.title, "key": key, "total": str(old.confirmed.total or "没有写")}
                    yield Fault("DJ766", review.at_new(changed.new, key), values)


RULE = Rule(
    code="DJ766",
    name="核定以后改了评分",
    family=Family.CHANGE,
    stage=Stage.CHANGE,
    severity=WARNING,
    basis=Basis("核定过的得分改了，复核时要看到", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "“{title}”核定过（{total} 分），“{key}”改了",
            "改错了的，改回去；确实要改的，重新核定，并在备注里写明原因",
        ),
        "gone": Sentence("“{title}”核定过，条目删去了", "放回去"),
    },
    judge=judge,
)
