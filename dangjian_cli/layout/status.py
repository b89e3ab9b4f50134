"""`status`: headline, groups, overdue, due soon, earlier ones still open; last the equation with the files."""

from collections.abc import Iterable, Iterator, Sequence

from dangjian_cli.book.book import Book
from dangjian_cli.document.chart import Bar, BarChart, Series, Tone
from dangjian_cli.document.document import Block, Cell, Column, Document, Heading, Paragraph, Table
from dangjian_cli.layout.shared import counted, notices, obligations_table
from dangjian_cli.reports.columns import word
from dangjian_cli.reports.completion import Completion, Equation
from dangjian_cli.reports.figures import Figures, Group
from dangjian_cli.reports.grouping import Dimension
from dangjian_cli.reports.request import Request
from dangjian_cli.reports.tally import Judged, Tally

_APART = (
    ("暂缓", "suspended"),
    ("已取消", "cancelled"),
    ("已结转", "carried"),
    ("豁免", "exempt"),
    ("长期", "ongoing"),
    ("不可考核", "unassessable"),
    ("跨期", "outside"),
    ("有误未计", "unread"),
)
_HEADLINE = ("总数", "完成", "完成率", "到期", "按期率", "逾期", "临期", "推进中", "未启动")
_BRIEF = ("事项", "完成", "完成率", "逾期", "临期", "期次", "完成", "逾期")
_MONTH = 30
"""With fewer days left than this, the number per 30 days says less than what is left."""
_NO_PARTNERS = "没有写配合单位或第二责任单位的条目。"


def status(report: Completion, book: Book, as_of_note: str) -> Document:
    """The document of a completion report. `as_of_note` says where the day comes from."""
    return Document(
        title=f"{book.settings.name or '台账'}：{report.period.label}完成情况",
        meta=(("统计日", f"{report.as_of.isoformat()}{as_of_note}"), ("范围", report.scope.label)),
        blocks=tuple(_blocks(report)),
        notices=notices(book),
    )


def completion_report(request: Request) -> Document:
    """The same for `report 完成情况`, with a chart of the units."""
    report = request.completion
    blocks = tuple(_blocks(report))
    chart = bars(report.groups)
    place = next((at for at, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))
    drawn = (Heading("各单位一览"), chart) if chart.bars else ()
    title = f"{request.name}：{report.period.label}完成情况"
    return Document(title, (), (*blocks[:place], *drawn, *blocks[place:]))


def bars(groups: Iterable[Group]) -> BarChart:
    """The matters of each unit, its own and not those below it: what is done, overdue, under way."""
    series = (
        Series("按期完成", Tone.GOOD),
        Series("逾期完成", Tone.CAUTION),
        Series("逾期", Tone.BAD),
        Series("未到期", Tone.PLAIN),
    )
    drawn = []
    for group in groups:
        own = group.own.matters
        if own.total:
            left = own.total - own.done - own.overdue
            drawn.append(Bar(group.name, (own.done_on_time, own.done_late, own.overdue, left)))
    return BarChart("事项完成情况（本级）", series, tuple(drawn))


def _blocks(report: Completion) -> Iterator[Block]:
    yield from headline(report.figures)
    if (left := report.remaining) is not None:
        pace = f"，每 30 天要办结 {left.pace} 项" if left.days > _MONTH else ""
        yield Paragraph(f"距 {left.last} 还有 {left.days} 天，未办结的事项 {left.open} 项{pace}")
    yield Heading(f"按{report.by.value}")
    yield _listed(by_unit(report), _NO_PARTNERS if report.by is Dimension.PARTNER else "没有可列的条目。")
    yield Heading(titled_list("逾期", report.overdue, report))
    yield _listed(obligations_table(report.overdue, "逾期"), "没有逾期的。")
    yield Heading(titled_list("临期", report.soon, report))
    yield _listed(obligations_table(report.soon, "剩余"), "没有临期的。")
    if report.earlier:
        yield Heading(f"往期未了：{_of(report.earlier)}")
        yield _earlier(report)
    if report.carried:
        yield Heading(f"已结转：{_of(report.carried)}")
        yield carried_table(report)
    if closing := tuple(_closing(report)):
        yield Paragraph("\n".join(closing))


def _listed(table: Table, nothing: str) -> Block:
    return table if table.rows else Paragraph(nothing)


def titled_list(name: str, judged: Sequence[Judged], report: Completion) -> str:
    """A list by what is in it, what was due before the period apart: so the headline's figures are found again."""
    before = {id(one) for one in report.earlier}
    within = [one for one in judged if id(one) not in before]
    earlier = [one for one in judged if id(one) in before]
    parts = [_of(within)] if within else []
    if earlier:
        parts.append(f"{'另有' if within else ''}往期{_of(earlier)}")
    return f"{name}：{'，'.join(parts)}" if parts else name


def _of(judged: Sequence[Judged]) -> str:
    return counted(one.obligation.role for one in judged)


def headline(figures: Figures) -> Iterator[Block]:
    """The totals, and what stands apart from them."""
    columns = (Column("口径"), *(Column(title, "number") for title in _HEADLINE))
    rows = [("事项", *_numbers(figures.matters))]
    if figures.occurrences.total or figures.occurrences.apart:
        rows.append(("期次", *_numbers(figures.occurrences)))
    yield Table(columns, tuple(rows))
    if remarks := tuple(_remarks(figures)):
        yield Paragraph("\n".join(remarks))


