"""How an obligation stands on a day. `stand` is total, pure, and the only reader of an obligation's histories.

Counting rules: domain notes b6, points 3–6, 9 and 11. Phase, timing and hold are three axes: what is held back keeps
its phase and timing, but is neither overdue nor due soon.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dangjian_cli.obligations.obligation import DueFrom, Hold, Obligation, Role


class Phase(StrEnum):
    """How far the work is."""

    NOT_STARTED = "未启动"
    IN_PROGRESS = "推进中"
    DONE = "已完成"


class Timing(StrEnum):
    """How the work stands to its deadline."""

    NO_DEADLINE = "无时限"
    UNASSESSABLE = "不可考核"
    NOT_OPEN = "未到开始"
    NOT_DUE = "未到期"
    OVERDUE = "逾期"
    ON_TIME = "按期"
    LATE = "逾期完成"


class Standing(NamedTuple):
    """The verdict on one obligation on one day. `wording` is that of the deadline in force, as the ledger has it."""

    phase: Phase
    timing: Timing
    hold: Hold
    hold_reason: str
    due: date | None
    wording: str
    postponed: bool
    provisional: bool
    done_on: date | None
    closed_on: date | None
    revisited_on: date | None
    relapsed_on: date | None
    days_late: int
    days_left: int | None
    progress: int | None
    soon: bool
    word: str

    @property
    def open(self) -> bool:
        """Still to be done, and not held back."""
        return self.phase is not Phase.DONE and self.hold is Hold.NONE

    @property
    def overdue(self) -> bool:
        """Past its deadline, not done, not held back."""
        return self.timing is Timing.OVERDUE and self.hold is Hold.NONE


def stand(obligation: Obligation, day: date, soon_days: int, *, over: bool = False) -> Standing:
    """The standing on `day`; facts dated later are not seen. Within `soon_days` of the deadline is 临期.

    `over` is for looking back at a day that has ended: what was due on it and was not done is overdue.
    """
    deadline = effective_deadline(obligation, day)
    done_on = _done_on(obligation, day)
    phase = Phase.DONE if done_on else Phase.IN_PROGRESS if _begun(obligation, day) else Phase.NOT_STARTED
    # A period done is done, whatever happened to its task meanwhile.
    settled = obligation.role is Role.OCCURRENCE and done_on is not None
    hold, reason = (Hold.NONE, "") if settled else _hold(obligation, day)
    timing, days_late = _timing(obligation, deadline, day, done_on, phase)
    if over and deadline.due == day and timing in (Timing.NOT_DUE, Timing.NOT_OPEN):
        timing = Timing.OVERDUE
    ahead = deadline.due is not None and done_on is None and timing is not Timing.OVERDUE
    left = (deadline.due - day).days if deadline.due is not None and ahead else None
    soon = left is not None and left <= soon_days and hold is Hold.NONE
    return Standing(
        phase=phase,
        timing=timing,
        hold=hold,
        hold_reason=reason,
        due=deadline.due,
        wording=deadline.wording,
        postponed=deadline.since is not None,
        provisional=deadline.provisional,
        done_on=done_on,
        closed_on=_closed_on(obligation, day),
        revisited_on=max((seen for seen in obligation.revisits if seen <= day), default=None),
        relapsed_on=relapsed_on(obligation, day),
        days_late=days_late,
        days_left=left,
        progress=100 if done_on else _progress(obligation, day),
        soon=soon,
        word=_word(phase, timing, hold, soon),
    )


def effective_deadline(obligation: Obligation, day: date) -> DueFrom:
    """The deadline in force on a day: the one approved last (b6 point 4)."""
    in_force = obligation.deadlines[0]
    for deadline in obligation.deadlines[1:]:
        if (
            deadline.since is not None
            and deadline.since <= day
            and (in_force.since is None or deadline.since >= in_force.since)
        ):
            in_force = deadline
    return in_force


def _done_on(obligation: Obligation, day: date) -> date | None:
    """The completion that still holds on the day (b6 point 5)."""
    done: date | None = None
    for completion in obligation.completions:
        if completion.day <= day:
            done = completion.day if completion.done else None
    return done


def _begun(obligation: Obligation, day: date) -> bool:
    return any(step.day is None or step.day <= day for step in obligation.steps) or any(
        completion.day <= day for completion in obligation.completions
    )


def _hold(obligation: Obligation, day: date) -> tuple[Hold, str]:
    """The hold in force; of several the graver one, in the order of the words."""
    for wanted in (Hold.CANCELLED, Hold.CARRIED, Hold.SUSPENDED, Hold.EXEMPT):
        for held in obligation.holds:
            begun = held.since is None or held.since <= day
            if held.hold is wanted and begun and (held.until is None or day <= held.until):
                return wanted, held.reason
    return Hold.NONE, ""


def _timing(
    obligation: Obligation, deadline: DueFrom, day: date, done_on: date | None, phase: Phase
) -> tuple[Timing, int]:
    if not deadline.assessable:
        return Timing.UNASSESSABLE, 0
    if deadline.due is None:
        return Timing.NO_DEADLINE, 0
    if done_on is not None:
        due = effective_deadline(obligation, done_on).due or deadline.due
        late = (done_on - due).days
        return (Timing.LATE, late) if late > 0 else (Timing.ON_TIME, 0)
    if deadline.due < day:
        return Timing.OVERDUE, (day - deadline.due).days
    if phase is Phase.NOT_STARTED and obligation.opens is not None and day < obligation.opens:
        return Timing.NOT_OPEN, 0
    return Timing.NOT_DUE, 0


def _closed_on(obligation: Obligation, day: date) -> date | None:
    """The approval of the close-out that still holds: a relapse after it voids it (b6 point 11)."""
    approved = max((closed for closed in obligation.closures if closed <= day), default=None)
    relapsed = relapsed_on(obligation, day)
    if approved is None or (relapsed is not None and relapsed >= approved):
        return None
    return approved


def relapsed_on(obligation: Obligation, day: date) -> date | None:
    """The last day, up to this one, on which the work was found undone again (反弹)."""
    return max((c.day for c in obligation.completions if not c.done and c.day <= day), default=None)


def _progress(obligation: Obligation, day: date) -> int | None:
    """The last stated percentage: a dated one that is visible and no relapse has undone, else an undated one."""
    relapsed = relapsed_on(obligation, day) or date.min
    stated = [step for step in obligation.steps if step.percent is not None]
    dated = [step for step in stated if step.day is not None and relapsed < step.day <= day]
    in_order = sorted(dated, key=lambda step: step.day or day) or [step for step in stated if step.day is None]
    return in_order[-1].percent if in_order else None


def _word(phase: Phase, timing: Timing, hold: Hold, soon: bool) -> str:
    """The one word shown: the first that fits."""
    if hold is not Hold.NONE:
        return hold.value
    if phase is Phase.DONE:
        return {Timing.ON_TIME: "按期完成", Timing.LATE: "逾期完成"}.get(timing, phase.value)
    if timing is Timing.OVERDUE:
        return timing.value
    if soon:
        return "临期"
    return timing.value if timing is Timing.NOT_OPEN else phase.value
