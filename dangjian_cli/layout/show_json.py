"""`show --format json`: the entry, its obligations and its relations as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import UnreadEntry
from dangjian_cli.document.value import Value
from dangjian_cli.layout.plain import filled
from dangjian_cli.layout.shared import Displayed, unread_values
from dangjian_cli.layout.show import TITLE, demand_fields, title_of
from dangjian_cli.reports.demand_explanation import DemandExplanation
from dangjian_cli.reports.explained import Explained
from dangjian_cli.reports.explanation import Explanation, Kin

Json = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Told:
    """What every page of `show` tells beside its entry."""

    book: Book
    place: tuple[PurePosixPath, int]
    as_of: date
    displayed: Displayed

    def about(self, head: Json, body: Json) -> Json:
        """The page: the day, what the entry is, where it stands, what is to be said of it, what was not counted."""
        path, line = self.place
        unread = unread_values(self.book, self.displayed)
        return {"as_of": self.as_of, **head, "path": path, "line": line, **body, "unread": unread}


def show_value(explanation: Explanation, asked: str, told: Told) -> Json:
    """Everything about one entry; `obligations` are those asked for."""
    model, ledger = explanation.entry.model, explanation.ledger
    head = {"id": model.id, "title": title_of(model), "kind": ledger.kind.name, "ledger": ledger.name}
    body: Json = {
        "counted": explanation.entry.counted,
        "fields": {key: "\n".join(texts) for key, texts in filled(model, TITLE)},
        "obligations": [_owed(one) for one in explanation.owed(asked)],
        "parent": _kin(explanation.parent) if explanation.parent else None,
        "children": [_kin(child) for child in explanation.children],
        "children_done": explanation.children_done,
    }
    return told.about(head, body)


def demand_value(explanation: DemandExplanation, asked: str, told: Told) -> Json:
    """What a rule pack demands of a unit, and how the periods asked for stand."""
    demand = explanation.demand
    head = {"id": demand.id, "title": demand.item.model.title, "unit": demand.unit}
    body: Json = {
        "fields": dict(demand_fields(demand)),
        "obligations": [_owed(one) for one in explanation.owed(asked)],
    }
    return told.about(head, body)


def unread_value(unread: UnreadEntry, told: Told) -> Json:
    """What is known of an entry that could not be read."""
    return told.about({"id": unread.id, "title": unread.title}, {"counted": False})


def _owed(one: Explained) -> Json:
    obligation, standing = one.obligation, one.standing
    return {
        "id": obligation.id,
        "role": obligation.role.value,
        "unit": obligation.unit,
        "title": obligation.title,
        "due": standing.due,
        "due_text": standing.wording or None,
        "phase": standing.phase.value,
        "timing": standing.timing.value,
        "hold": standing.hold.value,
        "word": standing.word,
        "days_late": standing.days_late,
        "progress": standing.progress,
        "done_on": standing.done_on,
        "reasons": list(one.reasons),
    }


def _kin(kin: Kin) -> Json:
    return {
        "id": kin.id,
        "unit": kin.unit,
        "title": kin.title,
        "placeholder": kin.placeholder,
        "obligations": [_owed(one) for one in kin.obligations],
    }
