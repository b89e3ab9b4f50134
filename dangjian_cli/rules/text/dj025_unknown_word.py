"""值不是这一项可写的词。

为什么
    来源、整改类型、组织类别这些项要按词汇总，只能写约定的词。常见的同义词照读
    （另报 DJ028），读不懂的不猜。状态另有编号 DJ010。

错误
    - 编号: ZG-2026-01
      问题: 会风不严
      整改类型: 马上改

正确
    - 编号: ZG-2026-01
      问题: 会风不严
      整改类型: 立行立改

怎么改
    改成可写的词之一；都不合适的，不写这一项，内容写进“备注”。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ025",
    name="不在值域",
    family=Family.TEXT,
    stage=Stage.SHAPE,
    severity=ERROR,
    basis=Basis("台账的值域表", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence("“{key}”里不能写“{value}”", "可写：{allowed}"),
        "near": Sentence("“{key}”里不能写“{value}”", "是不是“{near}”？可写：{allowed}"),
    },
)
