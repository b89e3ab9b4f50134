"""督办单过了回复时限，还没有回复。

为什么
    督办单要按时回复。回复时限写日期，或者写“7日内”这样的话，从发出日期算起；过了那一天没有
    “回复日期”，就是回复逾期。事项已经办结的不查。

错误
    - 编号: RW-2026-001
      任务: 整理党建档案
      时限: 7月底前
      督办:
        - {单号: DB-2026-001, 日期: 2026-08-10, 级别: 督办, 回复时限: 7日内}

正确
    - 编号: RW-2026-001
      任务: 整理党建档案
      时限: 7月底前
      督办:
        - {单号: DB-2026-001, 日期: 2026-08-10, 级别: 督办, 回复时限: 7日内, 回复日期: 2026-08-15}

怎么改
    已经回复的，补上“回复日期”；没有回复的，催办。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault, Values
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.closing.supervised import issued, open_entries


def check(situation: Situation) -> Iterator[Fault]:
    for expansion, _ in open_entries(situation):
        for sheet in issued(situation, expansion.entry):
            if sheet.unanswered(situation.today) and sheet.reply_by is not None:
                values: Values = {
                    "number": sheet.record.number or "督办单",
                    "due": sheet.reply_by.isoformat(),
                    "days": (situation.today - sheet.reply_by).days,
                }
                yield Fault("DJ701", expansion.entry.at("督办", sheet.position, "回复时限"), values)


RULE = Rule(
    code="DJ701",
    name="督办回复逾期",
    family=Family.CLOSING,
    stage=Stage.DATED,
    severity=ERROR,
    basis=Basis("丹凤县三卡：回复期限七日、十日、十五日", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "{number} 的回复时限是 {due}，已过 {days} 天，没有回复", "已经回复的，补上“回复日期”；没有回复的，催办"
        ),
    },
    check=check,
)
