"""What somebody should look at after the turn of the year, each with its reason."""

from collections.abc import Iterable, Iterator
from datetime import date

from dangjian_cli.base.text import names
from dangjian_cli.book.book import Book
from dangjian_cli.edit.year_entry import Renewal, lost_milestones
from dangjian_cli.edit.year_moving import Going, carries
from dangjian_cli.models.commitment import Commitment
from dangjian_cli.models.entry import Matter
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
    if lost := [*lost_milestones(model, renewal.old, renewal.new, renewal.first)]:
        named = names(f"“{name}”" for name in lost)
        yield Look(renewal.id, f"节点{named}的时限是上一年的，没有带过来，请重新写")
    if str(renewal.first.year - 1) in model.title:
        yield Look(renewal.id, f"名称里写着 {renewal.first.year - 1}，请核对")
    suspension = model.suspension
    if suspension is not None and (suspension.until is None or suspension.until >= renewal.first):
        yield Look(renewal.id, "还在暂缓，暂缓一并带了过来")
    due = effective_deadline(one.owed, day).due if one.owed is not None else None
    if due is not None and day < due < renewal.first:
        yield Look(one.id, f"到 {day} 还没有到期（{due}），也按没有办完结转")


def stranded(ids: Iterable[str]) -> Iterator[Look]:
    """Shares that no entry stands for: there is nothing that could be carried over."""
    for id_ in ids:
        yield Look(id_, "没有登记自己的条目，上级任务已经办结，不能结转；请先登记，或从“分解到”里删去")


def of_ledgers(book: Book, year: int) -> Iterator[Look]:
    """Ledgers that say no year, and 责任书 and 述职 of last year that are still open: nothing of them is touched."""
    for ledger in book.ledgers:
        years = ledger.header.years
        if years is None:
            if carries(ledger.kind):
                yield Look(str(ledger.file), "没有写年度，没有动")
        elif years.last < year and issubclass(ledger.kind.entry, Matter) and not carries(ledger.kind):
            for entry in ledger.of(Matter):
                model = entry.model
                if model.done_on is None and model.cancellation is None and model.carry_over is None:
                    what = "还没有签" if isinstance(model, Commitment) else "还没有登记完成"
                    yield Look(model.id, f"{what}，{ledger.kind.name}不结转；补上，或写“取消”和理由")
