"""Why an obligation stands where it stands on a day: one sentence for each step of the reasoning (`show`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dangjian_cli.dates.period import Period
from dangjian_cli.dates.reading import Kind, Reason
from dangjian_cli.models.entry import Matter
from dangjian_cli.obligations.deadlines import Deadlines
from dangjian_cli.obligations.obligation import Obligation, Role
from dangjian_cli.obligations.standing import Phase, Standing, effective_deadline, relapsed_on
from dangjian_cli.reports.common_reasons import counting_reason, hold_reasons, timing_reasons
from dangjian_cli.reports.tally import RECTIFICATION, Judged

_NOT_DONE = {
    Role.MATTER: "还没有进展记录",
    Role.OCCURRENCE: "这一期没有记录",
    Role.MILESTONE: "没有写完成日期",
}


@dataclass(frozen=True, slots=True)
class Reasoner:
    """Tells the reasons for what one entry owes on a day, in the year of that day."""

    model: Matter
    deadlines: Deadlines
    day: date
    soon_days: int
    period: Period

    def reasons(self, one: Judged) -> Iterator[str]:
        """Deadline, holds, work done, how it stands to the deadline, where it is counted."""
        obligation, standing = one.obligation, one.standing
        yield from self._deadline(obligation, standing)
        yield from hold_reasons(obligation, standing, self.day)
        yield from self._work(obligation, standing)
        yield from timing_reasons(obligation, standing, self.day, self.soon_days)
        yield counting_reason(one, self.day, self.period)

    def _deadline(self, obligation: Obligation, standing: Standing) -> Iterator[str]:
        deadline = effective_deadline(obligation, self.day)
        wording = deadline.wording
        if deadline.since is not None:
            first = obligation.deadlines[0]
            before = f"原时限“{first.wording}”" + (f"，即 {first.due}" if first.due else "")
            yield f"{before if first.wording else '原来没有写时限'}；{deadline.since} 批准延期"
        if not wording:
            yield self._without_deadline()
        elif not deadline.assessable:
            yield self._unassessable("时限", wording)
        elif deadline.due is None:
            yield f"时限“{wording}”没有止日"
        elif obligation.role is Role.OCCURRENCE:
            yield f"时限“{wording}”，这一期 {deadline.due} 到期"
        else:
            name = "新时限" if deadline.since is not None else "时限"
            yield f"{name}“{wording}”，即 {deadline.due}{self._origin(wording, deadline.due)}"
            doubt = self.deadlines.read(wording)
            if doubt.ambiguity is not None and doubt.sentence:
                yield doubt.sentence
        if standing.provisional:
            yield "时限按工作日推算，那一年的工作日历还没有公布，公布后可能有出入"
        if obligation.role is Role.MATTER and any(p.approved_on is None for p in self.model.postponements):
            yield "申请过延期，没有写批准日期，不按新时限计"

    def _origin(self, wording: str, due: date) -> str:
        """From which day a relative wording (反馈后1个月内, 立行立改) is counted; nothing of any other."""
        context = self.deadlines.context
        alone = Deadlines(context._replace(base=None, start=None)).read(wording)
        if alone.reason not in (Reason.NO_BASE_DATE, Reason.NO_START):
            return ""
        by_base = Deadlines(context._replace(start=None)).read(wording).due == due
        return f"（从基准日 {context.base} 算起）" if by_base else f"（从开始日期 {context.start} 算起）"

    def _without_deadline(self) -> str:
        frequency = self.model.frequency
        return "没有写时限，不可考核" if frequency is None else self._unassessable("频次", frequency)

    def _unassessable(self, key: str, wording: str) -> str:
        reading, quoted = self.deadlines.read(wording), f"“{wording}”"
        if reading.kind is Kind.RECURRING:
            year_missing = self.deadlines.context.first_year is None
            reason = "要按期考核，而台账没有写年度" if year_missing else "定不下一个日期"
            return f"{key}{quoted}{reason}，不可考核"
        sentence = reading.sentence or "看不出多久一次"
        return key + sentence if sentence.startswith(quoted) else f"{key}{quoted}不可考核：{sentence}"

    def _work(self, obligation: Obligation, standing: Standing) -> Iterator[str]:
        relapsed = relapsed_on(obligation, self.day)
        if relapsed is not None:
            yield f"{relapsed} 回头看反弹，以前的完成和销号不再算数"
        if standing.done_on is not None:
            yield self._done(obligation, standing, standing.done_on)
        elif standing.phase is Phase.IN_PROGRESS:
            yield self._begun(obligation, standing)
        elif obligation.placeholder:
            yield "这个单位还没有登记自己的条目，按上级任务的时限代列"
            yield f"登记时，在那个条目里写“上级任务: {obligation.parent}”"
        else:
            yield _NOT_DONE[obligation.role]
        if standing.closed_on is not None:
            yield f"{standing.closed_on} 批准销号"
        elif standing.done_on is not None and obligation.kind == RECTIFICATION and obligation.role is Role.MATTER:
            yield "还没有批准销号，列为待销号"
        if standing.done_on is None and any(one.done and one.day > self.day for one in obligation.completions):
            later = min(one.day for one in obligation.completions if one.done and one.day > self.day)
            yield f"{later} 完成，在统计日 {self.day} 之后，还不算"
        if obligation.claimed_done and standing.phase is not Phase.DONE:
            yield f"状态写了“{self.model.state}”，没有完成日期，按未完成计"

    def _done(self, obligation: Obligation, standing: Standing, done_on: date) -> str:
        due = effective_deadline(obligation, done_on).due or standing.due
        own = obligation.role is not Role.MILESTONE or self._stage_has_day(obligation)
        done = f"{done_on} 完成" if own else f"没有写节点的完成日期，随事项在 {done_on} 完成"
        if due is None:
            return done
        late = f"比时限 {due} 晚 {standing.days_late} 天" if standing.days_late else f"没有超过时限 {due}"
        return f"{done}，{late}"

    def _stage_has_day(self, obligation: Obligation) -> bool:
        index = int(obligation.id.rsplit("/", 1)[1]) - 1
        return self.model.milestones[index].done_on is not None

    def _begun(self, obligation: Obligation, standing: Standing) -> str:
        if obligation.role is Role.OCCURRENCE:
            return "这一期有记录，没有完成日期"
        relapsed = relapsed_on(obligation, self.day)
        days = [step.day for step in obligation.steps if step.day is not None and step.day <= self.day]
        if relapsed is not None and max(days, default=relapsed) <= relapsed:
            return "重新打开以后还没有新的进展"
        last = f"最近的进展在 {max(days)}" if days else "已有进展"
        percent = f"，进度 {standing.progress}%" if standing.progress is not None else ""
        return f"{last}{percent}{self._measured(obligation, standing)}，没有完成日期"

    def _measured(self, obligation: Obligation, standing: Standing) -> str:
        """Where a percentage comes from that nobody wrote: 完成值 ÷ 目标值."""
        written = self.model.percent or any(step.day and step.percent is not None for step in obligation.steps)
        if standing.progress is None or written or self.model.target is None:
            return ""
        return f"（完成值 {self.model.reached}，目标值 {self.model.target.text}）"
