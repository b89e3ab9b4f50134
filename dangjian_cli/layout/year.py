"""年度总结附表: the year's figures beside the last one's, quarter by quarter and category by category, what is carried
over, and how completion grew from month to month.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from dangjian_cli.dates.period import Grain, Period
from dangjian_cli.document.chart import Point, Series, Tone, Trend
from dangjian_cli.document.document import Block, Cell, Column, Document, Heading, Paragraph, Ratio, Table
from dangjian_cli.layout.status import brief, carried_table
from dangjian_cli.models.fields import Years
from dangjian_cli.obligations.obligation import Obligation, Role
from dangjian_cli.obligations.standing import Phase, stand
from dangjian_cli.reports.completion import Completion, completion
from dangjian_cli.reports.grouping import Dimension
from dangjian_cli.reports.request import Request
from dangjian_cli.reports.tally import Column as Counted

_TITLES = ("事项", "完成", "完成率", "逾期", "临期", "期次", "完成", "逾期")


def year_annex(request: Request) -> Document:
    """The document of the calendar year in which the period begins."""
    year = Period.of_year(request.period.start.year)
    title = f"{request.name}：{year.label}总结数据附表"
    # What rule packs demand is worked out for the last year too, else the two could not be compared.
    both = replace(request.situation, horizon=Years(year.start.year - 1, year.start.year))
    return Document(title, (), tuple(_blocks(replace(request, period=year, situation=both))))


def _blocks(request: Request) -> Iterator[Block]:
    report = request.completion
    matters, periods = report.figures.matters, report.figures.occurrences
    yield Paragraph(
        f"{request.period.label}应办事项 {matters.total} 项，完成 {matters.done} 项，完成率 "
        f"{matters.completion_rate.percent()}；期次 {periods.total} 期，完成 {periods.done} 期，完成率 "
        f"{periods.completion_rate.percent()}。"
    )
    yield Heading("与上年相比")
    yield _against(request)
    yield Heading("分季度")
    yield _quarters(request)
    for by in (Dimension.CATEGORY, Dimension.ORIGIN):
        yield from _grouped(request, by)
    yield Heading("逐月累计")
    yield _months(request)
    yield from _carried(report)


def _columns(first: str) -> tuple[Column, ...]:
    return (Column(first), *(Column(title, "number") for title in _TITLES))


def _against(request: Request) -> Table:
    """This year on the day, the last one on the same day a year before: facts known then alone count."""
    day, period = request.situation.today, request.period
    before = Period.of_year(period.start.year - 1)
    then = _a_year_earlier(day)
    last = completion(replace(request.situation, today=then), before, request.scope).figures
    now = request.completion.figures
    rows: list[tuple[Cell, ...]] = [
        (f"{period.label}（统计到 {day.isoformat()}）", *brief(now)),
        (f"{before.label}（统计到 {then.isoformat()}）", *brief(last)),
    ]
    rows.append(("增减", *_difference(brief(now), brief(last))))
    note = "完成率的增减是百分点。上年按上年同一天已知的事实统计。"
    return Table(_columns("年度"), tuple(rows), note=note)


def _a_year_earlier(day: date) -> date:
    return date(day.year - 1, 2, 28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def _difference(now: Sequence[Cell], last: Sequence[Cell]) -> Iterator[Cell]:
    for new, old in zip(now, last, strict=True):
        if isinstance(new, Ratio) and isinstance(old, Ratio):
            both = new.denominator and old.denominator
            yield (_percent(new) - _percent(old)) if both else None
        elif isinstance(new, int) and isinstance(old, int):
            yield new - old
        else:
            yield None


def _percent(ratio: Ratio) -> Decimal:
    share = Decimal(100 * ratio.numerator) / Decimal(ratio.denominator)
    return share.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _quarters(request: Request) -> Table:
    rows = []
    for quarter in request.period.split(Grain.QUARTER):
        figures = completion(request.situation, quarter, request.scope).figures
        rows.append((quarter.label, *brief(figures)))
    return Table(_columns("季度"), tuple(rows), note="按时限所在的季度分。")


def _grouped(request: Request, by: Dimension) -> Iterator[Block]:
    groups = completion(request.situation, request.period, request.scope, by).groups
    rows = tuple(
        (group.name, *brief(group.own)) for group in groups if group.own.matters.total or group.own.occurrences.total
    )
    if rows:
        yield Heading(f"分{by.value}")
        yield Table(_columns(by.value), rows)


def _months(request: Request) -> Trend:
    """Of the matters of the year: how many were due and how many done by the end of each month, as known then."""
    owed = [
        judged.obligation
        for judged, _ in request.in_period
        if judged.column is Counted.TOTAL and judged.obligation.role is Role.MATTER
    ]
    points = []
    for month in request.period.split(Grain.MONTH):
        if month.start > request.situation.today:
            break
        day = min(month.last, request.situation.today)
        points.append(Point(f"{month.start.month}月", _cumulated(owed, day)))
    series = (Series("到期"), Series("完成", Tone.GOOD), Series("逾期", Tone.BAD))
    return Trend("事项逐月累计", series, tuple(points))


def _cumulated(owed: Sequence[Obligation], day: date) -> tuple[int, int, int]:
    standings = [stand(one, day, 0) for one in owed]
    due = sum(at.due is not None and at.due <= day for at in standings)
    done = sum(at.phase is Phase.DONE for at in standings)
    return (due, done, sum(at.overdue for at in standings))


def _carried(report: Completion) -> Iterator[Block]:
    if report.carried:
        yield Heading(f"结转：{len(report.carried)} 项")
        yield carried_table(report)
    if report.earlier:
        yield Heading("往年未了")
        yield Paragraph(f"在本年以前到期、还没有办结的 {len(report.earlier)} 件，见 dangjian report 逾期临期。")
