"""同一个键写了两次。

为什么
    多数软件只留最后一次，前面写的一声不响地丢了。两次写的不一样时，谁也不知道该
    算哪一个：这一项两次都不算，影响统计的，条目按“有误未计”单列。

错误
    - 编号: RW-2026-001
      任务: 制定学习计划
      责任人: 张某
      时限: 6月底前
      责任人: 李某

正确
    - 编号: RW-2026-001
      任务: 制定学习计划
      责任人: 张某、李某
      时限: 6月底前

怎么改
    合成一行，或者删去多余的一行。漏写了下一个条目的“- 编号: ”时也会这样，请看看
    两行之间。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ013",
    name="键重复",
    family=Family.TEXT,
    stage=Stage.SYNTAX,
    severity=ERROR,
    basis=Basis("同一个键只写一次", Confidence.MEASURED),
    page=__doc__ or "",
    sentences={
        "empty_beside": Sentence("“{key}”写了两次，有一次没有内容", "删去没有内容的那一行"),
        "same_value": Sentence("“{key}”写了两次，内容相同", "删去一行"),
        "different_values": Sentence(
            "“{key}”写了两次，内容不同，两次都没有算", "合成一行或删去一行；两行之间漏了下一条的“- 编号: ”的，补上"
        ),
    },
)
