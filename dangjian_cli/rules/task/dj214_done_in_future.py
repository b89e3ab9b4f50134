"""完成日期在统计日之后。

为什么
    完成日期记的是已经发生的事，预计的日期不能写在这里，否则到了那一天没办完也会
    算成完成；组织生活也只记已经召开的。统计日就是今天；dangjian.yaml 里定了“统计日”或命令里写了 --as-of
    的，以它为准。

错误
    - 编号: RW-2026-001
      任务: 总结全年工作
      时限: 年底前
      完成日期: 2026-12-20

正确
    - 编号: RW-2026-001
      任务: 总结全年工作
      时限: 年底前
      进展:
        - {日期: 2026-09-20, 内容: 起草提纲}

怎么改
    写错了的，改成实际完成的日期；还没有完成的，删去“完成日期”，预计的日期写进
    “进展”或“备注”。
"""

from collections.abc import Iterator
from datetime import date

from dangjian_cli.book.entries import Entry
from dangjian_cli.diagnostics.diagnostic import Fault, Place
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.shelf import MEETING, UNIT_RECORD
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    today = situation.today
    for _, entry in situation.matters:
        for day, place in _completions(entry):
            if day > today:
                yield Fault("DJ214", place, {"day": day.isoformat(), "today": today.isoformat()})
    for _, meeting in situation.book.each(MEETING):
        held = meeting.model.day
        if held is not None and held > today:
            values = {"day": held.isoformat(), "today": today.isoformat()}
            yield Fault("DJ214", meeting.at("日期"), values, "meeting")

    for _, record in situation.book.each(UNIT_RECORD):
        for key, day in record.model.happened():
            if day > today:
                values = {"key": key, "day": day.isoformat(), "today": today.isoformat()}
                yield Fault("DJ214", record.at(key), values, "record")


def _completions(entry: Entry[Matter]) -> Iterator[tuple[date, Place]]:
    model = entry.model
    if model.done_on is not None:
        yield model.done_on, entry.at("完成日期")
    nested = (
        ("节点", [one.done_on for one in model.milestones]),
        ("期次", [one.done_on for one in model.occurrences]),
        ("历次", [one.done_on for one in model.past_rounds]),
    )
    for key, days in nested:
        for index, day in enumerate(days):
            if day is not None:
                yield day, entry.at(key, index, "完成日期")


RULE = Rule(
    code="DJ214",
    name="完成日期在统计日之后",
    family=Family.TASK,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("完成日期只记已经发生的事", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence("完成日期 {day} 在统计日 {today} 之后", "改成实际完成的日期；还没有完成的，删去“完成日期”"),
        "record": Sentence(
            "“{key}”{day} 在统计日 {today} 之后，还没有发生", "改成实际的日期；还没有发生的，删去“{key}”，发生了再记"
        ),
        "meeting": Sentence(
            "日期 {day} 在统计日 {today} 之后，还没有召开", "改成实际召开的日期；还没有召开的，开了再记"
        ),
    },
    check=check,
)
