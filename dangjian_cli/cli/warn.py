"""`dangjian warn`: what is not in order on a day, its light and the reason in words."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dangjian_cli.base.errors import EXIT_OBJECTIONS, UsageError
from dangjian_cli.base.text import closest, names
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
    from collections.abc import Sequence

    from dangjian_cli.book.schemes import Scheme
    from dangjian_cli.reports.warning import Light, Warnings

Format = Literal["text", "json", "csv", "markdown"]
FORMATS: tuple[Format, ...] = ("text", "json", "csv", "markdown")


def command(
    paths: Paths = None,
    level: Annotated[
        list[str] | None,
        typer.Option(
            "--level", metavar="级别", help="只列这一级，写名称或颜色，如 红；有的时候以 1 退出", show_default=False
        ),
    ] = None,
    scheme: Annotated[
        str | None, typer.Option("--scheme", metavar="方案", help="用哪一种预警方案，如 三卡；不写看 dangjian.yaml")
    ] = None,
    issue: Annotated[
        bool, typer.Option("--issue", help="拟出督办单，一事一单，连同登记它的写法；不改动任何文件")
    ] = False,
    period: PeriodText = None,
    unit: Unit = None,
    only: Only = None,
    person: Person = None,
    where: Where = None,
    as_of: AsOf = None,
    rev: Rev = None,
    format: Annotated[Format | None, FORMAT] = None,
    output: OutputFile = None,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """预警：哪些不正常，什么级别，为什么，下一步做什么。"""
    from dangjian_cli.reports.warning import warnings

    out, chosen = Output(output, quiet, color), chosen_format(format, output, FORMATS)
    session = open_session(paths or (), out, rev)
    span = session.period(period, session.day(as_of))
    asked = Asked.of(where, person, unit, only)
    situation = session.situation(as_of, span, asked)
    scope = session.scope(situation, unit, only, asked)
    report = warnings(situation, span, scope, _scheme(session, scheme))
    shown = _asked(report, level)
    meta = (
        ("统计日", f"{situation.today.isoformat()}{session.as_of_note(as_of)}"),
        ("期间", span.label),
        ("范围", scope.label),
    )
    page = _Page(session, report, shown, meta)
    out.answer(page.sheets(chosen, out) if issue else page.lights(chosen, out), bom=chosen == "csv" and not issue)
    return EXIT_OBJECTIONS if level and shown else session.exit_code()


def _scheme(session: Session, asked: str | None) -> "Scheme":
    """The scheme asked for, else that of the workspace; UsageError when there is none of the name."""
    from dangjian_cli.book.schemes import DEFAULT, schemes_of

    book = session.loaded.book
    name, schemes = asked if asked is not None else book.settings.scheme or DEFAULT, schemes_of(book)
    if name in schemes:
        return schemes[name]
    near = closest(name, schemes)
    help = f"是不是“{near}”？" if near else f"现有的方案：{names(schemes)}"
    raise UsageError(
        f"没有“{name}”这种预警方案" if asked is not None else f"dangjian.yaml 里的预警方案“{name}”不存在", help
    )


def _asked(report: "Warnings", levels: "Sequence[str] | None") -> "tuple[Light, ...]":
    """The lights of the levels asked for; without any, all that are neither green nor grey."""
    from dangjian_cli.reports.warning import worst_first

    if not levels:
        return tuple(light for light in report.lights if light.level is not None)
    known = list(worst_first(report.scheme))
    colours = {level.colour.value for level in report.scheme.levels if level.colour is not None}
    for asked in levels:
        if asked not in known and asked not in colours:
            near = closest(asked, [*known, *colours])
            help = f"是不是“{near}”？" if near else f"可写：{names(known)}，或颜色"
            raise UsageError(f"预警方案“{report.scheme.name}”没有“{asked}”这一级", help)
    return tuple(light for light in report.lights if {light.name, light.colour} & set(levels))


class _Page:
    """What is shown, and how."""

    def __init__(
        self, session: Session, report: "Warnings", shown: "Sequence[Light]", meta: tuple[tuple[str, str], ...]
    ) -> None:
        self.session = session
        self.report = report
        self.shown = shown
        self.meta = meta

    def lights(self, format: Format, out: Output) -> str:
        """The lights, unit by unit."""
        from dangjian_cli.layout.warning import warning_document, warning_values

        book = self.session.loaded.book
        if format == "json":
            from dangjian_cli.layout.shared import unread_values
            from dangjian_cli.render.json import render

            values = warning_values(self.report, self.shown, self.meta[2][1])
            return render({**values, "unread": unread_values(book, self.session.displayed)})
        return self.session.drawn(warning_document(self.report, self.shown, book, self.meta), format, out)

    def sheets(self, format: Format, out: Output) -> str:
        """The sheets of the lights shown."""
        from dataclasses import replace

        from dangjian_cli.layout.issuing import issuing_document
        from dangjian_cli.reports.issuing import proposals

        if format in ("json", "csv"):
            raise UsageError("督办单只有文字的格式", "用 --format text 或 --format markdown")
        report = replace(self.report, lights=tuple(self.shown))
        book = self.session.loaded.book
        issued, waiting = proposals(report, book)
        places = [sheet.light.entry.place.entry for sheet in issued if sheet.light.entry is not None]
        where = {
            place: f"{self.session.displayed(place.file)}:{line}" for place, line in self.session.lines(places).items()
        }
        return self.session.drawn(issuing_document(report, issued, waiting, book, (self.meta, where)), format, out)
