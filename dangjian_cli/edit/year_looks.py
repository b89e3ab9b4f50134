"""What somebody should look at after the turn of the year, each with its reason."""

from collections.abc import Iterable, Iterator
from datetime import date

from dangjian_cli.base.text import names
from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Ledger
from dangjian_cli.edit.year_entry import Renewal, lost_milestones, other_deadlines
from dangjian_cli.edit.year_moving import Going, carries
from dangjian_cli.edit.year_names import years_named
from dangjian_cli.models.commitment import Commitment
from dangjian_cli.models.declared import ColumnType
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.own_column import OwnColumn
from dangjian_cli.obligations.standing import effective_deadline
from dangjian_cli.reports.turning import Look


def of_entry(book: Book, one: Going, renewal: Renewal, day: date) -> Iterator[Look]:
    """What goes along and may not be right any more."""
    model = one.entry.model
    if not book.units.exists(one.unit, renewal.first):
        yield Look(renewal.id, f"责任单位{one.unit}在 {renewal.first.year} 年已经撤销，请写接手的单位")
    if model.reached is not None and model.target is not None:
        measure = model.measure or ""
        reached = f"{model.reached:f}{measure}"
        yield Look(renewal.id, f"目标值照旧写 {model.target.text}{measure}，原来已完成 {reached}，请核对")
    if lost := [*lost_milestones(model, renewal)]:
        named = names(f"“{name}”" for name in lost)
        yield Look(renewal.id, f"节点{named}的时限是上一年的，没有带过来，请重新写")
    if gone := [column for column, wording in other_deadlines(model) if renewal.still(wording) is None]:
        yield Look(renewal.id, f"{names(f'“{name}”' for name in gone)}写的是上一年的时限，没有带过来，请重新写")
    if own := [column.name for name, column in model.OWN.items() if _as_it_was(column, getattr(model, name))]:
        yield Look(renewal.id, f"{names(f'“{name}”' for name in own)}照旧写了，请核对")
    if past := sorted({year for year in years_named(model.title) if year < renewal.first.year}):
        yield Look(renewal.id, f"名称里写着 {names(str(year) for year in past)}，请核对")
    suspension = model.suspension
    if suspension is not None and (suspension.until is None or suspension.until >= renewal.first):
        yield Look(renewal.id, "还在暂缓，暂缓一并带了过来")
    due = effective_deadline(one.owed, day).due if one.owed is not None else None
    if due is not None and day < due < renewal.first:
        yield Look(one.id, f"到 {day} 还没有到期（{due}），也按没有办完结转")


def _as_it_was(column: OwnColumn, value: object) -> bool:
    """Whether an own column goes along as it stands; deadlines are read anew."""
    return column.sort is not ColumnType.DEADLINE and value not in (None, ())


def stranded(ids: Iterable[str]) -> Iterator[Look]:
    """Shares that no entry stands for: there is nothing that could be carried over."""
    for id_ in ids:
        yield Look(id_, "没有登记自己的条目，上级任务已经办结，不能结转；请先登记，或从“分解到”里删去")


def _lost(book: Book, ledger: Ledger) -> Iterator[Look]:
    """Entries that say to be carried over and lead nowhere: they count as gone, and nothing stands for them."""
    for entry in ledger.of(Matter):
        carried = entry.model.carry_over
        if carried is not None and (carried.to is None or carried.to not in book.by_id):
            told = f"“{carried.to}”没有这一条" if carried.to is not None else "没有写转到哪一条"
            yield Look(entry.model.id, f"写了结转，{told}，没有带过来；请补上，或删去“结转”再开新年度")


def of_ledgers(book: Book, year: int) -> Iterator[Look]:
    """Ledgers that say no year, and 责任书 and 述职 of last year that are still open: nothing of them is touched."""
    for ledger in book.ledgers:
        years = ledger.header.years
        if years is None:
            if carries(ledger.kind):
                yield Look(ledger.file, "没有写年度，没有动")
        elif years.last < year and carries(ledger.kind):
            yield from _lost(book, ledger)
        elif years.last < year and issubclass(ledger.kind.entry, Matter) and not carries(ledger.kind):
            for entry in ledger.of(Matter):
                model = entry.model
                if model.done_on is None and model.cancellation is None and model.carry_over is None:
                    what = "还没有签" if isinstance(model, Commitment) else "还没有登记完成"
                    yield Look(model.id, f"{what}，{ledger.kind.name}不结转；补上，或写“取消”和理由")
