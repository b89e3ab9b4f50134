"""SourceFile: one ledger's text, decoded, with what must be written back unchanged."""

from pathlib import PurePosixPath
from typing import Literal, NamedTuple

BOM = b"\xef\xbb\xbf"
Newline = Literal["\n", "\r\n", "mixed"]


class SourceFile(NamedTuple):
    """A file of the workspace. `path` is relative to its root; the text keeps its line ends and has no BOM."""

    path: PurePosixPath
    text: str
    revision: str | None = None
    newline: Newline = "\n"
    bom: bool = False

    @property
    def raw(self) -> bytes:
        """The bytes that were read."""
        return BOM + self.text.encode() if self.bom else self.text.encode()

    def bearing(self, text: str) -> bytes:
        """The bytes of another text in its place."""
        return self._replace(text=text).raw
