"""What the commands that record something share: which entry is meant, the change of its file, writing, telling."""

import difflib
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from dangjian_cli.base.errors import EXIT_CLEAN, UsageError
from dangjian_cli.base.text import closest, names
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.session import Session

if TYPE_CHECKING:
    from dangjian_cli.book.entries import Entry, Ledger
    from dangjian_cli.edit.operations import Operation, Subject
    from dangjian_cli.edit.write import Change
    from dangjian_cli.models.entry import Matter
    from dangjian_cli.obligations.deadlines import Deadlines
    from dangjian_cli.obligations.obligation import Obligation
    from dangjian_cli.source.source_file import SourceFile
    from dangjian_cli.syntax.parsed import Data

_FEW = 12
"""Entries that are offered when several are meant."""
_CHANGED_TWICE = 20
"""How often a change is worked out anew because others write the same file."""

Target = Annotated[str, typer.Argument(metavar="编号或任务", help="条目的编号，或任务名称里的几个字")]
Where = Annotated[list[Path] | None, typer.Argument(metavar="路径", help="工作区；不写为当前位置", show_default=False)]
DryRun = Annotated[bool, typer.Option("--dry-run", help="只看会改哪几行，不写入")]


class Edit(NamedTuple):
    """One command as typed: which entry in which workspace, and whether it is only to be shown."""

    target: str
    paths: Sequence[Path]
    dry_run: bool
    out: Output

    def run(self, what: str, make: "Callable[[Session, Subject], Operation]") -> int:
        """Record it: the change is worked out, proven and written; the new standing is told."""

        return record(lambda: self._change(make), what, self.out, dry_run=self.dry_run)

    def _change(self, make: "Callable[[Session, Subject], Operation]") -> "Changed":
        session = open_session(self.paths, self.out)
        subject = find(session, self.target, self.out)
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
    from dangjian_cli.obligations.register import entry_expansions
    from dangjian_cli.obligations.standing import stand
    from dangjian_cli.reports.columns import word

    session = change.session
    source = session.loaded.sources[change.change.path]
    book = load(session.root, source._replace(text=change.after)).book
    entry_id = re.split("[#/@](?=[^#/@]*$)", change.id)[0] if change.id not in book.by_id else change.id
    ledger, entry = book.by_id[entry_id]
    day, soon = session.day(None), book.settings.soon_days
    owed = [one for expansion in entry_expansions(book, ledger, entry) for one in expansion.obligations]  # type: ignore[arg-type]
    mine = [one for one in owed if one.id == change.id] or owed[:1]
    title = getattr(entry.model, "title", "")
    standing = word(stand(mine[0], day, soon)) if len(mine) == 1 and mine[0].id == change.id else ""
    return " ".join(part for part in (change.id, standing, mine[0].title if mine else title) if part)


def find(session: Session, target: str, out: Output) -> "Subject":
    """The entry that was meant. UsageError when there is none, several, or it is not one to be edited."""
    from dangjian_cli.edit.operations import Subject
    from dangjian_cli.models.entry import Matter
    from dangjian_cli.models.kinds import LIST_KEY
    from dangjian_cli.syntax.parse import parse

    ledger, entry, part = _meant(session, target, out)
    if not isinstance(entry.model, Matter):
        raise UsageError(f"{entry.model.id} 是{ledger.kind.name}的条目，不用这个命令登记", "直接改台账文件")
    _require_sound(session, entry)
    held = parse(session.loaded.sources[ledger.file]).data
    elements = held.get(LIST_KEY) if isinstance(held, dict) else None
    data = elements[int(entry.place.path[-1])] if isinstance(elements, list) else None
    assert isinstance(data, dict)
    subject = Subject(ledger, entry, data, part)
    _require_part(session, subject)
    return subject


def _meant(session: Session, target: str, out: Output) -> "tuple[Ledger, Entry[Matter], str]":
    by_id = session.loaded.book.by_id
    if target in by_id:
        return (*by_id[target], "")  # type: ignore[return-value]
    for at, sign in enumerate(target):
        if sign in "#/@" and target[:at] in by_id:
            return (*by_id[target[:at]], target[at:])  # type: ignore[return-value]
    return (*by_id[_by_title(session, target, out)], "")  # type: ignore[return-value]


def _by_title(session: Session, words: str, out: Output) -> str:
    """The one entry with these words in its title; at a terminal one of several may be chosen."""
    from dangjian_cli.models.entry import Matter

    book = session.loaded.book
    if not words.strip():
        raise UsageError("没有写是哪一条", "写编号，或任务名称里的几个字")
    if "#" in words and book.units.resolve(words.partition("/")[0]) is not None:
        raise UsageError(
            f"{words} 是组织生活的一期，不在条目里", "在组织生活台账里记一次会议，写明类型、日期和责任单位"
        )
    found = [entry.model for _, entry in book.each(Matter) if words in entry.model.title or words in entry.model.id]
    if len(found) == 1:
        out.hint(f"按名称找到 {found[0].id}：{found[0].title}")
        return found[0].id
    if not found:
        near = closest(words, book.by_id)
        raise UsageError(
            f"没有编号或名称里有“{words}”的条目", f"是不是 {near}？" if near else "全部编号：dangjian list"
        )
    listed = [f"{one.id}  {one.title}" for one in found[:_FEW]]
    more = f"\n  ……共 {len(found)} 条" if len(found) > _FEW else ""
    if not asks():
        raise UsageError(f"有 {len(found)} 条的名称里有“{words}”", "写明编号：\n  " + "\n  ".join(listed) + more)
    out.hint("\n".join(f"{number}  {line}" for number, line in enumerate(listed, start=1)) + more)
    chosen = ask("是哪一条？写前面的数字")
    if not chosen.isdecimal() or not 1 <= int(chosen) <= len(listed):
        raise UsageError(f"没有第“{chosen}”条", "再运行一次，写列出的数字或编号")
    return found[int(chosen) - 1].id


