"""条目或节点没有写什么时候办完。

为什么
    没有时限就说不清到没到期，只能单列为“不可考核”，不进完成率。写了“频次”的条目
    按期考核，可以不写时限。节点也一样：没有时限的节点不会进逾期、临期清单。

错误
    - 编号: RW-2026-001
      任务: 轮训机关党务干部
      措施: 分两期举办培训班

正确
    - 编号: RW-2026-001
      任务: 轮训机关党务干部
      措施: 分两期举办培训班
      时限: 9月15日前

怎么改
    补一行“时限: ……”，如 6月底前、三季度、每月底前。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.wordings import milestone_label
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for _, entry in situation.counted:
        model = entry.model
        may_lack = "deadline" in model.OWN  # a 通用清单 says itself whether its deadline must be there (DJ023)
        if model.deadline is None and model.frequency is None and not may_lack:
            yield Fault("DJ206", entry.place.entry)
        for index, milestone in enumerate(model.milestones):
            if milestone.deadline is None:
                yield Fault("DJ206", entry.at("节点", index), {"milestone": milestone_label(model, index)}, "milestone")


RULE = Rule(
    code="DJ206",
    name="没有时限",
    family=Family.TASK,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("市直机关党建工作交流会讲话：明确时限要求", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={
        "": Sentence("没有写时限，按不可考核单列", "补一行“时限: ……”，如 6月底前、三季度、每月底前"),
        "milestone": Sentence("{milestone}没有写时限", "在节点里补上“时限: ……”，如 6月底前"),
    },
    check=check,
)
