"""Where a workspace is read from: a work tree on disk, or what git holds of it. Nobody else sees a difference."""

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple, Protocol

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.source.files import Discovery, blob_of, discover, read
from dangjian_cli.source.source_file import SourceFile


class Tree(Protocol):
    """The files of a workspace. Paths are relative to its root."""

    def discover(self, excluded: Iterable[str]) -> Discovery:
        """Every file: which are ledgers, which cannot be read."""

    def prepare(self, paths: Sequence[PurePosixPath]) -> None:
        """These files are going to be read: what is fetched at once comes cheaper."""

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

    def prepare(self, paths: Sequence[PurePosixPath]) -> None:
        """Nothing to fetch."""

    def read(self, path: PurePosixPath) -> SourceFile | Fault:
        """A file as it is now."""
        return read(self.root, path)

    def mark(self, path: PurePosixPath) -> str | None:
        """Worked out from the bytes; None for a file that cannot be read."""
        return blob_of(self.root, path)


class Narrowed:
    """Some ledgers of a tree, as if there were no others."""

    def __init__(self, tree: Tree, ledgers: frozenset[PurePosixPath]) -> None:
        self._tree = tree
        self._ledgers = ledgers

    def discover(self, excluded: Iterable[str]) -> Discovery:
        """Every file, but of the ledgers these alone."""
        found = self._tree.discover(excluded)
        return found._replace(
            ledgers=tuple(path for path in found.ledgers if path in self._ledgers),
            faults=tuple(fault for fault in found.faults if fault.where.file in self._ledgers),
        )

    def prepare(self, paths: Sequence[PurePosixPath]) -> None:
        """As the tree does."""
        self._tree.prepare(paths)

    def read(self, path: PurePosixPath) -> SourceFile | Fault:
        """As the tree has it."""
        return self._tree.read(path)

    def mark(self, path: PurePosixPath) -> str | None:
        """As the tree has it."""
        return self._tree.mark(path)


def changed_ledgers(old: Tree, new: Tree) -> frozenset[PurePosixPath]:
    """The ledgers, excluded ones too, whose bytes are not the same on both sides."""
    paths = {path for tree in (old, new) for path in tree.discover(()).ledgers}
    faulty = {fault.where.file for tree in (old, new) for fault in tree.discover(()).faults}
    return frozenset({path for path in paths if old.mark(path) != new.mark(path)} | faulty)
