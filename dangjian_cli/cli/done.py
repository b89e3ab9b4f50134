"""`dangjian done`: an entry, one of its periods or one of its 节点 is done."""

from typing import TYPE_CHECKING, Annotated

import typer

from dangjian_cli.base.errors import UsageError
from dangjian_cli.cli.editing import DryRun, Edit, Target, Where, ask, asks, listed, open_periods, recurring, the_day
from dangjian_cli.cli.options import Quiet
from dangjian_cli.cli.output import Output

if TYPE_CHECKING:
    from dangjian_cli.cli.session import Session
    from dangjian_cli.edit.operations import Operation, Subject


def command(
    target: Target,
    paths: Where = None,
    date: Annotated[str | None, typer.Option("--date", metavar="日期", help="完成日期；不写为统计日")] = None,
    evidence: Annotated[
        list[str] | None,
        typer.Option(
            "--evidence",
            metavar="佐证",
            help="佐证的名称，或 '名称:通知 文号:市机党〔2026〕5号'；可写多次",
            show_default=False,
        ),
    ] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="说明", help="这一期的说明")] = None,
    dry_run: DryRun = False,
    quiet: Quiet = False,
) -> int:
    """登记完成：条目、其中一期或一个节点。"""

    def make(session: "Session", subject: "Subject") -> "Operation":
        from dangjian_cli.edit.operations import done

        day = the_day(session, date)
        operation = done(day, evidence or (), note)
        if subject.part:
            return operation
        periods = open_periods(session, subject)
        if not periods and recurring(session, subject):
            raise UsageError(f"{subject.id} 按期次考核，到今天的各期都已完成", f"看一看：dangjian show {subject.id}")
        if not periods:
            return operation
        if not asks():
            raise UsageError(
                f"{subject.id} 按期次考核，要写明是哪一期", f"写成下面这样：{listed(one.id for one in periods[:12])}"
            )
        part = "#" + ask(f"哪一期？没有完成的有 {'、'.join(one.id.partition('#')[2] for one in periods[:12])}").lstrip(
            "#"
        )
        if all(one.id != f"{subject.id}{part}" for one in periods):
            raise UsageError(f"没有“{part[1:]}”这一期，或者已经完成", f"看一看：dangjian show {subject.id}")
        return lambda whole: operation(whole._replace(part=part))

    return Edit(target, paths or (), dry_run, Output(quiet=quiet)).run("完成", make)
