"""`dangjian supervise`: one sheet for one matter."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dangjian_cli.cli.editing import DryRun, Edit, Target, Where
from dangjian_cli.cli.options import Quiet
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.questions import needed, the_day

if TYPE_CHECKING:
    from dangjian_cli.cli.session import Session
    from dangjian_cli.edit.subject import Operation, Subject

Level = Literal["提醒", "督办", "重点督办"]


def command(
    target: Target,
    paths: Where = None,
    number: Annotated[str | None, typer.Option("--number", metavar="单号", help="督办单号，如 督字〔2026〕8号")] = None,
    level: Annotated[Level, typer.Option("--level", metavar="级别", help="督办级别")] = "督办",
    demand: Annotated[str | None, typer.Option("--demand", metavar="要求", help="办理要求")] = None,
    reply: Annotated[str | None, typer.Option("--reply", metavar="时限", help="回复时限，如 7日内、2026-10-18")] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="日期", help="发出日期；不写为统计日")] = None,
    dry_run: DryRun = False,
    quiet: Quiet = False,
) -> int:
    """登记一张督办单：单号、级别、要求、回复时限。"""
    sheet, what = needed(number, "--number 单号", "督办单号"), needed(demand, "--demand 要求", "办理要求")

    def make(session: "Session", subject: "Subject") -> "Operation":
        from dangjian_cli.edit.following import supervise
        from dangjian_cli.models.vocabulary import SupervisionLevel

        return supervise(the_day(session, date), sheet, SupervisionLevel(level), what, reply)

    return Edit(target, paths or (), dry_run, Output(quiet=quiet)).run("督办", make)
