"""`dangjian status`: completion and overdue figures of a period on a day."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dangjian_cli.base.errors import EXIT_OBJECTIONS
from dangjian_cli.cli.asking import Asked
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import (
    FORMAT,
    AsOf,
    Colour,
    Only,
    OutputFile,
    Paths,
    PeriodText,
    Person,
    Quiet,
    Rev,
    Unit,
    Where,
    chosen_format,
)
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.session import Session

if TYPE_CHECKING:
    from datetime import date

    from dangjian_cli.reports.completion import Completion

Format = Literal["text", "json", "csv", "markdown"]
FORMATS: tuple[Format, ...] = ("text", "json", "csv", "markdown")


class By(StrEnum):
    """What figures are grouped by; the same words as reports.grouping.Dimension, without its imports."""

    UNIT = "单位"
    PARTNER = "参与单位"
    LEADER = "牵头领导"
    OWNER = "责任人"
    CATEGORY = "类别"
    CAMPAIGN = "专项"
    ORIGIN = "来源"
    BUSINESS = "融合业务"
    RESPONSIBILITY = "责任类型"
    PROBLEM = "问题类别"
    LEDGER = "台账"
    MONTH = "月份"


class FailOn(StrEnum):
    """What makes `status` exit with 1."""

    OVERDUE = "overdue"


def command(
    paths: Paths = None,
    by: Annotated[By, typer.Option("--by", metavar="分组", help="按什么分组")] = By.UNIT,
    period: PeriodText = None,
    unit: Unit = None,
    only: Only = None,
    person: Person = None,
    where: Where = None,
    as_of: AsOf = None,
    rev: Rev = None,
    format: Annotated[Format | None, FORMAT] = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option("--fail-on", metavar="情形", help="有逾期时以 1 退出，供脚本使用", show_default=False),
    ] = None,
    output: OutputFile = None,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """完成和逾期概况：总数、各组、逾期和临期清单。"""
    from dangjian_cli.reports.completion import completion
    from dangjian_cli.reports.grouping import Dimension

    out, chosen = Output(output, quiet, color), chosen_format(format, output, FORMATS)
    session = open_session(paths or (), out, rev)
    span = session.period(period, session.day(as_of))
    asked = Asked.of(where, person, unit, only)
    situation = session.situation(as_of, span, asked)
    report = completion(situation, span, session.scope(situation, unit, only, asked), Dimension(by.value))
    out.answer(_rendered(session, report, chosen, as_of, out), bom=chosen == "csv")
    overdue = fail_on is FailOn.OVERDUE and bool(report.overdue)
    return EXIT_OBJECTIONS if overdue else session.exit_code()


def _rendered(session: Session, report: "Completion", format: Format, as_of: "date | None", out: Output) -> str:
    from dangjian_cli.layout.status import status

    book = session.loaded.book
    if format == "json":
        from dangjian_cli.layout.status_json import status_json
        from dangjian_cli.render.json import render as render_json

        return render_json(status_json(report, book, session.displayed))
    return session.drawn(status(report, book, session.as_of_note(as_of)), format, out)
