"""快要届满了，还没有换届准备的记录。

为什么
    换届要研究方案、请示、公示、选举，一般提前六个月提醒做准备。离届满不到六个月，“换届准
    备”里一条也没有，就提醒一次。

错误
    - 编号: ZZ-06
      名称: 市统计局党支部
      类别: 党支部
      本届起: 2023-12-15
      任期年: 3

正确
    - 编号: ZZ-06
      名称: 市统计局党支部
      类别: 党支部
      本届起: 2023-12-15
      任期年: 3
      换届准备:
        - {日期: 2026-07-20, 内容: 支委会研究换届方案}

怎么改
    做了准备的，记一条“换届准备”；没有做的，尽快研究换届方案，向上级请示。
"""

from collections.abc import Iterator
from datetime import date

from dangjian_cli.book.terms import term_of
from dangjian_cli.dates.months import add_months
from dangjian_cli.diagnostics.diagnostic import Fault, Values
from dangjian_cli.models.limits import Limit
from dangjian_cli.models.organisation import Unit
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import WARNING, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.organisation.living import limit, living


def check(situation: Situation) -> Iterator[Fault]:
    today = situation.today
    for entry in living(situation):
        unit = entry.model
        term = term_of(situation.book, unit, today)
        months = limit(situation, Limit.TERM_REMINDER_MONTHS, unit) if term is not None else None
        if term is None or months is None or _prepared(unit, today):
            continue
        last = term.last_day(today)
        if add_months(last, -months) <= today <= last:
            values: Values = {"last": last.isoformat(), "days": (last - today).days}
            yield Fault("DJ102", entry.at("本届起"), values)


def _prepared(unit: Unit, today: date) -> bool:
    return any(step.day is None or step.day <= today for step in unit.election_steps)


RULE = Rule(
    code="DJ102",
    name="临近届满没有换届准备",
    family=Family.ORGANISATION,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis("中国共产党支部工作条例（试行）：任期届满，一般提前六个月提醒做好换届准备", Confidence.REPORTED),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "任期 {last} 届满，还有 {days} 天，没有换届准备的记录",
            "做了准备的，记一条“换届准备”；没有的，尽快研究换届方案",
        ),
    },
    check=check,
)
