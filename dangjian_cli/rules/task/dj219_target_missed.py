"""没有达到目标值，却写了完成日期。

为什么
    定了数的任务，完成不完成看数。完成值没到目标值（或超过了“不超过”的数）就写完
    成日期，汇总时会算成完成。

错误
    - 编号: RW-2026-001
      任务: 轮训机关党务干部
      目标值: 不少于200
      完成值: 150
      计量单位: 人次
      完成日期: 2026-09-10

正确
    - 编号: RW-2026-001
      任务: 轮训机关党务干部
      目标值: 不少于200
      完成值: 206
      计量单位: 人次
      完成日期: 2026-09-10

怎么改
    完成值没有更新的，改成现在的数；确实没有达到的，删去“完成日期”。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault, Related
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for _, entry in situation.matters:
        model = entry.model
        if model.done_on is None or model.target is None or model.reached is None:
            continue
        if not model.target.met_by(model.reached):
            done = Related("完成日期写在这里", entry.at("完成日期"))
            values = {"target": model.target.text, "reached": str(model.reached)}
            yield Fault("DJ219", entry.at("完成值"), values, related=(done,))


RULE = Rule(
    code="DJ219",
    name="未达目标值而写了完成",
    family=Family.TASK,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("全市政协系统党建工作推进会讲话：硬指标、硬任务", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "完成值 {reached} 没有达到目标值“{target}”，却写了完成日期",
            "改成现在的完成值；确实没有达到的，删去“完成日期”",
        )
    },
    check=check,
)
