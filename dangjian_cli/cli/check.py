"""`dangjian check`: find every fault of the ledgers, with its place and its remedy. Writes nothing."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dangjian_cli.base.errors import EXIT_CLEAN, EXIT_OBJECTIONS
from dangjian_cli.cli.opening import open_session_with_input, open_staged
from dangjian_cli.cli.options import FORMAT, AsOf, Colour, OutputFile, Paths, Quiet, chosen_format
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dangjian_cli.diagnostics.diagnostic import Diagnostic, Location
    from dangjian_cli.diagnostics.summary import Summary
    from dangjian_cli.obligations.situation import Situation

Format = Literal["full", "concise", "json"]
FORMATS: tuple[Format, ...] = ("full", "concise", "json")


def command(
    paths: Paths = None,
    format: Annotated[Format | None, FORMAT] = None,
    alerts: Annotated[bool, typer.Option("--alerts", help="连同随日期变化的预警（逾期、临期等）一起查")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="警告也算错误")] = False,
    as_of: AsOf = None,
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
    session = open_staged(paths or (), out) if staged else open_session_with_input(paths or (), out, stdin_path)
    diagnostics = diagnose(session, alerts, as_of)
    if strict:
        from dangjian_cli.rules.diagnose import strict as stricter

        diagnostics = stricter(diagnostics)
    summary = _summary(session, diagnostics)
    out.answer(_rendered(session, diagnostics, summary, chosen, out))
    return EXIT_OBJECTIONS if summary.errors else EXIT_CLEAN


def diagnose(session: Session, alerts: bool, as_of: "date | None") -> "tuple[Diagnostic, ...]":
    """Run the rules; the pages of all others are loaded only when there is something to say."""
    return findings(session, session.situation(as_of), alerts=alerts, exact=True)


def findings(session: Session, situation: "Situation", *, alerts: bool, exact: bool) -> "tuple[Diagnostic, ...]":
    """The same in a situation. Not `exact`: without lines, for reports that count findings and name entries."""
    from dangjian_cli.rules.base import Stage
    from dangjian_cli.rules.looking import LOOKING
    from dangjian_cli.rules.run import CHECKED, run
    from dangjian_cli.syntax.patterns import COMMENT_WORD

    rules, stages = LOOKING, CHECKED
    if alerts:
        from dangjian_cli.rules.alerts import ALERTS

        rules, stages = (*LOOKING, *ALERTS), CHECKED | {Stage.DATED}
    loaded = session.loaded
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
    files = sum(session.shows(file) for file in {*session.loaded.sources, *book.unread_files})
    entries = sum(ledger.known for ledger in shown)
    return Summary.of(files, entries, diagnostics)


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


def displayed(session: Session, one: "Diagnostic") -> "Diagnostic":
    """The finding with its files as seen from the current folder."""

    def moved(location: "Location") -> "Location":
        return location._replace(file=session.displayed(location.file))

    notes = tuple(note._replace(location=moved(note.location)) for note in one.related)
    return one._replace(primary=moved(one.primary), related=notes)
