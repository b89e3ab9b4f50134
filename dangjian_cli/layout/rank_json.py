"""A ranking for scripts, as values beside the document."""

from collections.abc import Mapping, Sequence

from dangjian_cli.document.value import Value
from dangjian_cli.layout.rank import groups_of
from dangjian_cli.layout.scored import shown_points
from dangjian_cli.reports.ranking import Group, Placed, Ranking, Reason
from dangjian_cli.reports.scope import Scope


def rank_values(ranking: Ranking, scope: Scope) -> Mapping[str, Value]:
    """`before` is the place in the period before (None: there was none); leaders and laggards are unit names."""
    return {
        "period_before": ranking.before.name if ranking.before is not None else None,
        "groups": [_group(group) for group in groups_of(ranking, scope)],
    }


def _group(group: Group) -> Mapping[str, Value]:
    return {
        "name": group.name,
        "scheme": group.index.name,
        "mean": shown_points(group.mean),
        "places": [_placed(one) for one in group.placed],
        "leaders": [one.card.unit for one in group.leaders],
        "laggards": [one.card.unit for one in group.laggards],
        "unranked": [{"unit": card.unit, "why": card.unranked} for card in group.unranked],
    }


def _placed(one: Placed) -> Mapping[str, Value]:
    return {
        "place": one.place,
        "tied": one.tied,
        "unit": one.card.unit,
        "total": shown_points(one.card.total),
        "grade": one.card.grade,
        "before": one.before,
        "strong": _reasons(one.strong),
        "weak": _reasons(one.weak),
    }


def _reasons(reasons: Sequence[Reason]) -> list[Mapping[str, Value]]:
    return [
        {"id": one.content.model.id, "points": shown_points(one.points), "mean": shown_points(one.mean)}
        for one in reasons
    ]
