"""`show`: everything about one entry, and why each of its obligations stands where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.dates.period import Period
from dangjian_cli.document.document import Ratio
from dangjian_cli.models.admission import Case
from dangjian_cli.models.entry import Entry as EntryModel
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.life import Meeting
from dangjian_cli.obligations.deadlines import deadlines_of
from dangjian_cli.obligations.obligation import Expansion, Hold, Role
from dangjian_cli.obligations.register import entry_expansions
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Phase
from dangjian_cli.reports.demand_explanation import filled_by, steps_of
from dangjian_cli.reports.explained import Explained
from dangjian_cli.reports.reasons import Reasoner
from dangjian_cli.reports.tally import judge


@dataclass(frozen=True, slots=True)
class Kin:
    """A superior entry or a share: what it is owed as. `placeholder`: nobody has registered it yet."""

    id: str
    unit: str
    title: str
    placeholder: bool
    obligations: tuple[Explained, ...]

    @property
    def matter(self) -> Explained | None:
        """The matter; None for an entry that is owed period by period."""
        return next((one for one in self.obligations if one.obligation.role is Role.MATTER), None)


@dataclass(frozen=True, slots=True)
class Explanation:
    """One entry, what it is owed as (once, or `recurring`), its superior entry and its shares."""

    ledger: Ledger
    entry: Entry[EntryModel]
    recurring: bool = False
    obligations: tuple[Explained, ...] = ()
    parent: Kin | None = None
    children: tuple[Kin, ...] = ()

    @property
    def children_done(self) -> Ratio:
        """上级任务的进度＝下级完成数 ÷ 下级数 (b6 point 12): of matters not held back; shown, never counted."""
        asked = [child.matter for child in self.children if child.matter is not None]
        live = [one for one in asked if one.standing.hold is Hold.NONE]
        return Ratio(sum(one.standing.phase is Phase.DONE for one in live), len(live))

    def owed(self, id_: str) -> tuple[Explained, ...]:
        """What was asked for: everything for the entry's 编号, else the one obligation or the share of that id."""
        if id_ == self.entry.model.id:
            return self.obligations
        shares = (one for child in self.children if child.placeholder for one in child.obligations)
        found = [one for one in (*self.obligations, *shares) if id_ in (one.obligation.id, one.obligation.entry_id)]
        return tuple(found)


def explain(situation: Situation, ledger: Ledger, entry: Entry[EntryModel]) -> Explanation:
    """Explain one entry on the day of the situation."""
    if isinstance(entry.model, Meeting) and entry.counted:
        return Explanation(ledger, entry, obligations=filled_by(situation, entry.place.entry))
    if isinstance(entry.model, Case) and entry.counted:
        return Explanation(ledger, entry, obligations=steps_of(situation, entry.model.id))
    if not isinstance(entry.model, Matter) or not entry.counted:
        return Explanation(ledger, entry)
    matter = Entry(entry.model, entry.place, entry.written, entry.counted)
    own, *shares = entry_expansions(situation.book, ledger, matter)
    parent = entry.model.parent
    return Explanation(
        ledger=ledger,
        entry=entry,
        recurring=own.recurring,
        obligations=_kin(situation, own).obligations,
        parent=next(_of_entry(situation, parent), None) if parent else None,
        children=(*_registered(situation, entry.model.id), *(_kin(situation, share) for share in shares)),
    )


def _of_entry(situation: Situation, entry_id: str) -> Iterator[Kin]:
    return (_kin(situation, one) for one in situation.register.expansions if one.id == entry_id)


def _registered(situation: Situation, parent_id: str) -> Iterator[Kin]:
    """The entries that name this one as 上级任务."""
    for expansion in situation.register.expansions:
        if not expansion.placeholder and expansion.entry.model.parent == parent_id:
            yield _kin(situation, expansion)


def _kin(situation: Situation, expansion: Expansion) -> Kin:
    """An expansion with every obligation explained."""
    model, day, soon_days = expansion.entry.model, situation.today, situation.settings.soon_days
    year = Period.of_year(day.year)
    reader = deadlines_of(situation.book, expansion.ledger, model)
    reasoner = Reasoner(model, reader, day, soon_days, year)
    explained = []
    for obligation in expansion.obligations:
        one = judge(situation, obligation, year)
        explained.append(Explained(obligation, one.standing, tuple(reasoner.reasons(one))))
    return Kin(expansion.id, expansion.unit, model.title, expansion.placeholder, tuple(explained))
