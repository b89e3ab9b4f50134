"""`dangjian check`: find every fault of the ledgers, with its place and its remedy. Writes nothing."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dangjian_cli.base.errors import EXIT_CLEAN, EXIT_OBJECTIONS, UsageError
from dangjian_cli.cli.opening import open_session, open_session_with_input, open_staged
from dangjian_cli.cli.options import FORMAT, AsOf, Colour, OutputFile, Paths, Quiet, Rev, chosen_format
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import PurePosixPath

    from dangjian_cli.diagnostics.diagnostic import Diagnostic, Location, Place
    from dangjian_cli.diagnostics.summary import Summary
    from dangjian_cli.obligations.situation import Situation
    from dangjian_cli.render.diagnostics.described import Described

Format = Literal["full", "concise", "json", "sarif", "junit", "github", "gitlab"]
FORMATS: tuple[Format, ...] = ("full", "concise", "json", "sarif", "junit", "github", "gitlab")


def command(
    paths: Paths = None,
    format: Annotated[Format | None, FORMAT] = None,
    alerts: Annotated[bool, typer.Option("--alerts", help="连同随日期变化的预警（逾期、临期等）一起查")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="警告也算错误")] = False,
    as_of: AsOf = None,
    rev: Rev = None,
    stdin_path: Annotated[
        Path | None,
        typer.Option("--stdin-path", metavar="文件", help="路径写 - 时，标准输入代替的是哪个文件"),
    ] = None,
    staged: Annotated[bool, typer.Option("--staged", help="查已经暂存（git add）的内容，不看还没有暂存的")] = False,
    output: OutputFile = None,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """校验台账：逐条指出错在哪里、怎么改。"""
    out, chosen = Output(output, quiet, color), chosen_format(format, output, FORMATS)
    session = _opened(paths or (), out, rev, stdin_path, staged=staged)
    diagnostics = diagnose(session, alerts, as_of)
    if strict:
        from dangjian_cli.rules.diagnose import strict as stricter

        diagnostics = stricter(diagnostics)
    summary = _summary(session, diagnostics)
    out.answer(_rendered(session, diagnostics, summary, chosen, out))
    return EXIT_OBJECTIONS if summary.errors else EXIT_CLEAN


def _opened(paths: "Sequence[Path]", out: Output, rev: str | None, stdin_path: Path | None, *, staged: bool) -> Session:
    """The workspace as it is, as it is staged, as a commit has it, or with standard input for one of its files."""
    if (rev is not None) + (stdin_path is not None) + staged > 1:
        raise UsageError("--rev、--staged、--stdin-path 只能写一个", "分别是：那时的、已暂存的、标准输入里的")
    if staged:
        return open_staged(paths, out)
    return open_session(paths, out, rev) if rev is not None else open_session_with_input(paths, out, stdin_path)


def diagnose(session: Session, alerts: bool, as_of: "date | None") -> "tuple[Diagnostic, ...]":
    """Run the rules; the pages of all others are loaded only when there is something to say."""
    return findings(session, session.situation(as_of), alerts=alerts, exact=True)


def findings(session: Session, situation: "Situation", *, alerts: bool, exact: bool) -> "tuple[Diagnostic, ...]":
    """The same in a situation. Not `exact`: without lines, for reports that count findings and name entries."""
    from dangjian_cli.rules.base import Stage
    from dangjian_cli.rules.looking import looking
    from dangjian_cli.rules.run import CHECKED, run
    from dangjian_cli.syntax.patterns import COMMENT_WORD

    loaded = session.loaded
    rules, stages = looking(loaded.book), CHECKED
    if alerts:
        from dangjian_cli.rules.alerts import ALERTS

        rules, stages = (*rules, *ALERTS), CHECKED | {Stage.DATED}
    faults = [*loaded.faults, *run(rules, situation, loaded.sources.values(), stages)]
    if not faults and not any(COMMENT_WORD in source.text for source in loaded.sources.values()):
        return ()
    from dangjian_cli.rules import RULES
    from dangjian_cli.rules.diagnose import Diagnoser

    diagnoser = Diagnoser(RULES, stages, loaded.book.settings, loaded.sources, exact)
    return tuple(one for one in diagnoser.diagnose(faults) if session.shows(one.primary.file))


def _summary(session: Session, diagnostics: "Iterable[Diagnostic]") -> "Summary":
    from dangjian_cli.diagnostics.summary import Summary

    book = session.loaded.book
    shown = [ledger for ledger in book.ledgers if session.shows(ledger.file)]
    entries = sum(ledger.known for ledger in shown)
    return Summary.of(len(_files(session)), entries, diagnostics)


def _files(session: Session) -> "list[PurePosixPath]":
    """The files that were checked, read or not."""
    files = {*session.loaded.sources, *session.loaded.book.unread_files}
    return [file for file in files if session.shows(file)]


def _rendered(
    session: Session, diagnostics: "tuple[Diagnostic, ...]", summary: "Summary", format: Format, out: Output
) -> str:
    shown = tuple(displayed(session, one) for one in diagnostics)
    match format:
        case "full":
            from dangjian_cli.render.diagnostics.full import render

            sources = {session.displayed(file): source for file, source in session.loaded.sources.items()}
            return render(shown, sources, summary, colour=out.colour)
        case "concise":
            from dangjian_cli.render.diagnostics.concise import render as render_concise

            return render_concise(shown)
        case "json":
            from dangjian_cli.render.diagnostics.json import render as render_json

            return render_json(shown, summary)
        case "sarif":
            from dangjian_cli.render.diagnostics.sarif import render as render_sarif

            return render_sarif(shown, _described(shown), _fingerprints(session, shown))
        case "junit":
            from dangjian_cli.render.diagnostics.junit import render as render_junit

            files = [session.displayed(file) for file in _files(session)]
            return render_junit(shown, files, _described(shown), _ids(session))
        case "github":
            from dangjian_cli.render.diagnostics.github import render as render_github

            return render_github(shown, _described(shown), summary)
        case "gitlab":
            from dangjian_cli.render.diagnostics.gitlab import render as render_gitlab

            return render_gitlab(shown, _fingerprints(session, shown))


def _described(diagnostics: "Sequence[Diagnostic]") -> "Mapping[str, Described]":
    """What is to be told of every rule, by its code; of none when nothing was found."""
    if not diagnostics:
        return {}  # the pages stay unread
    from dangjian_cli.render.diagnostics.described import Described
    from dangjian_cli.rules import RULES
    from dangjian_cli.rules.base import Rule, Stage

    def described(rule: Rule) -> Described:
        stage = "预警" if rule.stage is Stage.DATED else "校验"
        return Described(rule.code, rule.name, rule.family.value, stage, rule.severity, rule.basis.shown, rule.page)

    return {rule.code: described(rule) for rule in RULES}


def _fingerprints(session: Session, diagnostics: "Sequence[Diagnostic]") -> tuple[str, ...]:
    from dangjian_cli.render.diagnostics.fingerprint import fingerprints

    return fingerprints(diagnostics, _ids(session))


def _ids(session: Session) -> "Mapping[Place, str]":
    """The 编号 of every entry that could be read."""
    return {entry.place: entry.model.id for ledger in session.loaded.book.ledgers for entry in ledger.entries}


def displayed(session: Session, one: "Diagnostic") -> "Diagnostic":
    """The finding with its files as seen from the current folder."""

    def moved(location: "Location") -> "Location":
        return location._replace(file=session.displayed(location.file))

    notes = tuple(note._replace(location=moved(note.location)) for note in one.related)
    return one._replace(primary=moved(one.primary), related=notes)
