"""逾期完成：完成日期在时限之后。

为什么
    晚了也是完成，但不算按期，按期率如实统计。提示一下，好核对日期有没有写错。

错误
    - 编号: RW-2026-001
      任务: 印发党组织书记责任清单
      时限: 4月底前
      完成日期: 2026-05-12

正确
    - 编号: RW-2026-001
      任务: 印发党组织书记责任清单
      时限: 4月底前
      完成日期: 2026-04-28

怎么改
    确实晚了的，不用改。日期写错了的，改成实际完成的日期；批准过延期而没有记的，
    补一条“延期”。
"""

from collections.abc import Iterator
from datetime import timedelta

from dangjian_cli.diagnostics.diagnostic import Fault, Values
from dangjian_cli.obligations.obligation import Role
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Timing
from dangjian_cli.rules.base import INFO, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.lateness import found


def check(situation: Situation) -> Iterator[Fault]:
    for obligation in situation.register.obligations:
        standing = situation.standing(obligation)
        if standing.timing is Timing.LATE and standing.done_on is not None:
            due = standing.done_on - timedelta(days=standing.days_late)
            values: Values = {"due": due.isoformat(), "days": standing.days_late}
            known = found(situation, obligation) if obligation.role is Role.MATTER else None
            place = known[1].at("完成日期") if known is not None else obligation.place.at("完成日期")
            yield Fault("DJ213", place, values)


RULE = Rule(
    code="DJ213",
    name="逾期完成",
    family=Family.TASK,
    stage=Stage.DATED,
    severity=INFO,
    basis=Basis("完成日期在完成当天的有效时限之后的，不算按期", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={"": Sentence("逾期 {days} 天完成，时限是 {due}", "确实晚了的不用改；日期写错了的，改成实际完成的日期")},
    check=check,
)
