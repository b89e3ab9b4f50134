"""What the commands that record something share: which entry is meant, the change of its file, writing, telling."""

import difflib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dangjian_cli.base.errors import EXIT_CLEAN, UsageError
from dangjian_cli.cli.meant import find
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.questions import Answers
from dangjian_cli.cli.session import Session

if TYPE_CHECKING:
    from dangjian_cli.edit.subject import Operation, Subject
    from dangjian_cli.edit.write import Change
    from dangjian_cli.obligations.deadlines import Deadlines
    from dangjian_cli.source.source_file import SourceFile
    from dangjian_cli.syntax.parsed import Data

_CHANGED_TWICE = 20
"""How often a change is worked out anew because others write the same file."""

Target = Annotated[str, typer.Argument(metavar="编号或任务", help="条目的编号，任务名称里的几个字，或 @常用查询")]
Where = Annotated[list[Path] | None, typer.Argument(metavar="路径", help="工作区；不写为当前位置", show_default=False)]
DryRun = Annotated[bool, typer.Option("--dry-run", help="只看会改哪几行，不写入")]


@dataclass(frozen=True, slots=True)
class Edit:
    """One command as typed: which entry in which workspace, and whether it is only to be shown."""

    target: str
    paths: Sequence[Path]
    dry_run: bool
    out: Output
    answers: Answers = field(default_factory=Answers)

    def run(self, what: str, make: "Callable[[Session, Subject], Operation]") -> int:
        """Record it: the change is worked out, proven and written; the new standing is told."""

        return record(lambda: self._change(make), what, self.out, dry_run=self.dry_run)

    def _change(self, make: "Callable[[Session, Subject], Operation]") -> "Changed":
        session = open_session(self.paths, self.out)
        subject = find(session, self.target, self.out, self.answers)
        return changed(session, subject, make(session, subject)(subject))


class Changed(NamedTuple):
    """An edit of one file that has been proven: what it held and what it is to hold."""

    session: Session
    id: str
    change: "Change"
    before: str
    after: str


def record(plan: "Callable[[], Changed]", what: str, out: Output, *, dry_run: bool) -> int:
    """Write a change, worked out once more when the file was changed meanwhile; tell what stands there now."""
    from dangjian_cli.edit.write import ChangedMeanwhileError, locked

    change = plan()
    if dry_run:
        out.answer(difference(change))
        return EXIT_CLEAN
    with locked(change.session.root) as writer:
        for attempt in range(_CHANGED_TWICE):
            try:
                writer.write([change.change], f"{what} {change.id}")
                break
            except ChangedMeanwhileError:
                if attempt == _CHANGED_TWICE - 1:
                    raise
                change = plan()
    out.answer(_told(change))
    return EXIT_CLEAN


def changed(session: Session, subject: "Subject", data: "dict[str, Data]") -> Changed:
    """The change of the file that gives an entry its new data. UsageError when the text cannot take it."""
    from dangjian_cli.edit.write import Change
    from dangjian_cli.models.kinds import LIST_KEY
    from dangjian_cli.syntax.parse import parse
    from dangjian_cli.syntax.revise import NotRevisedError, revise

    file, at = subject.ledger.file, subject.entry.place.path[-1]
    source = session.loaded.sources[file]
    held = parse(source).data
    assert isinstance(held, dict)
    elements = held[LIST_KEY]
    assert isinstance(elements, list)
    wanted: dict[str, Data] = {**held, LIST_KEY: [data if n == at else each for n, each in enumerate(elements)]}
    try:
        text = revise(source, wanted)
    except NotRevisedError as error:
        where, line = session.position(subject.entry.place.entry)
        raise UsageError(f"{where}:{line} 不能自动改：{error}", "请打开文件，直接改这一条") from error
    return Changed(session, subject.id, Change(file, source.raw, source.bearing(text)), source.text, text)


def difference(change: Changed) -> str:
    """The change as a diff."""
    return file_difference(change.session, change.session.loaded.sources[change.change.path], change.after)


def file_difference(session: Session, source: "SourceFile", after: str) -> str:
    """What changes in one file, as a diff."""
    shown = str(session.displayed(source.path))
    lines = difflib.unified_diff(source.text.splitlines(), after.splitlines(), shown, shown, lineterm="", n=1)
    return "".join(f"{line}\n" for line in lines) or "没有要改的\n"


def _told(change: Changed) -> str:
    """What stands in the file now, and how the entry stands."""
    lines = difflib.unified_diff(change.before.splitlines(), change.after.splitlines(), lineterm="", n=0)
    shown = [line for line in list(lines)[2:] if not line.startswith("@@")]
    file = change.session.displayed(change.change.path)
    return "".join(f"{line}\n" for line in (_standing(change), f"{file}：", *(f"  {line}" for line in shown)))


def _standing(change: Changed) -> str:
    """How the entry, or the part of it, stands after the change."""
    from dangjian_cli.book.load import load
    from dangjian_cli.models.entry import Matter
    from dangjian_cli.obligations.register import entry_expansions
    from dangjian_cli.obligations.standing import stand
    from dangjian_cli.reports.columns import word

    session = change.session
    source = session.loaded.sources[change.change.path]
    book = load(session.root, source._replace(text=change.after)).book
    entry_id = re.split("[#/@](?=[^#/@]*$)", change.id)[0] if change.id not in book.by_id else change.id
    ledger, entry = book.by_id[entry_id]
    day, soon = session.day(None), book.settings.soon_days
    if not isinstance(entry.model, Matter):
        return " ".join(part for part in (change.id, getattr(entry.model, "title", "")) if part)
    expansions = entry_expansions(book, ledger, entry)  # type: ignore[arg-type]
    owed = [one for expansion in expansions for one in expansion.obligations]
    mine = [one for one in owed if one.id == change.id] or owed[:1]
    standing = word(stand(mine[0], day, soon)) if len(mine) == 1 and mine[0].id == change.id else ""
    return " ".join(part for part in (change.id, standing, mine[0].title if mine else entry.model.title) if part)


def reader(session: Session) -> "Callable[[Subject], Deadlines]":
    """How the deadlines of an entry of the workspace are read."""
    from dangjian_cli.obligations.deadlines import deadlines_of

    book = session.loaded.book
    return lambda subject: deadlines_of(book, subject.ledger, subject.entry.model)
