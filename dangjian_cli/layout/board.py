"""看板: one page for leaders: the figures, the units, what is overdue and due soon, organisational life, the road."""

from collections.abc import Iterable, Iterator

from dangjian_cli.document.chart import Figure, Figures, HeatMap, Tone
from dangjian_cli.document.document import Block, Document, Heading, Paragraph, Table
from dangjian_cli.layout.form import roadmap
from dangjian_cli.layout.life import LEGEND, heat_maps
from dangjian_cli.layout.shared import counted, obligations_table, table_of
from dangjian_cli.layout.status import bars, headline, titled_list
from dangjian_cli.obligations.obligation import Role
from dangjian_cli.reports.figures import Figures as Counted
from dangjian_cli.reports.life import life
from dangjian_cli.reports.listing import Listed
from dangjian_cli.reports.request import Request
from dangjian_cli.reports.tally import Judged

_ALL = ("编号", "单位", "时限", "现状", "进度", "责任人", "事项")


def board(request: Request) -> Document:
    """The document; as HTML it can be searched and sorted."""
    title = f"{request.name}：{request.period.label}看板"
    return Document(title, (), tuple(_blocks(request)))


def _blocks(request: Request) -> Iterator[Block]:
    report = request.completion
    yield cards(report.figures)
    yield from headline(report.figures)
    yield Heading("各单位")
    yield bars(report.groups)
    yield Heading(titled_list("逾期", report.overdue, report))
    yield _or_none(obligations_table(report.overdue, "逾期"), "没有逾期的。")
    yield Heading(f"临期：{_count(report.soon) or '0 项'}")
    yield _or_none(obligations_table(report.soon, "剩余"), "没有临期的。")
    yield from _life(request)
    yield from _road(request)
    yield Heading(f"全部事项和期次：{_count(request.counted) or '0 项'}")
    yield _or_none(table_of(request.counted, _ALL), "这段时间没有应办的。")


def cards(total: Counted) -> Figures:
    """The figures that a leader asks for first."""
    matters, periods = total.matters, total.occurrences
    late, soon = matters.overdue + periods.overdue, matters.due_soon + periods.due_soon
    found = [
        Figure("事项", matters.total, note=f"完成 {matters.done}"),
        Figure("完成率", matters.completion_rate, note="事项，完成 ÷ 总数"),
        Figure("按期率", matters.on_time_rate, note="事项，到期项中按期完成的"),
        Figure("逾期", matters.overdue, Tone.BAD if late else Tone.GOOD, f"事项；另有期次 {periods.overdue}"),
        Figure("临期", matters.due_soon, Tone.CAUTION if soon else Tone.PLAIN, f"事项；另有期次 {periods.due_soon}"),
        Figure("期次", periods.total, note=f"完成 {periods.done}"),
    ]
    if matters.rectifications:
        found.append(Figure("销号率", matters.closure_rate, note=f"问题整改 {matters.rectifications} 项"))
    return Figures(tuple(found))


def _count(judged: Iterable[Judged | Listed]) -> str:
    return counted(one.obligation.role for one in judged)


def _or_none(table: Table, nothing: str) -> Block:
    return table if table.rows else Paragraph(nothing)


def _life(request: Request) -> Iterator[Block]:
    maps: tuple[HeatMap, ...] = heat_maps(
        life(request.situation, request.period, request.scope), request.situation.book.units
    )
    if maps:
        yield Heading("组织生活")
        yield from maps
        yield Paragraph(LEGEND)


def _road(request: Request) -> Iterator[Block]:
    """Matters alone: of what recurs the heat map speaks."""
    matters = [
        listed
        for _, listed in request.with_earlier
        if listed.obligation.role is Role.MATTER and listed.standing.due is not None
    ]
    if matters:
        yield Heading(f"路线图：事项 {len(matters)} 项")
        yield roadmap("路线图", matters, request.situation, request.period)
