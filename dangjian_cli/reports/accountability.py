"""责任链: who answers for what in each unit, what was signed up and down the tree, and where the chain has gaps."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dangjian_cli.book.entries import Ledger
from dangjian_cli.book.units import Units
from dangjian_cli.dates.period import Period
from dangjian_cli.models.organisation import OrganisationHeader, Unit
from dangjian_cli.models.records import LeadingGroup
from dangjian_cli.models.responsibility import Responsibility
from dangjian_cli.models.vocabulary import ResponsibilityType
from dangjian_cli.obligations.attribution import attribute, delegates, shared_out_to
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Phase, Standing
from dangjian_cli.reports.chain import CHAINED, Gap, Signed, commitments, gaps, years_kept
from dangjian_cli.reports.scope import Scope

TYPES = (
    ResponsibilityType.FIRST,
    ResponsibilityType.DUAL,
    ResponsibilityType.DIRECT,
    ResponsibilityType.GUIDANCE,
)
"""The four kinds of responsibility of seed 002, from above to below."""


@dataclass(frozen=True, slots=True)
class Duty:
    """The responsibilities of one kind that a unit has, and the persons named for them."""

    count: int
    persons: tuple[str, ...]

    def more(self, named: tuple[str, ...]) -> "Duty":
        """With one responsibility more, and those named for it."""
        return Duty(self.count + 1, tuple(dict.fromkeys((*self.persons, *named))))


@dataclass(frozen=True, slots=True)
class Link:
    """One unit: its duties by kind, the 责任书 with those above it, those it signed with units below it."""

    unit: str
    depth: int
    duties: Mapping[ResponsibilityType, Duty]
    upward: tuple[Signed, ...]
    downward: tuple[Signed, ...]
    gap: Gap | None
    chained: bool
    missing: tuple[str, ...]
    """Members of its leading group without 一岗双责."""


@dataclass(frozen=True, slots=True)
class Accountability:
    """The report. `stood` is how each 责任书 stands, by its 编号; `most` is the burden of one party."""

    year: int
    kept: bool
    links: tuple[Link, ...]
    letters: tuple[Signed, ...]
    stood: Mapping[str, Standing]
    leading_groups: tuple[LeadingGroup, ...]
    burdens: tuple[tuple[str, int], ...]

    @property
    def signed(self) -> int:
        """How many are signed."""
        return sum(self.stood[one.entry.model.id].phase is Phase.DONE for one in self.letters)

    @property
    def dropped(self) -> int:
        """How many it was decided not to sign."""
        return sum(one.dropped for one in self.letters)

    @property
    def late(self) -> int:
        """How many should be signed and are not."""
        return sum(self.stood[one.entry.model.id].overdue for one in self.letters)


def accountability(situation: Situation, period: Period, scope: Scope) -> Accountability:
    """The chain of the year in which the period ends."""
    year, book = period.last.year, situation.book
    stood = {
        one.id: situation.standing(one.obligations[0])
        for one in situation.register.expansions
        if one.obligations and not one.placeholder
    }
    letters = tuple(one for one in commitments(situation) if one.covers(year) and one.entry.model.id in stood)
    headers = (one.header for one in book.ledgers if isinstance(one.header, OrganisationHeader))
    parties = Counter(book.units.canonical(one.entry.model.title) for one in letters if not one.dropped)
    return Accountability(
        year,
        year in years_kept(situation),
        tuple(_links(situation, year, scope, letters)),
        tuple(one for one in letters if _concerns(one, scope)),
        stood,
        tuple(group for header in headers for group in header.leading_groups),
        tuple((name, count) for name, count in parties.most_common() if count > 1),
    )


def _concerns(one: Signed, scope: Scope) -> bool:
    return any(unit is not None and scope.covers(unit, one.ledger.file) for unit in (one.above, one.below))


def _links(situation: Situation, year: int, scope: Scope, letters: tuple[Signed, ...]) -> Iterator[Link]:
    units = situation.book.units
    duties = duties_of(situation, year)
    broken = {gap.unit: gap for gap in gaps(situation, year)} if year in years_kept(situation) else {}
    for name, depth in _in_tree(units, scope):
        unit = units.get(name)
        if unit is None or not units.exists(name, situation.today):
            continue
        up = tuple(one for one in letters if one.below == name and one.above != name)
        down = tuple(one for one in letters if one.above == name and one.below != name)
        own = duties.get(name, {})
        missing = tuple(person for _, person in without_double_duty(situation, unit, year))
        chained = unit.kind in CHAINED
        if own or up or down or chained:
            yield Link(name, depth, own, up, down, broken.get(name), chained, missing)


def _in_tree(units: Units, scope: Scope) -> Iterator[tuple[str, int]]:
    for top in scope.tops or units.roots():
        for name, depth in units.walk(top):
            if scope.units is None or name in scope.units:
                yield name, depth


def duties_of(situation: Situation, year: int) -> Mapping[str, Mapping[ResponsibilityType, Duty]]:
    """The responsibilities of every unit in a year, by kind; those shared out are counted with each unit."""
    book = situation.book
    found: dict[str, dict[ResponsibilityType, Duty]] = {}
    for ledger, entry in book.each(Responsibility):
        model = entry.model
        if model.type is None or model.type not in TYPES or not _for_year(ledger, year):
            continue
        own = attribute(book, ledger, model).unit
        for unit in dict.fromkeys((own, *delegates(book, ledger, shared_out_to(model)))):
            duties = found.setdefault(unit, {})
            named = _named(model) if unit == own else ()
            duties[model.type] = duties.get(model.type, Duty(0, ())).more(named)
    return found


def _for_year(ledger: Ledger, year: int) -> bool:
    years = ledger.header.years
    return years is not None and years.first <= year <= years.last


def _named(model: Responsibility) -> tuple[str, ...]:
    """Who bears it: the leader where one is named, else those who do the work."""
    return (model.leader,) if model.leader else model.owners


def without_double_duty(situation: Situation, unit: Unit, year: int) -> tuple[tuple[int, str], ...]:
    """Members of the leading group (their places in 班子成员) for whom no 一岗双责 stands in the unit's own 责任清单.

    The secretary is the first to answer and is not asked; a unit without a 责任清单 of its own is not, either.
    """
    named = situation.once(_double_duties).get((unit.title, year)) if unit.leadership else None
    if named is None:
        return ()
    return tuple(
        (index, name) for index, name in enumerate(unit.leadership) if name != unit.secretary and name not in named
    )


def _double_duties(situation: Situation) -> Mapping[tuple[str, int], frozenset[str]]:
    """For every unit that keeps a 责任清单, and every year of it: those whom it names for 一岗双责."""
    found: dict[tuple[str, int], set[str]] = {}
    for ledger in situation.book.ledgers:
        years, unit = ledger.header.years, ledger.header.unit
        if ledger.kind.entry is not Responsibility or years is None or unit is None:
            continue
        duties = [one.model for one in ledger.of(Responsibility) if one.model.type is ResponsibilityType.DUAL]
        named = {name for model in duties for name in (*model.owners, *_named(model))}
        for year in range(years.first, years.last + 1):
            found.setdefault((situation.book.units.canonical(unit), year), set()).update(named)
    return {key: frozenset(names) for key, names in found.items()}
