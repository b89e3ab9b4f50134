"""Revisions: what was recorded in a repository, by whom and when, and the files of the workspace then."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from dangjian_cli.base.errors import UsageError
from dangjian_cli.base.position import START_OF_FILE
from dangjian_cli.diagnostics.diagnostic import Fault, Location
from dangjian_cli.source.decode import MAX_BYTES, decode, too_large
from dangjian_cli.source.files import SETTINGS_NAME, Discovery, is_ledger, unspeakable
from dangjian_cli.source.git import Entry, GitError, Repository
from dangjian_cli.source.globs import excluder
from dangjian_cli.source.source_file import SourceFile

_FORMAT = "%H%x00%an%x00%ad%x00%s%x00"
_SHORT = 8


class Revision(NamedTuple):
    """A commit: its full id, the name of its author, the author's day, the first line of its message."""

    id: str
    author: str
    day: date
    subject: str

    @property
    def short(self) -> str:
        """How it is told: the first eight characters of its id."""
        return self.id[:_SHORT]


def revision(repository: Repository, name: str) -> Revision:
    """The commit that a user means by a name: HEAD~1, a branch, a tag, an id. Raises UsageError when there is none."""
    if not name or name.startswith("-") or re.search(r"[\x00-\x20]", name):
        raise UsageError(f"“{name}”不是版本的名称", "版本写成 HEAD、HEAD~1、分支名、标签名或提交编号")
    try:
        id_ = repository.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except GitError as error:
        if name in ("HEAD", "@") or name.startswith("HEAD"):
            raise UsageError(f"仓库里还没有“{name}”这个版本", "至少提交一次（两次）才有可对比的历史") from error
        raise UsageError(f"仓库里没有“{name}”这个版本", "用 git log --oneline 看有哪些提交") from error
    return log(repository, id_.decode().strip(), "-1")[0]


def log(repository: Repository, tip: str, *options: str) -> tuple[Revision, ...]:
    """The commits that `git log` lists from a tip, the newest first."""
    printed = repository.run(
        "log", "--no-show-signature", f"--format=tformat:{_FORMAT}", "--date=short", *options, tip, "--"
    )
    parts = printed.decode("utf-8", "replace").split("\0")
    rows = (parts[at : at + 4] for at in range(0, len(parts) - 4, 4))
    return tuple(Revision(id_.strip(), author, date.fromisoformat(day), subject) for id_, author, day, subject in rows)


def last_touched(repository: Repository) -> Mapping[PurePosixPath, date]:
    """The day of the newest commit that touched each file of the workspace."""
    prefix = repository.prefix
    asked = ("--no-show-signature", "--format=tformat:%x01%ad", "--date=short", "--name-only", "-z", "--no-renames")
    printed = repository.run("log", *asked, "HEAD", "--").decode("utf-8", "surrogateescape")
    found: dict[PurePosixPath, date] = {}
    for commit in printed.split("\x01")[1:]:
        day, *names = re.split(r"[\0\n]+", commit)
        for name in filter(None, names):
            path = PurePosixPath(name)
            if path.is_relative_to(prefix):
                found.setdefault(path.relative_to(prefix), date.fromisoformat(day))
    return found


class GitTree:
    """The workspace as a commit or the index has it."""

    def __init__(self, repository: Repository, entries: Mapping[PurePosixPath, Entry], name: str | None) -> None:
        self._repository = repository
        self._entries = entries
        self._name = name
        self._bytes: dict[str, bytes] = {}

    def discover(self, excluded: Iterable[str]) -> Discovery:
        """What of the tree is ours: as on disk, dot-folders and excluded files are not."""
        skip = excluder(excluded)
        everything = [path for path in self._entries if not any(part.startswith(".") for part in path.parts)]
        named = sorted(path for path in everything if is_ledger(path) and path.as_posix() != SETTINGS_NAME)
        ours = [path for path in named if not skip(path)]
        faults = tuple(fault for path in ours if (fault := unspeakable(path)) is not None)
        ledgers = tuple(path for path in ours if unspeakable(path) is None)
        return Discovery(ledgers, frozenset(everything), faults)

    def prepare(self, paths: Sequence[PurePosixPath]) -> None:
        """Fetch the bytes of these files in one call."""
        wanted = [self._entries[path].blob for path in paths if path in self._entries]
        missing = [blob for blob in wanted if blob not in self._bytes]
        self._bytes |= self._repository.blobs(missing)

    def read(self, path: PurePosixPath) -> SourceFile | Fault:
        """A file as it was."""
        entry = self._entries.get(path)
        if entry is None:
            return unspeakable(path) or _vanished(path)
        if entry.blob not in self._bytes:
            self.prepare([path])
        raw = self._bytes.get(entry.blob, b"")
        if len(raw) > MAX_BYTES:
            return too_large(path, len(raw))
        read = decode(raw, path)
        return read._replace(revision=self._name) if isinstance(read, SourceFile) else read

    def mark(self, path: PurePosixPath) -> str | None:
        """The id of the bytes."""
        entry = self._entries.get(path)
        return entry.blob if entry is not None else None


def _vanished(path: PurePosixPath) -> Fault:
    return Fault("DJ027", Location(path, START_OF_FILE), {}, "vanished")


def at_commit(repository: Repository, commit: Revision) -> GitTree:
    """The workspace at a commit."""
    return GitTree(repository, repository.tree(commit.id), commit.short)


def staged(repository: Repository) -> GitTree:
    """The workspace as it would be recorded now."""
    return GitTree(repository, repository.staged(), None)
