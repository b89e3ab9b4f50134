"""`dangjian report KIND`: the reports beside `status`. A kind is one line of REPORTS and a function."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from dangjian_cli.base.errors import EXIT_CLEAN, UsageError
from dangjian_cli.base.text import closest
from dangjian_cli.cli.asking import Asked
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import (
    FORMAT,
    AsOf,
    Colour,
    Only,
    OutputFile,
    PeriodText,
    Quiet,
    Unit,
    Where,
    chosen_format,
)
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.session import Session, draw

if TYPE_CHECKING:
    from dangjian_cli.dates.period import Period
    from dangjian_cli.document.document import Document
    from dangjian_cli.document.value import Value
    from dangjian_cli.obligations.situation import Situation
    from dangjian_cli.reports.scope import Scope

Format = Literal["text", "json", "csv", "markdown"]
FORMATS: tuple[Format, ...] = ("text", "json", "csv", "markdown")


class Report(NamedTuple):
    """One kind of report. `maker` (`module:function` below dangjian_cli.layout) is imported when the report is made.

    It is called with the situation, the period and the scope, and gives a Document; what all reports say on top (day,
    period, units, incomplete input) is added here.
    """

    name: str
    summary: str
    maker: str

    def document(self, situation: "Situation", period: "Period", scope: "Scope") -> "Document":
        """The document of this kind."""
        module, _, name = self.maker.partition(":")
        make: Callable[[Situation, Period, Scope], Document]
        make = getattr(import_module(f"dangjian_cli.layout.{module}"), name)
        return make(situation, period, scope)


REPORTS: tuple[Report, ...] = (
    Report(
        "分解矩阵",
        "上级任务分解到各单位：谁没有登记、办得怎样；哪一级没有任务",
        "decomposition:decomposition_report",
    ),
    Report("组织树", "单位上下级、类别、党员数、书记、任期，单位组和领导小组", "organisation:organisation_report"),
    Report("换届", "各组织哪天届满、超期多少天、延期批复、换届准备", "terms:terms_report"),
    Report("组织生活", "三会一课、主题党日等逐月开了没有：缺期、补开、豁免、到会率", "life:life_report"),
)
"""Every kind, in the order shown."""


def _complete(incomplete: str) -> list[tuple[str, str]]:
    return [(one.name, one.summary) for one in REPORTS if one.name.startswith(incomplete)]


def command(
    kind: Annotated[
        str | None, typer.Argument(metavar="报告", help="哪一种报告；不写就列出全部", autocompletion=_complete)
    ] = None,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="路径", help="工作区，或其中的文件；不写为当前位置")
    ] = None,
    period: PeriodText = None,
    unit: Unit = None,
    only: Only = None,
    where: Where = None,
    as_of: AsOf = None,
    format: Annotated[Format | None, FORMAT] = None,
    output: OutputFile = None,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """列出各种报告，或生成其中一种。"""
    out, chosen = Output(output, quiet, color), chosen_format(format, output, FORMATS)
    if kind is None:
        out.answer(_kinds(chosen, out))
        return EXIT_CLEAN
    report = _found(kind)
    session = open_session(paths or (), out)
    span = session.period(period, session.day(as_of))
    asked = Asked(where, None)
    situation = session.situation(as_of, span, asked)
    scope = session.scope(situation, unit, only, asked)
    page = _Page(session, situation, span, scope, as_of)
    out.answer(page.rendered(report.document(situation, span, scope), chosen, out), bom=chosen == "csv")
    return session.exit_code()


def _kinds(format: Format, out: Output) -> str:
    from dangjian_cli.document.document import Column, Document, Table

    if format == "json":
        from dangjian_cli.render.json import render

        return render([{"name": one.name, "summary": one.summary} for one in REPORTS])
    rows = tuple((one.name, one.summary) for one in REPORTS)
    table = Table((Column("报告"), Column("内容", "free")), rows)
    return draw(Document("报告的种类，用法：dangjian report 种类 路径", (), (table,)), format, out)


def _found(name: str) -> Report:
    by_name = {one.name: one for one in REPORTS}
    if name in by_name:
        return by_name[name]
    near = closest(name, by_name)
    raise UsageError(f"没有“{name}”这种报告", f"是不是“{near}”？" if near else "全部报告：dangjian report")


class _Page(NamedTuple):
    """What every report says beside its own: the day, the period, the units, what was not counted."""

    session: Session
    situation: "Situation"
    period: "Period"
    scope: "Scope"
    as_of: date | None

    def rendered(self, document: "Document", format: Format, out: Output) -> str:
        """The document as text, Markdown, csv or JSON."""
        from dangjian_cli.layout.shared import notices, unread_values

        session, book = self.session, self.situation.book
        if format == "json":
            from dangjian_cli.layout.document_json import document_values
            from dangjian_cli.render.json import render

            head: dict[str, Value] = {
                "as_of": self.situation.today,
                "period": self.period.name,
                "scope": self.scope.label,
            }
            return render(document_values(document, head, {"unread": unread_values(book, session.displayed)}))
        told = f"{self.situation.today.isoformat()}{session.as_of_note(self.as_of)}"
        meta = (("统计日", told), ("期间", self.period.label), ("范围", self.scope.label), *document.meta)
        return session.drawn(replace(document, meta=meta, notices=notices(book)), format, out)
