"""Files of a work tree: where the workspace starts, which files belong to it, and reading them.

A file that cannot be read is a fault (DJ027, DJ019, DJ001) and hides no other. Links to files are followed, linked
folders are not: they may lead in circles, and git holds nothing of what lies behind them.
"""

import errno
import hashlib
import os
import stat
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from dangjian_cli.base.position import START_OF_FILE
from dangjian_cli.base.text import visible
from dangjian_cli.diagnostics.diagnostic import Fault, Location, Values
from dangjian_cli.source.decode import MAX_BYTES, decode, recoded, too_large
from dangjian_cli.source.globs import excluder
from dangjian_cli.source.source_file import SourceFile

SETTINGS_NAME = "dangjian.yaml"
_LEDGER_SUFFIXES = (".yaml", ".yml")
_PACKAGE = Path(__file__).parents[1]
_DATA = _PACKAGE / "data"


class Discovery(NamedTuple):
    """What lies below a root, dot-folders left aside.

    `ledgers` are sorted and leave out the settings and what is excluded; `everything` is every file, excluded ones too
    (evidence may lie there); `faults` say which ledgers cannot be read.
    """

    ledgers: tuple[PurePosixPath, ...]
    everything: frozenset[PurePosixPath]
    faults: tuple[Fault, ...]


