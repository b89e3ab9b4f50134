"""A sheet as offices make it becomes a table: where its titles stand, which column is which key, which rows count."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dangjian_cli.exchange.columns import AMBIGUOUS, Column, Titles, columns_of, plain_title
from dangjian_cli.exchange.workbook import Grid, Value, cell_name
from dangjian_cli.models.kinds import Kind

_HEADER_ROWS = 20
"""Titles are looked for in this many rows from the top."""
_TOTALS = frozenset({"合计", "小计", "总计", "共计"})
_APART = "/"
"""What parts the title of a group from that of its column: 时限/开始."""


class Problem(NamedTuple):
    """Something wrong at a cell, from 0; what to type instead. `grave`: nothing of the row can be taken in."""

    row: int
    column: int
    message: str
    help: str
    grave: bool = True

    def place(self, sheet: str) -> str:
        """任务[表!E7] without the file."""
        return f"[{sheet}!{cell_name(self.row, self.column)}]"


class Row(NamedTuple):
    """One row of data: its number from 0 and the cells by key."""

    number: int
    cells: dict[str, Value]


class Table(NamedTuple):
    """What a sheet says. `header` is the last row of titles, `places` are the columns of the keys, both from 0.

    `unknown` are titles that mean no key, `left_out` rows that are no data.
    """

    grid: Grid
    title: str
    header: int
    named: tuple[str, ...]
    places: dict[str, int]
    columns: dict[str, Column]
    rows: tuple[Row, ...]
    unknown: tuple[tuple[int, str], ...]
    problems: tuple[Problem, ...]
    left_out: tuple[tuple[int, str], ...]

    def with_constant(self, key: str, value: str, kind: Kind) -> "Table":
        """The table with one more key, of which every row has the same value; it stands at the first column."""
        column = next(each for each in columns_of(kind.entry) if each.key == key)
        rows = tuple(row._replace(cells={**row.cells, key: value}) for row in self.rows)
        return self._replace(
            places={**self.places, key: min(self.places.values())}, columns={**self.columns, key: column}, rows=rows
        )


def table_of(grid: Grid, kind: Kind, titles: Titles, *, loosely: bool = False) -> Table | None:
    """The table of one sheet; None when no row of its first twenty holds titles of this kind.

    `loosely`: the title of the entries may be called something that we do not know.
    """
    header = _header(grid, titles, kind, loosely=loosely)
    if header is None:
        return None
    top, bottom = header
    named = _titles(grid, top, bottom)
    places: dict[str, int] = {}
    unknown: list[tuple[int, str]] = []
    problems: list[Problem] = []
    for at, title in enumerate(named):
        key = _key(titles, title)
        if key is None:
            problems += _ambiguous(bottom, at, title)
            if title and not titles.ignores(title) and plain_title(title) not in AMBIGUOUS:
                unknown.append((at, title))
        elif key in places:
            first = cell_name(bottom, places[key])
            help = "只留一列；另一列改个名称，或在对应表里写“不用”"
            problems.append(Problem(bottom, at, f"“{title}”和 {first} 都是“{key}”", help))
        else:
            places[key] = at
    columns = {column.key: column for column in columns_of(kind.entry) if column.key in places}
    end = _end(grid, bottom, titles, named)
    if end < len(grid.rows):
        problems.append(_another(grid, end))
    rows, left_out = _rows(grid._replace(rows=grid.rows[:end]), bottom, places, named)
    return Table(
        grid, _title(grid, top), bottom, tuple(named), places, columns, rows, tuple(unknown), tuple(problems), left_out
    )


def matched(grid: Grid, kind: Kind, titles: Titles) -> int:
    """How many titles of a sheet are keys of the kind: 0 when the title of its entries is not among them."""
    header = _header(grid, titles, kind, loosely=False)
    if header is None:
        return 0
    return len({key for title in _titles(grid, *header) if (key := _key(titles, title)) is not None})


def _ambiguous(row: int, at: int, title: str) -> Iterator[Problem]:
    doubt = AMBIGUOUS.get(plain_title(title))
    if doubt is not None:
        yield Problem(row, at, doubt, "把表头改成“时限”或“完成日期”，或在对应表里写明")


def _key(titles: Titles, title: str) -> str | None:
    """The key of a title; of one below a group, by its own name, else with that of the group."""
    group, _, own = title.rpartition(_APART)
    return titles.key(own) or (titles.key(title.replace(_APART, "")) or titles.key(group) if group else None)


def _header(grid: Grid, titles: Titles, kind: Kind, *, loosely: bool) -> tuple[int, int] | None:
    """First and last row of the titles: the row with most of them, and the one below it when they are grouped."""
    best: tuple[int, int, int] | None = None
    for top in range(min(_HEADER_ROWS, len(grid.rows))):
        for bottom in (top, top + 1):
            if bottom >= len(grid.rows) or (bottom > top and not _grouped(grid, top)):
                continue
            keys = Counter(key for title in _titles(grid, top, bottom) if (key := _key(titles, title)) is not None)
            enough = len(keys) >= 2 and (loosely or kind.title_key in keys)
            if enough and (best is None or len(keys) > best[0]):
                best = (len(keys), top, bottom)
    if best is None and loosely:
        texts = [len({cell for cell in row if isinstance(cell, str)}) for row in grid.rows[:_HEADER_ROWS]]
        return (texts.index(max(texts)),) * 2 if texts and max(texts) > 1 else None
    return best[1:] if best is not None else None


def _grouped(grid: Grid, top: int) -> bool:
    """Whether titles of the row span several columns, or reach down into the next row."""
    return any(area.top == top and (area.right > area.left or area.bottom > top) for area in grid.merged)


def _titles(grid: Grid, top: int, bottom: int) -> list[str]:
    """The title of every column; one below a group has the group's before it."""
    found = []
    for at in range(grid.width):
        parts = []
        for row in range(top, bottom + 1):
            text = _plain(_within(grid, row, at))
            if text and text not in parts:
                parts.append(text)
        found.append(_APART.join(parts))
    return found


