"""What an error of the system means to a user, and what to do."""

import errno
from pathlib import PurePath
from typing import Final

from dangjian_cli.base.errors import DangjianError

_OBSTACLES: Final = {
    errno.ENOENT: ("没有这个文件或文件夹", "请核对路径"),
    errno.ENOTDIR: ("没有这个文件或文件夹", "请核对路径"),
    errno.EACCES: ("没有权限，或文件正被别的软件占用", "先关掉打开它的软件，再核对权限，或换一个位置"),
    errno.EPERM: ("没有权限，或文件正被别的软件占用", "先关掉打开它的软件，再核对权限，或换一个位置"),
    errno.EROFS: ("这个位置只能读", "换一个位置"),
    errno.ENOSPC: ("磁盘满了", "清理磁盘，或换一个位置"),
    errno.EIO: ("磁盘读写出错", "先把台账复制到别处，再请人检查磁盘"),
    errno.ENAMETOOLONG: ("名字太长", "换一个短一些的名字"),
    errno.ELOOP: ("链接绕成了圈", "删掉这个链接"),
}


def obstacle(path: PurePath | str, error: OSError) -> DangjianError:
    """Why this file or folder could not be read or written, and what to do."""
    reason, help = _OBSTACLES.get(error.errno or 0, ("系统不允许", "换一个位置再试"))
    return DangjianError(f"用不了 {path}：{reason}", help)
