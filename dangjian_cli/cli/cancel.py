"""`dangjian cancel`: the matter is called off."""

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
    paths: Where = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="理由", help="取消的理由")] = None,
    approver: Annotated[str | None, typer.Option("--approver", metavar="批准人", help="谁批准的")] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="日期", help="取消日期；不写为统计日")] = None,
    dry_run: DryRun = False,
    quiet: Quiet = False,
) -> int:
    """登记取消：理由、批准人。"""
    why, who = needed(reason, "--reason 理由", "取消的理由"), needed(approver, "--approver 姓名", "批准人")

    def make(session: "Session", subject: "Subject") -> "Operation":
        from dangjian_cli.edit.timing import cancel

        return cancel(the_day(session, date), why, who)

    return Edit(target, paths or (), dry_run, Output(quiet=quiet)).run("取消", make)
