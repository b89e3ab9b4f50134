"""减负: what is entered twice, filled in for no figure, kept in ledgers that serve nothing, proven too often.

Counts, each with the list behind it. Nothing here asks for more, and units are not ranked.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import PurePosixPath

from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.book.forms import DEFAULT_CHECKLIST
from dangjian_cli.book.schemes import DEFAULT as DEFAULT_SCHEME
from dangjian_cli.models.appraisal import Appraisal
from dangjian_cli.models.commitment import Commitment
from dangjian_cli.models.entry import Entry as EntryModel
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.general import GeneralRecord
from dangjian_cli.models.kinds import CHECKLISTS, KINDS, SCHEMES, Kind
from dangjian_cli.models.life import Meeting
from dangjian_cli.models.limits import Limit
from dangjian_cli.models.organisation import Unit
from dangjian_cli.models.unit_record import UnitRecord
from dangjian_cli.obligations.obligation import UNATTRIBUTED, Hold
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Timing
from dangjian_cli.reports.chain import Signed, commitments
from dangjian_cli.reports.duplicates import Duplicate, duplicates
from dangjian_cli.reports.evidence import Much, much_evidence
from dangjian_cli.reports.findings import entry_key, owners
from dangjian_cli.reports.request import Request

_TENTH = Decimal("0.1")

NEEDED: Mapping[str, str] = {
    "任务清单": "编号 任务 措施 牵头领导 责任单位 责任人 时限",
    "责任清单": "编号 责任 责任单位 时限",
    "问题整改": "编号 问题 措施 责任单位 责任人 时限",
    "督办事项": "编号 事项 措施 牵头领导 责任单位 责任人 时限",
    "责任书": "编号 乙方 时限",
    "述职评议": "编号 述职人 单位 时限",
    "组织生活": "编号 类型 日期 责任单位",
    "党费": "编号 单位 期 应收 实收",
    "教育培训": "编号 单位 日期 学时 实训",
    "发展党员": "编号 单位 细则版本",
    "组织": "编号 名称 类别 上级",
}
"""What an entry needs from the start: what the rules ask for. 完成日期 and 佐证 come when something is done."""

PRINTED = frozenset("目标 依据 备注 计量单位 原因 问题类别 来文 交办人 交办日期 主持 议题".split())
"""Keys that only print: no figure is made of them."""

_RECORDED = (Matter, Meeting, UnitRecord, Unit, GeneralRecord)
"""Kinds that somebody fills in; the others are declared once."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What a kind asks, offers and gets: numbers of keys, `filled` on average; `printed` keys with their entries."""

    kind: str
    entries: int
    needed: int
    offered: int
    filled: Decimal
    printed: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Idle:
    """A ledger of which no figure is made, and why."""

    ledger: Ledger
    why: str


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two ledgers and the number of entries that stand in both."""

    first: Ledger
    again: Ledger
    count: int


@dataclass(frozen=True, slots=True)
class Commitments:
    """One party with the 责任书 of one year, where they are as many as are to be hinted at."""

    party: str
    year: int
    letters: tuple[Signed, ...]


@dataclass(frozen=True, slots=True)
class Burden:
    """The report."""

    duplicates: tuple[Duplicate, ...]
    overlaps: tuple[Overlap, ...]
    fields: tuple[Fields, ...]
    idle: tuple[Idle, ...]
    evidence: tuple[Much, ...]
    commitments: tuple[Commitments, ...]


def burden(request: Request) -> Burden:
    """Count what is in the scope of the report."""
    scope, situation = request.scope, request.situation
    twice = tuple(one for one in duplicates(situation) if scope.covers(one.again.unit, one.again.ledger.file))
    pairs = Counter((one.first.ledger.file, one.again.ledger.file) for one in twice)
    ledgers = {ledger.file: ledger for ledger in situation.book.ledgers}
    return Burden(
        twice,
        tuple(Overlap(ledgers[first], ledgers[again], count) for (first, again), count in pairs.items()),
        tuple(_fields(request)),
        tuple(_idle(request)),
        tuple(one for one in much_evidence(situation) if scope.covers(one.unit, one.ledger.file)),
        tuple(_commitments(request)),
    )


def _fields(request: Request) -> Iterator[Fields]:
    whose = owners(request.situation)
    found: dict[str, list[EntryModel]] = {}
    kinds: dict[str, dict[int, Kind]] = {}
    for ledger in request.situation.book.ledgers:
        if issubclass(ledger.kind.entry, _RECORDED):
            office = ledger.header.unit
            usual = request.situation.book.units.canonical(office) if office else UNATTRIBUTED
            for entry in ledger.entries:
                owner = whose.get(entry_key(entry.place))
                if request.scope.covers(owner.unit if owner is not None else usual, ledger.file):
                    found.setdefault(ledger.kind.name, []).append(entry.model)
                    kinds.setdefault(ledger.kind.name, {})[id(ledger.kind)] = ledger.kind
    for kind in KINDS:
        if kind.name in found:
            yield _of_kind(tuple(kinds[kind.name].values()), found[kind.name])


def _of_kind(kinds: Sequence[Kind], models: Sequence[EntryModel]) -> Fields:
    """The keys of a kind; those that the office has to give come from NEEDED, and from 必填 of own columns.

    Ledgers of own columns (通用清单) are kinds of one name: the one that asks for most, and the one that offers most.
    """
    name = kinds[0].name
    usual = NEEDED.get(name, f"编号 {kinds[0].title_key}").split()
    own = ([column.name for column in kind.entry.OWN.values() if column.required and column.name] for kind in kinds)
    needed = max(([*usual, *columns] for columns in own), key=len)
    filled: Counter[str] = Counter()
    for model in models:
        filled.update(_filled(model))
    average = (Decimal(filled.total()) / len(models)).quantize(_TENTH, ROUND_HALF_UP)
    printed = tuple((key, filled[key]) for key in filled if key in PRINTED and key not in needed)
    offered = max(len(kind.entry.model_fields) for kind in kinds)
    return Fields(name, len(models), len(needed), offered, average, printed)


def _filled(model: EntryModel) -> Iterator[str]:
    for name, info in type(model).model_fields.items():
        if getattr(model, name) not in (None, (), {}):
            yield info.alias or name


def _idle(request: Request) -> Iterator[Idle]:
    """Ledgers of begun years that nothing reads."""
    situation = request.situation
    counted = {
        owed.source
        for owed in situation.register.obligations
        if (at := situation.standing(owed)).hold is Hold.NONE
        and at.timing not in (Timing.NO_DEADLINE, Timing.UNASSESSABLE)
    }
    referred = _referred(situation)
    for ledger in situation.book.ledgers:
        years = ledger.header.years
        covered = request.scope.files is None or ledger.file in request.scope.files
        begun = years is None or years.first <= situation.today.year
        if covered and begun and (why := _why_idle(situation, ledger, counted)) and ledger.file not in referred:
            yield Idle(ledger, why)


def _why_idle(situation: Situation, ledger: Ledger, counted: set[PurePosixPath]) -> str | None:
    kind, settings = ledger.kind, situation.settings
    if kind is SCHEMES:
        return None if ledger.name == (settings.scheme or DEFAULT_SCHEME) else "没有选用这个预警方案"
    if kind is CHECKLISTS:
        return None if ledger.name == (settings.checklist or DEFAULT_CHECKLIST) else "没有选用这份自查项目"
    if not issubclass(kind.entry, (Matter, Meeting, UnitRecord)):
        return None
    if not ledger.known:
        return "一个条目也没有"
    if issubclass(kind.entry, Matter) and ledger.file not in counted and not ledger.unread:
        return "条目都单列（取消、结转、长期、不可考核等），没有一条进总数"
    return None


def _referred(situation: Situation) -> frozenset[PurePosixPath]:
    """Ledgers that entries of others refer to."""
    by_id = situation.book.by_id
    found: set[PurePosixPath] = set()
    for ledger in situation.book.ledgers:
        for entry in ledger.entries:
            named = (by_id[id_][0].file for id_ in _references(entry) if id_ in by_id)
            found |= {file for file in named if file != ledger.file}
    return frozenset(found)


def _references(entry: Entry[EntryModel]) -> Iterator[str]:
    """The 编号 that an entry refers to."""
    model = entry.model
    if isinstance(model, Matter):
        carried = model.carry_over.to if model.carry_over is not None else None
        yield from (id_ for id_ in (model.parent, carried) if id_)
    if isinstance(model, Commitment):
        yield from model.tasks
    if isinstance(model, Appraisal):
        yield from (one.rectification for one in model.remarks if one.rectification)
    if isinstance(model, Meeting):
        yield from (one.task for one in model.resolutions if one.task)


def _commitments(request: Request) -> Iterator[Commitments]:
    """As DJ605 sees them, of the years of the period."""
    book, period = request.situation.book, request.period
    found: dict[tuple[str, int], list[Signed]] = {}
    for one in commitments(request.situation):
        party = one.below or book.units.canonical(one.entry.model.title)
        if one.dropped or not request.scope.covers(party, one.ledger.file):
            continue
        for year in range(period.start.year, period.last.year + 1):
            if one.covers(year):
                found.setdefault((book.units.canonical(one.entry.model.title), year), []).append(one)
    bound = book.packs().limit(Limit.COMMITMENTS_MOST, request.situation.today) if found else None
    for (party, year), letters in found.items():
        if bound is not None and len(letters) >= max(bound.number, 2):
            yield Commitments(party, year, tuple(letters))
