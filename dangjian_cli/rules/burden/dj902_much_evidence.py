"""一个事项的佐证多了。

为什么
    佐证只要能找得到、说明办成了，一两份就够。一个事项，或按期考核的一期，超过五份（规则包“佐
    证份数上限”）时提示精简。只提示少放，从不要求多放；该留几份由单位定。

错误
    - 编号: RW-2026-001
      任务: 召开机关党建工作会议
      时限: 2月底前
      完成日期: 2026-02-10
      佐证: [通知, 议程, 签到表, 照片, 讲话稿, 纪要]

正确
    - 编号: RW-2026-001
      任务: 召开机关党建工作会议
      时限: 2月底前
      完成日期: 2026-02-10
      佐证: [纪要]

怎么改
    留下最能说明问题的，其余的删去，材料照旧存档。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.evidence import much_evidence
from dangjian_cli.rules.base import INFO, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for one in much_evidence(situation):
        yield Fault("DJ902", one.place, {"count": one.number, "most": one.most})


RULE = Rule(
    code="DJ902",
    name="材料多",
    family=Family.BURDEN,
    stage=Stage.BOOK,
    severity=INFO,
    basis=Basis(
        "《整治形式主义为基层减负若干规定》：不得频繁要求填表报材料；几份起提示由规则包定", Confidence.REPORTED
    ),
    page=__doc__ or "",
    sentences={"": Sentence("佐证写了 {count} 份，超过 {most} 份", "留下最能说明问题的一两份，其余的从这里删去")},
    check=check,
)
