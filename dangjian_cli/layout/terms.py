"""`report 换届`: the terms by urgency, with the counts that an office is asked for (应换尽换)."""

from collections.abc import Iterator

from dangjian_cli.dates.period import Period
from dangjian_cli.document.document import Block, Column, Document, Heading, Paragraph, Table
from dangjian_cli.reports.request import Request
from dangjian_cli.reports.terms import TermRow, Terms, TermState, terms

_COLUMNS = (
    Column("组织"),
    Column("届满"),
    Column("离届满天数", "number"),
    Column("现状"),
    Column("本届起"),
    Column("任期年", "number"),
    Column("延期批复"),
    Column("最近的换届准备", "free"),
)


def terms_report(request: Request) -> Document:
    """The document; the period is that of the terms counted as due (到期)."""
    report = terms(request.situation, request.period, request.scope)
    return Document(f"{request.name}：换届情况", (), tuple(_blocks(report, request.period)))


def _blocks(report: Terms, period: Period) -> Iterator[Block]:
    if report.rows:
        yield Paragraph(_headline(report, period))
        yield Table(_COLUMNS, tuple(_row(row) for row in report.rows), note="离届满天数为负的，是已经超过的天数。")
    else:
        yield Paragraph("没有写了任期的组织。")
    if report.unknown:
        yield Heading(f"没有写本届起：{len(report.unknown)} 个组织")
        yield Paragraph("、".join(report.unknown) + "。补上“本届起”，才算得出哪天届满。")


def _headline(report: Terms, period: Period) -> str:
    counts = "，".join(f"{state.value} {report.count(state)} 个" for state in TermState)
    return f"{len(report.rows)} 个组织有任期：{counts}；{period.label}到期 {report.in_period} 个。"


def _row(row: TermRow) -> tuple[str | int | None, ...]:
    step = row.last_step
    told = f"{step.day or ''} {step.text or ''}".strip() if step is not None else None
    return (
        row.unit,
        row.last_day.isoformat() + ("（延期）" if row.last_day != row.term.ends else ""),
        row.days,
        row.state.value,
        row.term.began.isoformat(),
        row.term.years,
        row.approval,
        told,
    )
