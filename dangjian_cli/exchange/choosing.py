"""Which sheets of a file are meant, which kind of ledger they are, and what a new ledger says at its head."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dangjian_cli.base.errors import UsageError
from dangjian_cli.base.text import closest, names
from dangjian_cli.book.book import Book
from dangjian_cli.exchange.columns import Titles
from dangjian_cli.exchange.handout import OWN_SHEETS
from dangjian_cli.exchange.mappings import own_titles
from dangjian_cli.exchange.table import Table, matched
from dangjian_cli.exchange.workbook import Grid
from dangjian_cli.models.kinds import GENERAL, KIND_BY_NAME, KINDS, Kind
from dangjian_cli.syntax.parsed import Data


def chosen_grids(grids: Sequence[Grid], sheet: str | None, file: str) -> tuple[Grid, ...]:
    """The sheet asked for; without a name all that can be seen, but for our own notes and examples."""
    if sheet is None:
        return tuple(grid for grid in grids if grid.seen and grid.name not in OWN_SHEETS)
    chosen = tuple(grid for grid in grids if grid.name == sheet)
    if not chosen:
        near = closest(sheet, [grid.name for grid in grids])
        help = f"是不是“{near}”？" if near else f"有：{names(grid.name for grid in grids)}"
        raise UsageError(f"{file} 里没有“{sheet}”这张表", help)
    return chosen


class Told(NamedTuple):
    """What is said of the sheets beside what stands in them: kind, mapping, the 通用清单 that is meant."""

    kind: str | None
    mapping: str | None
    general: Kind | None


def kind_and_titles(book: Book, grids: Sequence[Grid], file: str, told: Told) -> tuple[Kind, Titles]:
    """By the mapping, by what was typed, else by the titles of the sheets."""
    kind, mapping, general = told
    if mapping is not None:
        own = own_titles(book, mapping)
        if own.kind is GENERAL and general is None:
            raise UsageError(f"对应表“{mapping}”是给通用清单用的，要写明导入到哪一本", "写 --to 台账文件")
        chosen = general if general is not None and own.kind is GENERAL else own.kind
        return chosen, own.titles_for(chosen)
    if general is not None:
        return general, Titles.of(general)
    if kind is not None:
        if kind not in KIND_BY_NAME:
            near = closest(kind, KIND_BY_NAME)
            raise UsageError(f"没有“{kind}”这种台账", f"是不是“{near}”？" if near else f"种类有：{names(KIND_BY_NAME)}")
        return KIND_BY_NAME[kind], Titles.of(KIND_BY_NAME[kind])
    fit = [(sum(matched(grid, each, Titles.of(each)) for grid in grids), each) for each in KINDS if each is not GENERAL]
    best = max(count for count, _ in fit)
    likely = [each for count, each in fit if count == best and count]
    if len(likely) != 1:
        if all(not grid.rows for grid in grids):
            raise UsageError(f"{file} 是空表", "请核对文件")
        raise UsageError(
            f"从 {file} 的表头看不出是哪一种台账",
            "用 --kind 写明，如 --kind 任务清单；表头是自己的叫法的，先用 --kind 加 --suggest 拟一份对应表",
        )
    return likely[0], Titles.of(likely[0])


def no_header(file: str, kind: Kind, grids: Sequence[Grid]) -> UsageError:
    """None of the sheets has titles of the kind."""
    empty = all(not grid.rows for grid in grids)
    what = "是空表" if empty else f"前 20 行里没有找到{kind.name}的表头（至少要有“{kind.title_key}”一列）"
    return UsageError(f"{file} {what}", "请核对文件；表头是自己的叫法的，写一份对应表，用 --map 指明")


def new_header(
    tables: Sequence[Table], stem: str, typed: Mapping[str, object], told: Mapping[str, Data]
) -> dict[str, Data]:
    """What a new ledger says above its entries: as typed, else as the sheet tells, else by its title and its year."""
    given = {key: str(value) for key, value in typed.items() if value is not None}
    title = next((table.title for table in tables if table.title), stem)
    header: dict[str, Data] = {"名称": title, **told, **given}
    year = re.search(r"(?:19|20)[0-9]{2}", str(header["名称"]))
    if "年度" not in header and year is not None:
        header = {"名称": header.pop("名称"), "年度": year[0], **header}
    return header
