"""A unit's share of a task that was handed down to it, done without ever having been registered (编号@单位)."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dangjian_cli.base.errors import UsageError
from dangjian_cli.base.text import closest
from dangjian_cli.cli.editing import Changed
from dangjian_cli.cli.entering import entered, ledger_meant, of_year
from dangjian_cli.cli.meant import unit_called
from dangjian_cli.cli.questions import listed, the_day

if TYPE_CHECKING:
    from dangjian_cli.book.entries import Ledger
    from dangjian_cli.cli.session import Session
    from dangjian_cli.obligations.obligation import Obligation


class Share(NamedTuple):
    """The share as typed, with the day on which it was done and what proves it."""

    target: str
    date: str | None
    evidence: tuple[str, ...]
    note: str | None
    file: Path | None

    def entered(self, session: "Session") -> Changed:
        """The unit's own entry, done, in its ledger. UsageError when there is no such share."""
        if self.note is not None:
            raise UsageError("--note 只用于期次", "一般条目的情况用 dangjian progress 登记")
        ledger, owed = self._owed(session)
        unit = owed.unit
        values = {ledger.kind.title_key: owed.title, "上级任务": owed.id.partition("@")[0], "责任单位": unit}
        if owed.deadlines:
            values["时限"] = owed.deadlines[-1].wording
        values["完成日期"] = the_day(session, self.date).isoformat()
        if self.evidence:
            values["佐证"] = "\n".join(_proof_line(one) for one in self.evidence)
        return entered(session, self._ledger(session, ledger, unit), values)

    def _owed(self, session: "Session") -> "tuple[Ledger, Obligation]":
        """The ledger from which it was handed down, and what the unit owes until an entry of its own says so."""
        from dangjian_cli.models.entry import Matter
        from dangjian_cli.obligations.register import entry_expansions

        book = session.loaded.book
        id_, _, name = self.target.partition("@")
        if id_ not in book.by_id:
            near = closest(id_, book.by_id)
            raise UsageError(f"没有编号是“{id_}”的条目", f"是不是 {near}？" if near else "全部编号：dangjian list")
        ledger, entry = book.by_id[id_]
        unit = unit_called(session, name.partition("#")[0])
        if isinstance(entry.model, Matter):
            shares = [one for one in entry_expansions(book, ledger, entry) if one.placeholder]  # type: ignore[arg-type]
            mine = next((one for one in shares if one.unit == unit), None)
            if mine is not None and mine.recurring:
                line = f"dangjian add {ledger.kind.name} {entry.model.title} --unit {unit} --set 上级任务={id_}"
                raise UsageError(f"{id_} 按期次考核，不能一次登记完成", f"先给{unit}登记，再逐期登记完成：\n  {line}")
            if mine is not None:
                return ledger, mine.obligations[0]
        help = f"没有分解给它，或者它已经自己登记：dangjian show {id_}"
        raise UsageError(f"{unit}没有要补登的 {id_}", help)

    def _ledger(self, session: "Session", parent: "Ledger", unit: str) -> "Ledger":
        """The one named; else the only one of this kind and year that is the unit's, or the only one at all."""
        if self.file is not None:
            return ledger_meant(session, self.file.as_posix())
        year = session.day(None).year
        fit = [one for one in session.loaded.book.ledgers if one.kind is parent.kind and of_year(one, year)]
        own = [one for one in fit if session.loaded.book.units.resolve(one.header.unit or "") == unit]
        chosen = own or fit
        if len(chosen) != 1:
            files = listed(f"--file {session.displayed(one.file)}" for one in chosen)
            raise UsageError(f"{unit}的这一条登记到哪本{parent.kind.name}，看不出来", f"写明一本：{files}")
        return chosen[0]


def _proof_line(text: str) -> str:
    """One line of a cell of 佐证."""
    from dangjian_cli.edit.working import proof
    from dangjian_cli.syntax.writing import flow

    return flow(proof(text))
