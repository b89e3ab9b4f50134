"""`show`: everything about one entry, and why each of its obligations stands where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.models.entry import Entry as EntryModel
from dangjian_cli.models.entry import Matter
from dangjian_cli.obligations.obligation import Expansion, Hold, Obligation, Role
from dangjian_cli.obligations.register import entry_expansions
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Phase, Standing, Timing, effective_deadline, stand


@dataclass(frozen=True, slots=True)
class Explained:
    """An obligation, how it stands, and the reasons in words."""

    obligation: Obligation
    standing: Standing
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One entry, what it is owed as, its superior entry and its shares."""

    ledger: Ledger
    entry: Entry[EntryModel]
    obligations: tuple[Explained, ...]
    parent: Explained | None
    children: tuple[Explained, ...]


def explain(situation: Situation, ledger: Ledger, entry: Entry[EntryModel]) -> Explanation:
    """Explain one entry on the day of the situation."""
    if not isinstance(entry.model, Matter):
        return Explanation(ledger, entry, (), None, ())
    matter = Entry(entry.model, entry.place, entry.written, entry.counted)
    own, *shares = entry_expansions(situation.book, ledger, matter) if entry.counted else ((),)
    parent = entry.model.parent
    return Explanation(
        ledger=ledger,
        entry=entry,
        obligations=_explained(situation, own),
        parent=next(iter(_of_entry(situation, parent)), None) if parent else None,
        children=(
            *_registered(situation, entry.model.id),
            *(one for share in shares for one in _explained(situation, share)),
        ),
    )


def _explained(situation: Situation, expansion: Expansion | tuple[()]) -> tuple[Explained, ...]:
    if not isinstance(expansion, Expansion):
        return ()
    return tuple(_one(situation, obligation) for obligation in expansion.obligations)


def _one(situation: Situation, obligation: Obligation) -> Explained:
    standing = stand(obligation, situation.today, situation.settings.soon_days)
    return Explained(obligation, standing, tuple(reasons(obligation, standing, situation.today)))


def _of_entry(situation: Situation, entry_id: str) -> Iterator[Explained]:
    for expansion in situation.register.expansions:
        if expansion.entry_id == entry_id:
            yield from _explained(situation, expansion)


def _registered(situation: Situation, parent_id: str) -> Iterator[Explained]:
    """The entries that name this one as 上级任务; a recurring one is told by its periods."""
    for expansion in situation.register.expansions:
        for obligation in expansion.obligations:
            if obligation.parent == parent_id and not obligation.placeholder and obligation.role is not Role.MILESTONE:
                yield _one(situation, obligation)


def reasons(obligation: Obligation, standing: Standing, day: date) -> Iterator[str]:
    """Why it stands where it stands, one sentence for each step of the reasoning."""
    yield from _about_deadline(obligation, standing, day)
    if standing.hold is not Hold.NONE:
        yield from _about_hold(obligation, standing, day)
    yield from _about_completion(obligation, standing, day)
    if standing.timing is Timing.OVERDUE and standing.due:
        yield f"时限 {standing.due}，统计日 {day}，已过 {standing.days_late} 天"
    if standing.days_left is not None:
        soon = "，在临期天数之内" if standing.soon else ""
        yield (f"距时限还有 {standing.days_left} 天{soon}" if standing.days_left else f"今天到期，当天不算逾期{soon}")
    if obligation.claimed_done and standing.phase is not Phase.DONE:
        yield "写了已完成，但没有完成日期，按未完成计"


def _about_deadline(obligation: Obligation, standing: Standing, day: date) -> Iterator[str]:
    deadline = effective_deadline(obligation, day)
    if not deadline.wording:
        yield "没有写时限，不可考核"
    elif not deadline.assessable:
        yield f"时限“{deadline.wording}”定不下日期，不可考核"
    elif deadline.due is None:
        yield f"时限“{deadline.wording}”没有止日，单列为长期"
    elif deadline.since is not None:
        yield f"原时限“{obligation.wording}”，{deadline.since} 批准延期到“{deadline.wording}”，即 {deadline.due}"
    else:
        yield f"时限“{deadline.wording}”，即 {deadline.due}"
    if standing.provisional:
        yield "时限按工作日推算，该年工作日历未公布，以公布后为准"


def _about_hold(obligation: Obligation, standing: Standing, day: date) -> Iterator[str]:
    for held in obligation.holds:
        if held.hold is standing.hold and (held.since is None or held.since <= day):
            since = f"{held.since} 起" if held.since else ""
            until = f"至 {held.until}" if held.until else ""
            yield f"{since}{until}{held.hold.value}" + (f"：{held.reason}" if held.reason else "")
            return


def _about_completion(obligation: Obligation, standing: Standing, day: date) -> Iterator[str]:
    for completion in obligation.completions:
        if completion.day <= day and not completion.done:
            yield f"{completion.day} 反弹，此前的完成和销号失效"
    if standing.done_on is not None:
        due = effective_deadline(obligation, standing.done_on).due
        compared = (
            ""
            if due is None
            else f"，超过当时的时限 {due} {standing.days_late} 天"
            if standing.days_late
            else f"，没有超过当时的时限 {due}"
        )
        yield f"{standing.done_on} 完成{compared}"
        if standing.closed_on is not None:
            yield f"{standing.closed_on} 批准销号"
    elif standing.phase is Phase.IN_PROGRESS:
        percent = f"，进度 {standing.progress}%" if standing.progress is not None else ""
        yield f"已有进展，没有完成日期{percent}"
    else:
        yield "还没有进展记录"
