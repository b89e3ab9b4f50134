"""缺期: what rule packs demand of a unit, is past its day and has no record. One finding for a unit and a type."""

from collections.abc import Callable, Iterable, Iterator

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.obligations.demand import Demand
from dangjian_cli.obligations.obligation import Hold, Obligation
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Phase, Standing
from dangjian_cli.rules.base import Sentence

CODES = {
    "换届": "DJ101",
    "党员大会": "DJ301",
    "支委会": "DJ302",
    "党小组会": "DJ303",
    "党课": "DJ304",
    "主题党日": "DJ305",
    "组织生活会": "DJ306",
    "民主评议": "DJ307",
    "书记党课": "DJ308",
    "谈心谈话": "DJ309",
    "党员干部大会": "DJ312",
    "中心组学习": "DJ313",
    "通报评议": "DJ314",
    "谈话": "DJ401",
    "考察": "DJ402",
    "大会": "DJ406",
    "审批": "DJ407",
    "宣誓": "DJ408",
    "转正大会": "DJ409",
    "转正审批": "DJ409",
}
"""The rule that speaks of each demand; what a workspace adds beside these is told by DJ207."""

SENTENCES = {
    "": Sentence(
        "“{title}”：缺 {periods}，逾期 {days} 天",
        "开过的，补记一条{label}；没有开的，补开后写明“期: {first}”；不作要求的，在台账头写“豁免”和理由",
    ),
    "several": Sentence(
        "“{title}”：缺 {count} 期，{periods}，最长逾期 {days} 天",
        "开过的，补记{label}；没有开的，补开后写明是哪一期，如“期: {first}”；不作要求的，在台账头写“豁免”和理由",
    ),
}
YEARLY = {
    "open": Sentence("“{title}”：{periods} 还没有，{due} 截止", "已经开过的，补记一条{label}；没有开的，早作安排"),
}
_LAST_QUARTER = 10
"""The month from which what is owed once a year is asked for (domain notes b4, DJ306)."""
_NAMED = 3


def gaps(code: str, *, yearly: bool = False) -> Callable[[Situation], Iterable[Fault]]:
    """The check of one rule; `yearly`: from the fourth quarter on also what is not overdue yet."""

    def check(situation: Situation) -> Iterator[Fault]:
        for demand in situation.register.demands:
            if CODES.get(label(demand)) == code:
                yield from _faults(code, situation, demand, yearly)

    return check


def label(demand: Demand) -> str:
    """What is demanded, as the id has it: 党员大会, 书记党课."""
    return demand.id.partition("/")[2]


def code_of(obligation: Obligation) -> str | None:
    """The rule that speaks of a period of a demand."""
    return CODES.get(obligation.entry_id.partition("/")[2])


def _faults(code: str, situation: Situation, demand: Demand, yearly: bool) -> Iterator[Fault]:
    today = situation.today
    stood = [(owed, situation.standing(owed)) for owed in demand.obligations]
    this_year = [pair for pair in stood if pair[1].due is not None and pair[1].due.year == today.year]
    late = [pair for pair in this_year if pair[1].overdue]
    if late:
        yield Fault(code, demand.place, _values(demand, late), "several" if len(late) > 1 else "")
    elif yearly and today.month >= _LAST_QUARTER:
        for pair in this_year:
            if pair[1].phase is not Phase.DONE and pair[1].hold is Hold.NONE:
                yield Fault(code, demand.place, _values(demand, [pair]), "open")


def _values(demand: Demand, periods: list[tuple[Obligation, Standing]]) -> dict[str, str | int]:
    names = [owed.id.rpartition("#")[2] for owed, _ in periods]
    first = periods[0][1]
    return {
        "title": demand.item.model.title,
        "label": label(demand),
        "first": names[0],
        "periods": "、".join(names[:_NAMED]) + (" 等" if len(names) > _NAMED else ""),
        "count": len(names),
        "days": max(standing.days_late for _, standing in periods),
        "due": first.due.isoformat() if first.due else "",
    }
