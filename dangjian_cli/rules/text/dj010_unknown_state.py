"""状态不是可写的词。

为什么
    状态只有八个词：未启动、推进中、基本完成、已完成、已销号、长期坚持、暂缓、已
    取消。各人各写，就没法核对。临期、逾期由日期算出来，不用写；完成以“完成日期”
    为准，“状态”可以不写。

错误
    - 编号: RW-2026-001
      任务: 制定学习计划
      状态: 快完成了

正确
    - 编号: RW-2026-001
      任务: 制定学习计划
      状态: 推进中

怎么改
    改成八个词之一，或者删去这一行。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ010",
    name="状态不在值域",
    family=Family.TEXT,
    stage=Stage.SHAPE,
    severity=ERROR,
    basis=Basis("台账的值域表", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence("“{value}”不是状态的写法", "可写：{allowed}；也可以删去这一行"),
        "near": Sentence("“{value}”不是状态的写法", "是不是“{near}”？可写：{allowed}；也可以删去这一行"),
    },
)
