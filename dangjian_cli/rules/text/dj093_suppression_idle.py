"""忽略注释没有起作用。

为什么
    忽略只对同一行的问题有效：问题已经改好，或者写错了行，它就是多余的，还会盖住
    以后的新问题。文本与结构的问题（DJ001–DJ029）大多不能忽略，只有 DJ002、006、
    008、009、011、017、028 可以。

错误
    - 编号: RW-2026-001
      任务: 制定学习计划
      完成日期: 2026-06-20 # 忽略 DJ212：纸质材料存档案柜

正确
    - 编号: RW-2026-001 # 忽略 DJ212：纸质材料存档案柜
      任务: 制定学习计划
      完成日期: 2026-06-20

怎么改
    移到问题所指的那一行末尾；问题已经没有了的，删去它。说“缺少”什么的问题指的是
    “编号”那一行。
"""

from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage

RULE = Rule(
    code="DJ093",
    name="忽略没有起作用",
    family=Family.TEXT,
    stage=Stage.SUPPRESSION,
    severity=WARNING,
    basis=Basis("忽略写在问题所指的那一行", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence("这一行没有 {code} 的问题，忽略没有起作用", "移到问题所指的那一行末尾；问题已经没有了的，删去它"),
        "never": Sentence("{code} 不能忽略", "改正它所指的问题，再删去这条忽略"),
    },
)
