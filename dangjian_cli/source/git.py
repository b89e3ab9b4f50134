"""git, called as a process. Whatever a repository's configuration says, no program of it is run: no monitor, no hook,
no filter, no text conversion, no pager, no signature check; nothing is fetched.
"""

import os
import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from dangjian_cli.base.errors import DangjianError

_PATIENCE = 60
"""Seconds."""
_ID = re.compile(rb"\xe7\xbc\x96\xe5\x8f\xb7: *[\"']?([^\"',}\s]+)")
"""`编号: RW-2026-001` in UTF-8."""
_QUIET = (
    "--no-pager",
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
    "-c", "core.quotePath=false",
    "-c", "core.untrackedCache=false",
    "-c", "log.showSignature=false",
    "-c", "protocol.allow=never",
)  # fmt: skip


class GitError(DangjianError):
    """git is missing, refuses the repository, or does not know what was asked for."""


class Entry(NamedTuple):
    """A file of a tree or of the index: its mode, the id of its bytes, its path from the top of the repository."""

    mode: str
    blob: str
    path: PurePosixPath


class Repository(NamedTuple):
    """A repository, and where in it the workspace lies: `prefix` leads from its top to the workspace's root."""

    folder: Path
    prefix: PurePosixPath

    def run(self, *arguments: str, given: bytes | None = None) -> bytes:
        """What git prints. Raises GitError with git's reason in Chinese."""
        return _run(self.folder, arguments, given)

    def tree(self, commit: str) -> Mapping[PurePosixPath, Entry]:
        """The files of the workspace in a commit, by their path in the workspace; no links, no submodules."""
        lines = self.run("ls-tree", "-r", "-z", "--full-tree", commit, "--", *self._below())
        found = (_tree_line(line) for line in lines.split(b"\0") if line)
        return self._inside(entry for entry in found if entry is not None)

    def staged(self) -> Mapping[PurePosixPath, Entry]:
        """The files of the workspace as they are staged. Of a file in conflict our side."""
        lines = self.run("ls-files", "-s", "-z", "--full-name", "--", ".")
        found: dict[PurePosixPath, Entry] = {}
        for line in lines.split(b"\0"):
            if line:
                about, _, name = line.partition(b"\t")
                mode, blob, stage = about.decode().split()
                if mode in _FILES and stage in ("0", "2"):
                    found[PurePosixPath(os.fsdecode(name))] = Entry(mode, blob, PurePosixPath(os.fsdecode(name)))
        return self._inside(found.values())

    def blobs(self, ids: Sequence[str]) -> Mapping[str, bytes]:
        """The bytes of these blobs, in one call."""
        wanted = list(dict.fromkeys(ids))
        if not wanted:
            return {}
        printed = self.run("cat-file", "--batch", given="".join(f"{one}\n" for one in wanted).encode())
        found: dict[str, bytes] = {}
        at = 0
        for one in wanted:
            end = printed.index(b"\n", at)
            words = printed[at:end].split()
            at = end + 1
            if len(words) == 3:
                size = int(words[2])
                found[one] = printed[at : at + size]
                at += size + 1
        return found

    def _below(self) -> tuple[str, ...]:
        return (f"{self.prefix.as_posix()}/",) if self.prefix.parts else ()

    def _inside(self, entries: Iterable[Entry]) -> Mapping[PurePosixPath, Entry]:
        prefix = self.prefix
        return {entry.path.relative_to(prefix): entry for entry in entries if entry.path.is_relative_to(prefix)}


_FILES = ("100644", "100755")


def _tree_line(line: bytes) -> Entry | None:
    about, _, name = line.partition(b"\t")
    mode, kind, blob = about.decode().split()[:3]
    return Entry(mode, blob, PurePosixPath(os.fsdecode(name))) if kind == "blob" and mode in _FILES else None


def repository(root: Path) -> Repository:
    """The repository that a workspace lies in. Raises GitError where there is none."""
    try:
        top, prefix = _run(root, ("rev-parse", "--show-toplevel", "--show-prefix"), None).split(b"\n")[:2]
    except GitError as error:
        if error.message == _NOT_ONE:
            raise GitError("这个工作区不在 git 仓库里", "这个命令要用 git；先 git init，提交台账") from error
        raise
    del top
    return Repository(root, PurePosixPath(os.fsdecode(prefix).rstrip("/") or "."))


def ids_on_branches(root: Path) -> frozenset[str]:
    """Every 编号 in the ledgers of every local and remote branch, as they were last recorded there.

    Nothing where there is no git, no repository or no commit.
    """
    try:
        tips = sorted(
            set(_run(root, ("for-each-ref", "--format=%(objectname)", "refs/heads", "refs/remotes"), None).split())
        )
        if not tips:
            return frozenset()
        names = (tip.decode() for tip in tips)
        lines = _run(root, ("grep", "-h", "-F", "--no-textconv", "-e", "编号:", *names, "--", "*.yaml", "*.yml"), None)
    except GitError:
        return frozenset()
    return frozenset(found.decode("utf-8", "replace") for found in _ID.findall(lines))


def merged_text(ours: Path, base: Path, theirs: Path, names: Sequence[str]) -> tuple[bytes, bool] | None:
    """What git makes of three texts, and whether anything clashes; None where it finds no text. Nothing is written."""
    labels = (word for name in names for word in ("-L", name))
    files = (str(Path(file).absolute()) for file in (ours, base, theirs))
    done = _called(ours.absolute().parent, ("merge-file", "-p", "-q", *labels, "--", *files), None)
    return (done.stdout, done.returncode != 0) if done.returncode in range(128) else None


_NOT_ONE = "不在 git 仓库里"


def _run(folder: Path, arguments: Sequence[str], given: bytes | None) -> bytes:
    done = _called(folder, arguments, given)
    if done.returncode != 0:
        raise _refused(done.stderr.decode("utf-8", "replace"), arguments)
    return done.stdout


def _called(folder: Path, arguments: Sequence[str], given: bytes | None) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(
            ["git", *_QUIET, *arguments],
            cwd=folder,
            env=_environment(),
            input=given if given is not None else b"",
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except FileNotFoundError as error:
        raise GitError("没有装 git", "请先安装 git，再运行这个命令") from error
    except (OSError, subprocess.SubprocessError) as error:
        raise GitError("git 没有回答", "仓库很大时请稍后再试；或直接运行 git status 看它说什么") from error


def _environment() -> dict[str, str]:
    kept = ("PATH", "HOME", "SYSTEMROOT", "USERPROFILE", "TMPDIR", "TEMP", "GIT_INDEX_FILE", "GIT_DIR", "GIT_WORK_TREE")
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        "LC_ALL": "C.UTF-8",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
    }


def _refused(said: str, arguments: Sequence[str]) -> GitError:
    """git's complaint in our words."""
    if "dubious ownership" in said:
        line = next((one.strip() for one in said.splitlines() if "safe.directory" in one), "")
        return GitError(
            "git 不信任这个仓库：它属于别的用户", f"确认无误后运行：{line}" if line else "换成仓库的主人来运行"
        )
    if "not a git repository" in said:
        return GitError(_NOT_ONE, "先 git init，提交台账")
    if "this operation must be run in a work tree" in said:
        return GitError("这是没有工作区的 git 仓库（bare）", "在检出的工作区里运行")
    return GitError(f"git {arguments[0]} 没有成功", "直接运行 git status 看看仓库是否完好")
