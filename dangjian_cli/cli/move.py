"""`dangjian move`: what a person or a unit has open goes over to another."""

from typing import TYPE_CHECKING, Annotated

import typer

from dangjian_cli.base.errors import EXIT_CLEAN, UsageError
from dangjian_cli.base.text import closest
from dangjian_cli.cli.editing import DryRun, Where, file_difference
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import Quiet
from dangjian_cli.cli.output import Output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dangjian_cli.book.book import Book
    from dangjian_cli.cli.session import Session
    from dangjian_cli.edit.handover import Handover, Moved


def command(
    old: Annotated[str, typer.Option("--from", metavar="人或单位", help="原来的人或单位")],
    new: Annotated[str, typer.Option("--to", metavar="人或单位", help="交给谁")],
    paths: Where = None,
    dry_run: DryRun = False,
    quiet: Quiet = False,
) -> int:
    """移交：一个人或单位没办完的，都改到另一个名下。"""
    from dangjian_cli.edit.handover import hand_over
    from dangjian_cli.edit.write import Change, locked
    from dangjian_cli.syntax.revise import NotRevisedError

    out = Output(quiet=quiet)
    session = open_session(paths or (), out)
    handover = _handover(session.loaded.book, old, new)
    try:
        moved = hand_over(session.loaded.book, session.loaded.sources, handover)
    except NotRevisedError as error:
        raise UsageError(f"不能自动改：{error}", "请打开文件，直接改那一条") from error
    if not moved:
        raise UsageError(f"{handover.old} 名下没有还没办完的条目", f"看一看：dangjian list 责任人:{old} 或 单位:{old}")
    if dry_run:
        out.answer("".join(file_difference(session, one.source, one.text) for one in moved))
        return EXIT_CLEAN
    with locked(session.root) as writer:
        changes = [Change(one.source.path, one.source.raw, one.source.bearing(one.text)) for one in moved]
        writer.write(changes, f"移交 {handover.old} 到 {handover.new}")
    out.answer(_told(session, handover, moved))
    return EXIT_CLEAN


def _handover(book: "Book", old: str, new: str) -> "Handover":
    """Both are units, or both persons. UsageError for a name that nothing knows."""
    from dangjian_cli.edit.handover import Handover, people

    unit = book.units.resolve(old)
    if unit is not None:
        to = book.units.resolve(new)
        if to is None:
            near = closest(new, book.units.known_names())
            raise UsageError(f"没有“{new}”这个单位", f"是不是“{near}”？" if near else "先在组织台账里登记它")
        if to == unit:
            raise UsageError(f"{old}和{new}是同一个单位", "写另一个单位")
        return Handover(unit, to, is_unit=True)
    known = people(book)
    if old not in known:
        near = closest(old, [*known, *book.units.known_names()])
        raise UsageError(f"没有叫“{old}”的人或单位", f"是不是“{near}”？" if near else "核对姓名")
    if book.units.resolve(new) is not None:
        raise UsageError(f"{old}是人，{new}是单位", "人的事交给人，单位的事交给单位")
    return Handover(old, new, is_unit=False)


def _told(session: "Session", handover: "Handover", moved: "Sequence[Moved]") -> str:
    count = sum(len(one.ids) for one in moved)
    lines = [f"{handover.old} → {handover.new}：移交 {count} 条，{len(moved)} 个文件"]
    lines += [f"  {session.displayed(one.source.path)}：{'、'.join(one.ids)}" for one in moved]
    return "".join(f"{line}\n" for line in lines)
