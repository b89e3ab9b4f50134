"""述职评议: votes and the grade that they give, criticism and what became of it, talks that are due."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.dates.period import Period
from dangjian_cli.models.appraisal import Appraisal, AppraisalHeader, Grade
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.limits import Limit
from dangjian_cli.models.organisation import Unit
from dangjian_cli.models.rectification import Rectification
from dangjian_cli.models.vocabulary import Origin, UnitKind
from dangjian_cli.obligations.attribution import attribute
from dangjian_cli.obligations.obligation import Expansion, Role
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Standing
from dangjian_cli.reports.scope import Scope, belongs

USUAL_SCALE = tuple(
    Grade.model_construct(name=name, share=share)
    for name, share in (("好", 80), ("较好", 70), ("一般", 60), ("差", None))
)
"""What a share of the votes makes where the header says nothing: a convention of ours [约]."""
_LOW = ("一般", "差")
_APPRAISED = frozenset({UnitKind.COMMITTEE, UnitKind.GENERAL_BRANCH, UnitKind.BRANCH, UnitKind.JOINT_BRANCH})


def scale_of(ledger: Ledger) -> tuple[Grade, ...]:
    """The grades of a ledger, from the highest down."""
    header = ledger.header
    return (header.scale if isinstance(header, AppraisalHeader) else ()) or USUAL_SCALE


def computed_grade(scale: tuple[Grade, ...], model: Appraisal) -> str | None:
    """The first grade whose share of the votes is reached; None when there are no votes to count."""
    voters = model.voters or sum(model.votes.values())
    if not model.votes or not voters:
        return None
    for index, grade in enumerate(scale):
        counted = grade.counted or tuple(one.name for one in scale[: index + 1])
        share = sum(model.votes.get(name, 0) for name in counted)
        if grade.share is None or 100 * share >= grade.share * voters:
            return grade.name
    return scale[-1].name


def grade_of(ledger: Ledger, model: Appraisal) -> str | None:
    """The grade as given, else as computed."""
    return model.grade or computed_grade(scale_of(ledger), model)


def needs_talk(ledger: Ledger, model: Appraisal) -> bool:
    """Whether the grade is one of those that call for a talk (约谈等次)."""
    header = ledger.header
    low = (header.low_grades if isinstance(header, AppraisalHeader) else ()) or _LOW
    return grade_of(ledger, model) in low


def talk_due(situation: Situation, model: Appraisal) -> date | None:
    """The day by which the talk is to be held; None before the appraisal, or when no pack says how many days."""
    bound = situation.book.packs().limit(Limit.TALK_DAYS, situation.today)
    return model.done_on + timedelta(days=bound.number) if model.done_on is not None and bound is not None else None


def talked(model: Appraisal, day: date) -> bool:
    """Whether the talk was held by that day."""
    return model.talk is not None and model.talk.day is not None and model.talk.day <= day


@dataclass(frozen=True, slots=True)
class Appraised:
    """One appraisal with its unit, what the votes give, and how it stands."""

    ledger: Ledger
    entry: Entry[Appraisal]
    unit: str
    computed: str | None
    standing: Standing
    talk_due: date | None


@dataclass(frozen=True, slots=True)
class Raised:
    """One point of criticism and its rectification: None when none is named or none is found."""

    unit: str
    text: str
    id: str | None
    rectification: Rectification | None
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class Appraisals:
    """The report. `unlinked` are rectifications of criticism that no appraisal names."""

    groups: tuple[tuple[Ledger, tuple[Appraised, ...]], ...]
    raised: tuple[Raised, ...]
    unlinked: tuple[Raised, ...]
    absent: tuple[tuple[int, str], ...]
    day: date

    @property
    def everybody(self) -> tuple[Appraised, ...]:
        """Every appraisal."""
        return tuple(one for _, ones in self.groups for one in ones)

    @property
    def talks(self) -> tuple[Appraised, ...]:
        """Those that call for a talk, held or not."""
        return tuple(one for one in self.everybody if needs_talk(one.ledger, one.entry.model))


def appraisals(situation: Situation, period: Period, scope: Scope) -> Appraisals:
    """The appraisals that are due in the year in which the period ends, or are of that year."""
    period = Period.of_year(period.last.year)
    stood = {one.id: _pressing(situation, one) for one in situation.register.expansions if one.obligations}
    groups = tuple(
        (ledger, found)
        for ledger in situation.book.ledgers
        if ledger.kind.entry is Appraisal and (found := tuple(_appraised(situation, ledger, period, scope, stood)))
    )
    everybody = [one for _, found in groups for one in found]
    raised = tuple(one for appraised in everybody for one in _raised(situation, appraised, stood))
    years = {year for ledger, _ in groups for year in _years(ledger)}
    absent = tuple((year, unit) for year, unit in not_reported(situation) if year in years and _within(scope, unit))
    return Appraisals(groups, raised, tuple(_unlinked(situation, raised, scope, stood)), absent, situation.today)


def _pressing(situation: Situation, expansion: Expansion) -> Standing:
    """How an entry stands: of one that recurs the first period overdue, else the first still open, else the last."""
    stood = [situation.standing(owed) for owed in expansion.obligations if owed.role is not Role.MILESTONE]
    late = (one for one in stood if one.overdue)
    still_open = (one for one in stood if one.open)
    return next(late, None) or next(still_open, None) or stood[-1]


def _within(scope: Scope, unit: str) -> bool:
    return scope.units is None or unit in scope.units


def _years(ledger: Ledger) -> range:
    years = ledger.header.years
    return range(years.first, years.last + 1) if years is not None else range(0)


def _appraised(
    situation: Situation, ledger: Ledger, period: Period, scope: Scope, stood: Mapping[str, Standing]
) -> Iterator[Appraised]:
    owed = {one.entry_id: one for one in situation.register.obligations if one.source == ledger.file}
    for entry in ledger.of(Appraisal):
        standing, obligation = stood.get(entry.model.id), owed.get(entry.model.id)
        if standing is None or obligation is None or not scope.covers(obligation.unit, ledger.file):
            continue
        if belongs(obligation, standing, period) or period.last.year in _years(ledger):
            due = talk_due(situation, entry.model)
            computed = computed_grade(scale_of(ledger), entry.model)
            yield Appraised(ledger, entry, obligation.unit, computed, standing, due)


def _raised(situation: Situation, one: Appraised, stood: Mapping[str, Standing]) -> Iterator[Raised]:
    for remark in one.entry.model.remarks:
        id_ = remark.rectification
        target = rectification(situation, id_)
        yield Raised(one.unit, remark.text or "", id_, target, stood.get(id_) if target and id_ else None)


def rectification(situation: Situation, id_: str | None) -> Rectification | None:
    """The entry of a 问题整改 ledger that has this 编号."""
    found = situation.book.by_id.get(id_) if id_ is not None else None
    model = found[1].model if found is not None else None
    return model if isinstance(model, Rectification) else None


def _unlinked(
    situation: Situation, raised: tuple[Raised, ...], scope: Scope, stood: Mapping[str, Standing]
) -> Iterator[Raised]:
    """Rectifications of criticism in the ledgers that appraisals refer to, which none of them names."""
    named = {one.id for one in raised if one.rectification is not None}
    files = {found[0].file for id_ in named if id_ is not None and (found := situation.book.by_id.get(id_))}
    for ledger, entry in situation.book.each(Rectification):
        model = entry.model
        if ledger.file not in files or model.origin is not Origin.APPRAISAL or model.id in named:
            continue
        unit = attribute(situation.book, ledger, model).unit
        if scope.covers(unit, ledger.file):
            yield Raised(unit, model.title, model.id, model, stood.get(model.id))


def not_reported(situation: Situation) -> tuple[tuple[int, str], ...]:
    """Years that are over, each with the units of whose secretaries nothing stands in a 述职评议 ledger of that year.

    Asked are the units below those that keep such a ledger, and the neighbours of those that stand in one.
    """
    return situation.once(_not_reported)


def _not_reported(situation: Situation) -> tuple[tuple[int, str], ...]:
    units = situation.book.units
    found: dict[int, set[str]] = {}
    above: dict[int, set[str]] = {}
    for ledger in situation.book.ledgers:
        if ledger.kind.entry is not Appraisal:
            continue
        named = {attribute(situation.book, ledger, one.model).unit for one in ledger.of(Matter)}
        keeper = {units.canonical(ledger.header.unit)} if ledger.header.unit else set()
        for year in _years(ledger):
            found.setdefault(year, set()).update(named)
            superiors = (units.superior(name) for name in named)
            above.setdefault(year, set()).update(keeper, (name for name in superiors if name is not None))
    return tuple(
        (year, entry.model.title)
        for year in sorted(found)
        if year < situation.today.year
        for entry in units.entries
        if _asked(entry.model, year)
        and units.superior(entry.model.title) in above[year]
        and entry.model.title not in found[year]
    )


def _asked(unit: Unit, year: int) -> bool:
    """Whether the secretary of a unit was to report: a party organisation that was there the whole year."""
    founded, dissolved = unit.founded, unit.dissolved
    whole = (founded is None or founded.year < year) and (dissolved is None or dissolved.year > year)
    return unit.kind in _APPRAISED and unit.secretary is not None and whole
