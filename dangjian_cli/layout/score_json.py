"""Scores for scripts: every unit, every content, every point, as values beside the document."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from dangjian_cli.document.value import Value
from dangjian_cli.layout.scored import calculation, shown_points
from dangjian_cli.reports.cards import Card, Mark, decimal
from dangjian_cli.reports.scoring import Scores


def score_values(scores: Scores, cards: Sequence[Card]) -> Mapping[str, Value]:
    """`judged_on` is the day on which work was judged; points are decimals, None where there is a gap."""
    return {
        "judged_on": scores.day,
        "units": [card_values(card) for card in cards],
    }


def card_values(card: Card) -> Mapping[str, Value]:
    """One unit. `total` = `base` + `bonus` − `deduction`; `base` = `points` ÷ `scored` × `full_marks`, rounded."""
    return {
        "unit": card.unit,
        "scheme": card.index.name,
        "full_marks": shown_points(card.index.full_marks),
        "scored": shown_points(card.scored),
        "points": shown_points(card.points),
        "base": shown_points(card.base),
        "bonus": shown_points(card.adjusted.bonus),
        "deduction": shown_points(card.adjusted.deduction),
        "total": shown_points(card.total),
        "grade": card.grade,
        "unranked": card.unranked,
        "own": shown_points(card.own),
        "contents": [_mark(mark) for mark in card.marks],
        "bonuses": [_record(one.points, one.cause, one.basis, one.day, None) for one in card.adjusted.bonuses],
        "deductions": [
            _record(decimal(points), one.cause, one.basis, one.day, one.content)
            for one, points in card.adjusted.deductions
        ],
        "waived": [_record(one.points, one.cause, one.basis, one.day, one.content) for one in card.adjusted.excused],
        "veto": card.adjusted.veto.cause if card.adjusted.veto is not None else None,
        "not_counted": [{"what": what, "why": why} for what, why in card.adjusted.refused],
    }


def _record(
    points: Decimal | None, cause: str | None, basis: str | None, day: date | None, content: str | None
) -> Mapping[str, Value]:
    """A bonus or a deduction: `points` are what counts of it."""
    return {"points": points, "cause": cause, "basis": basis, "day": day, "content": content}


def _mark(mark: Mark) -> Mapping[str, Value]:
    model, measure = mark.content.model, mark.measure
    return {
        "id": model.id,
        "dimension": mark.content.dimension.model.id,
        "indicator": mark.content.indicator.model.id if mark.content.indicator is not None else None,
        "title": model.title,
        "method": model.method.value if model.method is not None else None,
        "worth": shown_points(mark.content.worth),
        "points": shown_points(mark.points),
        "gap": mark.gap.value if mark.gap is not None else None,
        "own": shown_points(mark.own),
        "counted": [len(measure.hits), measure.asked] if measure is not None else None,
        "how": calculation(mark),
        "lost": [one.obligation.id for one in mark.lost],
        "excused": list(mark.excused),
    }
