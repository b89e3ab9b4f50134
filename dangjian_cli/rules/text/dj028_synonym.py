"""用了同义的键或值。

为什么
    各单位叫法不同：完成时限、办结时限、整改时限都是“时限”。台账里统一用一个，查
    找、汇总、对比才不会漏。同义的照规范的读入，照常计数。“完成时间”可能是计划
    的，也可能是实际的，不作同义键。

错误
    - 编号: RW-2026-001
      任务: 制定学习计划
      完成时限: 6月底前

正确
    - 编号: RW-2026-001
      任务: 制定学习计划
      时限: 6月底前

怎么改
    改成规范的键或值。同一项用两种叫法写了两次的，只留一个。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ028",
    name="同义键、同义值",
    family=Family.TEXT,
    stage=Stage.SHAPE,
    severity=ERROR,
    basis=Basis("台账的字段表与值域表", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "key": Sentence("“{key}”应写“{canonical}”", "把键改成“{canonical}”，内容不变"),
        "key_twice": Sentence("“{key}”就是“{canonical}”，这里写了两次", "只留“{canonical}”，把两处的内容合在一起"),
        "value": Sentence("“{value}”应写“{canonical}”", "改成：{canonical}"),
    },
)
