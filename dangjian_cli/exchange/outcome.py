"""What came of an import, as figures: every cell that is wrong, every sheet, row and column that was passed over."""

from collections.abc import Iterator, Sequence

from dangjian_cli.exchange.handout import OWN_SHEETS
from dangjian_cli.exchange.landing import Landing
from dangjian_cli.exchange.sheets import WORDS_SHEET
from dangjian_cli.exchange.table import Problem, Table
from dangjian_cli.exchange.workbook import Grid, cell_name, column_name
from dangjian_cli.models.kinds import Kind
from dangjian_cli.reports.importing import Finding, Imported, SheetRead

Told = Sequence[tuple[str, Problem]]
"""Problems, each with the name of its sheet."""


def outcome(  # noqa: PLR0913 -- the parts of one import
    file: str, kind: Kind, grids: Sequence[Grid], tables: Sequence[Table], landing: Landing, told: Told
) -> Imported:
    """`grids` are all sheets of the file, `tables` those that were read; none when one sheet was asked for by name."""
    return Imported(
        file,
        kind.name,
        tuple(map(_sheet, tables)),
        tuple(_unread(kind, grids, tables)),
        (*_errors(told), *_hints(told)),
        landing.added,
        landing.changed,
        landing.same,
        len({(sheet, one.row) for sheet, one in told if one.grave}),
    )


def _sheet(table: Table) -> SheetRead:
    inside = table.grid.inside
    data = {row.number for row in table.rows}
    return SheetRead(
        table.grid.name,
        table.header + 1,
        len(table.rows),
        tuple((title, cell_name(table.header, at)) for at, title in table.unknown),
        tuple((text, row + 1) for row, text in table.left_out),
        tuple(row + 1 for row in inside.hidden_rows if row in data),
        tuple(column_name(at) for at in inside.hidden_columns if at in table.places.values()),
    )


def _unread(kind: Kind, grids: Sequence[Grid], tables: Sequence[Table]) -> Iterator[tuple[str, str]]:
    """Sheets of others that hold something and were passed over."""
    read = {table.grid.name for table in tables}
    for grid in grids:
        if grid.name in read or grid.name in OWN_SHEETS:
            continue
        if not grid.seen and not grid.name.startswith(WORDS_SHEET):
            yield grid.name, f"是隐藏的表；要读的，加上 --sheet {grid.name}"
        elif grid.seen and grid.rows:
            yield grid.name, f"前 20 行里没有{kind.name}的表头"


def _errors(told: Told) -> Iterator[Finding]:
    for sheet, one in told:
        if one.grave:
            yield Finding(sheet, (cell_name(one.row, one.column),), one.message, one.help, True)


def _hints(told: Told) -> Iterator[Finding]:
    """What is no error, each once with all its cells: the rows come in all the same."""
    cells: dict[tuple[str, str, str], list[str]] = {}
    for sheet, one in told:
        if not one.grave:
            cells.setdefault((sheet, one.message, one.help), []).append(cell_name(one.row, one.column))
    for (sheet, message, help), found in cells.items():
        yield Finding(sheet, tuple(found), message, help, False)
