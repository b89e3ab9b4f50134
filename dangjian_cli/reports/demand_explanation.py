"""`show` of what a rule pack demands: what it rests on, and why each period stands where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry
from dangjian_cli.dates.period import Period
from dangjian_cli.diagnostics.diagnostic import Place
from dangjian_cli.models.life import Meeting
from dangjian_cli.obligations.admission import ADMISSION_KIND
from dangjian_cli.obligations.demand import Demand
from dangjian_cli.obligations.demands import LIFE_KIND
from dangjian_cli.obligations.obligation import Hold, Obligation
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Standing, effective_deadline
from dangjian_cli.reports.common_reasons import counting_reason, hold_reasons, timing_reasons
from dangjian_cli.reports.explained import Explained
from dangjian_cli.reports.tally import Judged, judge


@dataclass(frozen=True, slots=True)
class DemandExplanation:
    """One demand on one unit, and what it is owed as in the years asked about."""

    demand: Demand
    obligations: tuple[Explained, ...]

    def owed(self, id_: str) -> tuple[Explained, ...]:
        """Everything for the demand's id, else the one period of that id."""
        if id_ == self.demand.id:
            return self.obligations
        return tuple(one for one in self.obligations if one.obligation.id == id_)


def explain_demand(situation: Situation, demand: Demand) -> DemandExplanation:
    """Explain a demand on the day of the situation."""
    return DemandExplanation(demand, tuple(_explained(situation, demand, owed) for owed in demand.obligations))


def filled_by(situation: Situation, place: Place) -> tuple[Explained, ...]:
    """The periods that the record at a place fills."""
    return tuple(
        _explained(situation, demand, owed)
        for demand in situation.register.demands
        for owed in demand.obligations
        if owed.place == place
    )


def steps_of(situation: Situation, entry_id: str) -> tuple[Explained, ...]:
    """What a case of 发展党员 is owed as, step by step."""
    return tuple(
        _explained(situation, demand, owed)
        for demand in situation.register.demands
        for owed in demand.obligations
        if owed.kind == ADMISSION_KIND and owed.entry_id.partition("/")[0] == entry_id
    )


def _explained(situation: Situation, demand: Demand, owed: Obligation) -> Explained:
    day = situation.today
    period = Period.of_year(day.year)
    one = judge(situation, owed, period)
    return Explained(owed, one.standing, tuple(_reasons(situation, demand, one, period)))


def _reasons(situation: Situation, demand: Demand, one: Judged, period: Period) -> Iterator[str]:
    obligation, standing, day = one.obligation, one.standing, situation.today
    yield from _deadline(demand, obligation, day)
    yield from hold_reasons(obligation, standing, day)
    yield from _work(situation.book, obligation, standing, day)
    yield from timing_reasons(obligation, standing, day, situation.settings.soon_days)
    yield counting_reason(one, day, period)


def _deadline(demand: Demand, obligation: Obligation, day: date) -> Iterator[str]:
    deadline = effective_deadline(obligation, day)
    if demand.item.model.limit is None or obligation.kind == ADMISSION_KIND:
        yield f"“{demand.item.model.title}”，这一期 {deadline.due} 到期"
        return
    yield f"“{demand.item.model.title}”，{obligation.deadlines[0].due} 届满"
    if deadline.since is not None:
        yield f"{deadline.since} 批准延期到 {deadline.due}"


def _work(book: Book, obligation: Obligation, standing: Standing, day: date) -> Iterator[str]:
    """The meeting that fills the period, or that there is none."""
    if obligation.kind == ADMISSION_KIND:
        yield f"{standing.done_on} 办了" if standing.done_on is not None else "还没有记下办的日期"
        return
    if obligation.kind != LIFE_KIND:
        days = [step.day for step in obligation.steps if step.day is not None and step.day <= day]
        yield f"最近的换届准备在 {max(days)}" if days else "还没有换届准备的记录"
        return
    record = _record_at(book, obligation.place)
    if standing.done_on is not None and record is not None:
        late = f"比这一期的截止日晚 {standing.days_late} 天" if standing.days_late else "没有超过这一期的截止日"
        yield f"{record.model.id}：{standing.done_on} 召开，{late}"
    elif record is None and standing.hold is Hold.NONE:
        yield "这一期没有记录"
    elif record is not None and record.model.day is None:
        yield f"{record.model.id} 记的是这一期，没有写日期"
    elif record is not None:
        yield f"{record.model.id} 的日期 {record.model.day} 在统计日 {day} 之后，还不算"


def _record_at(book: Book, place: Place) -> Entry[Meeting] | None:
    """The record of a meeting at a place; None where a unit stands."""
    meetings = (entry for ledger in book.ledgers if ledger.file == place.file for entry in ledger.of(Meeting))
    return next((entry for entry in meetings if entry.place.entry == place), None)
