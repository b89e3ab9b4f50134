"""期次与本条的频次对不上。

为什么
    按期考核的条目，一期一期地数：每季度一次的记 2026Q1、2026Q2，每月一次的记
    2026-01、2026-02。期写错了、同一期记了两条、本条根本没有频次，这条记录就算不
    到任何一期，那一期还是没有完成。

错误
    - 编号: RW-2026-001
      任务: 通报机关作风竞赛情况
      时限: 每季度末
      期次:
        - {期: 2026-03, 完成日期: 2026-03-30}

正确
    - 编号: RW-2026-001
      任务: 通报机关作风竞赛情况
      时限: 每季度末
      期次:
        - {期: 2026Q1, 完成日期: 2026-03-30}

怎么改
    每月的写 2026-03，每季度的写 2026Q1，半年的写 2026H1，每年的写 2026；同一期
    的两条合成一条。
"""

from collections.abc import Iterator

from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.entry import Matter
from dangjian_cli.obligations.deadlines import deadlines_of, series_of
from dangjian_cli.obligations.occurrences import Stray, assign
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.matters import counted


def check(situation: Situation) -> Iterator[Fault]:
    for ledger, entry in counted(situation):
        if entry.model.occurrences and ledger.header.years is not None:
            yield from _unfit(situation, ledger, entry)


def _unfit(situation: Situation, ledger: Ledger, entry: Entry[Matter]) -> Iterator[Fault]:
    reader = deadlines_of(situation.book, ledger, entry.model)
    series = series_of(ledger, entry.model, reader)
    if series is None:
        yield Fault("DJ224", entry.key("期次"), variant="no_frequency")
        return
    for stray in assign(series, series.occurrences(reader), entry.model.occurrences).strays:
        yield _fault(entry, stray)


def _fault(entry: Entry[Matter], stray: Stray) -> Fault:
    period = entry.model.occurrences[stray.index].period
    if period is None:
        return Fault("DJ224", entry.at("期次", stray.index), variant="missing")
    place = entry.at("期次", stray.index, "期")
    if stray.mismatch is None:
        return Fault("DJ224", place, {"period": period}, "twice")
    return Fault("DJ224", place, {"sentence": stray.mismatch.sentence, "advice": stray.mismatch.advice})


RULE = Rule(
    code="DJ224",
    name="期次与频次对不上",
    family=Family.TASK,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("一期记一条，期的写法与频次相同", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence("{sentence}", "{advice}"),
        "missing": Sentence("这条期次没有写是哪一期", "补上“期: 2026-03”或“期: 2026Q1”"),
        "twice": Sentence("“{period}”已经记过", "同一期的两条合成一条；期写错了的，改成实际的期"),
        "no_frequency": Sentence(
            "本条的时限不是频次，期次不会计入", "要按期考核的，补上“频次: 每季度”；不是的，把期次改记为“进展”"
        ),
    },
    check=check,
)
