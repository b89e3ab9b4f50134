"""条目没有写哪位领导牵头。

为什么
    一级抓一级，每件事都要有一位领导牵头，按领导汇总时才不会漏掉。问题整改多由责
    任单位自己抓，所以在问题整改台账里只是提示；责任清单不查这一条。

错误
    - 编号: RW-2026-001
      任务: 轮训机关党务干部
      责任单位: [工委组织部]
      责任人: 王某

正确
    - 编号: RW-2026-001
      任务: 轮训机关党务干部
      牵头领导: 陈某
      责任单位: [工委组织部]
      责任人: 王某

怎么改
    补一行“牵头领导: 姓名”。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.shelf import RECTIFICATION
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import INFO, WARNING, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.matters import assigned


def check(situation: Situation) -> Iterator[Fault]:
    for _, entry in assigned(situation):
        if entry.model.leader is None and "牵头领导" not in entry.lost:
            lighter = INFO if RECTIFICATION.made(entry.model) else None
            yield Fault("DJ203", entry.place.entry, severity=lighter)


RULE = Rule(
    code="DJ203",
    name="没有牵头领导",
    family=Family.TASK,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("市委统战部机关党的工作会议：形成一级抓一级的责任链条", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={"": Sentence("没有写牵头领导", "补一行“牵头领导: 姓名”")},
    check=check,
)
