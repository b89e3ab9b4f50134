"""Where the user file lies, and reading it: the unit and the person of whoever sits at this computer."""

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from dangjian_cli.base.errors import UnreadablePathError

if TYPE_CHECKING:
    from dangjian_cli.models.mine import Mine
    from dangjian_cli.source.source_file import SourceFile

EVERYBODY = "全部"
"""What --unit and --person take to ask for everything in spite of the user file."""


def user_file() -> Path | None:
    """The user file, there or not; None on a system that names no place for it."""
    if os.name == "nt":
        base = os.environ.get("APPDATA")
        return Path(base) / "dangjian" / "config.yaml" if base else None
    base = os.environ.get("XDG_CONFIG_HOME")
    home = os.environ.get("HOME")
    folder = Path(base) if base else Path(home) / ".config" if home else None
    return folder / "dangjian" / "config.yaml" if folder is not None else None


def shown() -> str:
    """Its name as users read it, never with the folder of one machine."""
    return "%APPDATA%\\dangjian\\config.yaml" if os.name == "nt" else "~/.config/dangjian/config.yaml"


def mine() -> "Mine | None":
    """What the user file says; None without one. Raises what says why it cannot be used."""
    source = user_source()
    if source is None:
        return None
    from dangjian_cli.book.mine import read_mine

    return read_mine(source, shown())


def user_source() -> "SourceFile | None":
    """The text of the user file; None without one. Raises what says why it cannot be read."""
    file = user_file()
    if file is None or not os.path.isfile(file):  # noqa: PTH113 -- what may not even be looked at is not there
        return None
    from dangjian_cli.source.decode import MAX_BYTES, decode
    from dangjian_cli.source.source_file import SourceFile

    try:
        with file.open("rb") as stream:
            read = decode(stream.read(MAX_BYTES + 1), PurePosixPath(file.name))
    except OSError as error:
        raise UnreadablePathError(f"用户文件 {shown()} 读不了", "核对权限，或删去它") from error
    if not isinstance(read, SourceFile):
        raise UnreadablePathError(f"用户文件 {shown()} 不是 UTF-8 文本", "用编辑器打开，另存为 UTF-8")
    return read
