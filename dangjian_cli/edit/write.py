"""Writing ledgers: the whole of an edit or nothing of it, one writer at a time, and the last one can be undone.

`.dangjian/` at the root of the workspace (a dot-folder: never read as ledgers, ignored by git) holds the lock and the
last edit. Before a ledger is touched the edit is noted there with what the files held: whoever finds such a note
without its end, after a crash or a power cut, puts the files back. A file is replaced by a finished temporary one, so
that a reader sees the old text or the new one.
"""

import json
import os
import shutil
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from dangjian_cli.base.errors import DangjianError
from dangjian_cli.base.obstacle import obstacle
from dangjian_cli.edit.journal import NOTE, blob, digest, read_note
from dangjian_cli.edit.lock import WriteRefusedError, release, wait_for

STATE = ".dangjian"


class Change(NamedTuple):
    """A file of the workspace (`path` is relative to its root): what it held when it was read, what it is to hold.

    None: the file is not there.
    """

    path: PurePosixPath
    before: bytes | None
    after: bytes | None


class ChangedMeanwhileError(WriteRefusedError):
    """The file is not what it was when it was read."""


@contextmanager
def locked(root: Path) -> Iterator["Writer"]:
    """The only writer of the workspace while the body runs; an edit that a crash broke off is put back first.

    Raises WriteRefusedError when another one does not come to its end, DangjianError when the folder cannot be written.
    """
    state = root / STATE
    try:
        state.mkdir(exist_ok=True)
        if not (state / ".gitignore").exists():
            (state / ".gitignore").write_bytes(b"*\n")
        stream = (state / "lock").open("a+b")
    except OSError as error:
        raise obstacle(root.name, error) from error
    with stream:
        wait_for(stream, f"{STATE}/lock")
        writer = Writer(root)
        try:
            writer.recover()
            yield writer
        finally:
            release(stream)


