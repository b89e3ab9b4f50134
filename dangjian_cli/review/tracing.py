"""One entry through the commits: only files that changed, and of these only those that name it, are read."""

from collections.abc import Iterator, Sequence
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
