"""`dangjian report KIND`: every report beside `status`, in every format."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dangjian_cli.base.errors import EXIT_CLEAN, NoWorkspaceError, UsageError
from dangjian_cli.base.text import closest
from dangjian_cli.cli.asking import Asked
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import (
    FORMAT,
    AsOf,
    Colour,
    Force,
    Only,
    OutputFile,
    PeriodText,
    Quiet,
    Rev,
    Unit,
    Where,
    chosen_format,
)
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.publishing import ENDINGS, FORMATS, DocumentFormat, Page, require_free
from dangjian_cli.cli.session import Session, draw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dangjian_cli.diagnostics.diagnostic import Diagnostic
    from dangjian_cli.document.document import Document
    from dangjian_cli.document.value import Value
    from dangjian_cli.layout.catalogue import Declared, Report
    from dangjian_cli.obligations.situation import Situation
    from dangjian_cli.reports.request import Request


def _complete(incomplete: str) -> list[tuple[str, str]]:
    from dangjian_cli.layout.catalogue import reports_of

    return [(one.name, one.summary) for one in reports_of(None) if one.name.startswith(incomplete)]


def command(
    kind: Annotated[
        str | None, typer.Argument(metavar="报告", help="哪一种报告；不写就列出全部", autocompletion=_complete)
    ] = None,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="路径", help="工作区，或其中的文件；不写为当前位置")
    ] = None,
    period: PeriodText = None,
    days: Annotated[int, typer.Option("--days", metavar="天数", min=1, max=366, help="往后看多少天（提醒单）")] = 30,
    unit: Unit = None,
    only: Only = None,
    where: Where = None,
    each_unit: Annotated[
        bool, typer.Option("--each-unit", help="每个单位一份，写进 --output 的文件夹（发给各单位）")
    ] = False,
    as_of: AsOf = None,
    rev: Rev = None,
    format: Annotated[DocumentFormat | None, FORMAT] = None,
    output: OutputFile = None,
    force: Force = False,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """列出各种报告，或生成其中一种。"""
    out = Output(output, quiet, color)
    if kind is None:
        _list_kinds(chosen_format(format, output, FORMATS), out)
        return EXIT_CLEAN
    chosen = _chosen_for_each(format) if each_unit else chosen_format(format, output, FORMATS)
    if not each_unit:
        require_free(output, chosen, force=force)
    session = open_session(paths or (), out, rev)
    report = _found(session, kind)
    wanted = Wanted(session, period, days, unit, only, where, as_of)
    if each_unit:
        return _publish_each(wanted, report, chosen, output, out, force=force)
    request = wanted.request()
    wanted.page(request, document_of(report, request)).publish(chosen, out)
    return session.exit_code()


class Wanted(NamedTuple):
    """What the options of a report ask for, read when the request is made."""

    session: Session
    period: str | None
    days: int
    unit: str | None
    only: str | None
    where: str | None
    as_of: date | None

    def request(self) -> "Request":
        """The situation, the period and the units asked for."""
        from dangjian_cli.reports.request import Request

        session = self.session
        span, asked = session.period(self.period, session.day(self.as_of)), Asked(self.where, None)
        situation = session.situation(self.as_of, span, asked)
        scope = session.scope(situation, self.unit, self.only, asked)
        return Request(situation, span, scope, self.days, lambda: self._findings(situation))

    def _findings(self, situation: "Situation") -> "tuple[Diagnostic, ...]":
        """What `check --alerts` finds: of the whole workspace on the day, whatever the query and the period."""
        from dangjian_cli.cli.check import findings

        day = situation.today
        same = situation.chosen is None and situation.horizon in (None, (day.year, day.year))
        whole = situation if same else self.session.situation(self.as_of)
        return findings(self.session, whole, alerts=True, exact=False)

    def page(self, request: "Request", document: "Document") -> Page:
        """The document with what every report says on top."""
        from dangjian_cli.layout.shared import notices

        situation, session = request.situation, self.session
        told = f"{situation.today.isoformat()}{session.as_of_note(self.as_of)}"
        meta = (("统计日", told), ("期间", request.period.label), ("范围", request.scope.label), *document.meta)
        head: dict[str, Value] = {"as_of": situation.today, "period": request.period.name, "scope": request.scope.label}
        return Page(session, replace(document, meta=meta, notices=notices(situation.book)), head)


def document_of(report: "Report | Declared", request: "Request") -> "Document":
    """The document; UsageError when a query that the workspace declares cannot be read."""
    from dangjian_cli.query.tokens import QueryError

    try:
        return report.document(request)
    except QueryError as error:
        raise UsageError(f"报告“{report.name}”的查询写得不对：{error.message}", error.help) from error


def _list_kinds(format: DocumentFormat, out: Output) -> None:
    from dangjian_cli.document.document import Column, Document, Table
    from dangjian_cli.layout.catalogue import reports_of

    try:
        book = open_session((), out).loaded.book
    except NoWorkspaceError:
        book = None
    kinds = reports_of(book)
    if format == "json":
        from dangjian_cli.render.json import render

        out.answer(render([{"name": one.name, "summary": one.summary} for one in kinds]))
        return
    if format in ("html", "excel", "word"):
        raise UsageError("报告的种类只能列成文本、Markdown、csv 或 json", "去掉 --format，或写明要哪一种报告")
    table = Table((Column("报告"), Column("内容", "free")), tuple((one.name, one.summary) for one in kinds))
    title = "报告的种类，用法：dangjian report 种类 路径"
    out.answer(draw(Document(title, (), (table,)), format, out), bom=format == "csv")


def _found(session: Session, name: str) -> "Report | Declared":
    from dangjian_cli.layout.catalogue import reports_of

    by_name = {one.name: one for one in reports_of(session.loaded.book)}
    if name in by_name:
        return by_name[name]
    within = [known for known in by_name if name in known]
    near = within[0] if len(within) == 1 else closest(name, by_name)
    raise UsageError(f"没有“{name}”这种报告", f"是不是“{near}”？" if near else "全部报告：dangjian report")


def _chosen_for_each(format: DocumentFormat | None) -> DocumentFormat:
    return format if format is not None else "word"


_ILLEGAL = re.compile(r'[\\\\/:*?"<>|\x00-\x1f]')
"""What no file name may hold on one system or another."""


def _publish_each(
    wanted: Wanted,
    report: "Report | Declared",
    format: DocumentFormat,
    folder: Path | None,
    out: Output,
    *,
    force: bool,
) -> int:
    """One file for every unit that owes something, named by its short name."""
    if folder is None or not folder.is_dir():
        where = f"{folder} 不是已有的文件夹" if folder is not None else "没有写存进哪个文件夹"
        raise UsageError(f"每个单位一份，{where}", "用 --output 写一个已有的文件夹，如 --output 催办单")
    whole = wanted.request()
    units = whole.situation.book.units
    owing = dict.fromkeys(one.obligation.unit for _, one in whole.with_earlier)
    owners = sorted(owing, key=lambda unit: (units.order.get(unit, len(units.order)), unit))
    files = {unit: folder / name for unit, name in _file_names(report.name, owners, whole, format).items()}
    for file in files.values():
        require_free(file, format, force=force)
    for unit, file in files.items():
        request = replace(whole, scope=wanted.session.scope(whole.situation, None, unit))
        page = wanted.page(request, document_of(report, request))
        page.publish(format, out._replace(file=file, quiet=True))
    out.hint(f"{len(files)} 个单位各一份，已写入 {folder}")
    return wanted.session.exit_code()


def _file_names(report: str, owners: "Sequence[str]", whole: "Request", format: DocumentFormat) -> dict[str, str]:
    """`完成情况-统计局支部.docx`; of two units with one name the second gets a number."""
    named: dict[str, str] = {}
    for unit in owners:
        stem = _ILLEGAL.sub("_", f"{report}-{whole.situation.book.units.short(unit)}")[:80]
        names_taken, name, number = set(named.values()), stem + ENDINGS[format], 2
        while name in names_taken:
            name, number = f"{stem}-{number}{ENDINGS[format]}", number + 1
        named[unit] = name
    return named
