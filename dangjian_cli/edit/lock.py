"""One writer at a time: the lock of a workspace, and what is said to one who has to wait in vain."""

import errno
import sys
import time
from typing import BinaryIO

from dangjian_cli.base.errors import DangjianError
from dangjian_cli.base.obstacle import obstacle

_PATIENCE = 15.0
"""Seconds to wait for another writer."""


class WriteRefusedError(DangjianError):
    """Nothing was written, and why."""


if sys.platform == "win32":
    import msvcrt

    def _acquire(stream: BinaryIO) -> None:
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

    def release(stream: BinaryIO) -> None:
        """Let go of the lock."""
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _acquire(stream: BinaryIO) -> None:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def release(stream: BinaryIO) -> None:
        """Let go of the lock."""
        fcntl.flock(stream.fileno(), fcntl.LOCK_UN)


_TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})


def wait_for(stream: BinaryIO, name: str) -> None:
    """Take the lock. The system lets go of it when its holder dies.

    Raises WriteRefusedError when another one does not come to its end; `name` is what the lock is called.
    """
    ends = time.monotonic() + _PATIENCE
    while True:
        try:
            _acquire(stream)
        except OSError as error:
            if error.errno not in _TAKEN:
                raise obstacle(name, error) from error
            if time.monotonic() > ends:
                raise WriteRefusedError("另一个 dangjian 正在写这个工作区，等了 15 秒还没有写完", "稍后再试") from error
            time.sleep(0.02)
        else:
            return
