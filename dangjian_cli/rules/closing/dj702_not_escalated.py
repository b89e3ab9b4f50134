"""督办单到期还没有办结，没有发下一级的督办单。

为什么
    一事一单，逐级递进：前一张督办单的回复时限过了，事项还没有办结，就发下一级（提醒、督办、
    重点督办）的督办单。已经是最高一级的不查。

错误
    - 编号: RW-2026-001
      任务: 整理党建档案
      时限: 7月底前
      督办:
        - {单号: DB-2026-001, 日期: 2026-08-10, 级别: 提醒, 回复时限: 7日内, 回复日期: 2026-08-15}

正确
    - 编号: RW-2026-001
      任务: 整理党建档案
      时限: 7月底前
      督办:
        - {单号: DB-2026-001, 日期: 2026-08-10, 级别: 提醒, 回复时限: 7日内, 回复日期: 2026-08-15}
        - {单号: DB-2026-009, 日期: 2026-09-28, 级别: 督办, 回复时限: 10日内}

怎么改
    发下一级的督办单，用“dangjian warn --issue”拟写；已经办结的，补上完成日期。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.vocabulary import SupervisionLevel
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.closing.supervised import issued, open_entries


def check(situation: Situation) -> Iterator[Fault]:
    order = list(SupervisionLevel)
    for expansion, _ in open_entries(situation):
        sheets = issued(situation, expansion.entry)
        last = sheets[-1] if sheets else None
        if last is None or last.level is None or last.level is order[-1] or not last.expired(situation.today):
            continue
        values = {
            "number": last.record.number or "督办单",
            "level": last.level.value,
            "due": last.reply_by.isoformat() if last.reply_by is not None else "",
            "next": order[order.index(last.level) + 1].value,
        }
        yield Fault("DJ702", expansion.entry.at("督办", last.position), values)


RULE = Rule(
    code="DJ702",
    name="督办该升级没有升级",
    family=Family.CLOSING,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis("三明市三色督查单：前一张发出后没有完成的，发下一级的督查单", Confidence.READ),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "{number}（{level}）{due} 到期，还没有办结，没有发下一级",
            "发“{next}”的督办单，可用 dangjian warn --issue 拟写；已经办结的，补上完成日期",
        ),
    },
    check=check,
)
