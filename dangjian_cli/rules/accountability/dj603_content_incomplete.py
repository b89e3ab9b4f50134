"""责任书的内容缺项。

为什么
    责任书写明谁对谁负责、做什么、做不好怎么办，才有用。登记了“内容要素”的，与应有的
    比：不另写的是主体、任务、追责三样，可以在台账头的“应有内容”里改。写了“任务”编号
    的，算有任务。没有登记“内容要素”的不查，不为了查而多填一栏。

错误
    - {编号: QD-2026-01, 乙方: 市信访局党支部, 甲方: 市直机关工委, 时限: 2月底前, 内容要素: [主体, 期间]}

正确
    - {编号: QD-2026-01, 乙方: 市信访局党支部, 甲方: 市直机关工委, 时限: 2月底前, 内容要素: [主体, 任务, 追责]}

怎么改
    责任书里写到了的，补进“内容要素”；没有写的，与对方商量补上，不要只改台账。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.commitment import USUAL_PARTS, Commitment, CommitmentHeader, ContentPart
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for ledger, entry in situation.book.each(Commitment):
        model, header = entry.model, ledger.header
        if not model.parts or model.cancellation is not None:
            continue
        expected = header.expected_parts if isinstance(header, CommitmentHeader) else USUAL_PARTS
        found = {*model.parts, *((ContentPart.TASKS,) if model.tasks else ())}
        if missing := [part.value for part in expected if part not in found]:
            yield Fault("DJ603", entry.at("内容要素"), {"missing": "、".join(missing)})


RULE = Rule(
    code="DJ603",
    name="责任书内容缺项",
    family=Family.ACCOUNTABILITY,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("各地责任书常见的内容，应有哪几项可改", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={"": Sentence("责任书没有写到：{missing}", "写到了的，补进“内容要素”；没有写的，与对方商量补上")},
    check=check,
)
