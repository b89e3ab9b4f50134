"""条目没有写到人。

为什么
    只写单位不写人，催办时不知道找谁，考核时也落不到人头上。公开印发的分解表多半
    只写到单位，所以这里只是警告；要求更严的单位可以在 dangjian.yaml 的“级别”里
    改成错误。责任清单不查这一条。

错误
    - 编号: RW-2026-001
      任务: 轮训机关党务干部
      责任单位: [工委组织部]
      时限: 9月15日前

正确
    - 编号: RW-2026-001
      任务: 轮训机关党务干部
      责任单位: [工委组织部]
      责任人: 王某
      时限: 9月15日前

怎么改
    补一行“责任人: 姓名”；有几个人的，用顿号隔开。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.matters import assigned


def check(situation: Situation) -> Iterator[Fault]:
    for _, entry in assigned(situation):
        if not entry.model.owners and "责任人" not in entry.lost:
            yield Fault("DJ201", entry.place.entry)


RULE = Rule(
    code="DJ201",
    name="没有责任人",
    family=Family.TASK,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("市直机关党建工作交流会讲话：责任到人", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={"": Sentence("没有写责任人", "补一行“责任人: 姓名”；有几个人的，用顿号隔开")},
    check=check,
)
