"""销号以后到了时候，还没有回头看。

为什么
    销了号的问题会反弹。销号批准满九十天（规则包“回头看天数”），其后没有一次“回头看”，就提醒
    一次。

错误
    - 编号: ZG-2026-01
      问题: 档案管理不规范
      完成日期: 2026-05-15
      销号: {核查人: 赵某, 核查日期: 2026-05-17, 批准人: 张某, 批准日期: 2026-05-20}

正确
    - 编号: ZG-2026-01
      问题: 档案管理不规范
      完成日期: 2026-05-15
      销号: {核查人: 赵某, 核查日期: 2026-05-17, 批准人: 张某, 批准日期: 2026-05-20}
      回头看:
        - {日期: 2026-08-18, 结论: 巩固}

怎么改
    安排一次回头看，记下日期和结论：巩固、反弹、需深化。
"""

from collections.abc import Iterator
from datetime import date

from dangjian_cli.diagnostics.diagnostic import Fault, Values
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.limits import Limit
from dangjian_cli.obligations.obligation import Expansion
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    today = situation.today
    for expansion in situation.register.expansions:
        closed = None if expansion.placeholder else _closed(situation, expansion)
        if closed is None or _revisited(expansion.entry.model, closed, today):
            continue
        bound = situation.book.packs().limit(Limit.REVISIT_DAYS, today)
        days = (today - closed).days
        if bound is not None and days > bound.number:
            values: Values = {"closed": closed.isoformat(), "days": days, "bound": bound.number}
            yield Fault("DJ705", expansion.entry.at("销号", "批准日期"), values)


def _closed(situation: Situation, expansion: Expansion) -> date | None:
    """The day of the close-out that still holds."""
    if expansion.entry.model.closure is None:
        return None
    stood = (situation.standing(owed) for owed in expansion.obligations[:1])
    return next((one.closed_on for one in stood), None)


def _revisited(model: Matter, closed: date, today: date) -> bool:
    return any(one.day is not None and closed <= one.day <= today for one in model.revisits)


RULE = Rule(
    code="DJ705",
    name="销号后没有回头看",
    family=Family.CLOSING,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis(
        "中央统战部创建模范机关实施方案：建立“回头看”工作制度；多少天内，由规则包定，可改", Confidence.REPORTED
    ),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "{closed} 销号，已过 {days} 天，没有回头看（{bound} 天以内）", "安排一次回头看，在“回头看”里记下日期和结论"
        ),
    },
    check=check,
)
