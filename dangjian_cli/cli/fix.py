"""`dangjian fix`: cure what can be cured for certain, and say which places need a person."""

import difflib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from dangjian_cli.base.errors import EXIT_CLEAN, EXIT_OBJECTIONS
from dangjian_cli.base.text import names
from dangjian_cli.cli.check import diagnose, displayed
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import Colour, Paths, Quiet
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dangjian_cli.diagnostics.diagnostic import Diagnostic
    from dangjian_cli.edit.fixing import Repaired
    from dangjian_cli.edit.renumbering import Renumbered
    from dangjian_cli.source.source_file import SourceFile

_SHOWN = 8
"""Lines named for one rule; the difference shows all."""


def command(
    paths: Paths = None,
    diff: Annotated[bool, typer.Option("--diff", help="只看会改哪些地方，不写入")] = False,
    unsafe: Annotated[bool, typer.Option("--unsafe", help="拿不准的也改，逐处列出，供核对")] = False,
    renumber: Annotated[bool, typer.Option("--renumber", help="编号重复的，给后一条换一个新编号")] = False,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """改正拿得准的写法错误，其余的说明在哪里，由人来改。"""
    out = Output(None, quiet, color)
    session = open_session(paths or (), out)
    work = _Work(session)
    work.fix(unsafe)
    if renumber:
        work.renumber()
    left = work.left()
    if not diff:
        work.write()
    out.answer(_told(session, work, left, diff))
    out.hint(_next_step(work, diff, bool(left) and not unsafe))
    return EXIT_OBJECTIONS if left else EXIT_CLEAN


class _Work:
    """The files of a session on their way to what they shall be; nothing is written before `write`."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.raw: dict[PurePosixPath, bytes] = {}
        """What stands in the files that change."""
        self.now: dict[PurePosixPath, SourceFile] = {}
        self.repairs: dict[PurePosixPath, list[Repaired]] = {}
        self.renumbered: tuple[Renumbered, ...] = ()

    def fix(self, unsafe: bool) -> None:
        """Repair the files asked for that have faults."""
        from dangjian_cli.edit.fixing import fix

        for path, source in self._faulty():
            fixed = fix(source, unsafe, self._switched_off(path))
            if fixed.repairs:
                self._take(fixed.source)
                self.repairs.setdefault(path, []).extend(fixed.repairs)

    def renumber(self) -> None:
        """Give new numbers where two entries have one."""
        from dangjian_cli.edit.renumbering import renumber
        from dangjian_cli.source.git import ids_on_branches

        session = self._as_it_would_be()
        changed, self.renumbered = renumber(
            session.loaded.book, session.loaded.sources, session.shows, ids_on_branches(session.root)
        )
        for source in changed.values():
            self._take(source)

    def left(self) -> "tuple[Diagnostic, ...]":
        """The errors that remain in the files asked for."""
        from dangjian_cli.diagnostics.diagnostic import Severity

        session = self._as_it_would_be()
        return tuple(one for one in diagnose(session, False, None) if one.severity is Severity.ERROR)

    def write(self) -> None:
        """All files that changed, or none."""
        from dangjian_cli.edit.write import Change, locked

        if self.now:
            changes = [Change(path, self.raw[path], source.raw) for path, source in self.now.items()]
            with locked(self.session.root) as writer:
                writer.write(changes, f"修正 {self.count} 处")

    @property
    def count(self) -> int:
        """How many repairs there are."""
        new = sum(each.new is not None for each in self.renumbered)
        return sum(len(repairs) for repairs in self.repairs.values()) + new

    def _faulty(self) -> "Iterator[tuple[PurePosixPath, SourceFile]]":
        """Every ledger asked for with a fault of text or shape; one in GB18030 as it would be in UTF-8."""
        from dangjian_cli.book.settings import SETTINGS_FILE
        from dangjian_cli.source.files import read_recoded

        loaded = self.session.loaded
        for path in sorted({fault.where.file for fault in loaded.faults}):
            if not self.session.shows(path) or path == SETTINGS_FILE:
                continue
            source = loaded.sources.get(path)
            if source is not None:
                yield path, source
            elif any(fault.where.file == path and fault.variant == "gb18030" for fault in loaded.faults):
                found = read_recoded(self.session.root, path)
                if found is not None:
                    self.raw[path] = found[0]
                    self._take(found[1])
                    self.repairs[path] = [_recoded()]
                    yield path, found[1]

    def _switched_off(self, path: PurePosixPath) -> frozenset[str]:
        """The codes that dangjian.yaml switches off for a file."""
        from dangjian_cli.diagnostics.diagnostic import Fault, Place
        from dangjian_cli.rules import RULES
        from dangjian_cli.rules.diagnose import Diagnoser

        loaded = self.session.loaded
        diagnoser = Diagnoser(RULES, frozenset(), loaded.book.settings, loaded.sources)
        return frozenset(
            rule.code for rule in RULES if diagnoser.severity(Fault(rule.code, Place(path)), rule, path) is None
        )

    def _take(self, source: "SourceFile") -> None:
        if source.path not in self.raw:
            self.raw[source.path] = self.session.loaded.sources[source.path].raw
        self.now[source.path] = source

    def _as_it_would_be(self) -> Session:
        if not self.now:
            return self.session
        from dangjian_cli.book.load import load

        loaded = load(self.session.root, also=tuple(self.now.values()))
        return Session(self.session.root, loaded, self.session.shown)


def _recoded() -> "Repaired":
    from dangjian_cli.edit.fixing import Repaired

    return Repaired("DJ001", 1, "GB18030", "UTF-8")


def _told(session: Session, work: _Work, left: "Sequence[Diagnostic]", diff: bool) -> str:
    from dangjian_cli.render.diagnostics.concise import render

    lines: list[str] = []
    for path in sorted({*work.repairs, *(each.file for each in work.renumbered)}):
        repairs = work.repairs.get(path, [])
        renumbered = [each for each in work.renumbered if each.file == path]
        count = len(repairs) + sum(each.new is not None for each in renumbered)
        lines.append(f"{session.displayed(path)}：修正 {count} 处")
        lines += [*_by_rule(repairs), *_likely(repairs), *_new_numbers(renumbered)]
    if not lines:
        lines.append("没有可以自动修正的地方")
    if left:
        concise = render([displayed(session, one) for one in left]).splitlines()
        lines += [f"还有 {len(left)} 处错误要由人来改：", *(f"  {line}" for line in concise)]
    if diff:
        for path, source in sorted(work.now.items()):
            lines += ["", *_difference(session, path, source)]
    return "\n".join(lines) + "\n"


def _rule_name(code: str) -> str:
    from dangjian_cli.rules import RULES

    return next(rule.name for rule in RULES if rule.code == code)


def _by_rule(repairs: "Sequence[Repaired]") -> "Iterator[str]":
    """The certain repairs, a line for each rule."""
    lines: dict[str, list[int]] = {}
    for one in repairs:
        if not one.likely:
            lines.setdefault(one.code, []).append(one.line)
    for code, found in sorted(lines.items()):
        where = names(str(line) for line in [*dict.fromkeys(found)][:_SHOWN])
        more = "等" if len({*found}) > _SHOWN else ""
        yield f"  {code} {_rule_name(code)} {len(found)} 处：第 {where} 行{more}"


def _likely(repairs: "Sequence[Repaired]") -> "Iterator[str]":
    """The other ones, each by itself."""
    for one in repairs:
        if one.likely:
            became = f"“{one.before}”改成“{one.after}”" if one.before.strip() else f"补上“{one.after.strip()}”"
            what = became if one.after else f"删去“{one.before}”"
            yield f"  {one.code} {_rule_name(one.code)} 请核对：第 {one.line} 行{what}"


def _new_numbers(renumbered: "Sequence[Renumbered]") -> "Iterator[str]":
    for one in renumbered:
        if one.new is None:
            yield f"  DJ005 第 {one.line} 行 {one.old} 不以数字结尾，没有换号"
            continue
        yield f"  DJ005 第 {one.line} 行 {one.old} 换成 {one.new}"
        if one.references:
            where = names(str(line) for line in one.references)
            yield f"    第 {where} 行写着 {one.old}，没有改；指这一条的，请改成 {one.new}"


def _difference(session: Session, path: PurePosixPath, source: "SourceFile") -> list[str]:
    old = session.loaded.sources.get(path)
    before = old.text.splitlines() if old is not None else []
    shown = str(session.displayed(path))
    return list(difflib.unified_diff(before, source.text.splitlines(), shown, shown, lineterm="", n=1))


def _next_step(work: _Work, diff: bool, more: bool) -> str:
    if not work.now:
        return "没有写入；拿不准的也要改，加上 --unsafe" if more else "没有写入"
    return "这是预览，没有写入；确认无误后去掉 --diff" if diff else "已写入；要退回，运行 dangjian undo"
