"""SourceFile: one ledger's text, decoded, with what must be written back unchanged."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

Newline = Literal["\n", "\r\n", "mixed"]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the workspace. `path` is relative to its root; the text keeps its line ends and has no BOM."""

    path: PurePosixPath
    text: str
    revision: str | None = None
    newline: Newline = "\n"
    bom: bool = False
