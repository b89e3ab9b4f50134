"""状态与条目里的日期对不上。

为什么
    完成与否只看带日期的事实：完成日期、进展、销号、暂缓、取消。“状态”可以不写；
    写了，就要与最后一件事实一致（只与条目自己比，不看今天），否则看台账的人和汇
    总表说的不一样。按期考核的条目逐期记“期次”，不写“完成日期”。

错误
    - 编号: RW-2026-001
      任务: 整理党建档案
      时限: 8月底前
      状态: 已完成
      进展:
        - {日期: 2026-08-20, 内容: 完成立卷}

正确
    - 编号: RW-2026-001
      任务: 整理党建档案
      时限: 8月底前
      状态: 已完成
      进展:
        - {日期: 2026-08-20, 内容: 完成立卷}
      完成日期: 2026-08-20

怎么改
    缺日期的补上日期；状态没有跟着改的，改过来；最省事的是删去“状态”。
"""

from collections.abc import Iterator

from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.vocabulary import State
from dangjian_cli.obligations import histories
from dangjian_cli.obligations.deadlines import deadlines_of, series_of
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage


def check(situation: Situation) -> Iterator[Fault]:
    for ledger, entry in situation.counted:
        model = entry.model
        if model.state is None and model.done_on is None:
            continue
        recurring = series_of(ledger, model, deadlines_of(situation.book, ledger, model)) is not None
        if model.state is not None:
            yield from _state(situation, ledger, entry, model.state, recurring)
        if model.done_on is not None and recurring:
            yield Fault("DJ210", entry.at("完成日期"), variant="recurring")


def _state(
    situation: Situation, ledger: Ledger, entry: Entry[Matter], state: State, recurring: bool
) -> Iterator[Fault]:
    from dangjian_cli.rules.states import states_that_fit

    fitting = states_that_fit(situation.book, ledger, entry)
    if not fitting or state in fitting:
        return
    undated = histories.claimed_done(entry.model) and not histories.completions(entry.model)
    variant = "undated" if undated and not recurring else ""
    yield Fault("DJ210", entry.at("状态"), {"state": state.value, "fitting": fitting[0].value}, variant)


RULE = Rule(
    code="DJ210",
    name="状态与事实不符",
    family=Family.TASK,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("状态只用来核对，计数只看带日期的事实", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "状态写“{state}”，按条目里的日期是“{fitting}”",
            "补上缺的记录（进展、完成日期、销号等），或把状态改成“{fitting}”，或删去“状态”",
        ),
        "undated": Sentence(
            "状态写“{state}”，没有完成日期，按未完成计", "确已完成的，补上“完成日期”；没有的，删去“状态”"
        ),
        "recurring": Sentence("按期考核的条目不用“完成日期”，写了也不计", "把它记进“期次”：{{期: ……, 完成日期: ……}}"),
    },
    check=check,
)
