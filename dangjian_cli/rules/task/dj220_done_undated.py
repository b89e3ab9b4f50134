"""看似完成，却没有完成日期。

为什么
    进度写到 100、节点全完成、达到目标值、销号已批准，都像是完成了；但完成与否只
    看“完成日期”，没有它一律按未完成计，到期就成了逾期。长期坚持的条目完成了阶段
    节点，不算看似完成。

错误
    - 编号: RW-2026-001
      任务: 修订机关党建制度
      进展:
        - {日期: 2026-09-08, 内容: 印发, 进度: 100}

正确
    - 编号: RW-2026-001
      任务: 修订机关党建制度
      进展:
        - {日期: 2026-09-08, 内容: 印发, 进度: 100}
      完成日期: 2026-09-08

怎么改
    确已完成的，补上“完成日期”；还有收尾工作的，把进度改成实际的数，或补一个收尾
    的节点。
"""

from collections.abc import Iterator
from datetime import date

from dangjian_cli.dates.reading import Kind
from dangjian_cli.diagnostics.diagnostic import Fault, Values
from dangjian_cli.models.entry import Matter
from dangjian_cli.obligations import histories
from dangjian_cli.obligations.deadlines import deadlines_of, series_of
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for ledger, entry in situation.counted:
        model = entry.model
        if model.done_on is not None or histories.claimed_done(model) or histories.holds(model):
            continue
        if (reason := _reason(model)) is None:
            continue
        reader = deadlines_of(situation.book, ledger, model)
        lasting = model.deadline is not None and reader.read(model.deadline).kind is Kind.LASTING
        if series_of(ledger, model, reader) is None and not (lasting and reason[0] == "milestones"):
            yield Fault("DJ220", entry.place.entry, reason[1], reason[0])


def _reason(model: Matter) -> tuple[str, Values] | None:
    """Why it looks done: the variant, and what fills it. What a relapse (反弹) has undone is no reason."""
    relapsed = max((event.day for event in histories.completions(model) if not event.done), default=None)
    if model.closure is not None and model.closure.approved_on is not None and relapsed is None:
        return "closed", {"day": model.closure.approved_on.isoformat()}
    if _last_percent(model, relapsed) == 100:
        return "percent", {}
    if relapsed is not None:
        return None
    if model.milestones and all(milestone.done_on is not None for milestone in model.milestones):
        return "milestones", {"count": len(model.milestones)}
    target, reached = model.target, model.reached
    if target is not None and reached is not None and not target.at_most and target.met_by(reached):
        return "target", {"reached": str(reached), "target": target.text}
    return None


def _last_percent(model: Matter, relapsed: date | None) -> int | None:
    """The percentage stated last, after any relapse; an undated 进度 counts where no dated one is."""
    stated = [
        (step.day, step.percent)
        for step in model.progress
        if step.day is not None and step.percent is not None and (relapsed is None or step.day > relapsed)
    ]
    return max(stated)[1] if stated else model.percent


RULE = Rule(
    code="DJ220",
    name="看似完成而无完成日期",
    family=Family.TASK,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("完成与否只看完成日期", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "closed": Sentence("{day} 已批准销号，没有写完成日期", "补上“完成日期”；没有它按未完成计"),
        "percent": Sentence("进度已到 100，没有写完成日期", "确已完成的，补上“完成日期”；没有的，把进度改成实际的数"),
        "milestones": Sentence(
            "{count} 个节点都已完成，没有写完成日期", "确已完成的，补上“完成日期”；没有的，补一个收尾的节点"
        ),
        "target": Sentence(
            "完成值 {reached} 已达到目标值“{target}”，没有写完成日期",
            "确已完成的，补上“完成日期”；还要继续的，把目标值改高",
        ),
    },
    check=check,
)
