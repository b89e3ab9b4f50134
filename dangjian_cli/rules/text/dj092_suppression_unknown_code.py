"""忽略注释里的规则编号不存在。

为什么
    编号写错，要忽略的问题还在，写错的这一条也永远不会起作用。

错误
    - 编号: RW-2026-001 # 忽略 DJ2122：纸质材料存档案柜
      任务: 制定学习计划
      完成日期: 2026-06-20

正确
    - 编号: RW-2026-001 # 忽略 DJ212：纸质材料存档案柜
      任务: 制定学习计划
      完成日期: 2026-06-20

怎么改
    改成问题前面方括号里的编号；全部编号见 dangjian rules。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ092",
    name="忽略了不存在的编号",
    family=Family.TEXT,
    stage=Stage.SUPPRESSION,
    severity=ERROR,
    basis=Basis("忽略的是已有的规则", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence("没有“{code}”这条规则", "改成问题前面方括号里的编号；全部编号见：dangjian rules"),
        "near": Sentence("没有“{code}”这条规则", "是不是 {near}？全部编号见：dangjian rules"),
    },
)
