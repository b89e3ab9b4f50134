"""Which entries of the old years go into the new one: the unfinished ones, and those that recur."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from dangjian_cli.base.text import bare
from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.edit.year_entry import origin_of
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.fields import Years
from dangjian_cli.models.kinds import (
    ADMISSION,
    APPRAISALS,
    CHECKLISTS,
    COMMITMENTS,
    DUES,
    LIFE,
    MAPPINGS,
    ORGANISATION,
    REPORTS,
    RESPONSIBILITIES,
    RULE_PACKS,
    SCHEMES,
    SIGN_OFFS,
    SUPERVISION,
    TASKS,
    TRAINING,
    WORKDAYS,
    Kind,
)
from dangjian_cli.obligations.attribution import attribute, delegates
from dangjian_cli.obligations.obligation import Expansion, Hold, Obligation
from dangjian_cli.obligations.standing import Phase, stand

OPENED = (TASKS, RESPONSIBILITIES, SUPERVISION, LIFE, DUES, TRAINING)
"""Kinds that are kept year by year: the new year gets one for each, with or without entries."""
LASTING = (ORGANISATION, ADMISSION, RULE_PACKS, SCHEMES, MAPPINGS, REPORTS, CHECKLISTS, SIGN_OFFS, WORKDAYS)
"""Kinds that go on as they are; 签审 are written by `sign` alone."""
_OWN_YEAR = (COMMITMENTS, APPRAISALS)
"""Kinds whose entries are of their year alone: a new 责任书 is signed, a new report given."""


def carries(kind: Kind) -> bool:
    """Whether what is unfinished in ledgers of a kind goes on in the new year."""
    return issubclass(kind.entry, Matter) and kind not in _OWN_YEAR


def keeps_years(kind: Kind) -> bool:
    """Whether ledgers of a kind say which years the workspace has opened."""
    return carries(kind) or kind in OPENED


class Going(NamedTuple):
    """An entry that goes into the new year. `shares` are units that owe a share of it and registered none."""

    ledger: Ledger
    entry: Entry[Matter]
    owed: Obligation | None
    unit: str
    shares: tuple[str, ...]

    @property
    def id(self) -> str:
        """编号."""
        return self.entry.model.id

    @property
    def recurs(self) -> bool:
        """Whether it is asked for period by period."""
        return self.owed is None


class Owing(NamedTuple):
    """Everything in the old ledgers: what is unfinished, what recurs, and shares that no entry can carry over."""

    unfinished: tuple[Going, ...]
    recurring: tuple[Going, ...]
    stranded: tuple[str, ...]


def owing(expansions: Iterable[Expansion], ledgers: Iterable[Ledger], day: date) -> Owing:
    """What the entries of these ledgers still owe on a day, in the order of the files."""
    files = {ledger.file for ledger in ledgers}
    unfinished: list[Going] = []
    recurring: list[Going] = []
    stranded: list[str] = []
    for own, shares in _by_entry(one for one in expansions if one.ledger.file in files):
        missing = tuple(share.unit for share in shares if _unfinished(share.obligations[0], day))
        if own.recurring:
            if own.entry.model.cancellation is None and own.entry.model.carry_over is None:
                recurring.append(Going(own.ledger, own.entry, None, own.unit, ()))
        elif _unfinished(own.obligations[0], day):
            unfinished.append(Going(own.ledger, own.entry, own.obligations[0], own.unit, missing))
        else:
            stranded += (share.id for share in shares if share.unit in missing)
    return Owing(tuple(unfinished), tuple(recurring), tuple(stranded))


def _by_entry(expansions: Iterable[Expansion]) -> Iterator[tuple[Expansion, list[Expansion]]]:
    """Each entry with the shares that stand behind it."""
    own: Expansion | None = None
    shares: list[Expansion] = []
    for one in expansions:
        if one.placeholder:
            shares.append(one)
            continue
        if own is not None:
            yield own, shares
        own, shares = one, []
    if own is not None:
        yield own, shares


def _unfinished(owed: Obligation, day: date) -> bool:
    """Open on the day, and by everything that the ledger knows since."""
    last = stand(owed, date.max, 0)
    over = last.hold in (Hold.CANCELLED, Hold.CARRIED) or last.phase is Phase.DONE
    return not over and stand(owed, day, 0).phase is not Phase.DONE


def carried_before(book: Book) -> dict[str, str]:
    """Where entries went that were carried over before: their last 编号, over several years if need be."""
    to = {
        entry.model.id: entry.model.carry_over.to
        for _, entry in book.each(Matter)
        if entry.model.carry_over is not None and entry.model.carry_over.to is not None
    }
    return {id_: _followed(to, id_) for id_ in to}


def _followed(to: Mapping[str, str], id_: str) -> str:
    seen = {id_}
    while id_ in to and to[id_] not in seen:
        id_ = to[id_]
        seen.add(id_)
    return id_


def repeated_before(book: Book, year: int, recurring: Iterable[Going]) -> dict[str, str]:
    """Recurring entries that the new year has already: by what their 备注 says, else by kind, unit and title."""
    named: dict[str, str] = {}
    titled: dict[tuple[str, str, str], str] = {}
    for ledger, entry in book.each(Matter):
        if ledger.header.years == Years(year, year):
            if (origin := origin_of(entry.model.remark)) is not None:
                named.setdefault(origin, entry.model.id)
            titled.setdefault(_identity(book, ledger, entry.model), entry.model.id)
    alike = {one.id: titled.get(_identity(book, one.ledger, one.entry.model)) for one in recurring}
    return {id_: new for id_, same in alike.items() if (new := named.get(id_, same)) is not None}


def _identity(book: Book, ledger: Ledger, model: Matter) -> tuple[str, str, str]:
    return ledger.kind.name, attribute(book, ledger, model).unit, bare(model.title)


def still_shared(book: Book, one: Going, along: Mapping[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    """分解到 (适用对象) of an unfinished entry, where some units have done their share: the units that have not.

    `along` are, for every entry, the units whose own share of it comes along.
    """
    model = one.entry.model
    owing_units = {*one.shares, *along.get(one.id, ()), one.unit}
    found: dict[str, tuple[str, ...]] = {}
    for key, named in (("分解到", model.delegated_to), ("适用对象", getattr(model, "applies_to", ()))):
        units = delegates(book, one.ledger, named)
        left = tuple(unit for unit in units if unit in owing_units)
        if len(left) < len(units):
            found[key] = () if set(left) == {one.unit} else left
    return found
