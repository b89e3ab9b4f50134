"""`dangjian close`: 销号 in three steps, by three people."""

from typing import TYPE_CHECKING, Annotated

import typer

from dangjian_cli.base.errors import UsageError
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
    apply: Annotated[bool, typer.Option("--apply", help="申请销号")] = False,
    check: Annotated[bool, typer.Option("--check", help="核查，要写 --by")] = False,
    approve: Annotated[bool, typer.Option("--approve", help="批准，要写 --by")] = False,
    by: Annotated[str | None, typer.Option("--by", metavar="姓名", help="核查人或批准人，不能是责任人")] = None,
    opinion: Annotated[str | None, typer.Option("--opinion", metavar="意见", help="核查意见")] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="日期", help="这一步的日期；不写为统计日")] = None,
    dry_run: DryRun = False,
    quiet: Quiet = False,
) -> int:
    """登记销号的一步：申请、核查、批准。"""
    if [apply, check, approve].count(True) != 1:
        raise UsageError("销号一次登记一步", "写 --apply（申请）、--check（核查）、--approve（批准）中的一个")
    who = "" if apply else needed(by, "--by 姓名", "核查人" if check else "批准人")

    def make(session: "Session", subject: "Subject") -> "Operation":
        from dangjian_cli.edit.following import close_approved, close_asked, close_checked

        day = the_day(session, date)
        if apply:
            return close_asked(day)
        return close_checked(day, who, opinion) if check else close_approved(day, who)

    return Edit(target, paths or (), dry_run, Output(quiet=quiet)).run("销号", make)
