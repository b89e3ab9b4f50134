"""同一个时限，可以读成两个日子。

为什么
    “6月前”是 5 月底还是 6 月底？“6.3”是 6 月 3 日，还是表格软件把“6.30”末尾的 0
    丢了？几个年度的台账里只写“6月底”，是哪一年？“中旬”是哪个月？读的人理解不
    一，到期就要扯皮。本工具按其中一种算，并请写明白。时限、节点的时限、延期的新
    时限都查。

错误
    - 编号: RW-2026-001
      任务: 制定学习计划
      时限: 6月前

正确
    - 编号: RW-2026-001
      任务: 制定学习计划
      时限: 6月底前

怎么改
    写成只有一种读法的：6月底前、5月底前、6月30日前、2026年10月。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for one in situation.wordings:
        if one.reading.ambiguity is not None:
            yield Fault("DJ217", one.place, one.values, "nested" if one.part else "")


RULE = Rule(
    code="DJ217",
    name="时限有两种读法",
    family=Family.TASK,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("时限只应有一种读法", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence("{sentence}", "{advice}"),
        "nested": Sentence("{part}：{sentence}", "{advice}"),
    },
    check=check,
)
