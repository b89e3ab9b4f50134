"""What is entered twice: the same matter, word for word, in several ledgers of the same years, nothing referring to it.

Only what one unit answers for, or units one above the other: two branches that do the same thing each have a matter of
their own. An entry carried over or cancelled is entered no more; one that names the other (上级任务, or its 编号 in a
text) is delegated, supervised or goes on. Linear: what is compared with an entry is what stands for its unit.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dangjian_cli.base.text import bare
from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.kinds import APPRAISALS, COMMITMENTS
from dangjian_cli.obligations.attribution import attribute
from dangjian_cli.obligations.situation import Situation

_YEAR = re.compile("(?:19|20)[0-9]{2}年?度?")
_PARTIES = (COMMITMENTS, APPRAISALS)
"""Kinds whose title is a party or a person: many entries bear the same."""


class Entered(NamedTuple):
    """An entry with its ledger and unit; `root` is the entry that it was broken down from."""

    ledger: Ledger
    entry: Entry[Matter]
    unit: str
    root: str

    @property
    def id(self) -> str:
        """编号."""
        return self.entry.model.id


class Duplicate(NamedTuple):
    """An entry and an earlier one that says the same; `upward`: its unit is above that of the earlier one."""

    first: Entered
    again: Entered
    upward: bool


def duplicates(situation: Situation) -> tuple[Duplicate, ...]:
    """Every entry that says again what an earlier one of another ledger says, with that one."""
    return situation.once(_duplicates)


def _duplicates(situation: Situation) -> tuple[Duplicate, ...]:
    book = situation.book
    by_title: dict[str, list[tuple[Ledger, Entry[Matter]]]] = {}
    for ledger, entry in situation.matters:
        model = entry.model
        if ledger.kind not in _PARTIES and model.cancellation is None and model.carry_over is None:
            by_title.setdefault(_said(model.title), []).append((ledger, entry))
    several = [ones for title, ones in by_title.items() if title and len({ledger.file for ledger, _ in ones}) > 1]
    if not several:
        return ()
    parents = {entry.model.id: entry.model.parent for _, entry in situation.matters if entry.model.parent is not None}
    return tuple(
        found
        for ones in several
        for found in _within(
            book,
            [Entered(ledger, entry, attribute(book, ledger, entry.model).unit, _root(parents, entry.model.id))
             for ledger, entry in ones],
        )
    )  # fmt: skip


def _said(title: str) -> str:
    return bare(_YEAR.sub("", title))


def _root(parents: Mapping[str, str], id_: str) -> str:
    seen = {id_}
    while (above := parents.get(id_)) is not None and above not in seen:
        seen.add(above)
        id_ = above
    return id_


def _within(book: Book, ones: list[Entered]) -> Iterator[Duplicate]:
    """Of entries with one title those that repeat an earlier one."""
    of_unit: dict[str, dict[tuple[object, str], Entered]] = {}
    below: dict[str, dict[tuple[object, str], Entered]] = {}
    for one in ones:
        above = _above(book, one.unit)
        earlier = (*(of_unit.get(unit, {}) for unit in (one.unit, *above)), below.get(one.unit, {}))
        first = next((each for each in _all(earlier) if _says_again(each, one)), None)
        if first is not None:
            yield Duplicate(first, one, first.unit != one.unit and first.unit not in above)
        key = (one.ledger.file, one.root)
        of_unit.setdefault(one.unit, {}).setdefault(key, one)
        for unit in above:
            below.setdefault(unit, {}).setdefault(key, one)


def _all(found: tuple[Mapping[tuple[object, str], Entered], ...]) -> Iterator[Entered]:
    for each in found:
        yield from each.values()


def _above(book: Book, unit: str) -> tuple[str, ...]:
    """The units above, up to the top."""
    above: list[str] = []
    superior = book.units.superior(unit)
    while superior is not None and superior not in above and superior != unit:
        above.append(superior)
        superior = book.units.superior(superior)
    return tuple(above)


def _says_again(first: Entered, again: Entered) -> bool:
    return (
        first.ledger.file != again.ledger.file
        and first.root != again.root
        and _same_years(first.ledger, again.ledger)
        and not _names(first.entry.model, again.id)
        and not _names(again.entry.model, first.id)
    )


def _same_years(one: Ledger, other: Ledger) -> bool:
    ours, theirs = one.header.years, other.header.years
    return ours is None or theirs is None or (ours.first <= theirs.last and theirs.first <= ours.last)


def _names(model: Matter, id_: str) -> bool:
    """Whether a text of the entry names the other one: a 督办事项 says in 来源 or 来文 what it is about."""
    said = (model.remark, getattr(model, "origin", None), getattr(model, "document", None), *model.basis)
    return any(id_ in str(text) for text in said if text)
