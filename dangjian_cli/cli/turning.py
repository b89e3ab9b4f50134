"""`dangjian init --year`: the next year of a workspace. A preview, then all of it in one write, or nothing."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from dangjian_cli.base.errors import EXIT_CLEAN, UsageError
from dangjian_cli.cli.editing import file_difference
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import read_as_of
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.questions import ask, asks, not_so
from dangjian_cli.cli.session import Session, draw

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dangjian_cli.diagnostics.diagnostic import Diagnostic, Place
    from dangjian_cli.edit.year_asked import Wanted
    from dangjian_cli.edit.year_turn import Rewritten, Turn

_NEW_LINES = 60
"""Lines of a new file that a difference shows; the whole of it is seen in the file."""
_TEXTUAL = "DJ030"
"""Codes below are faults of the text itself: what has one is not copied."""
_DEADLINE = "时限"

Day = Annotated[
    date | None,
    typer.Option("--as-of", parser=read_as_of, metavar="日期", help="开新年度：到这一天没有办完的结转；不写为统计日"),
]
Deadline = Annotated[
    str | None, typer.Option("--deadline", metavar="时限", help="开新年度：原时限已过的，统一写这个，如 3月底前")
]
NoRecurring = Annotated[bool, typer.Option("--no-recurring", help="开新年度：按期次考核的条目不沿用")]
Difference = Annotated[bool, typer.Option("--diff", help="开新年度：把每个文件改哪几行也列出来")]
Write = Annotated[bool, typer.Option("--write", help="开新年度：写入；不写只是预览")]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed for the turn of the year."""

    as_of: date | None
    deadline: str | None
    no_recurring: bool
    diff: bool
    write: bool

    def require_none(self) -> None:
        """For a new workspace none of it makes sense. UsageError."""
        if self != Asked(None, None, False, False, False):
            raise UsageError(
                "写了 --name 或 --with 是新建，--as-of、--deadline、--no-recurring、--diff、--write 用不上",
                "开新年度的，在工作区里运行 dangjian init --year 新年度，不写 --name 和 --with",
            )


def turn_year(folder: Path, year: int | None, asked: Asked, out: Output) -> int:
    """Show the turn of the year, and write it where that was asked for."""
    from dangjian_cli.edit.year_asked import Wanted
    from dangjian_cli.layout.turning import turning
    from dangjian_cli.source.git import ids_on_branches

    if year is None:
        raise UsageError(
            "这里已经是工作区；要做什么没有说明", "开新年度写 --year 新年度；另建一个工作区，换个文件夹，写 --name"
        )
    session = open_session((folder,), out)._replace(shown=(PurePosixPath(),))
    elsewhere = ids_on_branches(session.root)
    if asked.deadline is not None and not asked.deadline.strip():
        raise UsageError("选项 --deadline：没有写时限", "写成 --deadline 3月底前 这样；先空着的，不写这个选项")
    wanted = Wanted(year, session.day(asked.as_of), not asked.no_recurring, asked.deadline)
    turn = _proven(session, wanted, elsewhere)
    if turn.told.undated and asks():
        turn = _with_answers(session, wanted, turn, elsewhere)
    name = session.loaded.book.settings.name or "台账"
    document = turning(turn.told, name, session.displayed, session.as_of_note(asked.as_of))
    out.answer(draw(document, "text", out))
    if asked.diff and turn.files:
        out.answer("\n" + "".join(_differences(session, turn.files)))
    if not turn.told.news:
        return EXIT_CLEAN
    if asked.write or (asks() and ask("写入吗（回答 是 或 y 才写）").strip().lower() in ("是", "y", "yes", "好")):
        _write(session, turn)
        out.hint("已写入；要退回，运行 dangjian undo")
    else:
        out.hint("这是预览，没有写入；确认无误后加上 --write")
    return EXIT_CLEAN


