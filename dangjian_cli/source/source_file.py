"""SourceFile: one ledger's text, decoded, with what must be written back unchanged."""

from pathlib import PurePosixPath
from typing import Literal, NamedTuple

Newline = Literal["\n", "\r\n", "mixed"]


class SourceFile(NamedTuple):
    """A file of the workspace. `path` is relative to its root; the text keeps its line ends and has no BOM."""

    path: PurePosixPath
    text: str
    revision: str | None = None
    newline: Newline = "\n"
    bom: bool = False
