"""What several reports say in the same words."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from dangjian_cli.book.book import Book
from dangjian_cli.document.document import Column, Table
from dangjian_cli.document.value import Value
from dangjian_cli.obligations.obligation import Role
from dangjian_cli.reports.columns import shown
from dangjian_cli.reports.listing import Listed
from dangjian_cli.reports.tally import Judged

Displayed = Callable[[PurePosixPath], PurePosixPath]
"""A file of the workspace, as the user finds it from where he is."""

_MEASURE = {Role.MATTER: "项", Role.OCCURRENCE: "期", Role.MILESTONE: "个"}


def notices(book: Book) -> tuple[str, ...]:
    """That the input was incomplete; a report says it first of all."""
    parts = []
    if book.unread:
        named = [entry.id for entry in book.unread if entry.id][:5]
        more = " 等" if named and len(book.unread) > len(named) else ""
        parts.append(f"{len(book.unread)} 个条目有误，没有计入" + (f"（{'、'.join(named)}{more}）" if named else ""))
    if book.unread_files:
        names = "、".join(path.as_posix() for path in book.unread_files[:3])
        more = " 等" if len(book.unread_files) > 3 else ""
        parts.append(f"{len(book.unread_files)} 个文件没有读入（{names}{more}）")
    return (f"数据不完整：{'；'.join(parts)}。请运行 dangjian check，按提示改正。",) if parts else ()


def unread_values(book: Book, displayed: Displayed) -> list[Mapping[str, Value]]:
    """The same for scripts: what is known but was not counted; entries, then files that could not be read at all."""
    entries = [(entry.id, entry.title, entry.unit, entry.where.file) for entry in book.unread]
    files = [(None, None, None, path) for path in book.unread_files]
    return [
        {"id": id_, "title": title, "unit": unit, "path": displayed(path)} for id_, title, unit, path in entries + files
    ]


def counted(roles: Iterable[Role]) -> str:
    """How many of each count, which are never added together: 事项 3 项、期次 1 期; nothing of none."""
    counts = Counter(roles)
    return "、".join(f"{role.value} {counts[role]} {_MEASURE[role]}" for role in Role if counts[role])


def table_of(listed: Iterable[Listed], columns: Sequence[str]) -> Table:
    """Obligations under the columns of these names; only the last may be free text."""
    found = [shown(name) for name in columns]
    titles = tuple(
        each.column if each.column.kind != "free" or each is found[-1] else Column(each.column.title) for each in found
    )
    return Table(titles, tuple(tuple(each.cell(one) for each in found) for one in listed))


def obligations_table(judged: Iterable[Judged], days: str) -> Table:
    """Unit, wording, days, person, item; `days` names the column: 逾期 or 剩余."""
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
            one.standing.wording + ("（延期）" if one.standing.postponed else ""),
            one.standing.days_late if days == "逾期" else one.standing.days_left,
            "、".join(one.obligation.owners),
            ("【硬任务】" if one.obligation.hard else "") + one.obligation.title,
        )
        for one in judged
    )
    return Table(columns, rows)
