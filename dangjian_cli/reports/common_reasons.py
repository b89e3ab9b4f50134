"""Reasons that anything owed may have: what holds it back, how it stands to its deadline, where it is counted."""

from collections.abc import Iterator
from datetime import date

from dangjian_cli.dates.period import Period
from dangjian_cli.obligations.obligation import Held, Hold, Obligation, Role
from dangjian_cli.obligations.standing import Phase, Standing, Timing
from dangjian_cli.reports.completion import is_earlier
from dangjian_cli.reports.tally import Column, Judged


def hold_reasons(obligation: Obligation, standing: Standing, day: date) -> Iterator[str]:
    """Every hold that has begun; none of a period that is done."""
    for held in obligation.holds:
        later = held.since is not None and held.since > day
        if later or (obligation.role is Role.OCCURRENCE and standing.phase is Phase.DONE):
            continue
        yield _told(held, day)


def timing_reasons(obligation: Obligation, standing: Standing, day: date, soon_days: int) -> Iterator[str]:
    """How far the deadline is, before or behind; nothing of what is held back."""
    if standing.hold is not Hold.NONE:
        return
    if standing.overdue:
        yield f"到统计日 {day}，已过时限 {standing.days_late} 天"
    elif standing.days_left == 0:
        yield "统计日当天到期，当天不算逾期"
    elif standing.days_left is not None:
        near = f"，在 {soon_days} 天以内，列为临期" if standing.soon else ""
        yield f"离时限还有 {standing.days_left} 天{near}"
    if standing.timing is Timing.NOT_OPEN:
        yield f"{obligation.opens} 才开始"


def counting_reason(one: Judged, day: date, period: Period) -> str:
    """Where the figures of the period have it."""
    label, role = period.label, one.obligation.role
    if is_earlier(one, day, period):
        where = "列入逾期清单" if one.standing.overdue else "另列"
        return f"{label}统计：往年未了，不进总数，{where}"
    if role is Role.MILESTONE:
        return f"{label}统计：节点不进总数，只进逾期和临期清单"
    if one.column is Column.TOTAL:
        return f"{label}统计：计入{role.value}总数"
    if one.column is Column.OUTSIDE:
        return f"{label}统计：跨期，时限不在这一年，不进总数"
    return f"{label}统计：单列为{one.column.value}，不进总数"


def _told(held: Held, day: date) -> str:
    """A hold in words: 2026-08-01 起暂缓, 2026-04-28 取消, 2026-01-06 结转，转入 RW-2026-011."""
    name, since = held.hold.value.removeprefix("已"), held.since or ""
    reason = f"：{held.reason}" if held.reason else ""
    if held.hold is Hold.CARRIED:
        return f"{since} 结转".strip() + (f"，{held.reason}" if held.reason else "")
    if held.hold is not Hold.SUSPENDED:
        return f"{since} {name}".strip() + reason
    if held.until is None:
        return (f"{since} 起暂缓" if since else "暂缓") + reason
    over = "，已经到期，仍按原时限计" if held.until < day else ""
    return f"{since} 至 {held.until} 暂缓".strip() + reason + over
