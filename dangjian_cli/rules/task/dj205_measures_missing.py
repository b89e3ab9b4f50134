"""条目没有写怎么做。

为什么
    任务写明了要做什么，没有写明怎么做，到检查时就无从对照。措施与任务（问题）原样相同，等于没有写。
    责任清单不查这一条。

错误
    - 编号: RW-2026-001
      任务: 组织党的创新理论专题学习
      时限: 一季度

正确
    - 编号: RW-2026-001
      任务: 组织党的创新理论专题学习
      措施: 制发学习计划，举办专题读书班
      时限: 一季度

怎么改
    补一行“措施: ……”，写清用什么办法、分几步做。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.likeness import same
from dangjian_cli.rules.matters import assigned


def check(situation: Situation) -> Iterator[Fault]:
    for ledger, entry in assigned(situation):
        measures, title = entry.model.measures, entry.model.title
        if measures is None:
            if "措施" not in entry.lost:
                yield Fault("DJ205", entry.place.entry)
        elif same(measures, title):
            yield Fault("DJ205", entry.at("措施"), {"title": ledger.kind.title_key}, "same")


RULE = Rule(
    code="DJ205",
    name="没有具体措施",
    family=Family.TASK,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("市直机关党建工作交流会讲话：落实具体措施", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={
        "": Sentence("没有写措施", "补一行“措施: ……”，写清用什么办法、分几步做"),
        "same": Sentence("措施与{title}原样相同", "写清用什么办法、分几步做"),
    },
    check=check,
)
