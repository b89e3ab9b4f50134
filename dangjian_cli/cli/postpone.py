"""`dangjian postpone`: a new deadline, with its reason and who approved it."""

from typing import TYPE_CHECKING, Annotated

import typer

from dangjian_cli.cli.editing import DryRun, Edit, Target, Where, reader
from dangjian_cli.cli.options import Quiet
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.questions import needed, the_day

if TYPE_CHECKING:
    from dangjian_cli.cli.session import Session
    from dangjian_cli.edit.subject import Operation, Subject


def command(
    target: Target,
    wording: Annotated[str | None, typer.Argument(metavar="新时限", help="如 10月底前", show_default=False)] = None,
    paths: Where = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="理由", help="延期的理由")] = None,
    approver: Annotated[str | None, typer.Option("--approver", metavar="批准人", help="谁批准的")] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="日期", help="批准日期；不写为统计日")] = None,
    asked: Annotated[str | None, typer.Option("--asked", metavar="日期", help="申请日期")] = None,
    dry_run: DryRun = False,
    quiet: Quiet = False,
) -> int:
    """登记延期：新时限、理由、批准人。"""
    new = needed(wording, "新时限，如 dangjian postpone RW-2026-001 10月底前", "新时限")
    why, who = needed(reason, "--reason 理由", "延期的理由"), needed(approver, "--approver 姓名", "批准人")

    def make(session: "Session", subject: "Subject") -> "Operation":
        from dangjian_cli.edit.timing import postpone

        record = {
            "申请日期": the_day(session, asked, "--asked").isoformat() if asked is not None else None,
            "理由": why,
            "批准人": who,
            "批准日期": the_day(session, date).isoformat(),
        }
        return postpone(new, reader(session), record)

    return Edit(target, paths or (), dry_run, Output(quiet=quiet)).run("延期", make)
