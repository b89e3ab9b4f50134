"""条目没有写由哪个单位负责。

为什么
    没有责任单位的条目只能算在台账头写的“单位”（多半是办公室自己）名下，完成率就
    不是真正该办的单位的。台账头也没有“单位”的，哪个单位都不算，是错误；台账头有
    的，是警告。写了“分解到”或“适用对象”的条目由那些单位分别承担，不必另写责任单
    位。

错误
    - 编号: RW-2026-001
      任务: 轮训机关党务干部
      时限: 9月15日前

正确
    - 编号: RW-2026-001
      任务: 轮训机关党务干部
      责任单位: [工委组织部, 工委办公室]
      时限: 9月15日前

怎么改
    补一行“责任单位: [单位]”，牵头的写在第一个。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.kinds import COMMITMENTS
from dangjian_cli.obligations.attribution import shared_out_to
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for ledger, entry in situation.counted:
        if entry.model.units or shared_out_to(entry.model) or ledger.kind is COMMITMENTS:
            continue
        if ledger.header.unit is None:
            yield Fault("DJ202", entry.place.entry)
        else:
            yield Fault("DJ202", entry.place.entry, {"unit": ledger.header.unit}, "header", severity=WARNING)


RULE = Rule(
    code="DJ202",
    name="没有责任单位",
    family=Family.TASK,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("市直机关党建工作交流会讲话：责任到人、任务到岗", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={
        "": Sentence("没有写责任单位，台账头也没有写单位", "补一行“责任单位: [单位]”，牵头的写在第一个"),
        "header": Sentence(
            "没有写责任单位，暂算在“{unit}”名下", "补一行“责任单位: [单位]”，牵头的写在第一个；就是它的，也请写明"
        ),
    },
    check=check,
)
