"""临期：快到时限，还没有完成。

为什么
    离时限 15 天以内（含当天）还没有完成的，提前提醒，免得拖成逾期。天数可以在
    dangjian.yaml 里改。暂缓、取消的不提醒。

错误
    - 编号: RW-2026-001
      任务: 形成党建调研报告
      时限: 10月10日前

正确
    - 编号: RW-2026-001
      任务: 形成党建调研报告
      时限: 10月10日前
      完成日期: 2026-09-28

怎么改
    抓紧办结并补上“完成日期”；确需延期的，现在就申请，记一条“延期”。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import INFO, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.lateness import faults, report


def check(situation: Situation) -> Iterator[Fault]:
    yield from faults("DJ208", situation, report(situation).soon)


RULE = Rule(
    code="DJ208",
    name="临期",
    family=Family.TASK,
    stage=Stage.DATED,
    severity=INFO,
    basis=Basis("离时限 15 天以内为临期，天数可调", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence("{when}：时限“{wording}”，即 {due}", "抓紧办结并补上“完成日期”；确需延期的，现在就申请"),
        "part": Sentence("{id} {when}，即 {due}", "抓紧办结并补上完成日期；确需延期的，现在就申请"),
        "several": Sentence("{ids} 共 {count} 项临期，最近的{when}", "抓紧办结，逐项补上完成日期"),
    },
    check=check,
)
