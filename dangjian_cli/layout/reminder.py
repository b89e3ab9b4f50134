"""换届提醒函: which committees' terms are over or about to end, with the rule and its confidence."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dangjian_cli.document.document import Block, Column, Document, Heading, Paragraph, Table
from dangjian_cli.layout.official import official
from dangjian_cli.models.limits import Limit
from dangjian_cli.reports.request import Request
from dangjian_cli.reports.scope import Scope
from dangjian_cli.reports.terms import TermRow, TermState, terms

NAME = "换届提醒函"
_COLUMNS = (
    Column("组织"),
    Column("本届起"),
    Column("任期年", "number"),
    Column("届满"),
    Column("离届满天数", "number"),
    Column("现状"),
    Column("延期批复"),
)


def election_reminder(request: Request) -> Document:
    """The letter; when it is about one committee alone it is addressed to that."""
    report = terms(request.situation, request.period, request.scope)
    urgent = [row for row in report.rows if row.state is not TermState.RUNNING]
    document = Document("关于做好换届工作的提醒函", (), tuple(_blocks(request, urgent)))
    addressee = urgent[0].unit if len(urgent) == 1 else "有关党组织"
    return official(document, NAME, replace(request, scope=Scope()), addressee)


def _blocks(request: Request, urgent: Sequence[TermRow]) -> Iterator[Block]:
    if not urgent:
        yield Paragraph("已届满、临近届满和延期中的组织都是 0 个，没有要提醒的。")
        return
    day = request.situation.today
    counts = "，".join(
        f"{state.value} {count} 个"
        for state in TermState
        if (count := sum(row.state is state for row in urgent)) and state is not TermState.RUNNING
    )
    yield Paragraph(f"截至{day.year}年{day.month}月{day.day}日，下列 {len(urgent)} 个组织需要做好换届工作：{counts}。")
    yield Table(_COLUMNS, tuple(_row(row) for row in urgent), note="离届满天数为负的，是已经超过的天数。")
    yield Heading("逐个情况")
    for row in urgent:
        yield Paragraph(_told(row))
    if basis := _basis(request):
        yield Heading("依据")
        yield Paragraph("\n".join(basis))


def _row(row: TermRow) -> tuple[str | int | None, ...]:
    return (
        row.unit,
        row.term.began.isoformat(),
        row.term.years,
        row.last_day.isoformat(),
        row.days,
        row.state.value,
        row.approval,
    )


def _told(row: TermRow) -> str:
    began, last = row.term.began, row.last_day
    head = (
        f"{row.unit}：本届自{began.year}年{began.month}月{began.day}日起，任期 {row.term.years} 年，"
        f"{last.year}年{last.month}月{last.day}日届满"
    )
    step = row.last_step
    prepared = f"；最近的准备：{step.day or ''} {step.text or ''}".rstrip() if step is not None else ""
    match row.state:
        case TermState.OVER:
            return f"{head}，已超过 {-row.days} 天{prepared}。请尽快换届；不能按期换届的，报上级批准延期。"
        case TermState.EXTENDED:
            return f"{head}（经批准延期），还有 {row.days} 天{prepared}。请在延期内换届。"
        case _:
            return f"{head}，还有 {row.days} 天{prepared}。请提前准备换届。"


def _basis(request: Request) -> tuple[str, ...]:
    """The items of the rule packs that say how long a term is and when to remind, each with its confidence."""
    book, day = request.situation.book, request.situation.today
    found: dict[str, None] = {}
    for entry in book.units.entries:
        for limit in (Limit.TERM_YEARS, Limit.TERM_REMINDER_MONTHS):
            if entry.model.kind is not None:
                bound = book.packs().limit(limit, day, entry.model.kind)
                if bound is not None:
                    found[f"{bound.item.model.title}：{bound.item.basis.shown}"] = None
    return tuple(found)
