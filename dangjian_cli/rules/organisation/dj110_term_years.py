"""任期年数与规定不同，或者没有写从哪天算起。

为什么
    机关党的基层委员会任期一般五年，总支、支部一般三年。年数写错了，届满的日子也跟着错；写
    了任期、换届准备而没有“本届起”，就算不出哪天届满。

错误
    - 编号: ZZ-06
      名称: 市统计局党支部
      类别: 党支部
      本届起: 2024-03-15
      任期年: 5

正确
    - 编号: ZZ-06
      名称: 市统计局党支部
      类别: 党支部
      本届起: 2024-03-15
      任期年: 3

怎么改
    核对任期年数；没有写“本届起”的，补上选举结果批复的日期。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.limits import Limit
from dangjian_cli.models.organisation import Unit
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.organisation.living import limit, living


def check(situation: Situation) -> Iterator[Fault]:
    for entry in living(situation):
        unit = entry.model
        usual = limit(situation, Limit.TERM_YEARS, unit) if unit.term_years or _begun(unit) else None
        if usual is None:
            continue
        if unit.term_years is not None and unit.term_years != usual and unit.kind is not None:
            values = {"years": unit.term_years, "usual": usual, "kind": unit.kind.value}
            yield Fault("DJ110", entry.at("任期年"), values)
        if unit.term_began is None:
            yield Fault("DJ110", entry.place.entry, variant="no_start")


def _begun(unit: Unit) -> bool:
    return bool(unit.election_steps) or unit.term_extension is not None


RULE = Rule(
    code="DJ110",
    name="任期写得不对",
    family=Family.ORGANISATION,
    stage=Stage.BOOK,
    severity=WARNING,
    basis=Basis("关于党的基层组织任期的意见第一条：机关党的基层委员会五年，总支、支部三年", Confidence.READ),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "{kind}任期写了 {years} 年，一般 {usual} 年", "核对任期年数；另有规定的，在行末写“# 忽略 DJ110：依据”"
        ),
        "no_start": Sentence("没有写“本届起”，算不出哪天届满", "补一行“本届起: 日期”，写选举结果批复的日期"),
    },
    check=check,
)
