"""Opening a workspace for a command: which folder, which files are meant, which day counts."""

import os
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from dangjian_cli.base.clock import today
from dangjian_cli.base.errors import (
    EXIT_CLEAN,
    EXIT_OBJECTIONS,
    NoWorkspaceError,
    UnreadablePathError,
    UsageError,
)
from dangjian_cli.base.text import closest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dangjian_cli.book.load import Loaded
    from dangjian_cli.cli.output import Output
    from dangjian_cli.dates.period import Period
    from dangjian_cli.diagnostics.diagnostic import Place
    from dangjian_cli.document.document import Document
    from dangjian_cli.obligations.situation import Situation
    from dangjian_cli.reports.listing import Listed
    from dangjian_cli.reports.scope import Scope
    from dangjian_cli.source.source_file import SourceFile

STANDARD_INPUT = Path("-")
_EXAMPLE_FOLDER = Path("ledgers")


@dataclass(frozen=True, slots=True)
class Session:
    """A loaded workspace. `shown` are the files and folders named on the command line, relative to the root."""

    root: Path
    loaded: "Loaded"
    shown: tuple[PurePosixPath, ...]

    def shows(self, file: PurePosixPath) -> bool:
        """Whether findings of this file were asked for."""
        return any(shown == file or shown in file.parents or shown == PurePosixPath() for shown in self.shown)

    def displayed(self, file: PurePosixPath) -> PurePosixPath:
        """The file as seen from the current folder, so that an editor or a click finds it."""
        try:
            prefix = os.path.relpath(self.root)
        except ValueError:  # another drive on Windows
            return file
        return PurePosixPath(Path(prefix).as_posix()) / file

    @property
    def incomplete(self) -> bool:
        """Whether something of the input could not be counted."""
        return bool(self.loaded.book.unread or self.loaded.book.unread_files)

    def exit_code(self) -> int:
        """The exit code of a report: 1 when its input was incomplete."""
        return EXIT_OBJECTIONS if self.incomplete else EXIT_CLEAN

    def lines(self, listed: "Iterable[Listed]") -> "Mapping[Place, int]":
        """The line of every obligation's place."""
        from dangjian_cli.syntax.locate import locate

        by_file: dict[PurePosixPath, set[Place]] = {}
        for one in listed:
            by_file.setdefault(one.obligation.place.file, set()).add(one.obligation.place)
        return {
            place: span.start.line
            for file, places in by_file.items()
            for place, span in locate(self.loaded.sources[file], places).items()
        }

    def drawn(self, document: "Document", format: str, out: "Output") -> str:
        """A document as text, Markdown or csv. A csv has no place for notices: they are said beside it."""
        match format:
            case "markdown":
                from dangjian_cli.render.markdown import render as render_markdown

                return render_markdown(document)
            case "csv":
                from dangjian_cli.render.csv import render as render_csv

                for notice in document.notices:
                    out.hint(notice)
                return render_csv(document)
            case _:
                from dangjian_cli.render.terminal import render

                return render(document, out.width, out.colour)

    def situation(self, as_of: date | None) -> "Situation":
        """The book on the day asked for, else the 统计日 of dangjian.yaml, else today."""
        from dangjian_cli.obligations.situation import Situation

        book = self.loaded.book
        return Situation(book, as_of or book.settings.as_of or today())

    def as_of_note(self, as_of: date | None) -> str:
        """Where the day comes from, as dated reports say it."""
        if as_of is not None:
            return "（按现有事实推算）" if as_of > today() else ""
        return "（dangjian.yaml）" if self.loaded.book.settings.as_of is not None else ""

    def period(self, text: str | None, day: date) -> "Period":
        """The period asked for, else the year of the day."""
        from dangjian_cli.cli.options import read_period_option
        from dangjian_cli.dates.period import Period

        return read_period_option(text, day.year) if text is not None else Period.of_year(day.year)

    def scope(self, unit: str | None, only: str | None) -> "Scope":
        """The units asked for; UsageError when no ledger names them."""
        from dangjian_cli.reports.scope import Scope

        if unit is not None and only is not None:
            raise UsageError("--unit 和 --only 只能写一个", "--unit 含下级，--only 只看本级")
        name = unit or only
        if name is None:
            return Scope()
        units = self.loaded.book.units
        if units.resolve(name) is None:
            near = closest(name, units.by_name)
            raise UsageError(
                f"组织台账里没有“{name}”这个单位",
                f"是不是“{near}”？" if near else "单位名称见 组织 台账的“名称”",
            )
        return Scope.with_below(units, name) if unit is not None else Scope.alone(units, name)


def open_session(paths: "Sequence[Path]", output: "Output", stdin_path: Path | None = None) -> Session:
    """Find and load the workspace that the paths lie in; without paths the one here, or in ./ledgers."""
    from dangjian_cli.book.load import load

    replaced_at = stdin_path if STANDARD_INPUT in paths else None
    if STANDARD_INPUT in paths and stdin_path is None:
        raise UsageError(
            "从标准输入读时要写明它是哪个文件",
            "加上 --stdin-path 文件，如 --stdin-path ledgers/任务清单.yaml",
        )
    named = [replaced_at or path if path == STANDARD_INPUT else path for path in paths]
    root = _root(named)
    shown = tuple(_below(root, path) for path in named) or (PurePosixPath(),)
    replaced = _standard_input(_below(root, replaced_at)) if replaced_at is not None else None
    with output.progress("读入台账") as step:
        loaded = load(root, replaced, step)
    return Session(root, loaded, shown)


def _root(paths: "Sequence[Path]") -> Path:
    from dangjian_cli.source.files import find_root

    for path in paths:
        if not path.exists() and not path.parent.exists():
            raise UnreadablePathError(f"没有 {path} 这个文件或文件夹", "请核对路径；在工作区里运行时可以不写路径")
    starts = list(paths) or [Path(), _EXAMPLE_FOLDER]
    for start in starts:
        if (root := find_root(start)) is not None:
            return root
    where = paths[0] if paths else "当前文件夹"
    raise NoWorkspaceError(
        f"{where} 不在台账工作区里：往上都没有找到 dangjian.yaml",
        "新建工作区：dangjian init；或写明工作区的路径",
    )


def _below(root: Path, path: Path) -> PurePosixPath:
    """The path relative to the root; UnreadablePathError when it is not there or lies outside."""
    if not path.exists() and not path.is_symlink() and path.suffix.lower() not in (".yaml", ".yml"):
        raise UnreadablePathError(f"没有 {path} 这个文件或文件夹", "请核对路径")
    absolute = Path(os.path.abspath(path))
    if not absolute.is_relative_to(root):
        raise UnreadablePathError(f"{path} 不在工作区 {root.name} 里", "一次只能检查一个工作区")
    return PurePosixPath(absolute.relative_to(root).as_posix())


def _standard_input(path: PurePosixPath) -> "SourceFile | None":
    from dangjian_cli.source.decode import decode
    from dangjian_cli.source.source_file import SourceFile

    read = decode(sys.stdin.buffer.read(), path)
    if not isinstance(read, SourceFile):
        raise UnreadablePathError("标准输入不是 UTF-8 文本", "请先转成 UTF-8 再送入")
    return read
