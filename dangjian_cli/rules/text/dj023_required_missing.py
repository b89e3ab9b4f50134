"""必填的键没有写，或者没有值。

为什么
    条目没有编号就无法引用和对比，没有名称就不知道是什么事。缺了它们的条目不能计
    数，按“有误未计”单列。名称的键因台账而异：任务清单是“任务”，责任清单是“责
    任”，问题整改是“问题”，组织是“名称”。通用清单的栏目写了“必填: 是”的列，每个条
    目也都要写；漏写了的照样计数。

错误
    - 编号: RW-2026-001
      任务:
      时限: 6月底前

正确
    - 编号: RW-2026-001
      任务: 制定学习计划
      时限: 6月底前

怎么改
    补上这一行，冒号后面写上内容。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ023",
    name="缺编号、名称或必填的列",
    family=Family.TEXT,
    stage=Stage.SHAPE,
    severity=ERROR,
    basis=Basis("每个条目有编号和名称；栏目里声明必填的列也要写", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "missing": Sentence("没有写“{key}”", "补上这一行：{key}: ……"),
        "blank": Sentence("“{key}”是空的", "冒号后面写上内容"),
    },
)
