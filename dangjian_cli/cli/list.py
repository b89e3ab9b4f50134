"""`dangjian list`: what is owed, one a line."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import (
    FORMAT,
    AsOf,
    Colour,
    Only,
    OutputFile,
    Paths,
    Quiet,
    Unit,
    chosen_format,
)
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dangjian_cli.document.document import Document
    from dangjian_cli.reports.listing import Listed, Wanted

Format = Literal["text", "json", "jsonl", "csv", "markdown"]
FORMATS: tuple[Format, ...] = ("text", "json", "jsonl", "csv", "markdown")


class Word(StrEnum):
    """The words of a standing that may be asked for."""

    NOT_STARTED = "未启动"
    IN_PROGRESS = "推进中"
    DONE = "已完成"
    ON_TIME = "按期完成"
    LATE = "逾期完成"
    OVERDUE = "逾期"
    SOON = "临期"
    NOT_OPEN = "未到开始"
    NOT_DUE = "未到期"
    NO_DEADLINE = "无时限"
    UNASSESSABLE = "不可考核"
    SUSPENDED = "暂缓"
    CANCELLED = "已取消"
    CARRIED = "已结转"
    EXEMPT = "豁免"


def command(
    paths: Paths = None,
    standing: Annotated[
        list[Word] | None,
        typer.Option("--standing", metavar="现状", help="只列这种现状的，可写多次", show_default=False),
    ] = None,
    unit: Unit = None,
    only: Only = None,
    person: Annotated[str | None, typer.Option("--person", metavar="姓名", help="只列这个人负责、牵头或盯办的")] = None,
    period: Annotated[
        str | None,
        typer.Option("--period", metavar="期间", help="只列这段时间的，如 2026、2026Q3、上半年；不写为全部年度"),
    ] = None,
    milestones: Annotated[bool, typer.Option("--milestones", help="连同节点一起列")] = False,
    as_of: AsOf = None,
    format: Annotated[Format | None, FORMAT] = None,
    output: OutputFile = None,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """列出应办事项：事项和期次，各自的截止日期、现状、责任人。"""
    from dangjian_cli.obligations.obligation import Role
    from dangjian_cli.reports.listing import Wanted, listing

    out, chosen = Output(output, quiet, color), chosen_format(format, output, FORMATS)
    session = open_session(paths or (), out)
    span = session.period(period, session.day(as_of)) if period is not None else None
    situation = session.situation(as_of, span) if span is not None else session.whole_situation(as_of)
    wanted = Wanted(
        scope=session.scope(situation, unit, only),
        period=span,
        words=frozenset(word.value for word in standing or ()),
        person=person,
        roles=frozenset(Role) if milestones else frozenset({Role.MATTER, Role.OCCURRENCE}),
    )
    listed = listing(situation, wanted)
    if chosen in ("json", "jsonl"):
        out.answer(_values(session, listed, chosen, situation.today, out))
    else:
        day = f"{situation.today.isoformat()}{session.as_of_note(as_of)}"
        out.answer(session.drawn(_document(session, listed, wanted, day), chosen, out), bom=chosen == "csv")
    return session.exit_code()


def _document(session: Session, listed: "Sequence[Listed]", wanted: "Wanted", day: str) -> "Document":
    from dangjian_cli.layout.listing import listing_document

    span = wanted.period.label if wanted.period is not None else "全部年度"
    meta = (("统计日", day), ("期间", span), ("范围", wanted.scope.label))
    return listing_document(listed, session.loaded.book, meta)


def _values(session: Session, listed: "Sequence[Listed]", chosen: Format, day: date, out: Output) -> str:
    """JSON needs the line of every entry: its files are read again with positions."""
    from dangjian_cli.layout.listing import listing_values
    from dangjian_cli.layout.shared import unread_values
    from dangjian_cli.render.json import render, render_lines

    lines = session.lines(one.obligation.place for one in listed)
    values = listing_values(listed, lines, session.displayed)
    if chosen == "jsonl":
        session.warn(out)
        return render_lines(values)
    unread = unread_values(session.loaded.book, session.displayed)
    return render({"as_of": day, "obligations": values, "unread": unread})
