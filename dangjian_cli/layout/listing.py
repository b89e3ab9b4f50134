"""`list`: obligations, one a row; and as plain values for scripts."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.diagnostics.diagnostic import Place
from dangjian_cli.document.document import Cell, Column, Document, Table
from dangjian_cli.document.value import Value
from dangjian_cli.layout.shared import Displayed, counted, notices, word
from dangjian_cli.obligations.obligation import Role
from dangjian_cli.obligations.standing import Timing
from dangjian_cli.reports.listing import Listed, ListedEntry


class Shown(NamedTuple):
    """A column that may be asked for: title and kind, what it shows, what it is sorted by where that differs."""

    column: Column
    cell: Callable[[Listed], Cell]
    key: Callable[[Listed], Cell] | None = None


def _tagged(dimension: str) -> Callable[[Listed], Cell]:
    return lambda one: "、".join(tag.value for tag in one.obligation.tags if tag.dimension == dimension)


SHOWN: Mapping[str, Shown] = {
    shown.column.title: shown
    for shown in (
        Shown(Column("编号"), lambda one: one.obligation.id),
        Shown(Column("口径"), lambda one: one.obligation.role.value),
        Shown(Column("种类"), lambda one: one.obligation.kind),
        Shown(Column("台账"), lambda one: one.obligation.ledger),
        Shown(Column("单位"), lambda one: one.obligation.unit),
        Shown(Column("参与单位"), lambda one: "、".join(one.obligation.partners)),
        Shown(
            Column("截止"), lambda one: one.standing.due or one.standing.wording or None, lambda one: one.standing.due
        ),
        Shown(Column("时限"), lambda one: one.standing.wording or None),
        Shown(Column("现状"), lambda one: word(one.standing)),
        Shown(Column("完成日期"), lambda one: one.standing.done_on),
        Shown(Column("开始"), lambda one: one.obligation.opens),
        Shown(Column("逾期天数", "number"), lambda one: one.standing.days_late if one.standing.overdue else None),
        Shown(Column("剩余天数", "number"), lambda one: one.standing.days_left),
        Shown(Column("进度", "number"), lambda one: one.standing.progress),
        Shown(Column("佐证", "number"), lambda one: one.obligation.evidence),
        Shown(Column("牵头领导"), lambda one: one.obligation.leader),
        Shown(Column("责任人"), lambda one: "、".join(one.obligation.owners)),
        Shown(Column("盯办人"), lambda one: one.obligation.watcher),
        Shown(Column("类别"), _tagged("类别")),
        Shown(Column("专项"), _tagged("专项")),
        Shown(Column("来源"), _tagged("来源")),
        Shown(Column("频次"), lambda one: one.obligation.recurrence),
        Shown(Column("上级任务"), lambda one: one.obligation.parent),
        Shown(Column("事项", "free"), lambda one: one.obligation.title),
    )
}
"""Every column by its title."""

USUAL = ("编号", "口径", "单位", "截止", "现状", "责任人", "事项")
_ENTRY_COLUMNS = (
    Column("编号"),
    Column("种类"),
    Column("单位"),
    Column("应办"),
    Column("现状"),
    Column("事项", "free"),
)


def listing_document(
    listed: Sequence[Listed], book: Book, meta: tuple[tuple[str, str], ...], columns: Sequence[str] = USUAL
) -> Document:
    """The table, with the count of its rows in each of the counts that are never added together."""
    shown = [SHOWN[name] for name in columns]
    titles = tuple(
        each.column if each.column.kind != "free" or each is shown[-1] else Column(each.column.title) for each in shown
    )
    rows = tuple(tuple(each.cell(one) for each in shown) for one in listed)
    return Document(f"应办事项：{_how_many(listed)}", meta, (Table(titles, rows),), notices(book))


def entries_document(found: Sequence[ListedEntry], book: Book, meta: tuple[tuple[str, str], ...]) -> Document:
    """One row an entry: how many of what it owes were asked for, and how they stand."""
    rows = tuple(
        (
            one.id,
            one.first.kind,
            one.first.unit,
            counted(each.obligation.role for each in one.listed),
            _standings(one.listed),
            one.title,
        )
        for one in found
    )
    title = f"条目 {len(found)} 个：{_how_many([each for one in found for each in one.listed])}"
    return Document(title, meta, (Table(_ENTRY_COLUMNS, rows),), notices(book))


def _how_many(listed: Sequence[Listed]) -> str:
    return counted(one.obligation.role for one in listed) or "没有符合条件的"


def _standings(listed: Sequence[Listed]) -> str:
    if len(listed) == 1:
        return word(listed[0].standing)
    counts = Counter(one.standing.word for one in listed)
    return "、".join(f"{name} {count}" for name, count in counts.items())


def ordered(listed: Sequence[Listed], keys: Sequence[tuple[str, bool]]) -> tuple[Listed, ...]:
    """Sorted by columns, each upwards or (True) downwards; what has no value comes last either way."""
    found = list(listed)
    for name, downwards in reversed(keys):
        shown = SHOWN[name]
        get = shown.key or shown.cell
        present = [one for one in found if get(one) is not None]
        absent = [one for one in found if get(one) is None]
        found = sorted(present, key=lambda one: _sortable(get(one)), reverse=downwards) + absent
    return tuple(found)


def _sortable(cell: Cell) -> tuple[int, str]:
    """Numbers by size, all else by its text: dates are ISO."""
    return (cell, "") if isinstance(cell, int) else (0, str(cell))


def entries_values(
    found: Sequence[ListedEntry], lines: Mapping[Place, int], displayed: Displayed
) -> list[Mapping[str, Value]]:
    """One object an entry, with the words of what it owes counted."""
    return [
        {
            "id": one.id,
            "kind": one.first.kind,
            "title": one.title,
            "unit": one.first.unit,
            "owed": {role.value: sum(each.obligation.role is role for each in one.listed) for role in Role},
            "words": dict(Counter(each.standing.word for each in one.listed)),
            "path": displayed(one.first.place.file),
            "line": lines[one.first.place],
        }
        for one in found
    ]


def listing_values(
    listed: Sequence[Listed], lines: Mapping[Place, int], displayed: Displayed
) -> list[Mapping[str, Value]]:
    """One object an obligation. `lines` gives the line of each place, `displayed` a path as the user sees it."""
    return [_value(one, lines[one.obligation.place], displayed(one.obligation.place.file)) for one in listed]


def _value(one: Listed, line: int, path: PurePosixPath) -> Mapping[str, Value]:
    obligation, standing = one.obligation, one.standing
    return {
        "id": obligation.id,
        "role": obligation.role.value,
        "kind": obligation.kind,
        "title": obligation.title,
        "unit": obligation.unit,
        "partners": list(obligation.partners),
        "leader": obligation.leader,
        "owner": "、".join(obligation.owners) or None,
        "opens": obligation.opens,
        "due": standing.due,
        "due_text": standing.wording or None,
        "assessable": standing.timing is not Timing.UNASSESSABLE,
        "recurrence": obligation.recurrence,
        "phase": standing.phase.value,
        "timing": standing.timing.value,
        "hold": standing.hold.value,
        "word": standing.word,
        "days_late": standing.days_late,
        "progress": standing.progress,
        "done_on": standing.done_on,
        "path": path,
        "line": line,
    }
