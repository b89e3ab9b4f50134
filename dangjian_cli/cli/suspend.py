"""`dangjian suspend`: put off from a day on, until a day or until further notice."""

from typing import TYPE_CHECKING, Annotated

import typer

from dangjian_cli.cli.editing import DryRun, Edit, Target, Where
from dangjian_cli.cli.options import Quiet
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.questions import any_day, needed, the_day

if TYPE_CHECKING:
    from dangjian_cli.cli.session import Session
    from dangjian_cli.edit.subject import Operation, Subject


def command(
    target: Target,
    paths: Where = None,
    since: Annotated[str | None, typer.Option("--from", metavar="日期", help="从哪一天起；不写为统计日")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="日期", help="到哪一天为止；不写为一直暂缓")] = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="理由", help="暂缓的理由")] = None,
    approver: Annotated[str | None, typer.Option("--approver", metavar="批准人", help="谁批准的")] = None,
    dry_run: DryRun = False,
    quiet: Quiet = False,
) -> int:
    """登记暂缓：起止日期、理由、批准人。"""
    why, who = needed(reason, "--reason 理由", "暂缓的理由"), needed(approver, "--approver 姓名", "批准人")

    def make(session: "Session", subject: "Subject") -> "Operation":
        from dangjian_cli.edit.timing import suspend

        end = any_day(until, "--to") if until is not None else None
        return suspend(the_day(session, since, "--from"), end, why, who)

    return Edit(target, paths or (), dry_run, Output(quiet=quiet)).run("暂缓", make)
