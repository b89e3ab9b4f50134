"""Where a workspace is read from: a work tree on disk, or what git holds of it. Nobody else sees a difference."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple, Protocol

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.source.files import Discovery, blob_of, discover, read
from dangjian_cli.source.source_file import SourceFile


class Tree(Protocol):
    """The files of a workspace. Paths are relative to its root."""

    def discover(self, excluded: Iterable[str]) -> Discovery:
        """Every file: which are ledgers, which cannot be read."""

    def read(self, path: PurePosixPath) -> SourceFile | Fault:
        """The text of one file, or the fault that says why there is none."""

    def mark(self, path: PurePosixPath) -> str | None:
        """The name that git gives the bytes of a file (its blob id); None where there is none."""


class WorkTree(NamedTuple):
    """The files on disk."""

    root: Path

    def discover(self, excluded: Iterable[str]) -> Discovery:
        """What lies below the root."""
        return discover(self.root, excluded)

    def read(self, path: PurePosixPath) -> SourceFile | Fault:
        """A file as it is now."""
        return read(self.root, path)

    def mark(self, path: PurePosixPath) -> str | None:
        """Worked out from the bytes; None for a file that cannot be read."""
        return blob_of(self.root, path)
