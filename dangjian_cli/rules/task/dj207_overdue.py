"""逾期：过了时限还没有完成。

为什么
    时限过了、没有完成日期，就是逾期；到期当天不算。延期经批准的，按新时限算。事
    项、期次、节点和分解到各单位的任务都查，与“dangjian status”的逾期清单一致。
    硬任务由 DJ218 说，立行立改的问题由 DJ707 说，没有签的责任书由 DJ602 说，没有述职
    的由 DJ806 说，不重复报。

错误
    - 编号: RW-2026-001
      任务: 轮训机关党务干部
      时限: 9月15日前
      进展:
        - {日期: 2026-06-10, 内容: 第一期150人次}

正确
    - 编号: RW-2026-001
      任务: 轮训机关党务干部
      时限: 9月15日前
      完成日期: 2026-09-12

怎么改
    已经完成的，补上“完成日期”；没有完成的，抓紧办结。确需延期的，应在时限之前申
    请；过了时限再申请的，批准后按新时限算，同时报 DJ709。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.lateness import faults, overdue_code, report


def check(situation: Situation) -> Iterator[Fault]:
    late = [one for one in report(situation).overdue if overdue_code(situation, one) == "DJ207"]
    yield from faults("DJ207", situation, late)


RULE = Rule(
    code="DJ207",
    name="逾期",
    family=Family.TASK,
    stage=Stage.DATED,
    severity=ERROR,
    basis=Basis("过了有效时限、没有完成日期的算逾期，到期当天不算", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence("逾期 {days} 天：时限“{wording}”，{due} 到期", "已经完成的，补上“完成日期”；没有完成的，抓紧办结"),
        "part": Sentence("{id} 逾期 {days} 天，{due} 到期", "已经完成的，补上完成日期；没有完成的，抓紧办结"),
        "several": Sentence(
            "{ids} 共 {count} 项逾期，最长 {days} 天", "已经完成的，逐项补上完成日期；没有完成的，抓紧办结"
        ),
    },
    check=check,
)