def find_root(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds dangjian.yaml, not past the root of the git repository."""
    here = Path(os.path.abspath(start))  # noqa: PTH100 -- a linked workspace keeps the name it was called by
    for folder in (here, *here.parents):
        if os.path.lexists(folder / SETTINGS_NAME):  # one that cannot be read is told, not passed over
            return folder
        if os.path.exists(folder / ".git"):  # noqa: PTH110 -- a name that cannot be looked up is no repository
            return None
    return None


def discover(root: Path, excluded: Iterable[str] = ()) -> Discovery:
    """Every `*.yaml` and `*.yml` below the root, sorted; not what starts with a dot or matches a pattern of 排除."""
    walk = _Walk(root, excluder(excluded))
    walk.run()
    return Discovery(tuple(sorted(walk.ledgers)), frozenset(walk.everything), tuple(sorted(walk.faults, key=_by_path)))


def is_ledger(path: PurePosixPath) -> bool:
    """Whether a file is one of ours by its name."""
    return path.name.lower().endswith(_LEDGER_SUFFIXES)


def unspeakable(path: PurePosixPath) -> Fault | None:
    """The fault of a file whose name cannot be printed."""
    if nameable(path.as_posix()):
        return None
    return _unreadable(path, "unspeakable_name", {"name": _escaped(path)})


def read(root: Path, path: PurePosixPath) -> SourceFile | Fault:
    """The text of one file, or the fault that says why there is none. `path` is relative to the root."""
    if (fault := unspeakable(path)) is not None:
        return fault
    file = root / path
    try:
        state = file.stat()
        if not stat.S_ISREG(state.st_mode):
            return _unreadable(path, "folder" if stat.S_ISDIR(state.st_mode) else "special")
        if state.st_size > MAX_BYTES:
            return too_large(path, state.st_size)
        with file.open("rb") as stream:
            # One byte more than allowed: a file that grows, or claims to be empty, is still refused.
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        return _failure(path, error)
    return decode(raw, path)


def blob_of(root: Path, path: PurePosixPath) -> str | None:
    """The id that git gives the bytes of a file (SHA-1 repositories); None when it cannot be read."""
    try:
        raw = (root / path).read_bytes()
    except OSError:
        return None
    return hashlib.sha1(b"blob %d\0" % len(raw) + raw, usedforsecurity=False).hexdigest()


def read_recoded(root: Path, path: PurePosixPath) -> tuple[bytes, SourceFile] | None:
    """The bytes of a file in GB18030 and its text; None when there is any doubt, or it cannot be read any more."""
    try:
        raw = (root / path).read_bytes()
    except OSError:
        return None
    source = recoded(raw, path)
    return (raw, source) if source is not None else None


def packaged(folder: str) -> tuple[SourceFile, ...]:
    """The files of dangjian_cli/data/<folder>, by name. ValueError (our own defect) when one is not text."""
    sources = []
    # importlib.resources would cost 8 ms at every start for a package in a zip file, which ours never is.
    for entry in sorted((_DATA / folder).iterdir(), key=lambda item: item.name):
        if entry.name.endswith(_LEDGER_SUFFIXES):
            source = decode(entry.read_bytes(), PurePosixPath("data", folder, entry.name))
            if not isinstance(source, SourceFile):
                raise ValueError(f"packaged file {folder}/{entry.name}: {source.code} {source.variant}")
            sources.append(source)
    return tuple(sources)


def packaged_text(path: str) -> str:
    """A text of the program that is no ledger, by its place in dangjian_cli: `render/html/page.css`."""
    return (_PACKAGE / path).read_text("utf-8")  # line ends become \n, whatever a checkout made of them


class _Walk:
    """One walk through a work tree, folder by folder."""

    def __init__(self, root: Path, skip: Callable[[PurePosixPath], bool]) -> None:
        self.root = root
        self.skip = skip
        self.ledgers: list[PurePosixPath] = []
        self.everything: list[PurePosixPath] = []
        self.faults: list[Fault] = []

    def run(self) -> None:
        """Visit every folder once; faults are collected."""
        folders = [PurePosixPath()]
        while folders:
            folder = folders.pop()
            for entry in self._entries(folder):
                if not entry.name.startswith("."):
                    path = folder / entry.name
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(path)
                    self._visit(path, entry)

    def _entries(self, folder: PurePosixPath) -> "Sequence[os.DirEntry[str]]":
        try:
            with os.scandir(self.root / folder) as found:
                return list(found)
        except OSError as error:
            self._refuse(_failure(folder, error, "folder_unreadable"), folder)
            return ()

    def _visit(self, path: PurePosixPath, entry: "os.DirEntry[str]") -> None:
        """Sort one entry into ledgers, other files and faults."""
        is_ledger = entry.name.lower().endswith(_LEDGER_SUFFIXES)
        try:
            mode = entry.stat().st_mode
        except OSError as error:
            if is_ledger:
                self._refuse(_failure(path, error), path)
            return
        if stat.S_ISREG(mode):
            self.everything.append(path)
        if is_ledger and not nameable(entry.name):
            self._refuse(_unreadable(path, "unspeakable_name", {"name": _escaped(path)}), path)
        elif stat.S_ISDIR(mode):
            self._visit_folder(path, entry, is_ledger)
        elif is_ledger and not stat.S_ISREG(mode):
            self._refuse(_unreadable(path, "special"), path)
        elif is_ledger and path.as_posix() != SETTINGS_NAME and not self.skip(path):
            self.ledgers.append(path)

    def _visit_folder(self, path: PurePosixPath, entry: "os.DirEntry[str]", is_ledger: bool) -> None:
        if is_ledger:
            self._refuse(_unreadable(path, "folder"), path)
        elif entry.is_symlink() and not self._is_read_anyway(entry.path) and _holds_ledgers(entry.path):
            self._refuse(_unreadable(path, "linked_folder"), path)

    def _is_read_anyway(self, link: str) -> bool:
        """Whether a linked folder lies in this work tree: what it holds is read where it stands, nothing is missing."""
        root, target = Path(os.path.realpath(self.root)), Path(os.path.realpath(link))
        if not target.is_relative_to(root):
            return False
        return not any(part.startswith(".") for part in target.relative_to(root).parts)

    def _refuse(self, fault: Fault, path: PurePosixPath) -> None:
        if not self.skip(path):
            self.faults.append(fault)


def _holds_ledgers(folder: str) -> bool:
    try:
        with os.scandir(folder) as found:
            return any(entry.name.lower().endswith(_LEDGER_SUFFIXES) for entry in found)
    except OSError:
        return False


def nameable(name: str) -> bool:
    """Whether a file name is text that can be printed on one line: no stray bytes, no control characters."""
    return not any(unicodedata.category(char) in _UNSPEAKABLE for char in name)


_UNSPEAKABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})


def _escaped(path: PurePosixPath) -> str:
    return visible(path.as_posix()).replace("\n", "\\x0a")


def _by_path(fault: Fault) -> tuple[str, str]:
    return (fault.where.file.as_posix(), fault.variant)


_VARIANTS = {
    errno.ENOENT: "vanished",
    errno.ENOTDIR: "vanished",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.ELOOP: "link_loop",
    errno.EISDIR: "folder",
    errno.ENAMETOOLONG: "name_too_long",
}


def _failure(path: PurePosixPath, error: OSError, variant: str | None = None) -> Fault:
    """DJ027 for an error of the operating system."""
    named = variant or _VARIANTS.get(error.errno or 0, "failed")
    return _unreadable(path, named, {"number": error.errno or 0} if named == "failed" else {})


def _unreadable(path: PurePosixPath, variant: str, values: Values | None = None) -> Fault:
    return Fault("DJ027", Location(PurePosixPath(_escaped(path)), START_OF_FILE), values or {}, variant)
