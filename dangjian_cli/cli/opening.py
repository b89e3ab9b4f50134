"""Opening a workspace for a command: which folder, which of its files are named, what comes from standard input."""

import os
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from dangjian_cli.base.errors import NoWorkspaceError, UnreadablePathError, UsageError
from dangjian_cli.cli.session import Session
from dangjian_cli.cli.startup import spare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dangjian_cli.book.load import Loaded
    from dangjian_cli.cli.output import Output
    from dangjian_cli.source.source_file import SourceFile

STANDARD_INPUT = Path("-")
_EXAMPLE_FOLDER = Path("ledgers")


def open_session(paths: "Sequence[Path]", output: "Output", rev: str | None = None) -> Session:
    """Find and load the workspace that the paths lie in; without paths the one here, or in ./ledgers.

    With a `rev` it is loaded as that commit has it, settings included.
    """
    if STANDARD_INPUT in paths:
        raise UsageError("这个命令不从标准输入读台账", "写明工作区、文件夹或文件；从标准输入读只用于 dangjian check")
    return _opened(paths, output, None) if rev is None else _opened_at(paths, output, rev)


def _opened_at(paths: "Sequence[Path]", output: "Output", rev: str) -> Session:
    root, shown = located(paths)
    from dangjian_cli.book.load import load
    from dangjian_cli.source.git import repository
    from dangjian_cli.source.revision import at_commit, revision

    place = repository(root)
    commit = revision(place, rev)
    with output.progress("读入台账") as step:
        loaded = load(at_commit(place, commit), progress=step)
    return Session(root, loaded, shown, commit.short)


def open_session_with_input(paths: "Sequence[Path]", output: "Output", stdin_path: Path | None) -> Session:
    """The same for a command that may check what an editor holds: `-` stands for the file of `--stdin-path`."""
    if STANDARD_INPUT not in paths:
        if stdin_path is not None:
            raise UsageError("写了 --stdin-path，路径里却没有 -", "从标准输入读时，路径写 -")
        return _opened(paths, output, None)
    if stdin_path is None:
        raise UsageError(
            "从标准输入读时要写明它是哪个文件", "加上 --stdin-path 文件，如 --stdin-path ledgers/任务清单.yaml"
        )
    named = [stdin_path if path == STANDARD_INPUT else path for path in paths]
    return _opened(named, output, stdin_path)


def located(paths: "Sequence[Path]") -> tuple[Path, tuple[PurePosixPath, ...]]:
    """The workspace that the paths lie in and where in it they lie, for commands that load other states of it."""
    spare()
    root = _root(paths)
    return root, tuple(_below(root, path, True) for path in paths) or (PurePosixPath(),)


def _opened(paths: "Sequence[Path]", output: "Output", stdin_path: Path | None) -> Session:
    spare()
    from dangjian_cli.book.load import load

    root = _root(paths)
    shown = {path: _below(root, path, path == stdin_path) for path in paths}
    replaced = _standard_input(shown[stdin_path]) if stdin_path is not None else None
    with output.progress("读入台账") as step:
        loaded = load(root, replaced, step)
    session = Session(root, loaded, tuple(shown.values()) or (PurePosixPath(),))
    _require_read(session, shown.items())
    return session


def _root(paths: "Sequence[Path]") -> Path:
    from dangjian_cli.source.files import find_root

    for path in paths:
        if not path.exists() and not path.parent.exists():
            raise _missing(path)
    for start in paths or (Path(), _EXAMPLE_FOLDER):
        if (root := find_root(start)) is not None:
            return root
    where = f"{paths[0]} " if paths else "当前文件夹"
    raise NoWorkspaceError(
        f"{where}不在台账工作区里：往上都没有找到 dangjian.yaml", "新建工作区：dangjian init；或写明工作区的路径"
    )


def _below(root: Path, path: Path, may_be_new: bool) -> PurePosixPath:
    """The path relative to the root; UnreadablePathError when it is not there or lies outside."""
    if not (may_be_new or path.exists() or path.is_symlink()):
        raise _missing(path)
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 -- a linked workspace keeps the name it was called by
    if not absolute.is_relative_to(root):
        raise UnreadablePathError(f"{path} 不在工作区 {root.name} 里", "一次只能看一个工作区")
    return PurePosixPath(absolute.relative_to(root).as_posix())


def _missing(path: Path) -> UnreadablePathError:
    return UnreadablePathError(f"找不到 {path}", "请核对路径；在工作区里运行时可以不写路径")


def _require_read(session: Session, named: "Iterable[tuple[Path, PurePosixPath]]") -> None:
    """A file that was named must be a ledger that can be opened; a faulty one is no reason to stop."""
    loaded = session.loaded
    unopened = {fault.where.file for fault in loaded.faults if fault.code == "DJ027"} - loaded.sources.keys()
    for path, inside in named:
        if inside in unopened and not path.is_dir():
            raise UnreadablePathError(f"{path} 读不了", "原因见 dangjian check；不用读的，写进 dangjian.yaml 的“排除”")
        if not path.is_dir() and not _known(loaded, inside):
            raise UnreadablePathError(
                f"{path} 不是这个工作区的台账文件", "台账以 .yaml 或 .yml 结尾，且不在 dangjian.yaml 的“排除”之列"
            )


def _known(loaded: "Loaded", file: PurePosixPath) -> bool:
    return file in loaded.sources or file in loaded.book.unread_files


def _standard_input(path: PurePosixPath) -> "SourceFile":
    from dangjian_cli.source.decode import MAX_BYTES, decode
    from dangjian_cli.source.source_file import SourceFile

    # One byte more than allowed: what never ends is refused as well.
    read = decode(sys.stdin.buffer.read(MAX_BYTES + 1), path)
    if isinstance(read, SourceFile):
        return read
    if read.code == "DJ019":
        raise UnreadablePathError(f"标准输入超过上限 {MAX_BYTES // 2**20} MiB，没有读", "按年度或单位拆成几个文件")
    raise UnreadablePathError("标准输入不是 UTF-8 文本", "请先转成 UTF-8 再送入")


def root_of(paths: "Sequence[Path]") -> Path:
    """The root of the workspace that the paths lie in, nothing of it loaded."""
    return _root(paths)


def open_staged(paths: "Sequence[Path]", output: "Output") -> Session:
    """The workspace as it is staged in git: what the next commit would record."""
    spare()
    from dangjian_cli.book.load import load
    from dangjian_cli.source.git import repository
    from dangjian_cli.source.revision import staged

    if STANDARD_INPUT in paths:
        raise UsageError("--staged 看的是暂存的内容，不从标准输入读", "去掉 --staged，或去掉 -")
    root = _root(paths)
    shown = {path: _below(root, path, may_be_new=True) for path in paths}
    with output.progress("读入台账") as step:
        session = Session(root, load(staged(repository(root)), None, step), tuple(shown.values()) or (PurePosixPath(),))
    _require_read(session, shown.items())
    return session
