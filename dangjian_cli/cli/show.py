"""`dangjian show ID`: everything about one entry, and why it stands where it stands."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dangjian_cli.base.errors import EXIT_OBJECTIONS, UsageError
from dangjian_cli.base.text import closest
from dangjian_cli.cli.options import FORMAT, AsOf, Colour, OutputFile, Quiet, chosen_format
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.session import Session, open_session

if TYPE_CHECKING:
    from dangjian_cli.book.entries import Entry, Ledger
    from dangjian_cli.models.entry import Entry as EntryModel

Format = Literal["text", "json", "markdown"]
FORMATS: tuple[Format, ...] = ("text", "json", "markdown")


def command(
    id: Annotated[str, typer.Argument(metavar="编号", help="条目编号，或其中一期、一个节点，如 RW-2026-006#2026-09")],
    paths: Annotated[list[Path] | None, typer.Argument(metavar="路径", help="工作区；不写为当前位置")] = None,
    as_of: AsOf = None,
    format: Annotated[Format | None, FORMAT] = None,
    output: OutputFile = None,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """查看一个条目：内容、现状和原因、上级和下级。"""
    from dangjian_cli.layout.show import show, show_value
    from dangjian_cli.reports.explanation import explain

    out = Output(output, quiet, color)
    session = open_session(paths or (), out)
    ledger, entry = _entry(session, id)
    situation = session.situation(as_of)
    explanation = explain(situation, ledger, entry)
    chosen = chosen_format(format, output, FORMATS)
    if chosen == "json":
        from dangjian_cli.render.json import render

        out.answer(render(show_value(explanation)))
    else:
        day = f"{situation.today.isoformat()}{session.as_of_note(as_of)}"
        document = show(explanation, session.loaded.book, id, _place(session, entry), day)
        out.answer(session.drawn(document, chosen, out))
    return session.exit_code() if entry.counted else EXIT_OBJECTIONS


def _entry(session: Session, id: str) -> "tuple[Ledger, Entry[EntryModel]]":
    """The entry that owes the obligation of this id."""
    by_id = session.loaded.book.by_id
    for candidate in (id, id.split("#", maxsplit=1)[0], id.rsplit("/", 1)[0], id.split("@", maxsplit=1)[0]):
        if candidate in by_id:
            return by_id[candidate]
    broken = [one for one in session.loaded.book.unread if one.id == id]
    if broken:
        where = session.displayed(broken[0].where.file)
        raise UsageError(f"条目 {id} 有误，读不出来（{where}）", f"请运行 dangjian check {where}，按提示改正")
    near = closest(id, by_id)
    raise UsageError(f"没有编号为“{id}”的条目", f"是不是 {near}？" if near else "全部编号：dangjian list")


def _place(session: Session, entry: "Entry[EntryModel]") -> str:
    from dangjian_cli.syntax.locate import locate

    place = entry.place.entry
    span = locate(session.loaded.sources[place.file], (place,))[place]
    return f"{session.displayed(place.file)}:{span.start.line}"
