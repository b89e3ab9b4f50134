"""`dangjian show ID`: everything about one entry, and why it stands where it stands."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dangjian_cli.base.errors import EXIT_OBJECTIONS, UsageError
from dangjian_cli.base.text import closest
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import FORMAT, AsOf, Colour, OutputFile, Quiet, Rev, chosen_format
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import PurePosixPath

    from dangjian_cli.book.entries import Entry, Ledger, UnreadEntry
    from dangjian_cli.document.document import Document
    from dangjian_cli.document.value import Value
    from dangjian_cli.layout.show_json import Told
    from dangjian_cli.models.entry import Entry as EntryModel
    from dangjian_cli.obligations.demand import Demand
    from dangjian_cli.obligations.situation import Situation

Format = Literal["text", "json", "markdown"]
FORMATS: tuple[Format, ...] = ("text", "json", "markdown")


def command(
    id: Annotated[str, typer.Argument(metavar="编号", help="条目编号，或其中一期、一个节点，如 RW-2026-006#2026-09")],
    paths: Annotated[list[Path] | None, typer.Argument(metavar="路径", help="工作区；不写为当前位置")] = None,
    as_of: AsOf = None,
    rev: Rev = None,
    format: Annotated[Format | None, FORMAT] = None,
    output: OutputFile = None,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """查看一个条目：内容、现状和原因、上级和下级。"""
    out, chosen = Output(output, quiet, color), chosen_format(format, output, FORMATS)
    session = open_session(paths or (), out, rev)
    page = _Page(session, session.whole_situation(as_of), as_of, chosen, out)
    if (found := _entry(session, id)) is not None:
        out.answer(page.entry(*found, id))
    elif (demand := _demand(page.situation, id)) is not None:
        _, sharp, period = id.partition("#")
        out.answer(page.demand(demand, f"{demand.id}{sharp}{period}"))
    else:
        out.answer(page.unread(_unread(page.situation, id)))
        return EXIT_OBJECTIONS
    return session.exit_code()


@dataclass(frozen=True, slots=True)
class _Page:
    """What is shown, and how."""

    session: Session
    situation: "Situation"
    as_of: date | None
    format: Format
    out: Output

    def entry(self, ledger: "Ledger", entry: "Entry[EntryModel]", id: str) -> str:
        """The page of an entry; UsageError when it owes no such period, stage or share."""
        from dangjian_cli.layout.show import show
        from dangjian_cli.layout.show_json import show_value
        from dangjian_cli.reports.explanation import explain

        explanation = explain(self.situation, ledger, entry)
        asked = id if _is_part(id, entry.model.id) else entry.model.id
        if asked != entry.model.id and entry.counted and not explanation.owed(asked):
            parts = [one.obligation.id for one in explanation.obligations if one.obligation.id != entry.model.id]
            near = closest(asked, parts)
            remedy = f"是不是 {near}？全部见 dangjian show {entry.model.id}" if near else "它没有期次和节点"
            raise UsageError(f"条目 {entry.model.id} 没有“{asked}”", remedy)
        place = self.session.position(entry.place.entry)
        if self.format == "json":
            return self._json(lambda told: show_value(explanation, asked, told), place)
        path, line = place
        return self._drawn(show(explanation, self.session.loaded.book, asked, f"{path}:{line}", self._day))

    def demand(self, demand: "Demand", id: str) -> str:
        """The page of what a rule pack demands of a unit; UsageError when it demands no such period."""
        from dangjian_cli.layout.show import show_demand
        from dangjian_cli.layout.show_json import demand_value
        from dangjian_cli.reports.demand_explanation import explain_demand

        explanation = explain_demand(self.situation, demand)
        owed = explanation.owed(id)
        if not owed:
            near = closest(id, [one.obligation.id for one in explanation.obligations])
            raise UsageError(f"没有“{id}”这一期", f"是不是 {near}？全部见 dangjian show {demand.id}")
        place = self.session.position(owed[0].obligation.place if len(owed) == 1 else demand.place)
        if self.format == "json":
            return self._json(lambda told: demand_value(explanation, id, told), place)
        path, line = place
        return self._drawn(show_demand(explanation, self.session.loaded.book, id, f"{path}:{line}", self._day))

    def unread(self, unread: "UnreadEntry") -> str:
        """The page of an entry that could not be read."""
        from dangjian_cli.layout.show import show_unread
        from dangjian_cli.layout.show_json import unread_value

        place = self.session.position(unread.where)
        if self.format == "json":
            return self._json(lambda told: unread_value(unread, told), place)
        path, line = place
        return self._drawn(show_unread(unread, self.session.loaded.book, f"{path}:{line}", self._day))

    @property
    def _day(self) -> str:
        return f"{self.situation.today.isoformat()}{self.session.as_of_note(self.as_of)}"

    def _drawn(self, document: "Document") -> str:
        return self.session.drawn(document, self.format, self.out)

    def _json(self, value: "Callable[[Told], Value]", place: "tuple[PurePosixPath, int]") -> str:
        from dangjian_cli.layout.show_json import Told
        from dangjian_cli.render.json import render

        told = Told(self.session.loaded.book, place, self.situation.today, self.session.displayed)
        return render(value(told))


def _is_part(id: str, entry_id: str) -> bool:
    """Whether the id is that of a period, a stage or a share of the entry, and not another name of it."""
    return id.startswith((f"{entry_id}#", f"{entry_id}/", f"{entry_id}@"))


def _entry(session: Session, id: str) -> "tuple[Ledger, Entry[EntryModel]] | None":
    """The entry of this 编号, the one that owes the obligation of this id, or the unit of this name."""
    book = session.loaded.book
    unit = book.units.by_name.get(id)
    names = [id, id.split("#", maxsplit=1)[0], id.rsplit("/", 1)[0], id.split("@", maxsplit=1)[0]]
    for name in [*names, *([unit.model.id] if unit is not None else [])]:
        if name in book.by_id:
            return book.by_id[name]
    return None


def _demand(situation: "Situation", id: str) -> "Demand | None":
    """What a rule pack demands, by its id or that of one of its periods; the unit by any of its names."""
    unit, slash, label = id.split("#", maxsplit=1)[0].partition("/")
    full = situation.book.units.resolve(unit)
    if not slash or full is None:
        return None
    demands = (one for one in situation.register.demands if one.unit == full)
    return next((one for one in demands if one.id.partition("/")[2] == label), None)


def _unread(situation: "Situation", id: str) -> "UnreadEntry":
    """The broken entry of this 编号; UsageError when there is none."""
    book = situation.book
    for one in book.unread:
        if one.id == id:
            return one
    demanded = (one.id for one in situation.register.demands)
    near = closest(id, [*book.by_id, *(one.id for one in book.unread if one.id), *demanded])
    raise UsageError(f"没有编号为“{id}”的条目", f"是不是 {near}？" if near else "全部编号：dangjian list")
