"""A command that fails as no user's mistake makes it fail."""

import errno
from pathlib import Path
from typing import Annotated, Literal

import typer

from dangjian_cli.base.errors import WorkspaceError

Way = Literal["bug", "interrupt", "known", "silent", "file", "system"]


def command(way: Annotated[Way, typer.Argument(metavar="情形", help="怎样失败")]) -> int:
    """Fail in that way."""
    match way:
        case "bug":
            return int("")
        case "interrupt":
            raise KeyboardInterrupt
        case "known":
            raise WorkspaceError("设置\x1b[31m写错\n了", "改成 格式: 1")
        case "file":
            return Path("没有" * 200).stat().st_size
        case "system":
            raise OSError(errno.EIO, "Input/output error")
        case "silent":
            raise WorkspaceError("没有办法")
