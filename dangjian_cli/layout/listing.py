"""`list`: obligations, one a row; and as plain values for scripts."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from dangjian_cli.book.book import Book
from dangjian_cli.diagnostics.diagnostic import Place
from dangjian_cli.document.document import Column, Document, Table
from dangjian_cli.document.value import Value
from dangjian_cli.layout.shared import Displayed, counted, notices, word
from dangjian_cli.obligations.standing import Timing
from dangjian_cli.reports.listing import Listed

_COLUMNS = (
    Column("编号"),
    Column("口径"),
    Column("单位"),
    Column("截止"),
    Column("现状"),
    Column("责任人"),
    Column("事项", "free"),
)


def listing_document(listed: Sequence[Listed], book: Book, meta: tuple[tuple[str, str], ...]) -> Document:
    """The table, with the count of its rows in each of the counts that are never added together."""
    rows = tuple(
        (
            one.obligation.id,
            one.obligation.role.value,
            one.obligation.unit,
            one.standing.due or one.standing.wording or None,
            word(one.standing),
            "、".join(one.obligation.owners),
            one.obligation.title,
        )
        for one in listed
    )
    how_many = counted(one.obligation.role for one in listed) or "没有符合条件的"
    return Document(f"应办事项：{how_many}", meta, (Table(_COLUMNS, rows),), notices(book))


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
