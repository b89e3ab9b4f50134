"""`status --format json`: the figures under fixed English names. A rate is [numerator, denominator]."""

from collections.abc import Mapping

from dangjian_cli.book.book import Book
from dangjian_cli.document.document import Ratio
from dangjian_cli.document.value import Value
from dangjian_cli.layout.shared import Displayed, unread_values
from dangjian_cli.reports.completion import Completion
from dangjian_cli.reports.figures import Group
from dangjian_cli.reports.tally import Judged, Tally

Json = Mapping[str, Value]
_COUNTS = (
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
)


def status_json(report: Completion, book: Book, displayed: Displayed) -> Json:
    """The whole report as plain values; `displayed` gives a path as the user sees it."""
    return {
        "matters": _matters(report.figures.matters),
        "occurrences": _tally(report.figures.occurrences),
        "as_of": report.as_of,
        "period": report.period.name,
        "by": report.by.value,
        "groups": [_group(group) for group in report.groups],
        "overlapping": report.by.overlapping,
        "overdue_items": [_item(one, report, displayed) for one in report.overdue],
        "earlier_open_items": [_item(one, report, displayed) for one in report.earlier],
        "entries": report.equation.entries,
        "undelegated": report.equation.undelegated,
        "remaining": _remaining(report),
        "unread": unread_values(book, displayed),
    }


def _remaining(report: Completion) -> Json | None:
    left = report.remaining
    if left is None:
        return None
    return {"until": left.last, "days": left.days, "open": left.open, "per_30_days": Ratio(30 * left.open, left.days)}


def _group(group: Group) -> Json:
    """A group by itself; in a grouping by unit what lies below it has groups of its own."""
    return {"name": group.name, "matters": _matters(group.own.matters), "occurrences": _tally(group.own.occurrences)}


def _tally(tally: Tally) -> Json:
    counts = {name: getattr(tally, name) for name in _COUNTS}
    return {**counts, "completion_rate": tally.completion_rate, "on_time_rate": tally.on_time_rate}


def _matters(tally: Tally) -> Json:
    """Matters; where there is rectification among them, also its close-outs."""
    if not tally.rectifications:
        return _tally(tally)
    return {
        **_tally(tally),
        "closed": tally.closed,
        "awaiting_closure": tally.awaiting_closure,
        "closure_rate": tally.closure_rate,
    }


def _item(one: Judged, report: Completion, displayed: Displayed) -> Json:
    obligation, standing = one.obligation, one.standing
    return {
        "id": obligation.id,
        "role": obligation.role.value,
        "kind": obligation.kind,
        "title": obligation.title,
        "unit": obligation.unit,
        "owner": "、".join(obligation.owners) or None,
        "due": standing.due,
        "due_text": standing.wording or None,
        "word": standing.word,
        "days_late": standing.days_late,
        "hard": obligation.hard,
        "earlier": standing.due is not None and standing.due < report.period.start,
        "path": displayed(obligation.place.file),
    }
