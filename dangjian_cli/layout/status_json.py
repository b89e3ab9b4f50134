"""`status --format json`: the figures under fixed English names. A rate is [numerator, denominator]."""

from collections.abc import Mapping

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import UnreadEntry
from dangjian_cli.document.value import Value
from dangjian_cli.reports.completion import Completion, Figures, Group
from dangjian_cli.reports.tally import Judged, Tally

Json = Mapping[str, Value]
_COUNTS = [
    "total",
    "done",
    "done_on_time",
    "done_late",
    "due",
    "due_done_on_time",
    "overdue",
    "due_soon",
    "in_progress",
    "not_started",
    "postponed",
    "suspended",
    "cancelled",
    "carried",
    "exempt",
    "ongoing",
    "unassessable",
    "outside",
    "unread",
]


def status_json(report: Completion, book: Book) -> Json:
    """The whole report as plain values."""
    return {
        "schema_version": 1,
        "matters": _matters(report.figures),
        "occurrences": _tally(report.figures.occurrences),
        "as_of": report.as_of,
        "period": report.period.name,
        "scope": report.scope.label,
        "by": report.by.value,
        "groups": [_group(group) for group in report.groups],
        "overlapping": report.by.overlapping,
        "overdue_items": [_item(one, report) for one in report.overdue],
        "due_soon_items": [_item(one, report) for one in report.soon],
        "earlier_open_items": [_item(one, report) for one in report.earlier],
        "entries": report.equation.entries,
        "undelegated": report.equation.undelegated,
        "recurring_entries": report.equation.recurring,
        "unread": unread_json(book, report.unread),
    }


def unread_json(book: Book, unread: tuple[UnreadEntry, ...]) -> list[Json]:
    """What is known but was not counted: entries, then files that could not be read at all."""
    entries: list[Json] = [
        {"id": entry.id, "title": entry.title, "unit": entry.unit, "path": entry.where.file} for entry in unread
    ]
    files: list[Json] = [{"id": None, "title": None, "unit": None, "path": path} for path in book.unread_files]
    return entries + files


def _group(group: Group) -> Json:
    plain: Json = {"name": group.name, "matters": _matters(group.own), "occurrences": _tally(group.own.occurrences)}
    if group.with_below is None:
        return plain
    below = group.with_below
    return {**plain, "with_below": {"matters": _matters(below), "occurrences": _tally(below.occurrences)}}


def _tally(tally: Tally) -> Json:
    counts = {name: getattr(tally, name) for name in _COUNTS}
    return {**counts, "completion_rate": tally.completion_rate, "on_time_rate": tally.on_time_rate}


def _matters(figures: Figures) -> Json:
    """Matters add the close-outs of rectification where there is any."""
    tally = figures.matters
    return {
        **_tally(tally),
        "closed": tally.closed,
        "awaiting_closure": tally.awaiting_closure,
        "closure_rate": tally.closure_rate,
    }


def _item(one: Judged, report: Completion) -> Json:
    obligation, standing = one.obligation, one.standing
    return {
        "id": obligation.id,
        "role": obligation.role.value,
        "kind": obligation.kind,
        "title": obligation.title,
        "unit": obligation.unit,
        "owner": "、".join(obligation.owners) or None,
        "due": standing.due,
        "due_text": obligation.wording,
        "days_late": standing.days_late,
        "days_left": standing.days_left,
        "hard": obligation.hard,
        "earlier": standing.due is not None and standing.due < report.period.start,
        "path": obligation.place.file,
    }
