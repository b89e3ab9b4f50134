"""Where the answer goes, and what is said beside it.

stdout (or the file of `--output`) carries the answer and nothing else; hints and progress go to stderr. No
other module of the program asks whether something is a terminal.
"""

import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, assert_never

from dangjian_cli.base.errors import DangjianError
from dangjian_cli.base.obstacle import obstacle
from dangjian_cli.base.text import visible

if TYPE_CHECKING:
    from rich.progress import Progress

ColourWhen = Literal["auto", "always", "never"]
Step = Callable[[int, int], None]
"""Told how many of how many are done."""

_PATIENCE = 1.0
"""Seconds of work before progress is shown."""


class Output(NamedTuple):
    """What the options `--output`, `--quiet` and `--color` of one run ask for."""

    file: Path | None = None
    quiet: bool = False
    when: ColourWhen = "auto"

    @property
    def _screen(self) -> bool:
        return self._file is None and sys.stdout.isatty()

    @property
    def _file(self) -> Path | None:
        return None if self.file == Path("-") else self.file

    @property
    def width(self) -> int | None:
        """Columns of the terminal, 80 when it does not say; None when the answer goes elsewhere."""
        return shutil.get_terminal_size((80, 24)).columns if self._screen else None

    @property
    def colour(self) -> bool:
        """Whether to colour the answer: never a file; not where NO_COLOR or the terminal says no."""
        if self._file is not None:
            return False
        match self.when:
            case "always":
                return True
            case "never":
                return False
            case "auto":
                return self._screen and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
            case _:
                assert_never(self.when)

    def answer(self, text: str, *, bom: bool = False) -> None:
        """Write the answer. Files are UTF-8 (`bom`: Excel needs it for csv), replaced whole or not at all."""
        if self._file is None:
            write_stdout(text)
        else:
            data = text.encode("utf-8", errors="backslashreplace")
            _replace(self._file, b"\xef\xbb\xbf" + data if bom else data)
            self.hint(f"已写入 {self._file}")

    def save(self, data: bytes) -> None:
        """Write a file that is no text, whole or not at all; `file` says which."""
        if self.file is not None:
            _replace(self.file, data)
            self.hint(f"已写入 {self.file}")

    def hint(self, text: str) -> None:
        """Say something beside the answer, unless `--quiet`."""
        if not self.quiet:
            sys.stderr.write(visible(text) + "\n")

    @contextmanager
    def progress(self, label: str) -> Iterator[Step]:
        """While the body runs, show how far it is: only on a terminal, and only when it takes its time."""
        bar = _Bar(label)
        try:
            yield (lambda done, total: None) if self.quiet or not sys.stderr.isatty() else bar.step
        finally:
            bar.close()


class _Bar:
    """A line on stderr that goes away when the work is done."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._started = time.monotonic()
        self._shown: Progress | None = None

    def step(self, done: int, total: int) -> None:
        """Show `done` of `total`."""
        if self._shown is None and time.monotonic() - self._started >= _PATIENCE:
            self._shown = _progress()
            self._shown.add_task(self._label, total=total)
            self._shown.start()
        if self._shown is not None:
            self._shown.update(self._shown.task_ids[0], completed=done, total=total)

    def close(self) -> None:
        """Take the line away."""
        if self._shown is not None:
            self._shown.stop()


def _progress() -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.completed:.0f}/{task.total:.0f}", markup=False),
        console=Console(stderr=True),
        transient=True,
    )


def write_stdout(text: str) -> None:
    """Write to stdout; DangjianError when that fails, BrokenPipeError when nobody reads any more."""
    with _guarded_stdout():
        sys.stdout.write(text)


def flush_stdout() -> None:
    """Send off what was written; fails as `write_stdout` does."""
    with _guarded_stdout():
        sys.stdout.flush()


@contextmanager
def _guarded_stdout() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        # What is left in the buffer would fail once more when the interpreter ends, and in English.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise
        reason = "磁盘满了" if error.errno == errno.ENOSPC else "输出被中断"
        raise DangjianError(f"结果没有写完：{reason}", "用 --output 换一个地方存放") from error


def _replace(path: Path, data: bytes) -> None:
    """Write a whole file: a reader sees the old one or the new one. A pipe or a device is just written to."""
    from dangjian_cli.edit.write import swap

    try:
        target = Path(os.path.realpath(path))
        mode = target.stat().st_mode if target.exists() else None
        if mode is not None and not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            target.write_bytes(data)
            return
        if target.is_dir():
            raise DangjianError(f"{path} 是文件夹，不能当文件写", "在后面写上文件名，如 --output 结果.csv")
        swap(target, data, mode)
    except OSError as error:
        raise obstacle(path, error) from error
