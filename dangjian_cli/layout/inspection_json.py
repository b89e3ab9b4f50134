"""A self-inspection for scripts: the three questions, the items, the colours, as values beside the document."""

from collections.abc import Mapping

from dangjian_cli.diagnostics.diagnostic import Severity
from dangjian_cli.document.value import Value
from dangjian_cli.reports.inspection import Answer, Inspection, Question

_KEYS = {Question.NOT_STARTED: "not_started", Question.UNFINISHED: "unfinished", Question.IMPROVE: "to_improve"}


def inspection_values(inspection: Inspection) -> Mapping[str, Value]:
    """`in_order` is what the exit code says; every list is that of the document, every count that of its list."""
    return {
        "in_order": inspection.in_order,
        "checklist": inspection.checklist.name,
        "questions": {_KEYS[question]: [_answer(one) for one in ones] for question, ones in inspection.answers.items()},
        "items": [
            {
                "title": result.item.title,
                "hits": [
                    {"unit": hit.unit, "id": hit.id, "owners": list(hit.owners), "text": hit.text}
                    for hit in result.hits
                ],
            }
            for result in inspection.items
        ],
        "cards": [
            {
                "unit": card.unit,
                "colour": card.colour,
                "wrong": {result.item.title: len(result.hits) for result in card.wrong},
            }
            for card in inspection.cards
        ],
        "findings": {severity.value: inspection.count(severity) for severity in Severity},
    }


def _answer(one: Answer) -> Mapping[str, Value]:
    owed, standing = one.listed.obligation, one.listed.standing
    return {
        "id": owed.id,
        "role": owed.role.value,
        "unit": owed.unit,
        "owners": list(owed.owners),
        "title": owed.title,
        "due": standing.due,
        "word": standing.word,
        "days_late": standing.days_late,
        "remarks": list(one.remarks),
    }
