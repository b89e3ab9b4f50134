"""写了完成日期，没有佐证。

为什么
    检查时要能找到凭据。佐证只记文号、名称或存放位置，一条就够，不要求照片，也不
    是越多越好。

错误
    - 编号: RW-2026-001
      任务: 印发党组织书记责任清单
      完成日期: 2026-04-12

正确
    - 编号: RW-2026-001
      任务: 印发党组织书记责任清单
      完成日期: 2026-04-12
      佐证: [{名称: 责任清单, 文号: 市机党〔2026〕12号}]

怎么改
    补一行“佐证: [{名称: ……, 文号: ……}]”；没有文号的写“位置”，如 档案柜3-2。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for _, entry in situation.matters:
        if entry.model.done_on is not None and not entry.model.evidence and "佐证" not in entry.lost:
            yield Fault("DJ212", entry.place.entry)


RULE = Rule(
    code="DJ212",
    name="完成无佐证",
    family=Family.TASK,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("完成的事项留一条凭据，不要求照片", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={"": Sentence("写了完成日期，没有写佐证", "补一行“佐证: [{{名称: ……, 文号: ……}}]”，没有文号的写“位置”")},
    check=check,
)
