"""`dangjian progress`: what was done, and how far it is."""

from typing import TYPE_CHECKING, Annotated

import typer

from dangjian_cli.cli.editing import DryRun, Edit, Target, Where
from dangjian_cli.cli.options import Quiet
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.questions import needed, the_day

if TYPE_CHECKING:
    from dangjian_cli.cli.session import Session
    from dangjian_cli.edit.subject import Operation, Subject


def command(
    target: Target,
    text: Annotated[str | None, typer.Argument(metavar="内容", help="做了什么", show_default=False)] = None,
    paths: Where = None,
    percent: Annotated[
        int | None, typer.Option("--percent", metavar="进度", help="做到百分之几", min=0, max=100)
    ] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="日期", help="哪一天的进展；不写为统计日")] = None,
    reporter: Annotated[str | None, typer.Option("--by", metavar="填报人", help="谁填报的")] = None,
    dry_run: DryRun = False,
    quiet: Quiet = False,
) -> int:
    """登记进展：哪一天做了什么、做到百分之几。"""
    content = needed(text, "内容，如 dangjian progress RW-2026-001 印发方案", "进展内容")

    def make(session: "Session", subject: "Subject") -> "Operation":
        from dangjian_cli.edit.working import progress

        return progress(the_day(session, date), content, percent, reporter)

    return Edit(target, paths or (), dry_run, Output(quiet=quiet)).run("进展", make)