def _require_sound(session: Session, entry: "Entry[Matter]") -> None:
    """Two entries of one id, or one with a faulty key, are put right first: it could not be said what was recorded."""
    book, id_ = session.loaded.book, entry.model.id
    same = [one.place for ledger in book.ledgers for one in ledger.entries if one.model.id == id_]
    if len(same) > 1:
        places = names(f"{file}:{line}" for file, line in (session.position(place.entry) for place in same))
        raise UsageError(f"编号 {id_} 有 {len(same)} 条：{places}", "先改其中一个编号")
    if not entry.counted:
        wrong = names(sorted(entry.lost)) or "台账头"
        raise UsageError(f"{id_} 的 {wrong} 写得不对，先改好才能登记", "看提示：dangjian check")


def _require_part(session: Session, subject: "Subject") -> None:
    """A part must be one that the entry has; a recurring entry is done by its periods."""
    from dangjian_cli.obligations.register import entry_expansions

    part, id_ = subject.part, subject.entry.model.id
    expansions = entry_expansions(session.loaded.book, subject.ledger, subject.entry)
    owed = [one for expansion in expansions for one in expansion.obligations]
    if part.startswith("@"):
        unit = session.loaded.book.units.canonical(part[1:])
        title = f"{subject.ledger.kind.title_key}: {subject.entry.model.title}"
        line = f"{{编号: …, {title}, 上级任务: {id_}, 责任单位: {unit}}}"
        raise UsageError(f"{unit}还没有登记 {id_} 分解下来的任务", f"先在它的台账里加一条：\n  - {line}")
    if part and all(one.id != subject.id for one in owed):
        parts = [one.id for one in owed if one.id != id_]
        near = closest(subject.id, parts)
        remedy = f"是不是 {near}？全部见 dangjian show {id_}" if near else "它没有期次和节点"
        raise UsageError(f"条目 {id_} 没有“{subject.id}”", remedy)


def recurring(session: Session, subject: "Subject") -> bool:
    """Whether the entry is owed period by period."""
    from dangjian_cli.obligations.register import entry_expansions

    return any(one.recurring for one in entry_expansions(session.loaded.book, subject.ledger, subject.entry))


def open_periods(session: Session, subject: "Subject") -> "list[Obligation]":
    """The periods of a recurring entry that are not done yet and have begun."""
    from dangjian_cli.obligations.register import entry_expansions
    from dangjian_cli.obligations.standing import Phase, stand

    day, soon = session.day(None), session.loaded.book.settings.soon_days
    expansions = entry_expansions(session.loaded.book, subject.ledger, subject.entry)
    owed = [one for expansion in expansions if expansion.recurring for one in expansion.obligations]
    return [
        one
        for one in owed
        if "#" in one.id and stand(one, day, soon).phase is not Phase.DONE and (one.opens is None or one.opens <= day)
    ]


def the_day(session: Session, text: str | None, option: str = "--date") -> date:
    """A day as typed, else that of the session; UsageError for one that is none, or still to come."""
    today = session.day(None)
    day = any_day(text, option) if text is not None else today
    if day > today:
        raise UsageError(f"选项 {option}：{day} 还没有到", f"统计日是 {today}；只登记已经发生的事")
    return day


def any_day(text: str, option: str) -> date:
    """A day in any spelling that ledgers have; UsageError for a text that is none."""
    from dangjian_cli.dates.written_date import DateFault, DateProblem, read_date

    read = read_date(text)
    if not isinstance(read, DateFault):
        return read
    if read.problem is not DateProblem.SPELLING or read.day is None:
        raise UsageError(f"选项 {option}：{read.sentence}", read.advice)
    return read.day


def reader(session: Session) -> "Callable[[Subject], Deadlines]":
    """How the deadlines of an entry of the workspace are read."""
    from dangjian_cli.obligations.deadlines import deadlines_of

    book = session.loaded.book
    return lambda subject: deadlines_of(book, subject.ledger, subject.entry.model)


def asks() -> bool:
    """Whether someone sits there who can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty() and not os.environ.get("CI")


def ask(question: str) -> str:
    """What someone answers at the terminal."""
    sys.stderr.write(f"{question}：")
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def needed(value: str | None, option: str, question: str) -> str:
    """What an option says; without it what someone answers; UsageError when nobody can be asked."""
    if value is not None and value.strip():
        return value
    answer = ask(question) if asks() else ""
    if not answer:
        raise UsageError(f"没有写{question}", f"加上 {option}")
    return answer


def listed(ids: Iterable[str]) -> str:
    """Ids on lines of their own, for a remedy."""
    return "".join(f"\n  {one}" for one in ids)
