"""The dated facts of a matter, as the histories of its obligation."""

from collections.abc import Iterator
from datetime import date

from dangjian_cli.models.entry import Matter
from dangjian_cli.models.records import Closure, PastRound
from dangjian_cli.models.vocabulary import RevisitResult, State
from dangjian_cli.obligations.deadlines import Deadlines
from dangjian_cli.obligations.obligation import Completion, DueFrom, Held, Hold, Step


def deadlines(entry: Matter, reader: Deadlines) -> tuple[DueFrom, ...]:
    """The wording of the ledger, then every approved postponement in the order of the file (b6 point 4)."""
    first = reader.due_from(entry.deadline)
    approved = [
        reader.due_from(postponement.new_deadline, postponement.approved_on)
        for postponement in entry.postponements
        if postponement.approved_on is not None and postponement.new_deadline is not None
    ]
    return (first, *approved)


def completions(entry: Matter) -> tuple[Completion, ...]:
    """Completions and relapses in order; on one day the relapse comes last (b6 point 5)."""
    events = [event for past in entry.past_rounds for event in _past(entry, past)]
    if entry.done_on is not None:
        events.append(Completion(entry.done_on, True))
    events += (Completion(day, False) for day in _relapses(entry))
    return tuple(sorted(events, key=lambda event: (event.day, not event.done)))


def _past(entry: Matter, past: PastRound) -> Iterator[Completion]:
    """A completion that did not last (历次). Without 反弹日期 it ended with the next 反弹, else never counted."""
    if past.done_on is not None:
        yield Completion(past.done_on, True)
        if past.relapsed_on is None and not any(day >= past.done_on for day in _relapses(entry)):
            yield Completion(past.done_on, False)
    if past.relapsed_on is not None:
        yield Completion(past.relapsed_on, False)


def _relapses(entry: Matter) -> Iterator[date]:
    """Days on which a revisit (回头看) found the problem back; an undated one undoes 完成日期, whatever the day."""
    for revisit in entry.revisits:
        day = revisit.day or entry.done_on
        if revisit.result is RevisitResult.RELAPSED and day is not None:
            yield day


def revisits(entry: Matter) -> tuple[date, ...]:
    """The days of 回头看."""
    return tuple(one.day for one in entry.revisits if one.day is not None)


def closures(entry: Matter) -> tuple[date, ...]:
    """Days on which a close-out was approved; one of a past round only where something later says that it ended."""
    found = [_approval(entry.closure)]
    for past in entry.past_rounds:
        approved = _approval(past.closure)
        ended = past.relapsed_on is not None or (approved and any(day >= approved for day in _relapses(entry)))
        found.append(approved if ended else None)
    return tuple(day for day in found if day is not None)


def _approval(closure: Closure | None) -> date | None:
    return closure.approved_on if closure is not None else None


def steps(entry: Matter) -> tuple[Step, ...]:
    """Everything that shows the work has begun (b6 point 6): progress, milestones done, 进度 and 完成值 above 0.

    Of two undated percentages the later one is stated: 进度 itself comes after what 完成值 makes of 目标值.
    """
    found = [Step(progress.day, progress.percent) for progress in entry.progress]
    found += [Step(milestone.done_on, None) for milestone in entry.milestones if milestone.done_on is not None]
    if entry.reached is not None and entry.reached > 0:
        found.append(Step(None, entry.target.share(entry.reached) if entry.target else None))
    if entry.percent:
        found.append(Step(None, entry.percent))
    return tuple(found)


def holds(entry: Matter) -> tuple[Held, ...]:
    """Cancelled, carried over, suspended: each from its day."""
    found: list[Held] = []
    if entry.cancellation is not None:
        found.append(Held(entry.cancellation.day, None, Hold.CANCELLED, entry.cancellation.reason or ""))
    if entry.carry_over is not None:
        to = entry.carry_over.to
        found.append(Held(entry.carry_over.day, None, Hold.CARRIED, f"转入 {to}" if to else ""))
    if entry.suspension is not None:
        suspension = entry.suspension
        found.append(Held(suspension.since, suspension.until, Hold.SUSPENDED, suspension.reason or ""))
    return tuple(found)


def holds_of_occurrence(entry: Matter, due: date) -> tuple[Held, ...]:
    """A hold touches only the periods that fall due while it lasts: what was owed before stays owed."""
    return tuple(
        held
        for held in holds(entry)
        if (held.since is None or held.since <= due) and (held.until is None or due <= held.until)
    )


def claimed_done(entry: Matter) -> bool:
    """The ledger claims completion without a date (b6 point 5: never counted, mentioned once)."""
    if entry.done_on is not None or entry.state is None:
        return False
    return entry.state in (State.DONE, State.CLOSED)
