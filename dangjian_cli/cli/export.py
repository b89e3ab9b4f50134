"""`dangjian export`: a ledger as a sheet that comes back unchanged; deadlines as a calendar."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dangjian_cli.base.errors import EXIT_CLEAN, UsageError
from dangjian_cli.cli.asking import Asked
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import AsOf, Person, Quiet, Unit, Where
from dangjian_cli.cli.output import Output

if TYPE_CHECKING:
    from datetime import date

    from dangjian_cli.book.entries import Ledger
    from dangjian_cli.cli.session import Session


def command(
    file: Annotated[Path, typer.Argument(metavar="台账", help="要导出的台账文件；导出日历的，可以是整个工作区")],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="文件",
            help="导出到哪个文件；.ics 是带提醒的日历；不写为同名的 xlsx",
            show_default=False,
        ),
    ] = None,
    mapping: Annotated[str | None, typer.Option("--map", metavar="对应表", help="按这份对应表的列名和列序导出")] = None,
    unit: Unit = None,
    person: Person = None,
    where: Where = None,
    as_of: AsOf = None,
    quiet: Quiet = False,
) -> int:
    """把一本台账导出为 Excel；改好后可以原样导入回来。时限导出为日历。"""
    if output is not None and output.suffix.lower() == ".ics":
        if mapping is not None:
            raise UsageError("--map 只用于导出 Excel", "去掉 --map，或把文件名改成 .xlsx")
        return _calendar(file, output, Asked.of(where, person, unit, None), unit, as_of, quiet=quiet)
    if (unit, person, where, as_of) != (None, None, None, None):
        raise UsageError("--unit、--person、--where、--as-of 只用于导出日历", "把文件名改成 .ics，或去掉它们")
    from dangjian_cli.exchange.handout import whole
    from dangjian_cli.exchange.sheets import workbook_of

    target = output if output is not None else file.with_suffix(".xlsx")
    if target.suffix.lower() != ".xlsx":
        raise UsageError(
            f"只能导出为 xlsx 或 ics，{target.name} 不是",
            "文件名以 .xlsx 或 .ics 结尾；csv 用 dangjian list --output",
        )
    session = open_session((file,), Output(quiet=quiet))
    ledger = _ledger(session, file)
    titles = None
    if mapping is not None:
        from dangjian_cli.exchange.mappings import own_titles

        own = own_titles(session.loaded.book, mapping)
        if own.kind.name != ledger.kind.name:
            raise UsageError(
                f"对应表“{mapping}”是给{own.kind.name}用的，{file.name} 是{ledger.kind.name}", "换一份对应表"
            )
        titles = {key: title for title, key in own.keys.items()}
    Output(target, quiet).save(workbook_of(whole(ledger, titles), {}))
    return EXIT_CLEAN


def _calendar(file: Path, output: Path, asked: Asked, unit: str | None, as_of: "date | None", *, quiet: bool) -> int:
    """Open deadlines, those that are over included, as a calendar with alarms."""
    from dangjian_cli.exchange.icalendar import calendar
    from dangjian_cli.obligations.obligation import Role
    from dangjian_cli.reports.listing import Wanted, listing

    session = open_session((file,), Output(quiet=quiet))
    situation = session.whole_situation(as_of, asked)
    scope = session.scope(situation, unit, None, asked)
    found = listing(situation, Wanted(scope, None, frozenset(), frozenset(Role)))
    name = f"{situation.settings.name or '台账'}：{scope.label}"
    out, written = Output(output, quiet), calendar(found, name, situation.today)
    out.save(written.encode())
    if "BEGIN:VEVENT" not in written:
        out.hint("没有还要办的时限，日历是空的")
    return session.exit_code()


def _ledger(session: "Session", file: Path) -> "Ledger":
    """The ledger, when all of it could be read: what is not understood would be lost on the way."""
    ledger = session.ledger_in(file)
    if ledger is None:
        raise UsageError(
            f"{file} 不是一本台账", "写明一个台账文件，如 任务清单-2026.yaml；读不出来的，先看 dangjian check"
        )
    wrong = len(ledger.unread) + sum(bool(entry.lost) for entry in ledger.entries if entry.counted)
    if wrong or ledger.lost:
        raise UsageError(f"{file} 有 {wrong or 1} 处没有读懂，导出会丢掉它们", "先按 dangjian check 改好")
    return ledger