def _with_answers(session: Session, wanted: "Wanted", turn: "Turn", elsewhere: frozenset[str]) -> "Turn":
    """What someone at the terminal says: one deadline for all, or one after the other; none leaves it open.

    An answer that is no deadline of the new year is asked for once more, the others stand.
    """
    from dangjian_cli.edit.year_asked import DeadlineError

    all_alike = f"有 {len(turn.told.undated)} 条的时限要重新定。统一写一个，如 3月底前；直接回车逐条写"
    usual = ask(all_alike)
    given: dict[str, str] = {}
    while True:
        for one in () if usual else turn.told.undated:
            if one.old not in given:
                before = one.before or "没有写"
                given[one.old] = ask(f"{one.old} {one.title}（原时限 {before}），新时限；直接回车先空着")
        deadlines = {old: wording for old, wording in given.items() if wording}
        try:
            return _proven(session, wanted._replace(usual=usual or None, deadlines=deadlines), elsewhere)
        except DeadlineError as error:
            not_so(error)
            usual = usual and ask(all_alike)
            given = {old: wording for old, wording in given.items() if wording != error.wording}


def _proven(session: Session, wanted: "Wanted", elsewhere: frozenset[str]) -> "Turn":
    """The turn, looked at in its workspace as `check` would: no error may come of it. UsageError."""
    from dangjian_cli.book.load import load
    from dangjian_cli.edit.year_asked import FIRST_MEND, NAMED
    from dangjian_cli.edit.year_turn import turn
    from dangjian_cli.source.source_file import SourceFile
    from dangjian_cli.syntax.revise import NotRevisedError

    try:
        found = turn(session.loaded.book, session.loaded.sources, wanted, elsewhere)
    except NotRevisedError as error:
        raise UsageError(f"不能自动改：{error}", "先用 dangjian fmt 整理台账，再开新年度") from error
    before = _errors(session, wanted.day)
    touched = {one.path for one in found.files}
    for code, file, message in before:
        if code < _TEXTUAL and file in touched:
            raise UsageError(f"{session.displayed(file)} 还有错（{code}）：{message}", FIRST_MEND)
    sources = [(one.source or SourceFile(one.path, ""))._replace(text=one.text) for one in found.files]
    there = session._replace(loaded=load(session.root, also=sources))
    after = _errors(there, wanted.day, _left_open(there, found))
    if worse := [*(after - before).elements()]:
        listed = "".join(f"\n  {session.displayed(file)} {code} {message}" for code, file, message in worse[:NAMED])
        raise UsageError(f"写进新年度会有 {len(worse)} 处错误，没有写入：{listed}", FIRST_MEND)
    return found


def _left_open(there: Session, turn: "Turn") -> "frozenset[tuple[Place, str]]":
    """The entries that still lack their deadline, with the key that their ledger demands: told, and to be filled in."""
    known = there.loaded.book.by_id
    entries = (known[one.new][1] for one in turn.told.undated if one.new in known)
    return frozenset(
        (one.place.entry, one.model.OWN_NAMES.get(_DEADLINE, _DEADLINE)) for one in entries if one.model.OWN
    )


def _errors(
    session: Session, day: date, open_: "frozenset[tuple[Place, str]]" = frozenset()
) -> "Counter[tuple[str, PurePosixPath, str]]":
    """What `check` calls an error: code, file, message; without what was left open on purpose."""
    from dangjian_cli.cli.check import findings
    from dangjian_cli.diagnostics.diagnostic import Severity

    found: Sequence[Diagnostic] = findings(session, session.situation(day), alerts=False, exact=False)
    grave = (one for one in found if one.severity is Severity.ERROR)
    left = {(place, f"没有写“{key}”") for place, key in open_}
    return Counter((one.code, one.primary.file, one.message) for one in grave if (one.place, one.message) not in left)


def _differences(session: Session, files: "Sequence[Rewritten]") -> "Iterator[str]":
    for one in files:
        if one.source is not None:
            yield file_difference(session, one.source, one.text)
            continue
        lines = one.text.splitlines()
        yield f"新文件 {session.displayed(one.path)}：\n"
        yield from (f"+{line}\n" for line in lines[:_NEW_LINES])
        if len(lines) > _NEW_LINES:
            yield f"……另有 {len(lines) - _NEW_LINES} 行\n"


def _write(session: Session, turn: "Turn") -> None:
    from dangjian_cli.edit.write import Change, locked

    changes = [Change(one.path, one.source.raw if one.source is not None else None, one.after) for one in turn.files]
    with locked(session.root) as writer:
        writer.write(changes, f"开 {turn.told.year} 年")
