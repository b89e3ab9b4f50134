"""同一件事在几本台账里各登记了一遍。

为什么
    同一件事记两遍，进展、完成日期就要填两遍，数字也算两遍。任务的文字除去空格、标点和年份
    完全相同，责任单位是同一个或有上下级关系，年度有重合，又没有用“上级任务”“结转”或编号连起
    来的，在后一处提示。互不隶属的单位各办各的，不算；分解到下级、结转到下一年、写明督办哪一条的，
    不算。只提示少记，不要求多记。

错误
    台账: 任务清单
    年度: 2026
    条目:
      - {编号: RW-01, 任务: 修订支部工作手册, 责任单位: 工委组织部, 时限: 6月底前}
    --- # 文件: 督办事项.yaml
    台账: 督办事项
    年度: 2026
    条目:
      - {编号: DB-01, 事项: 修订支部工作手册, 责任单位: 工委组织部, 时限: 6月底前}

正确
    台账: 任务清单
    年度: 2026
    条目:
      - {编号: RW-01, 任务: 修订支部工作手册, 责任单位: 工委组织部, 时限: 6月底前}
    --- # 文件: 督办事项.yaml
    台账: 督办事项
    年度: 2026
    条目:
      - {编号: DB-01, 事项: 修订支部工作手册, 上级任务: RW-01, 责任单位: 工委组织部, 时限: 6月底前}

怎么改
    一件事只留一处，另一处删去；两处都要列的，在后一处写“上级任务”。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault, Related
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.duplicates import duplicates
from dangjian_cli.rules.base import INFO, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for first, again, upward in duplicates(situation):
        title = again.entry.at(again.ledger.kind.title_key)
        related = (Related(f"“{first.id}”写在这里", first.entry.at(first.ledger.kind.title_key)),)
        values = {"ledger": first.ledger.name, "id": first.id, "own": again.id}
        yield Fault("DJ901", title, values, "upward" if upward else "", related)


RULE = Rule(
    code="DJ901",
    name="重复录入",
    family=Family.BURDEN,
    stage=Stage.BOOK,
    severity=INFO,
    basis=Basis("《整治形式主义为基层减负若干规定》：同类材料最多报一次", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "与“{ledger}”的 {id} 是同一件事，登记了两遍", "只留一处，另一处删去；两处都要列的，在这里写“上级任务: {id}”"
        ),
        "upward": Sentence(
            "与“{ledger}”的 {id} 是同一件事，登记了两遍",
            "是上下级各办一份的，在 {id} 里写“上级任务: {own}”；不是的，删去一处",
        ),
    },
    check=check,
)
