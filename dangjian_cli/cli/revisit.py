"""`dangjian revisit`: whether what was done has lasted."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dangjian_cli.cli.editing import DryRun, Edit, Target, Where
from dangjian_cli.cli.options import Quiet
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.questions import the_day

if TYPE_CHECKING:
    from dangjian_cli.cli.session import Session
    from dangjian_cli.edit.subject import Operation, Subject

Result = Literal["巩固", "反弹", "需深化"]


def command(
    target: Target,
    result: Annotated[Result, typer.Argument(metavar="结论", help="这次回头看的结论")],
    paths: Where = None,
    note: Annotated[str | None, typer.Option("--note", metavar="说明", help="说明")] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="日期", help="回头看的日期；不写为统计日")] = None,
    dry_run: DryRun = False,
    quiet: Quiet = False,
) -> int:
    """登记回头看：巩固、反弹还是需深化。"""

    def make(session: "Session", subject: "Subject") -> "Operation":
        from dangjian_cli.edit.following import revisit
        from dangjian_cli.models.vocabulary import RevisitResult

        return revisit(the_day(session, date), RevisitResult(result), note)

    return Edit(target, paths or (), dry_run, Output(quiet=quiet)).run("回头看", make)
