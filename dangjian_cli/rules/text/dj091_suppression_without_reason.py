"""忽略注释没有写原因。

为什么
    忽略一条问题，等于说“这里不改，有理由”。没有理由，以后谁也不知道能不能删去它。没写原因的忽略不起作用。

错误
    - 编号: RW-2026-001
      任务: 制定学习计划
      完成日期: 2026-06-20 # 忽略 DJ212

正确
    - 编号: RW-2026-001
      任务: 制定学习计划
      完成日期: 2026-06-20 # 忽略 DJ212：纸质材料存档案柜

怎么改
    在编号后面写冒号和原因。
"""

from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ091",
    name="忽略注释缺原因",
    family=Family.TEXT,
    stage=Stage.SUPPRESSION,
    severity=ERROR,
    basis=Basis("忽略要写明原因", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence("“忽略”后面没有写原因", "在编号后面加上冒号和原因，如：# 忽略 DJ212：纸质材料存档案柜"),
    },
)
