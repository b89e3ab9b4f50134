"""A new entry: into which ledger it goes, and what the file is to hold with it."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from dangjian_cli.base.errors import UsageError
from dangjian_cli.base.text import closest, names
from dangjian_cli.cli.editing import Changed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dangjian_cli.book.entries import Ledger
    from dangjian_cli.cli.session import Session
    from dangjian_cli.exchange.incoming import Incoming
    from dangjian_cli.exchange.table import Table
    from dangjian_cli.models.kinds import Kind

_FILLED = re.compile("填上“([^”]+)”")
"""How a remedy for a sheet says that a value is missing."""


def ledger_meant(session: "Session", wanted: str) -> "Ledger":
    """The ledger named, or the only one of the kind and of the year of the day."""
    from dangjian_cli.book.ready_made import READY_MADE
    from dangjian_cli.models.kinds import KIND_BY_NAME

    ledgers = session.loaded.book.ledgers
    if wanted in KIND_BY_NAME:
        year = session.day(None).year
        found = [one for one in ledgers if one.kind.name == wanted and of_year(one, year)]
        if len(found) == 1:
            return found[0]
        if not found and wanted == "通用清单":
            raise UsageError(f"工作区里没有 {year} 年的{wanted}", "先用 dangjian init --with 加一本，如 --with 表彰")
        if not found:
            raise UsageError(f"工作区里没有 {year} 年的{wanted}", "先用 dangjian init 或 dangjian import 建一本")
        listed = "".join(f"\n  {session.displayed(one.file)}" for one in found)
        raise UsageError(f"{year} 年的{wanted}有 {len(found)} 本", f"写明登记到哪一本：{listed}")
    by_file = {str(session.displayed(one.file)): one for one in ledgers}
    given = Path(wanted).as_posix()
    if given not in by_file:
        if (own := _own_ledger(session, wanted)) is not None:
            return own
        near = closest(wanted, [*KIND_BY_NAME, *READY_MADE, *by_file])
        raise UsageError(
            f"没有“{wanted}”这种台账，也没有这个文件", f"是不是“{near}”？" if near else names(KIND_BY_NAME)
        )
    return by_file[given]


def _own_ledger(session: "Session", wanted: str) -> "Ledger | None":
    """The 通用清单 that is called so (表彰), of the year of the day; UsageError when a ready-made one is not there."""
    from dangjian_cli.book.ready_made import READY_MADE
    from dangjian_cli.models.kinds import GENERAL

    year = session.day(None).year
    general = [one for one in session.loaded.book.ledgers if one.kind.name == GENERAL.name and of_year(one, year)]
    found = [one for one in general if wanted in (one.name, one.file.stem, one.file.stem.removesuffix(f"-{year}"))]
    found = found or [one for one in general if len(wanted) > 1 and wanted in one.name]
    if len(found) > 1:
        listed = "".join(f"\n  {session.displayed(one.file)}" for one in found)
        raise UsageError(f"名称里有“{wanted}”的台账有 {len(found)} 本", f"写明登记到哪一本：{listed}")
    if not found and wanted in READY_MADE:
        raise UsageError(f"工作区里没有 {year} 年的{wanted}台账", f"先用 dangjian init --with {wanted} 加一本")
    return found[0] if found else None


def of_year(ledger: "Ledger", year: int) -> bool:
    """Whether the ledger is for this year, or for no year at all."""
    years = ledger.header.years
    return years is None or years.first <= year <= years.last


def entered(session: "Session", ledger: "Ledger", values: "Mapping[str, str]") -> Changed:
    """The entry is read as a row of a sheet would be, and looked at in its ledger before anything is written."""
    from dangjian_cli.edit.write import Change
    from dangjian_cli.exchange.incoming import incoming
    from dangjian_cli.exchange.inspection import said
    from dangjian_cli.exchange.landing import Target
    from dangjian_cli.exchange.running import Runway
    from dangjian_cli.syntax.revise import NotRevisedError

    rows, problems = incoming(_table(ledger.kind, values), ledger.kind, said)
    if problems:
        raise UsageError(problems[0].message, problems[0].help)
    source = session.loaded.sources[ledger.file]
    target = Target(ledger.file, ledger.kind, {}, source, ledger)
    try:
        landing, there = Runway.of(session.root, session.loaded, session.day(None), target).landed(rows)
    except NotRevisedError as error:
        raise UsageError(f"{ledger.file} 不能自动改：{error}", "请打开文件，直接加这一条") from error
    _require_new(ledger, landing.added, rows)
    if wrong := [one for _, one in there if one.grave]:
        helps = dict.fromkeys(_FILLED.sub(r"加上 --set \1=……", one.help) for one in wrong)
        raise UsageError("；".join(one.message for one in wrong), "；".join(helps))
    change = Change(ledger.file, source.raw, source.bearing(landing.text))
    return Changed(session, landing.ids[0], change, source.text, landing.text)


def _require_new(ledger: "Ledger", added: int, rows: "list[Incoming]") -> None:
    if not added:
        title = rows[0].data.get(ledger.kind.title_key, "")
        raise UsageError(f"{ledger.file} 里已经有“{title}”", "是同一件事的，不用再登记；不是的，名称写得不同一些")


def _table(kind: "Kind", values: "Mapping[str, str]") -> "Table":
    """What was typed as a sheet of one row."""
    from dangjian_cli.exchange.columns import columns_of
    from dangjian_cli.exchange.table import Row, Table
    from dangjian_cli.exchange.workbook import Grid

    columns = {column.key: column for column in columns_of(kind.entry)}
    for key in values:
        if key not in columns or key == "编号":
            near = closest(key, columns)
            raise UsageError(f"{kind.name}的条目没有“{key}”这个键", f"是不是“{near}”？" if near else names(columns))
    grid = Grid("登记", (tuple(values), tuple(values.values())))
    places = {key: at for at, key in enumerate(values)}
    own = {key: columns[key] for key in values}
    return Table(grid, "", 0, tuple(values), places, own, (Row(1, {**values}),), (), (), ())