def _within(grid: Grid, row: int, column: int) -> Value:
    """The value of a cell; of one within merged cells, that of the whole."""
    value = grid.rows[row][column]
    if value is not None:
        return value
    for area in grid.merged:
        if area.top <= row <= area.bottom and area.left <= column <= area.right:
            return grid.rows[area.top][area.left]
    return None


def _plain(value: Value) -> str:
    return "" if value is None else "".join(str(value).split())


def _title(grid: Grid, top: int) -> str:
    """What stands above the table: its name."""
    for row in grid.rows[:top]:
        texts = [_plain(value) for value in row if value is not None]
        if len(texts) == 1 and len(texts[0]) > 3:
            return texts[0]
    return ""


def _rows(
    grid: Grid, header: int, places: dict[str, int], named: Sequence[str]
) -> tuple[tuple[Row, ...], tuple[tuple[int, str], ...]]:
    """The rows of data, merged cells filled down, and those left out: totals, titles once more, headings."""
    filled = {
        (row, column): grid.rows[area.top][area.left]
        for area in grid.merged
        for row in range(area.top, min(area.bottom, len(grid.rows) - 1) + 1)
        for column in range(area.left, area.right + 1)
        if area.top > header and area.bottom > area.top and area.left == area.right
    }
    rows: list[Row] = []
    left_out: list[tuple[int, str]] = []
    section = None
    for number in range(header + 1, len(grid.rows)):
        own = grid.rows[number]
        texts = [_plain(value) for value in own if value is not None]
        if not any(texts):
            continue
        if texts[0] in _TOTALS or _repeats(own, named):
            left_out.append((number, texts[0]))
        elif len(texts) == 1 and _spans(grid, number):
            section = texts[0]
            left_out.append((number, section))
        else:
            cells = {key: filled.get((number, at), own[at]) for key, at in places.items()}
            if any(value is not None for value in cells.values()):
                rows.append(Row(number, cells if section is None else {"类别": section, **_present(cells)}))
    return tuple(rows), tuple(left_out)


def _end(grid: Grid, header: int, titles: Titles, named: Sequence[str]) -> int:
    """The row at which another table begins below this one, or the end of the sheet."""
    for number in range(header + 1, len(grid.rows)):
        row = grid.rows[number]
        texts = [text for value in row if (text := _plain(value))]
        keys = {key for text in texts if (key := titles.key(text)) is not None}
        if len(keys) > 1 and 2 * len(keys) >= len(texts) and not _repeats(row, named):
            return number
    return len(grid.rows)


def _another(grid: Grid, row: int) -> Problem:
    at = next(at for at, value in enumerate(grid.rows[row]) if _plain(value))
    help = "两张表分到两张工作表里；列相同的，把列排成和上面一样，再删去这一行"
    return Problem(row, at, "这一行像是另一张表的表头，从这一行起没有读", help)


def _present(cells: dict[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in cells.items() if value is not None or key != "类别"}


def _repeats(row: Sequence[Value], named: Sequence[str]) -> bool:
    """Whether a row is the titles once more, each in its column, as at the top of every printed page."""
    told = [(at, plain_title(text)) for at, value in enumerate(row) if (text := _plain(value))]
    return len(told) > 1 and all(
        text in {plain_title(named[at]), *map(plain_title, named[at].split(_APART))} for at, text in told
    )


def _spans(grid: Grid, number: int) -> bool:
    """Whether one cell of the row is merged over the whole of it: the heading of what follows."""
    return any(area.top == area.bottom == number and area.right - area.left >= grid.width // 2 for area in grid.merged)
