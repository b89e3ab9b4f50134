"""任期届满，还没有换届。

为什么
    任期从“本届起”算，年数看“任期年”，没有写的按规则包（党委五年、总支和支部三年）。届满那
    一天过了，“本届起”还是旧的，又没有批准延期，就是届满未换届。延期自批准日期起算数。

错误
    - 编号: ZZ-06
      名称: 市统计局党支部
      类别: 党支部
      本届起: 2023-03-15
      任期年: 3

正确
    - 编号: ZZ-06
      名称: 市统计局党支部
      类别: 党支部
      本届起: 2026-03-10
      任期年: 3

怎么改
    已经换届的，把“本届起”改成新一届的起始日期；没有换届的，抓紧组织；确需延期的，报上
    级党委批准后写“换届延期: {至: 日期, 批复文号: 文号, 批准日期: 日期}”。
"""

from collections.abc import Iterator

from dangjian_cli.book.terms import term_of
from dangjian_cli.diagnostics.diagnostic import Fault, Values
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.organisation.living import living


def check(situation: Situation) -> Iterator[Fault]:
    today = situation.today
    for entry in living(situation):
        term = term_of(situation.book, entry.model, today)
        if term is None:
            continue
        last = term.last_day(today)
        if last < today:
            values: Values = {"last": last.isoformat(), "days": (today - last).days}
            yield Fault("DJ101", entry.at("本届起"), values, "extended" if last != term.ends else "")


RULE = Rule(
    code="DJ101",
    name="届满未换届",
    family=Family.ORGANISATION,
    stage=Stage.DATED,
    severity=ERROR,
    basis=Basis("机关基层组织工作条例第八条：任期届满应当按期换届", Confidence.READ),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "任期 {last} 届满，已过 {days} 天，还没有换届",
            "已经换届的，改“本届起”；没有的，抓紧组织，确需延期的报上级批准",
        ),
        "extended": Sentence(
            "批准延期到 {last}，已过 {days} 天，还没有换届", "已经换届的，改“本届起”；没有的，抓紧组织换届"
        ),
    },
    check=check,
)
