"""What several reports say in the same words."""

from dangjian_cli.book.book import Book
from dangjian_cli.document.document import Column, Table
from dangjian_cli.reports.tally import Judged


def notices(book: Book) -> tuple[str, ...]:
    """That the input was incomplete; a report says it first of all."""
    parts = []
    if book.unread:
        ids = "、".join(entry.id for entry in book.unread[:5] if entry.id)
        more = " 等" if len(book.unread) > 5 else ""
        parts.append(f"{len(book.unread)} 个条目有误，没有计入" + (f"（{ids}{more}）" if ids else ""))
    if book.unread_files:
        names = "、".join(path.as_posix() for path in book.unread_files[:3])
        more = " 等" if len(book.unread_files) > 3 else ""
        parts.append(f"{len(book.unread_files)} 个文件没有读入（{names}{more}）")
    return (f"数据不完整：{'；'.join(parts)}。请先运行 dangjian check 改正。",) if parts else ()


def obligations_table(judged: tuple[Judged, ...], days: str) -> Table:
    """Unit, item, wording, days, person: `days` names the column, 逾期 or 剩余."""
    columns = (
        Column("编号"),
        Column("单位"),
        Column("时限"),
        Column(f"{days}天数", "number"),
        Column("责任人"),
        Column("事项", "free"),
    )
    rows = tuple(
        (
            one.obligation.id,
            one.obligation.unit,
            wording(one),
            one.standing.days_late if days == "逾期" else one.standing.days_left,
            "、".join(one.obligation.owners),
            ("【硬任务】" if one.obligation.hard else "") + one.obligation.title,
        )
        for one in judged
    )
    return Table(columns, rows)


def wording(one: Judged) -> str:
    """The deadline in force, in the words of the ledger; a postponed one says so."""
    for deadline in reversed(one.obligation.deadlines):
        if deadline.due == one.standing.due and (deadline.since is not None) == one.standing.postponed:
            return f"{deadline.wording}（延期）" if one.standing.postponed else deadline.wording
    return one.obligation.wording
