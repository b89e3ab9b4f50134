"""党费有的月份没有记录，或者连续欠缴。

为什么
    党费按月交纳，支部每个月收没收、收了多少，要看得见；确有特殊情况按季交的，记成
    一个季度也行。连续六个月应收没有收齐，又没有补交，要核对有没有人连续不交。这里
    只看支部的合计，不记是谁没交。

错误
    台账: 党费
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: DF-2026-001, 期: 2026Q1, 应收: 1200, 实收: 1200}

正确
    台账: 党费
    年度: 2026
    单位: 市统计局党支部
    条目:
      - {编号: DF-2026-001, 期: 2026Q1, 应收: 1200, 实收: 1200}
      - {编号: DF-2026-002, 期: 2026Q2, 应收: 1200, 实收: 1200}
      - {编号: DF-2026-003, 期: 2026Q3, 应收: 1200, 实收: 1200}

怎么改
    收过的，补记一条；没有收的，收齐后补记，写在“补交”里。连续欠缴的，由支部核实情
    况，补交了的在补交那一期写“补交: [{期: 哪一期, 金额: 多少}]”。
"""

from collections.abc import Iterator, Sequence

from dangjian_cli.diagnostics.diagnostic import Fault, Values
from dangjian_cli.models.limits import Limit
from dangjian_cli.obligations.dues import NOTHING, Account, by_unit, gaps, months_of, still_short
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.unit_records import place_of_unit
from dangjian_cli.rules.base import ERROR, WARNING, Basis, Confidence, Family, Rule, Sentence, Stage

_NAMED = 3


def check(situation: Situation) -> Iterator[Fault]:
    book = situation.book
    for gap in gaps(book, situation.today):
        names = [month.name for month in gap.months]
        values: Values = {
            "unit": gap.keeping.unit,
            "months": "、".join(names[:_NAMED]) + (" 等" if len(names) > _NAMED else ""),
            "count": len(names),
            "ledger": gap.keeping.ledger.name,
        }
        yield Fault("DJ501", place_of_unit(book, gap.keeping.ledger, gap.keeping.unit), values)
    bound = book.packs().limit(Limit.DUES_ARREARS_MONTHS, situation.today)
    for unit, ones in by_unit(book).items() if bound is not None else ():
        run = _longest(ones)
        months = sum(months_of(one.period) for one in run)
        if bound is not None and months >= bound.number:
            values = {"unit": unit, "months": months, "first": run[0].period.name, "last": run[-1].period.name}
            yield Fault("DJ501", run[-1].entry.at("实收"), values, "arrears", severity=ERROR)


def _longest(ones: Sequence[Account]) -> Sequence[Account]:
    """The longest run of periods, one after the other, of which something is still missing."""
    missing = still_short(ones)
    best: list[Account] = []
    run: list[Account] = []
    for one in ones:
        if missing[one.period] <= NOTHING:
            run = []
        elif run and run[-1].period.end == one.period.start:
            run = [*run, one]
        else:
            run = [one]
        best = run if len(run) > len(best) else best
    return best


RULE = Rule(
    code="DJ501",
    name="党费缺记录或连续欠缴",
    family=Family.DUES,
    stage=Stage.DATED,
    severity=WARNING,
    basis=Basis("中国共产党党员教育管理工作条例第三十一条（六）：连续六个月不交党费", Confidence.READ),
    page=__doc__ or "",
    sentences={
        "": Sentence(
            "{unit}的党费缺 {count} 个月的记录：{months}", "收过的，在“{ledger}”里补记一条；没有收的，收齐后补记“补交”"
        ),
        "arrears": Sentence(
            "{unit}连续 {months} 个月没有收齐（{first} 至 {last}），也没有补交",
            "由支部核实原因；补交了的，写“补交: [{{期: {first}, 金额: 多少}}]”",
        ),
    },
    check=check,
)
