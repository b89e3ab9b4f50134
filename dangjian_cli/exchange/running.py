"""New rows in a workspace: they land in their ledger, and are looked at there as `check` would before anyone writes."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dangjian_cli.book.load import Loaded, load
from dangjian_cli.exchange.incoming import Incoming, incoming
from dangjian_cli.exchange.inspection import inspect, said
from dangjian_cli.exchange.landing import Landing, Target, land
from dangjian_cli.exchange.table import Problem, Table
from dangjian_cli.source.git import ids_on_branches
from dangjian_cli.source.source_file import SourceFile

Found = list[tuple[Incoming, Problem]]


class Runway(NamedTuple):
    """A workspace on a day, and the ledger of it in which rows are to land; `elsewhere` are ids of other branches."""

    root: Path
    loaded: Loaded
    day: date
    target: Target

    elsewhere: frozenset[str]

    @classmethod
    def of(cls, root: Path, loaded: Loaded, day: date, target: Target) -> "Runway":
        """With the ids that are in use on other branches."""
        return cls(root, loaded, day, target, ids_on_branches(root))

    def landed(self, rows: Sequence[Incoming]) -> tuple[Landing, Found]:
        """The new text of the ledger, and what is wrong with it. Raises NotRevisedError when it cannot take them."""
        target = self.target
        landing = land(self.loaded.book, target, rows, self.elsewhere)
        source = target.source if target.source is not None else SourceFile(target.path, "")
        loaded = load(self.root, source._replace(text=landing.text))
        return landing, [*landing.problems, *inspect(loaded, self.day, target.path, landing.origins)]

    def imported(self, tables: Sequence[Table]) -> tuple[Landing, list[tuple[str, Problem]]]:
        """What the ledger would hold without the rows that are wrong, and every problem with the sheet it is in."""
        rows: list[Incoming] = []
        told: list[tuple[str, Problem]] = []
        for table in tables:
            found, problems = incoming(self._with_unit(table), self.target.kind, said)
            rows += found
            told += [(table.grid.name, one) for one in problems]
        landing, there = self.landed(rows)
        told += _named(there)
        bad = {(sheet, one.row) for sheet, one in told if one.grave}
        if bad:  # once more without the rows that are wrong: this is what can be written
            landing, there = self.landed([row for row in rows if (row.table.grid.name, row.row) not in bad])
            told += _named(there)
        return landing, sorted(set(told), key=lambda each: (each[0], each[1]))

    def _with_unit(self, table: Table) -> Table:
        """A sheet that is called by a unit and has no column for it is about that unit."""
        unit = self.loaded.book.units.resolve(table.grid.name)
        if unit is None or "责任单位" in table.places:
            return table
        return table.with_constant("责任单位", unit, self.target.kind)


def _named(found: Found) -> list[tuple[str, Problem]]:
    return [(row.table.grid.name, one) for row, one in found]
