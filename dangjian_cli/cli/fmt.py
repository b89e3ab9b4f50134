"""`dangjian fmt`: ledgers in their canonical form, data and comments untouched."""

import difflib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dangjian_cli.base.errors import EXIT_CLEAN, EXIT_OBJECTIONS
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import Colour, Paths, Quiet
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dangjian_cli.source.source_file import SourceFile


class _File(NamedTuple):
    """A file that is written otherwise (`text`), or that is left alone, with the reason."""

    path: PurePosixPath
    source: "SourceFile | None"
    text: str | None
    reason: str = ""
    curable: bool = True


def command(
    paths: Paths = None,
    check: Annotated[bool, typer.Option("--check", help="不写入；有要排版的，退出码是 1")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="只看会改哪些地方，不写入")] = False,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """按统一的格式排版台账：内容和注释都不变。"""
    out = Output(None, quiet, color)
    session = open_session(paths or (), out)
    files = [file for path in _asked(session) if (file := _formatted(session, path)) is not None]
    changed = [file for file in files if file.text is not None]
    if not (check or diff):
        _write(session, changed)
    out.answer(_told(session, files, diff=diff, written=not (check or diff)))
    if not changed:
        out.hint("没有要排版的")
    elif check or diff:
        out.hint("没有写入；确认无误后运行 dangjian fmt")
    else:
        out.hint("已写入；要退回，运行 dangjian undo")
    objections = len(changed) < len(files) or (check and bool(changed))
    return EXIT_OBJECTIONS if objections else EXIT_CLEAN


def _asked(session: Session) -> "Sequence[PurePosixPath]":
    """Every ledger asked for, those that cannot be read too."""
    from dangjian_cli.book.settings import SETTINGS_FILE

    loaded = session.loaded
    everything = {*loaded.sources, *loaded.book.unread_files} - {SETTINGS_FILE}
    return sorted(path for path in everything if session.shows(path))


def _formatted(session: Session, path: PurePosixPath) -> _File | None:
    """The file as it should be written; None for one that is."""
    from dangjian_cli.edit.formatting import NotFormattedError, formatted

    source = session.loaded.sources.get(path)
    if source is None:
        return _File(path, None, None, "读不出来")
    try:
        text = formatted(source)
    except NotFormattedError as error:
        return _File(path, source, None, str(error), error.curable)
    return _File(path, source, text) if text != source.text else None


def _write(session: Session, changed: "Sequence[_File]") -> None:
    from dangjian_cli.edit.write import Change, locked

    changes = [
        Change(file.path, file.source.raw, file.source.bearing(file.text))
        for file in changed
        if file.source is not None and file.text is not None
    ]
    if changes:
        with locked(session.root) as writer:
            writer.write(changes, f"排版 {len(changes)} 个文件")


def _told(session: Session, files: "Sequence[_File]", *, diff: bool, written: bool) -> str:
    done = "已排版" if written else "要排版"
    lines = [f"{done} {session.displayed(file.path)}" for file in files if file.text is not None]
    for file in files:
        if file.text is None:
            lines.append(f"没有排版 {session.displayed(file.path)}：{file.reason}")
            if file.curable:
                lines.append("  改法：先运行 dangjian fix，剩下的按 dangjian check 说的改好")
    for file in files:
        if diff and file.text is not None and file.source is not None:
            shown = str(session.displayed(file.path))
            before, after = file.source.text.splitlines(), file.text.splitlines()
            lines += ["", *difflib.unified_diff(before, after, shown, shown, lineterm="", n=1)]
    return "".join(f"{line}\n" for line in lines)