def _numbers(tally: Tally) -> tuple[Cell, ...]:
    return (
        tally.total,
        tally.done,
        tally.completion_rate,
        tally.due,
        tally.on_time_rate,
        tally.overdue,
        tally.due_soon,
        tally.in_progress,
        tally.not_started,
    )


def _remarks(figures: Figures) -> Iterator[str]:
    matters = figures.matters
    if apart := _apart(matters):
        yield f"单列（不进事项总数）：{apart}"
    if apart := _apart(figures.occurrences):
        yield f"单列（不进期次总数）：{apart}"
    if matters.rectifications:
        yield (
            f"问题整改 {matters.rectifications} 项：已销号 {matters.closed} 项，待销号 {matters.awaiting_closure} 项，"
            f"销号率 {matters.closure_rate.percent()}"
        )
    if matters.postponed:
        yield f"总数中经批准延期的 {matters.postponed} 项"
    if matters.delegated:
        yield f"其中上级任务分解项 {matters.delegated} 项"


def _apart(tally: Tally) -> str:
    return "、".join(f"{name} {getattr(tally, field)}" for name, field in _APART if getattr(tally, field))


def by_unit(report: Completion) -> Table:
    """The groups of the report, in short; those of a report by unit in their tree."""
    columns = (Column(report.by.value), *(Column(title, "number") for title in _BRIEF))
    shown = [group for group in report.groups if _visible(group)]
    rows = tuple(row for group in shown for row in _rows(group))
    if report.by.overlapping:
        return Table(columns, rows, note="一项可在多组，各组有重复；合计以首行为准。")
    return Table(columns, rows, total=("合计", *brief(report.figures)), note=_shares(shown))


def _shares(shown: Sequence[Group]) -> str | None:
    """How many of a unit's rolled-up matters are shares of a task of its superiors (b6 point 12)."""
    parts = [
        f"{group.name} {group.with_below.matters.delegated}"
        for group in shown
        if group.with_below is not None and group.with_below.matters.delegated
    ]
    return f"含下级的事项中，上级任务分解项：{'、'.join(parts)}。" if parts else None


def _visible(group: Group) -> bool:
    """Whether the group has anything to show for the period; what lies outside it is in the equation."""
    figures = group.with_below or group.own
    return any(tally.total or tally.apart - tally.outside for tally in (figures.matters, figures.occurrences))


def _rows(group: Group) -> Iterator[tuple[Cell, ...]]:
    indent = "　" * group.depth
    if group.with_below is None:
        yield (indent + group.name, *brief(group.own))
        return
    yield (f"{indent}{group.name}（含下级）", *brief(group.with_below))
    if _visible(Group(group.name, group.own)):
        yield (f"{indent}　本级", *brief(group.own))


def brief(figures: Figures) -> tuple[Cell, ...]:
    """The short figures of a group, in the order of its columns."""
    matters, occurrences = figures.matters, figures.occurrences
    return (
        matters.total,
        matters.done,
        matters.completion_rate,
        matters.overdue,
        matters.due_soon,
        occurrences.total,
        occurrences.done,
        occurrences.overdue,
    )


def _earlier(report: Completion) -> Table:
    """What was due before the period and is still open. What is suspended is not overdue."""
    rows = tuple(
        (one.obligation.id, one.obligation.unit, one.standing.due, word(one.standing), one.obligation.title)
        for one in report.earlier
    )
    columns = (Column("编号"), Column("单位"), Column("截止"), Column("现状"), Column("事项", "free"))
    return Table(columns, rows, note="在本期以前到期，不计入本期总数；逾期的已列在上面的逾期清单里。")


def carried_table(report: Completion) -> Table:
    """What was carried over, and into which entry."""
    rows = tuple(
        (one.obligation.id, one.obligation.unit, one.standing.hold_reason, one.obligation.title)
        for one in report.carried
    )
    return Table((Column("编号"), Column("单位"), Column("结转"), Column("事项", "free")), rows)


def _closing(report: Completion) -> Iterator[str]:
    if not report.whole:
        yield "只数符合查询的，与文件的条目数不对应，不列等式。"
    elif report.equation.entries or not report.figures.occurrences.total:
        yield equation(report.figures.matters, report.equation)
    if report.claimed_done:
        yield f"另有 {report.claimed_done} 项写了已完成而无完成日期，按未完成计。"
    if report.seemingly_done:
        yield f"另有 {report.seemingly_done} 项进度 100 或节点全部完成而无完成日期，按未完成计。"
    if report.provisional:
        yield f"{report.provisional} 项的时限按工作日推算，所在年份的工作日历未公布，以公布后为准。"


def equation(figures: Tally, parts: Equation) -> str:
    """The rows of the files against what was counted (b6 point 8)."""
    left = f"条目 {parts.entries}" + (f" ＋ 应分解而未分解 {parts.undelegated}" if parts.undelegated else "")
    right = [f"总数 {figures.total}"]
    right += [f"{name} {getattr(figures, field)}" for name, field in _APART if getattr(figures, field)]
    if parts.recurring:
        right.append(f"按期次考核 {parts.recurring}")
    return f"{left} ＝ {' ＋ '.join(right)}"
