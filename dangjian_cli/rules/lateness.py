"""What is overdue or due soon, exactly as `status` lists it, put as faults: one for each place of a ledger."""

from collections.abc import Iterable, Iterator

from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.dates.period import Period
from dangjian_cli.diagnostics.diagnostic import Fault, Place, Values
from dangjian_cli.models.entry import Entry as EntryModel
from dangjian_cli.models.kinds import APPRAISALS, COMMITMENTS
from dangjian_cli.models.shelf import RECTIFICATION
from dangjian_cli.models.vocabulary import RectificationType
from dangjian_cli.obligations.obligation import Obligation, Role
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import effective_deadline
from dangjian_cli.reports.completion import Completion, completion
from dangjian_cli.reports.scope import Scope
from dangjian_cli.reports.tally import Judged
from dangjian_cli.rules.life.gaps import code_of

_BY_KIND = {COMMITMENTS.name: "DJ602", APPRAISALS.name: "DJ806"}
"""The rules that speak of a whole entry of these kinds when it is late."""

_NAMED = 3
"""How many obligations a sentence about several names."""


def report(situation: Situation) -> Completion:
    """The report of the year of the day: rules and `status` say the same with the same thresholds."""
    return situation.once(_of_the_year)


def _of_the_year(situation: Situation) -> Completion:
    return completion(situation, Period.of_year(situation.today.year), Scope())


def faults(code: str, situation: Situation, judged: Iterable[Judged]) -> Iterator[Fault]:
    """One fault for each place: what several periods or units owe by one line of a ledger is said together.

    The most urgent comes first, as the report lists them.

    Variants: `` a matter, `part` a period, a milestone or a unit's share, `several` of these at one place.
    """
    by_place: dict[Place, list[Judged]] = {}
    for one in judged:
        by_place.setdefault(_where(situation, one.obligation), []).append(one)
    for place, ones in by_place.items():
        first = ones[0]
        if len(ones) > 1:
            ids = "、".join(one.obligation.id for one in ones[:_NAMED]) + (" 等" if len(ones) > _NAMED else "")
            yield Fault(code, place, {**_values(situation, first), "ids": ids, "count": len(ones)}, "several")
        elif first.obligation.role is Role.MATTER and not first.obligation.placeholder:
            yield Fault(code, place, _values(situation, first))
        else:
            yield Fault(code, place, _values(situation, first), "part")


def _values(situation: Situation, one: Judged) -> Values:
    standing = one.standing
    left = standing.days_left
    return {
        "id": one.obligation.id,
        "wording": effective_deadline(one.obligation, situation.today).wording,
        "due": standing.due.isoformat() if standing.due else "",
        "days": standing.days_late,
        "when": "今天到期" if left == 0 else f"还有 {left} 天到期",
    }


def found(situation: Situation, obligation: Obligation) -> tuple[Ledger, Entry[EntryModel]] | None:
    """The entry of a matter, with its ledger; None for the second of two with one 编号 (DJ005)."""
    known = situation.book.by_id.get(obligation.entry_id)
    return known if known is not None and known[1].place.entry == obligation.place else None


def _where(situation: Situation, obligation: Obligation) -> Place:
    """A matter is late by its 时限; the rest by the line that stands for it."""
    entry = found(situation, obligation)
    if obligation.role is not Role.MATTER or entry is None:
        return obligation.place
    return entry[1].at("时限")


def prompt(situation: Situation, obligation: Obligation) -> tuple[Entry[EntryModel], int] | None:
    """The entry of a 立行立改 problem, and the days since work on it should have begun: 开始, else the ledger's 基准日.

    None for anything else, and where neither day is known.
    """
    known = found(situation, obligation) if obligation.role is Role.MATTER else None
    if known is None:
        return None
    ledger, entry = known
    if not RECTIFICATION.made(entry.model) or entry.model.type is not RectificationType.PROMPT:
        return None
    began = entry.model.start or ledger.header.base_day
    return (entry, (situation.today - began).days) if began is not None else None


def overdue_code(situation: Situation, one: Judged) -> str:
    """The rule that speaks of it, so that it is said once.

    DJ218 of hard tasks, DJ707 of 立行立改, DJ3xx of organisational life, DJ602 of 责任书, DJ806 of 述职评议,
    else DJ207.
    """
    if (code := code_of(one.obligation)) is not None:
        return code
    if one.obligation.role is Role.MATTER and one.obligation.kind in _BY_KIND:
        return _BY_KIND[one.obligation.kind]
    if one.obligation.hard:
        return "DJ218"
    problem = prompt(situation, one.obligation)
    return "DJ707" if problem is not None and problem[1] > situation.settings.prompt_days else "DJ207"
