"""期次与本条的频次对不上。

为什么
    按期考核的条目，一期一期地数：每季度一次的记 2026Q1、2026Q2，每月一次的记
    2026-01、2026-02。期写错了、同一期记了两条、本条根本没有频次，这条记录就算不
    到任何一期，那一期还是没有完成。组织生活的记录也一样：按“期”算，没有写的按日期算。

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
from typing import TYPE_CHECKING

from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.dates.period import Period
from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.fields import Years
from dangjian_cli.models.shelf import MEETING, UNIT_RECORD
from dangjian_cli.obligations.deadlines import deadlines_of, series_of
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, WARNING, Basis, Confidence, Family, Rule, Sentence, Stage

if TYPE_CHECKING:
    from dangjian_cli.models.life import Meeting
    from dangjian_cli.obligations.occurrences import Stray


def check(situation: Situation) -> Iterator[Fault]:
    for ledger, entry in situation.counted:
        if entry.model.occurrences and ledger.header.years is not None:
            yield from _unfit(situation, ledger, entry)
    for ledger, meeting in situation.book.each(MEETING):
        if meeting.counted:
            yield from _of_meeting(situation, ledger, meeting)
    if UNIT_RECORD.loaded:
        yield from _of_records(situation)


def _of_records(situation: Situation) -> Iterator[Fault]:
    """Records in numbers: a 期 that names none, or not one of the sizes asked for, or one that is recorded already."""
    from dangjian_cli.obligations.unit_records import period_of, unit_of

    told: dict[tuple[type, str], list[Period]] = {}
    for ledger, entry in situation.book.each(UNIT_RECORD):
        model = entry.model
        text, grains = model.named_period, model.GRAINS
        period = period_of(ledger, text)
        if text is None and grains and "期" not in entry.lost:
            yield Fault("DJ224", entry.place.entry, variant="record_unnamed")
        elif text is not None and (period is None or (grains and _size(period) not in grains)):
            yield Fault("DJ224", entry.at("期"), {"period": text}, "record_sized" if grains else "record_period")
        elif period is not None and grains:
            unit = unit_of(situation.book, ledger, model)
            before = told.setdefault((type(model), unit), [])
            if any(one.start < period.end and period.start < one.end for one in before):
                yield Fault("DJ224", entry.at("期"), {"period": text or "", "unit": unit}, "record_twice")
            before.append(period)


def _size(period: Period) -> str:
    return period.grain.value if period.grain is not None else ""


def _unfit(situation: Situation, ledger: Ledger, entry: Entry[Matter]) -> Iterator[Fault]:
    from dangjian_cli.obligations.occurrences import assign

    reader = deadlines_of(situation.book, ledger, entry.model)
    series = series_of(ledger, entry.model, reader)
    if series is None:
        yield Fault("DJ224", entry.key("期次"), variant="no_frequency")
        return
    for stray in assign(series, series.occurrences(reader), entry.model.occurrences).strays:
        yield _fault(entry, stray)


def _of_meeting(situation: Situation, ledger: Ledger, entry: "Entry[Meeting]") -> Iterator[Fault]:
    """A record that fills no period, or that may fill another one than was meant."""
    from dangjian_cli.obligations.records import named_period

    model, years = entry.model, ledger.header.years
    named = named_period(ledger, model.period)
    if not model.types:
        yield Fault("DJ224", entry.place.entry, variant="untyped")
    elif model.period is not None and named is None:
        yield Fault("DJ224", entry.at("期"), {"period": model.period}, "meeting_period")
    elif named is not None:
        yield from _misnamed(situation, entry, named)
    elif model.day is None:
        yield Fault("DJ224", entry.place.entry, variant="undated")
    elif years is not None and not years.first <= model.day.year <= years.last:
        values = {"day": model.day.isoformat(), "years": _written(years)}
        yield Fault("DJ224", entry.at("日期"), values, "other_year", severity=WARNING)


def _misnamed(situation: Situation, entry: "Entry[Meeting]", named: Period) -> Iterator[Fault]:
    """A 期 that lies within no period of any of the types: nothing of the meeting counts for it."""
    from dangjian_cli.obligations.demands import periods_asked

    years = Years(named.start.year, named.last.year)
    asked = [each for type_ in entry.model.types for each in periods_asked(situation.book, years, type_)]
    if asked and not any(each.start <= named.start and named.end <= each.end for each in asked):
        values = {"period": entry.model.period or "", "types": "、".join(entry.model.types), "example": asked[0].name}
        yield Fault("DJ224", entry.at("期"), values, "meeting_unfit")


def _written(years: Years) -> str:
    return str(years.first) if years.first == years.last else f"{years.first}-{years.last}"


def _fault(entry: Entry[Matter], stray: "Stray") -> Fault:
    period = entry.model.occurrences[stray.at].period
    if period is None:
        return Fault("DJ224", entry.at("期次", stray.at), variant="missing")
    place = entry.at("期次", stray.at, "期")
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
        "meeting_period": Sentence(
            "“{period}”看不出是哪一期", "补开的，写成 2026-08、2026Q3 这样；按日期算的，删去“期”"
        ),
        "meeting_unfit": Sentence(
            "“{period}”不是{types}的一期，不算到任何一期", "照 {example} 这样写；按日期算的，删去“期”"
        ),
        "record_unnamed": Sentence("没有写是哪一期", "补一行“期”，按月的写 2026-03，按季的写 2026Q1"),
        "record_sized": Sentence("“{period}”不是一个月，也不是一个季度", "按月的写 2026-03，按季的写 2026Q1"),
        "record_period": Sentence("“{period}”看不出是哪一期", "写成 2026-08、2026Q3、2026H1 或 2026"),
        "record_twice": Sentence("{unit}的 {period} 已经记过", "同一期的两条合成一条；期写错了的，改成实际的期"),
        "undated": Sentence("没有写日期，也没有写期，不算到任何一期", "补一行“日期: 召开的日期”"),
        "untyped": Sentence("没有写类型，不算任何一类", "补一行“类型”，如 党员大会、支委会、主题党日"),
        "other_year": Sentence("日期 {day} 不在台账年度 {years} 之内", "年份写错的改正；补开上一年的，写明“期”"),
        "no_frequency": Sentence(
            "本条的时限不是频次，期次不会计入", "要按期考核的，补上“频次: 每季度”；不是的，把期次改记为“进展”"
        ),
    },
    check=check,
)
