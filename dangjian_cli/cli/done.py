"""`dangjian done`: an entry, one of its periods or one of its 节点 is done."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dangjian_cli.base.errors import UsageError
from dangjian_cli.cli.editing import DryRun, Edit, Target, Where, record
from dangjian_cli.cli.meant import open_periods, recurring
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import Quiet
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.questions import Answers, ask, asks, listed, the_day
from dangjian_cli.cli.share import Share

if TYPE_CHECKING:
    from dangjian_cli.cli.session import Session
    from dangjian_cli.edit.subject import Operation, Subject

InLedger = Annotated[
    Path | None,
    typer.Option(
        "--file",
        metavar="台账",
        help="分解下来的任务（编号@单位）登记到这个单位的哪本台账；只有一本的不用写",
        show_default=False,
    ),
]


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
    file: InLedger = None,
    note: Annotated[str | None, typer.Option("--note", metavar="说明", help="这一期的说明")] = None,
    dry_run: DryRun = False,
    quiet: Quiet = False,
) -> int:
    """登记完成：条目、其中一期或一个节点。"""

    answers, out = Answers(), Output(quiet=quiet)
    if "@" in target and not target.startswith("@"):
        share = Share(target, date, tuple(evidence or ()), note, file)
        return record(lambda: share.entered(open_session(paths or (), out)), "完成", out, dry_run=dry_run)
    if file is not None:
        raise UsageError("--file 只用于分解下来的任务", "写成 编号@单位，如 RW-2026-001@统计局支部；别的不写 --file")

    def make(session: "Session", subject: "Subject") -> "Operation":
        from dangjian_cli.edit.working import done

        operation = done(the_day(session, date), evidence or (), note)
        part = subject.part or _period(session, subject, answers)
        return lambda whole: operation(whole._replace(part=part))

    return Edit(target, paths or (), dry_run, out, answers).run("完成", make)


def _period(session: "Session", subject: "Subject", answers: Answers) -> str:
    """Which period is meant of an entry that is done period by period; empty for any other entry."""
    periods = open_periods(session, subject)
    if not periods and recurring(session, subject):
        raise UsageError(f"{subject.id} 按期次考核，到今天的各期都已完成", f"看一看：dangjian show {subject.id}")
    if not periods:
        return ""
    if not asks():
        raise UsageError(
            f"{subject.id} 按期次考核，要写明是哪一期", f"写成下面这样：{listed(one.id for one in periods[:12])}"
        )
    open_ones = "、".join(one.id.partition("#")[2] for one in periods[:12])
    asked = answers.once(f"{subject.id} 的哪一期", lambda: ask(f"哪一期？没有完成的有 {open_ones}"))
    part = "#" + asked.lstrip("#")
    if all(one.id != f"{subject.id}{part}" for one in periods):
        raise UsageError(f"没有“{part[1:]}”这一期，或者已经完成", f"看一看：dangjian show {subject.id}")
    return part
