"""The rows of a table become entries, each validated as a ledger's would be; what is wrong is told by its cell."""

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from dangjian_cli.book.shape import shape
from dangjian_cli.book.wording import recovered
from dangjian_cli.diagnostics.diagnostic import Fault, Place
from dangjian_cli.exchange.cells import data_of
from dangjian_cli.exchange.columns import Holds
from dangjian_cli.exchange.table import Problem, Row, Table
from dangjian_cli.exchange.workbook import cell_name
from dangjian_cli.models.kinds import Kind
from dangjian_cli.models.written import Written, entry_data
from dangjian_cli.syntax.parsed import Data

Said = Callable[[Fault], tuple[str, str]]
"""What a fault says, and what to do about it."""

ID_KEY = "编号"
_NEW = "新"
"""Stands for the 编号 that a row does not have yet."""
_SHIFTED = 2
"""So many values of a row must be wrong before it may be the row that is shifted."""
_NO_RESULT = "用 Excel 打开，改好公式后保存一次，再导入；或把这一格改成文字"


class Incoming(NamedTuple):
    """One row as an entry: `data` under the keys in canonical form, `given` the keys that the sheet has columns for.

    `lost` are keys whose values cannot be read: the row cannot be taken in, and is only looked at for what else is
    wrong with it.
    """

    table: Table
    row: int
    id: str | None
    data: Mapping[str, Written]
    given: frozenset[str]
    lost: frozenset[str] = frozenset()

    def at(self, key: str, message: str, help: str, *, grave: bool = True) -> Problem:
        """Something wrong with the value of a key, or with the row where the sheet has no column for it."""
        column = self.table.places.get(key)
        return Problem(
            self.row, column if column is not None else min(self.table.places.values()), message, help, grave
        )


def incoming(table: Table, kind: Kind, said: Said) -> tuple[list[Incoming], list[Problem]]:
    """Every row that is an entry, and what is wrong with rows; doubles of one 编号 are wrong."""
    fractions = _fractions(table)
    found: list[Incoming] = []
    problems: list[Problem] = list(table.problems)
    first: dict[str, int] = {}
    for row in table.rows:
        read, wrong = _Reader(table, kind, said, fractions).read(row)
        problems += wrong
        id_ = _id(row, table)
        if id_ is not None and id_ in first:
            at = table.places[ID_KEY]
            help = "一条一个编号；新的一条可以空着，导入时编"
            message = f"编号“{id_}”和 {cell_name(first[id_], at)} 重复"
            problems.append(Problem(row.number, at, message, help))
            continue
        if id_ is not None:
            first[id_] = row.number
        if read is not None:
            found.append(read)
    return found, problems


def _id(row: Row, table: Table) -> str | None:
    """编号 of a row, whatever is wrong with the rest of it."""
    column = table.columns.get(ID_KEY)
    found = data_of(row.cells.get(ID_KEY), column) if column is not None else None
    return found if isinstance(found, str) else None


def _fractions(table: Table) -> frozenset[str]:
    """Columns of percentages whose numbers are all shares of one: Excel keeps 60% as 0.6."""
    shares = (key for key, column in table.columns.items() if column.holds is Holds.PERCENT)
    return frozenset(key for key in shares if _shares(table, key))


def _shares(table: Table, key: str) -> bool:
    numbers = [
        value
        for row in table.rows
        if isinstance(value := row.cells.get(key), int | float) and not isinstance(value, bool)
    ]
    return bool(numbers) and all(0 <= number <= 1 for number in numbers)


class _Reader(NamedTuple):
    """Reads the rows of one table."""

    table: Table
    kind: Kind
    said: Said
    fractions: frozenset[str]

    def read(self, row: Row) -> tuple[Incoming | None, list[Problem]]:
        """The row as an entry, and what is wrong with its cells."""
        data, problems = self._data(row)
        model, faults = self._model(data)
        told = {one.column for one in problems}
        problems += [one for fault in faults if (one := self._problem(row, fault)).column not in told]
        if len(problems) >= _SHIFTED and (shift := self._shift(row)) is not None:
            return None, [shift]
        if model is None:
            return None, problems
        id_ = data.get(ID_KEY)
        canonical = {key: value for key, value in model.items() if key != ID_KEY}
        columns = {at: key for key, at in self.table.places.items()}
        lost = frozenset(columns[one.column] for one in problems)
        known = id_ if isinstance(id_, str) else None
        return Incoming(self.table, row.number, known, canonical, frozenset(row.cells), lost), problems

    def _data(self, row: Row) -> tuple[dict[str, Data], list[Problem]]:
        data: dict[str, Data] = {}
        problems = []
        for key, value in row.cells.items():
            column = self.table.columns.get(key)
            broken = self.table.grid.inside.broken.get((row.number, self.table.places.get(key, -1)))
            if broken is not None:
                problems.append(Problem(row.number, self.table.places[key], broken, _NO_RESULT))
                continue
            try:
                found = data_of(value, column, fractions=key in self.fractions) if column is not None else str(value)
            except ValueError as error:
                help = "一行写一条，如 {日期: 2026-06-10, 内容: 印发方案}；也可以先空着，导入后再登记"
                problems.append(Problem(row.number, self.table.places[key], f"“{key}”：{error}", help))
                continue
            if found is not None:
                data[key] = found
        return data, problems

    def _model(self, data: Mapping[str, Data]) -> tuple[dict[str, Written] | None, list[Fault]]:
        """The entry in canonical form; a synonym or another spelling of a date is taken for what it means."""
        shaped = shape(self.kind.entry, {ID_KEY: _NEW, **data}, _NOWHERE, {})
        faults = [fault for fault in shaped.faults if not recovered(fault)]
        return (entry_data(shaped.model) if shaped.model is not None else None), faults

    def _problem(self, row: Row, fault: Fault) -> Problem:
        assert isinstance(fault.where, Place)
        key = str(fault.where.path[0]) if fault.where.path else self.kind.title_key
        message, help = self.said(fault)
        at = self.table.places.get(key, min(self.table.places.values()))
        return Problem(row.number, at, message, help)

    def _shift(self, row: Row) -> Problem | None:
        """Whether the row would be in order one column to the left or to the right."""
        own = self.table.grid.rows[row.number]
        for step, way in ((1, "右"), (-1, "左")):
            moved = {
                key: own[at + step] if 0 <= at + step < len(own) else None for key, at in self.table.places.items()
            }
            data, problems = self._data(Row(row.number, moved))
            if not problems and data.get(self.kind.title_key) and not self._model(data)[1]:
                at = next(iter(sorted(self.table.places.values())))
                return Problem(row.number, at, f"这一行像是整行往{way}错了一列", "把这一行的内容挪回各自的列")
        return None


_NOWHERE = Place(PurePosixPath("sheet"))
