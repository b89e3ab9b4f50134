"""逾期很久了，没有发过督办单。

为什么
    逾期的事项要有人督办。逾期满三十天（规则包“逾期未督办天数”），一张督办单也没有发过，就提
    示一次。

错误
    - 编号: RW-2026-001
      任务: 整理党建档案
      时限: 7月底前

正确
    - 编号: RW-2026-001
      任务: 整理党建档案
      时限: 7月底前
      督办:
        - {单号: DB-2026-001, 日期: 2026-09-28, 级别: 督办, 回复时限: 10日内}

怎么改
    用“dangjian warn --issue”拟写督办单，签发后登记；已经办结的，补上完成日期。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.limits import Limit
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import INFO, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.closing.supervised import issued, open_entries


def check(situation: Situation) -> Iterator[Fault]:
    for expansion, stood in open_entries(situation):
        late = max((one.days_late for one in stood if one.overdue), default=0)
        if late and not issued(situation, expansion.entry):
            bound = situation.book.packs().limit(Limit.UNSUPERVISED_DAYS, situation.today)
            if bound is not None and late >= bound.number:
                yield Fault("DJ703", expansion.entry.place.entry, {"days": late})


RULE = Rule(
    code="DJ703",
    name="逾期没有督办",
    family=Family.CLOSING,
    stage=Stage.DATED,
    severity=INFO,
    basis=Basis("统战部机关党的工作会议：督促检查少；逾期多少天该督办，由规则包定，可改", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={
        "": Sentence("逾期 {days} 天，没有发过督办单", "用 dangjian warn --issue 拟写督办单；已经办结的，补上完成日期"),
    },
    check=check,
)
