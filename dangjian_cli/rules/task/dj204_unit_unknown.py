"""条目里的单位名称，组织台账里没有登记。

为什么
    单位名称写得不一样（多一个字、少一个字、旧名称），汇总时就成了两个单位，下级
    也归不到上级。责任单位、配合单位、分解到、适用对象、联系点的联系单位、台账头
    的单位和单位组里的单位，都要是组织台账里登记过的名称、简称、曾用名；责任单位、
    配合单位、分解到、适用对象、联系单位还可以写单位组，如“各党支部”。通用清单里
    类型是 单位 的列也一样核对。

错误
    - 编号: RW-2026-001
      任务: 轮训机关党务干部
      责任单位: [组织部]

正确
    - 编号: RW-2026-001
      任务: 轮训机关党务干部
      责任单位: [工委组织部]

怎么改
    名称写错的，改成登记过的名称；确是新单位的，先在组织台账里登记。
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.book.units import Units
from dangjian_cli.diagnostics.diagnostic import Fault, Place, Step
from dangjian_cli.models.declared import ColumnType
from dangjian_cli.models.entry import Entry as EntryModel
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.shelf import (
    COMMITMENT,
    GENERAL_RECORD,
    LIFE_HEADER,
    MEETING,
    ORGANISATION_HEADER,
    RECORD_HEADER,
    RESPONSIBILITY,
    UNIT_RECORD,
)
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.units import UnitNames

if TYPE_CHECKING:
    from dangjian_cli.models.general import GeneralRecord


def check(situation: Situation) -> Iterator[Fault]:
    names = UnitNames(situation.book)
    for ledger in situation.book.ledgers:
        owing = _owes(ledger.kind.entry)
        if owing and names.absent:
            yield Fault("DJ204", ledger.place("台账"), variant="no_organisation")
        elif names.complete:
            for name, place in (*_in_header(ledger, owing), *_in_records(ledger), *_in_own(ledger)):
                if not names.names_unit(name):
                    yield _unknown(names, name, place)
            for name, at, steps in _groups_too(ledger):
                if not names.names_any(name):
                    yield _unknown(names, name, at(*steps))
            yield from _parties(names, situation.book.units, ledger)


def _owes(model: type[EntryModel]) -> bool:
    """Whether entries of the model are some unit's."""
    return issubclass(model, Matter) or any(one.covers(model) for one in (MEETING, UNIT_RECORD, GENERAL_RECORD))


def _in_header(ledger: Ledger, owing: bool) -> Iterator[tuple[str, Place]]:
    header = ledger.header
    if owing and header.unit is not None:
        yield header.unit, ledger.place("单位")
    if ORGANISATION_HEADER.made(header):
        for group, members in header.groups.items():
            for name in members.units:
                yield name, ledger.place("单位组", group)


def _in_records(ledger: Ledger) -> Iterator[tuple[str, Place]]:
    """The unit of each record in numbers: one unit, never a group."""
    for entry in ledger.of(UNIT_RECORD):
        if entry.model.unit is not None:
            yield entry.model.unit, entry.at("单位")


def _in_own(ledger: Ledger) -> Iterator[tuple[str, Place]]:
    """What stands in columns that a 通用清单 declares to be of units."""
    units = {name: column for name, column in ledger.kind.entry.OWN.items() if column.sort is ColumnType.UNIT}
    for entry in ledger.entries if units else ():
        for attribute, column in units.items():
            value, key = getattr(entry.model, attribute), column.name or ""
            if isinstance(value, tuple):
                yield from ((name, entry.at(key, index)) for index, name in enumerate(value))
            elif value is not None:
                yield value, entry.at(key)


def _groups_too(ledger: Ledger) -> Iterator[tuple[str, Callable[..., Place], tuple[Step, ...]]]:
    """Every name that may be that of a unit or of a group of units, and how its place is said when it is asked for."""
    owed: Iterable[Entry[Matter] | Entry[GeneralRecord]] = chain(ledger.of(Matter), ledger.of(GENERAL_RECORD))
    for entry in owed:
        for key, index, name in _in_entry(entry.model):
            yield name, entry.at, (key, index)
    for meeting in ledger.of(MEETING):
        for index, name in enumerate(meeting.model.units):
            yield name, meeting.at, ("责任单位", index)
    yield from _groups_in_header(ledger)


def _groups_in_header(ledger: Ledger) -> Iterator[tuple[str, Callable[..., Place], tuple[Step, ...]]]:
    """The same of what stands above the list."""
    if LIFE_HEADER.made(ledger.header) or RECORD_HEADER.made(ledger.header):
        for index, name in enumerate(ledger.header.recorded_units):
            yield name, ledger.place, ("记录单位", index)
    if ORGANISATION_HEADER.made(ledger.header):
        for index, contact in enumerate(ledger.header.contacts):
            for at, name in enumerate(contact.units):
                yield name, ledger.place, ("联系点", index, "联系单位", at)
    if LIFE_HEADER.made(ledger.header):
        for index, exemption in enumerate(ledger.header.exemptions):
            if exemption.unit is not None:
                yield exemption.unit, ledger.place, ("豁免", index, "单位")


def _parties(names: UnitNames, units: Units, ledger: Ledger) -> Iterator[Fault]:
    """Parties of a 责任书 may be persons: only what nearly is the name of a unit is taken for one."""
    for entry in ledger.of(COMMITMENT):
        for key, text in (("甲方", entry.model.first_party), ("乙方", entry.model.title)):
            if text is not None and units.opening(text) is None:
                fault = _unknown(names, text, entry.at(key))
                if fault.variant == "near":
                    yield fault


def _in_entry(model: "Matter | GeneralRecord") -> Iterator[tuple[str, int, str]]:
    """Every name of a unit: its key, its place in the list, the name."""
    applies = model.applies_to if RESPONSIBILITY.made(model) else ()
    fields = (
        ("责任单位", model.units),
        ("配合单位", model.partners),
        ("分解到", model.delegated_to if isinstance(model, Matter) else ()),
        ("适用对象", applies),
    )
    for key, names in fields:
        for index, name in enumerate(names):
            yield key, index, name


def _unknown(names: UnitNames, name: str, place: Place) -> Fault:
    values = names.guess(name)
    return Fault("DJ204", place, values, "near" if "near" in values else "")


RULE = Rule(
    code="DJ204",
    name="单位不在组织台账里",
    family=Family.TASK,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("同一个单位只用一个名称，才能逐级汇总", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence("“{name}”不在组织台账里", "改成登记过的名称或简称；确是新单位的，先在组织台账里登记"),
        "near": Sentence("“{name}”不在组织台账里", "是不是“{near}”？确是新单位的，先在组织台账里登记"),
        "no_organisation": Sentence(
            "工作区里没有组织台账，单位名称无从核对", "新建 组织.yaml：第一行“台账: 组织”，在“条目”里逐个登记单位"
        ),
    },
    check=check,
)
