"""One entry through the commits: only files that changed, and of these only those that name it, are read."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import PurePosixPath

from dangjian_cli.book.validate import validate
from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.models.written import entry_data
from dangjian_cli.review.history import State
from dangjian_cli.review.snapshot import Data
from dangjian_cli.source.git import Repository
from dangjian_cli.source.revision import GitTree, Revision, at_commit
from dangjian_cli.syntax.parse import parse

Found = tuple[PurePosixPath, Data]


def trace(repository: Repository, commits: Sequence[Revision], id_: str) -> Iterator[State]:
    """The state of an entry in each of these commits, the oldest first.

    A commit in which its file cannot be read says nothing: the entry stays as it was.
    """
    marks: dict[PurePosixPath, str | None] = {}
    now: Found | None = None
    for commit in commits:
        tree = at_commit(repository, commit)
        ledgers = tree.discover(()).ledgers
        there = {path: tree.mark(path) for path in ledgers}
        changed = [path for path in ledgers if marks.get(path) != there[path]]
        tree.prepare(changed)
        marks = there
        found = [one for path in changed if (one := _find(tree, path, id_)) is not None]
        if found:
            now = found[0]
        elif now is not None and (now[0] not in there or (now[0] in changed and not _hidden(tree, now[0]))):
            now = None
        yield State(commit, now)


def authors(
    repository: Repository, old: Revision, commits: Sequence[Revision], ids: frozenset[str]
) -> Mapping[str, Revision]:
    """Which of these commits (the oldest first, all after `old`) changed each entry last."""
    found: dict[str, Revision] = {}
    trees = [at_commit(repository, one) for one in (old, *commits)]
    before = _Entries(ids)
    before.read(trees[0], None)
    for commit, (former, tree) in zip(commits, pairwise(trees), strict=True):
        for id_ in before.read(tree, former):
            found[id_] = commit
    return found


class _Entries:
    """Some entries of a tree, kept up to date from tree to tree: only files that changed are read."""

    def __init__(self, ids: frozenset[str]) -> None:
        self._ids = ids
        self._by_file: dict[PurePosixPath, dict[str, Data]] = {}

    def read(self, tree: GitTree, former: GitTree | None) -> set[str]:
        """Read what is not as in the former tree; the 编号 of what changed."""
        ledgers = tree.discover(()).ledgers
        changed = [path for path in ledgers if former is None or former.mark(path) != tree.mark(path)]
        tree.prepare(changed)
        before = self._all()
        self._by_file = {path: self._by_file.get(path, {}) for path in ledgers}
        for path in changed:
            self._by_file[path] = self._of(tree, path)
        now = self._all()
        return {id_ for id_ in self._ids if before.get(id_) != now.get(id_)}

    def _all(self) -> dict[str, tuple[PurePosixPath, Data]]:
        return {id_: (path, data) for path, found in self._by_file.items() for id_, data in found.items()}

    def _of(self, tree: GitTree, path: PurePosixPath) -> dict[str, Data]:
        source = tree.read(path)
        if isinstance(source, Fault) or not any(id_ in source.text for id_ in self._ids):
            return {}
        ledger = validate(parse(source)).ledger
        entries = ledger.entries if ledger is not None else ()
        return {entry.model.id: entry_data(entry.model) for entry in entries if entry.model.id in self._ids}


def _find(tree: GitTree, path: PurePosixPath, id_: str) -> Found | None:
    source = tree.read(path)
    if isinstance(source, Fault) or id_ not in source.text:
        return None
    ledger = validate(parse(source)).ledger
    for entry in ledger.entries if ledger is not None else ():
        if entry.model.id == id_:
            return (path, entry_data(entry.model))
    return None


def _hidden(tree: GitTree, path: PurePosixPath) -> bool:
    """Whether a file cannot be read, or something in it."""
    source = tree.read(path)
    if isinstance(source, Fault):
        return True
    read = validate(parse(source))
    return read.ledger is None or bool(read.ledger.unread)