class Writer:
    """Writes edits of one workspace; made by `locked`."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._pending = root / STATE / "pending"
        self._last = root / STATE / "last"

    def write(self, changes: Sequence[Change], label: str, *, undoable: bool = True) -> None:
        """Write all the changes or none; `label` says to `undo` what was done.

        Raises WriteRefusedError when a file is not what it was when it was read, is a link, or is open in an office
        program; DangjianError when the disk does not let us.
        """
        changes = [change for change in changes if change.before != change.after]
        if not changes:
            return
        for change in changes:
            self._require_untouched(change)
        try:
            self._note(changes, label)
            self._carry_out(changes)
            shutil.rmtree(self._last, ignore_errors=True)
            if undoable:
                self._pending.rename(self._last)
            else:
                shutil.rmtree(self._pending)
            _sync_folder(self._last.parent)
        except OSError as error:
            self._try_to_recover()
            raise obstacle(changes[0].path, error) from error
        except BaseException:
            self._try_to_recover()
            raise

    def undo(self) -> tuple[str, tuple[PurePosixPath, ...]]:
        """Take the last edit back: what it was, and its files. WriteRefusedError when they were changed since."""
        note = read_note(self._last)
        if note is None:
            raise WriteRefusedError("没有可以撤销的登记", "只能撤销最近一次由 dangjian 写入的改动；更早的用 Git 找回")
        back = [Change(file.path, self._held(file.path), blob(self._last, file.before)) for file in note.files]
        for file, change in zip(note.files, back, strict=True):
            if digest(change.before) != file.after:
                raise WriteRefusedError(
                    f"{file.path} 在那以后又改过，没有撤销", "要改回去的，请直接修改，或用 Git 找回原来的内容"
                )
        self.write(back, f"撤销：{note.label}", undoable=False)
        return note.label, tuple(file.path for file in note.files)

    def recover(self) -> None:
        """Put back what an edit that did not come to its end has changed, and sweep what it left.

        The note stays until that is done. DangjianError when the disk does not let us.
        """
        note = read_note(self._pending)
        for file in note.files if note is not None else ():
            target = self._root / file.path
            try:
                _temporary(target).unlink(missing_ok=True)
                if file.before != file.after and digest(self._held(file.path)) == file.after:
                    _put_back(target, blob(self._pending, file.before))
            except OSError as error:
                why = obstacle(file.path, error)
                help = f"{why.help}；实在不行，用 Git 核对 {file.path}，再删去 {STATE} 文件夹"
                raise WriteRefusedError(f"上次没有写完的登记还退不回去：{why.message}", help) from error
        shutil.rmtree(self._pending, ignore_errors=True)

    def _try_to_recover(self) -> None:
        """What cannot be put back now is put back by the next who comes."""
        with suppress(DangjianError):
            self.recover()

    def _held(self, path: PurePosixPath) -> bytes | None:
        try:
            return (self._root / path).read_bytes()
        except FileNotFoundError:
            return None

    def _require_untouched(self, change: Change) -> None:
        target = self._root / change.path
        if target.is_symlink() or not target.parent.resolve().is_relative_to(self._root.resolve()):
            raise WriteRefusedError(f"{change.path} 是链接，没有写入", "把链接换成文件本身，再登记")
        if (holder := _holder(target)) is not None:
            raise WriteRefusedError(f"{change.path} 正在别的软件里打开（{holder}）", "先在那里保存并关闭，再运行一次")
        if change.before is not None and not os.access(target, os.W_OK):
            raise WriteRefusedError(f"{change.path} 是只读的，没有写入", "确实要改的，先去掉文件的“只读”属性")
        try:
            held = self._held(change.path)
        except OSError as error:
            raise obstacle(change.path, error) from error
        if held != change.before:
            raise ChangedMeanwhileError(f"{change.path} 刚才被别人改过，没有写入", "再运行一次，会按新的内容登记")

    def _note(self, changes: Sequence[Change], label: str) -> None:
        shutil.rmtree(self._pending, ignore_errors=True)
        self._pending.mkdir()
        files = []
        for change in changes:
            if change.before is not None:
                swap(self._pending / digest(change.before), change.before)
            files.append({"path": str(change.path), "before": digest(change.before), "after": digest(change.after)})
        swap(self._pending / NOTE, json.dumps({"label": label, "files": files}, ensure_ascii=False).encode())

    def _carry_out(self, changes: Sequence[Change]) -> None:
        """First all the temporary files, for then the disk can hardly refuse; then each takes its place."""
        targets = [(self._root / change.path, change) for change in changes]
        for target, change in targets:
            if change.after is not None:
                target.parent.mkdir(parents=True, exist_ok=True)
                _fill(_temporary(target), change.after, _mode(target))
        for target, change in targets:
            if self._held(change.path) != change.before:
                raise ChangedMeanwhileError(f"{change.path} 刚才被别人改过，没有写入", "再运行一次，会按新的内容登记")
            if change.after is None:
                target.unlink()
            else:
                _temporary(target).replace(target)
            _sync_folder(target.parent)


def swap(target: Path, data: bytes, mode: int | None = None) -> None:
    """Replace or make a whole file: a reader sees the old one or the new one. OSError when that cannot be done."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        _fill(temporary, data, mode)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _put_back(target: Path, data: bytes | None) -> None:
    if data is None:
        target.unlink()
        return
    _fill(_temporary(target), data, _mode(target))
    _temporary(target).replace(target)


def _temporary(target: Path) -> Path:
    """The temporary file of an edit: its name can be told from that of the ledger, so that a crash leaves no stray."""
    return target.with_name(f".{target.name}.dangjian.tmp")


def _fill(temporary: Path, data: bytes, mode: int | None) -> None:
    with temporary.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    if mode is not None:
        temporary.chmod(mode)


def _mode(target: Path) -> int | None:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        return None


def _holder(target: Path) -> str | None:
    """The file by which Excel, WPS or LibreOffice says that it has this one open."""
    names = (f"~${target.name}", f"~${target.name[2:]}", f".~lock.{target.name}#")
    return next((name for name in names if target.with_name(name).exists()), None)


def _sync_folder(folder: Path) -> None:
    """Make sure that the names in a folder outlast a power cut, where a folder can be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
