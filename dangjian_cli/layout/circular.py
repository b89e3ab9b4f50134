"""督查通报 (紫阳县2022年第八期 [A]): the totals, who lags with which items, what is asked, the list."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from dangjian_cli.document.document import Block, Column, Document, Heading, Paragraph, Ratio, Table
from dangjian_cli.document.numbering import ANNEX
from dangjian_cli.layout.official import official, titled
from dangjian_cli.layout.shared import counted, obligations_table
from dangjian_cli.obligations.obligation import Role
from dangjian_cli.reports.request import Request
from dangjian_cli.reports.tally import Judged

NAME = "督查通报"
_UNITS = (
    Column("单位"),
    *(Column(title, "number") for title in ("事项", "完成", "完成率", "逾期", "期次", "完成", "逾期")),
)


def circular(request: Request) -> Document:
    """The document; units are judged by what they owe themselves (本级)."""
    late = tuple(one for one in request.completion.overdue if one.obligation.role is not Role.MILESTONE)
    annexes: tuple[Block, ...] = ()
    if late:
        annexes = (Heading(f"{ANNEX}：逾期未办结清单（{_of(late)}）"), obligations_table(late, "逾期"))
    document = Document(titled(request, NAME), (), tuple(_blocks(request, late)), annexes=annexes)
    return official(document, NAME, request, addressee="各单位")


def _blocks(request: Request, late: Sequence[Judged]) -> Iterator[Block]:
    report, day = request.completion, request.situation.today
    matters, periods = report.figures.matters, report.figures.occurrences
    yield Paragraph(
        f"截至{day.year}年{day.month}月{day.day}日，对{request.period.label}应办的事项 {matters.total} 项、"
        f"期次 {periods.total} 期进行了督查，现将情况通报如下。"
    )
    yield Heading("总体情况")
    yield Paragraph(
        f"事项 {matters.total} 项，办结 {matters.done} 项，占 {matters.completion_rate.percent()}；其中按期办结 "
        f"{matters.done_on_time} 项，逾期办结 {matters.done_late} 项。正在推进 {matters.in_progress} 项，未启动 "
        f"{matters.not_started} 项；逾期未办结 {matters.overdue} 项，占 "
        f"{Ratio(matters.overdue, matters.total).percent()}。"
    )
    if periods.total:
        yield Paragraph(
            f"期次 {periods.total} 期，完成 {periods.done} 期，占 {periods.completion_rate.percent()}；"
            f"逾期 {periods.overdue} 期。"
        )
    yield _by_unit(request)
    yield Heading("滞后情况")
    yield from _lagging(request, late)
    yield Heading("工作要求")
    yield from _demands(request, late)


def _of(judged: Sequence[Judged]) -> str:
    return counted(one.obligation.role for one in judged)


def _by_unit(request: Request) -> Table:
    rows = []
    for group in request.completion.groups:
        matters, periods = group.own.matters, group.own.occurrences
        if matters.total or periods.total:
            rows.append(
                (
                    group.name,
                    matters.total,
                    matters.done,
                    matters.completion_rate,
                    matters.overdue,
                    periods.total,
                    periods.done,
                    periods.overdue,
                )
            )
    return Table(_UNITS, tuple(rows), note="各单位只算本级，不含下级。")


def _lagging(request: Request, late: Sequence[Judged]) -> Iterator[Block]:
    """The units with something overdue, the most first, each with its items."""
    units = request.situation.book.units.order
    by_unit = sorted(late, key=lambda one: (units.get(one.obligation.unit, len(units)), one.obligation.unit))
    groups = [(unit, list(members)) for unit, members in groupby(by_unit, key=lambda one: one.obligation.unit)]
    groups.sort(key=lambda each: -len(each[1]))
    if not groups:
        yield Paragraph("没有逾期未办结的，0 个单位滞后。")
        return
    hard = sum(one.obligation.hard for one in late)
    yield Paragraph(
        f"{len(groups)} 个单位有逾期未办结的，共{_of(late)}" + (f"，其中硬任务 {hard} 件" if hard else "") + "。"
    )
    for unit, members in groups:
        worst = max(one.standing.days_late for one in members)
        items = "、".join(one.obligation.id for one in sorted(members, key=lambda one: -one.standing.days_late))
        yield Paragraph(f"{unit}：{_of(members)}逾期，最长 {worst} 天（{items}）。")


def _demands(request: Request, late: Sequence[Judged]) -> Iterator[Block]:
    report = request.completion
    if late:
        people = {owner for one in late for owner in one.obligation.owners}
        yield Paragraph(
            f"逾期的{_of(late)}，由 {len(people)} 名责任人说明原因、限期办结；确需延期的，写明理由，按程序报批。"
        )
    if report.soon:
        yield Paragraph(f"临期的{_of(report.soon)}，倒排进度，按时办结。")
    waiting = report.figures.matters.awaiting_closure
    if waiting:
        yield Paragraph(f"整改完成、还没有销号的 {waiting} 项，抓紧申请核查销号；销号后适时回头看。")
    if not (late or report.soon or waiting):
        yield Paragraph("逾期、临期和待销号的都是 0 件，请继续按计划推进。")
