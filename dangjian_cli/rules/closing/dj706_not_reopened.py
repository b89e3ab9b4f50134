"""回头看发现反弹，条目没有重新打开。

为什么
    问题反弹以后，原来的完成和销号就不算数了，汇总时已经按未完成计。旧的完成日
    期、销号还留在原处，看台账的人会以为已经办结。

错误
    - 编号: ZG-2026-04
      问题: 会风不严
      完成日期: 2026-06-29
      回头看:
        - {日期: 2026-09-10, 结论: 反弹, 说明: 两次会议迟到较多}

正确
    - 编号: ZG-2026-04
      问题: 会风不严
      历次:
        - {完成日期: 2026-06-29, 反弹日期: 2026-09-10}
      回头看:
        - {日期: 2026-09-10, 结论: 反弹, 说明: 两次会议迟到较多}

怎么改
    把旧的“完成日期”和“销号”移进“历次”，写上“反弹日期”；重新整改完成以后，再写新
    的完成日期。
"""

from collections.abc import Iterator
from datetime import date

from dangjian_cli.book.entries import Entry
from dangjian_cli.diagnostics.diagnostic import Fault, Related
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.vocabulary import RevisitResult
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for _, entry in situation.matters:
        relapse = _last_relapse(entry.model)
        if relapse is None:
            continue
        index, day = relapse
        old = _left_in_place(entry, day)
        if old is not None:
            related = Related("回头看的结论是反弹", entry.at("回头看", index))
            values = {"day": day.isoformat() if day else "", "old": old}
            yield Fault("DJ706", entry.at(old), values, "" if day else "undated", (related,))


def _last_relapse(model: Matter) -> tuple[int, date | None] | None:
    """Index and day of the last revisit that found a relapse; of undated ones the last written."""
    relapses = [
        (revisit.day or date.min, index)
        for index, revisit in enumerate(model.revisits)
        if revisit.result is RevisitResult.RELAPSED
    ]
    if not relapses:
        return None
    index = max(relapses)[1]
    return index, model.revisits[index].day


def _left_in_place(entry: Entry[Matter], relapse: date | None) -> str | None:
    """The key that still says what the relapse has undone: 完成日期, or 销号 where only that was left."""
    model = entry.model
    if model.done_on is not None:
        return "完成日期" if relapse is None or model.done_on <= relapse else None
    approved = model.closure.approved_on if model.closure else None
    return "销号" if approved is not None and (relapse is None or approved <= relapse) else None


RULE = Rule(
    code="DJ706",
    name="反弹未重新打开",
    family=Family.CLOSING,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("通州：常态化回头看，及时打补丁", Confidence.READ),
    page=__doc__ or "",
    sentences={
        "": Sentence("{day} 回头看已反弹，旧的{old}还在原处", "把旧的完成日期、销号移进“历次”，写上反弹日期"),
        "undated": Sentence("回头看已反弹，旧的{old}还在原处", "给那次回头看补上日期，把旧的完成日期、销号移进“历次”"),
    },
    check=check,
)
