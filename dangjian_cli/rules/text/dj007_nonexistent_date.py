"""日期不存在。

为什么
    6 月没有 31 日。填错的日期不能算：到底是 30 日还是 7 月 1 日，只有填的人知
    道。日期栏里的查，时限、频次、节点、延期、督办里写的时限也查。日期栏写错的，
    条目按“有误未计”单列。

错误
    - 编号: RW-2026-001
      任务: 制定学习计划
      时限: 2月30日前
      完成日期: 2026-06-31

正确
    - 编号: RW-2026-001
      任务: 制定学习计划
      时限: 2月底前
      完成日期: 2026-06-30

怎么改
    改成实际的日期。指月底的，写“6月底前”就不用记哪个月有几天。
"""

from collections.abc import Iterator

from dangjian_cli.dates.reading import Reason
from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.obligations.deadlines import deadlines_of
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.wordings import Stated
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for one in (*situation.wordings, *_others(situation)):
        if one.reading.reason is Reason.NONEXISTENT_DATE:
            yield Fault("DJ007", one.place, one.values, "nested" if one.part else "wording")


def _others(situation: Situation) -> Iterator[Stated]:
    """What is written like a deadline without being one of the entry's own: its 频次, the 回复时限 of its 督办."""
    for ledger, entry in situation.matters:
        model = entry.model
        if model.frequency is None and not model.supervisions:
            continue
        reader = deadlines_of(situation.book, ledger, model)
        if model.frequency is not None:
            yield Stated(ledger, entry, "频次", entry.at("频次"), reader.read(model.frequency))
        for index, supervision in enumerate(model.supervisions):
            if supervision.reply_by is not None:
                place = entry.at("督办", index, "回复时限")
                yield Stated(ledger, entry, "督办的回复时限", place, reader.read(supervision.reply_by))


RULE = Rule(
    code="DJ007",
    name="日期不存在",
    family=Family.TEXT,
    stage=Stage.SHAPE,
    severity=ERROR,
    basis=Basis("各软件读日期的情形", Confidence.MEASURED),
    page=__doc__ or "",
    sentences={
        "field": Sentence("“{key}”写了“{value}”，没有这一天", "{advice}"),
        "wording": Sentence("{sentence}", "{advice}"),
        "nested": Sentence("{part}：{sentence}", "{advice}"),
    },
    check=check,
)
