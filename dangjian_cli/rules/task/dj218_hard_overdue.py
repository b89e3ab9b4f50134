"""硬任务过了时限还没有完成。

为什么
    写了“硬任务: 是”的，逾期列在最前面。同一件事只报一次：硬任务逾期报 DJ218，不
    再报 DJ207。

错误
    - 编号: RW-2026-001
      任务: 轮训机关党务干部
      时限: 9月15日前
      硬任务: 是

正确
    - 编号: RW-2026-001
      任务: 轮训机关党务干部
      时限: 9月15日前
      硬任务: 是
      完成日期: 2026-09-12

怎么改
    已经完成的，补上“完成日期”；没有完成的，报牵头领导，抓紧办结。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.lateness import faults, overdue_code, report


def check(situation: Situation) -> Iterator[Fault]:
    late = [one for one in report(situation).overdue if overdue_code(situation, one) == "DJ218"]
    yield from faults("DJ218", situation, late)


RULE = Rule(
    code="DJ218",
    name="硬任务逾期",
    family=Family.TASK,
    stage=Stage.DATED,
    severity=ERROR,
    basis=Basis("全市政协系统党建工作推进会讲话：硬指标、硬任务要盯住监督", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "硬任务逾期 {days} 天：时限“{wording}”，{due} 到期",
            "已经完成的，补上“完成日期”；没有完成的，报牵头领导，抓紧办结",
        ),
        "part": Sentence(
            "硬任务 {id} 逾期 {days} 天，{due} 到期", "已经完成的，补上完成日期；没有完成的，报牵头领导，抓紧办结"
        ),
        "several": Sentence(
            "硬任务 {ids} 共 {count} 项逾期，最长 {days} 天", "已经完成的，逐项补上完成日期；没有完成的，报牵头领导"
        ),
    },
    check=check,
)
