"""今年还没有向党员公布党费收缴使用情况。

为什么
    党费收缴、使用情况每年向党员公布一次。四季度起提醒，年底过了还没有公布的算漏。
    在任何一期的记录里写了“公示日期”，就算公布过。

错误
    # 统计日 2026-11-15
    台账: 党费
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: DF-2026-001, 期: 2026Q1, 应收: 1200, 实收: 1200}

正确
    # 统计日 2026-11-15
    台账: 党费
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: DF-2026-001, 期: 2026Q1, 应收: 1200, 实收: 1200, 公示日期: 2026-07-01}

怎么改
    公布过的，补上“公示日期”；没有公布的，抓紧公布后补记。只公布合计，不公布个人。
"""

from collections.abc import Iterator

from dangjian_cli.diagnostics.diagnostic import Fault, Values
from dangjian_cli.models.dues import Dues
from dangjian_cli.models.limits import Limit
from dangjian_cli.obligations.dues import by_unit
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.unit_records import keepings, place_of_unit
from dangjian_cli.rules.base import INFO, WARNING, Basis, Confidence, Family, Rule, Sentence, Stage

_LAST_QUARTER = 10
"""The month from which what is owed once a year is asked for."""


def check(situation: Situation) -> Iterator[Fault]:
    book, today = situation.book, situation.today
    bound = book.packs().limit(Limit.DUES_PUBLISHED, today)
    if bound is None:
        return
    recorded = by_unit(book)
    for unit, ledger, year in keepings(book, Dues):
        days = {
            one.model.published_on
            for one in recorded.get(unit, ())
            if one.model.published_on is not None and one.model.published_on <= today
            if year in (one.model.published_on.year, one.period.start.year)
        }
        over = year < today.year
        if len(days) < bound.number and (over or (year == today.year and today.month >= _LAST_QUARTER)):
            if not book.units.exists(unit, today):
                continue
            values: Values = {"unit": unit, "year": year}
            place = place_of_unit(book, ledger, unit)
            yield Fault("DJ502", place, values, "" if over else "open", severity=WARNING if over else INFO)


RULE = Rule(
    code="DJ502",
    name="党费年度未公布",
    family=Family.DUES,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis("《旗帜》2021-10-21党费答问：每年向党员公布一次收缴、使用情况", Confidence.READ),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "{unit} {year} 年没有公布党费收缴使用情况", "公布过的，补上“公示日期”；没有公布的，抓紧公布后补记"
        ),
        "open": Sentence(
            "{unit} {year} 年还没有公布党费收缴使用情况", "公布过的，补上“公示日期”；没有公布的，年底前公布"
        ),
    },
    check=check,
)
