"""What rule packs require, and which version of an item is in force on a day."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from dangjian_cli.book.entries import Entry
from dangjian_cli.models.basis import Basis
from dangjian_cli.models.limits import Limit
from dangjian_cli.models.rulepack import PackHeader, Requirement
from dangjian_cli.models.vocabulary import Confidence, UnitKind


class Item(NamedTuple):
    """One version of an item of a pack: in force from `since` until `until` inclusive (None: no bound).

    `off` is the reason for which it is not applied, None when it is.
    """

    model: Requirement
    pack: str
    published: date | None
    since: date | None
    until: date | None
    basis: Basis
    off: str | None
    shipped: bool
    entry: Entry[Requirement]
    version: str | None = None

    @classmethod
    def of(cls, header: PackHeader, pack: str, entry: Entry[Requirement], *, shipped: bool) -> "Item":
        """An entry in the light of its pack's header."""
        model = entry.model
        text = "、".join(model.basis or header.basis) + (model.article or "")
        confidence = model.confidence or header.confidence or Confidence.UNVERIFIED
        basis = Basis(text or ("本单位规则包" if not shipped else pack), confidence)
        since, until = model.in_force or header.in_force, model.until or header.until
        return cls(model, pack, header.published, since, until, basis, model.off, shipped, entry, header.version)

    def in_force(self, first: date, last: date) -> bool:
        """Whether this version holds throughout these days."""
        return (self.since is None or self.since <= first) and (self.until is None or last <= self.until)

    def applies_to(self, kind: UnitKind | None) -> bool:
        """Whether the item concerns units of this kind."""
        return not self.model.applies_to or kind in self.model.applies_to


class ItemState(Enum):
    """Whether a version of an item applies."""

    APPLIED = "适用"
    OFF = "停用"
    REPLACED = "被替换"
    TO_COME = "未生效"
    OVER = "已停止"


class Packs(NamedTuple):
    """Every version of every item by 编号: those of the workspace before ours, the latest first."""

    by_id: Mapping[str, tuple[Item, ...]]
    by_limit: Mapping[Limit | None, tuple[str, ...]]
    """The 编号 of what sets each limit: a rule asks for every unit."""
    off: Mapping[str, str]

    @classmethod
    def of(cls, items: Iterable[Item], off: Mapping[str, str]) -> "Packs":
        """Packs of all these items; `off` are those that dangjian.yaml switches off, with the reasons."""
        found: dict[str, list[Item]] = {}
        for item in items:
            reason = off.get(item.model.id)
            found.setdefault(item.model.id, []).append(item if reason is None else item._replace(off=reason))
        for versions in found.values():
            versions.sort(key=lambda item: (not item.shipped, item.since or date.min), reverse=True)
        limiting: dict[Limit | None, list[str]] = {}
        for id_, versions in found.items():
            limiting.setdefault(versions[0].model.limit, []).append(id_)
        by_limit = {limit: tuple(ids) for limit, ids in limiting.items()}
        return cls({id_: tuple(versions) for id_, versions in found.items()}, by_limit, off)

    @property
    def items(self) -> Iterator[Item]:
        """Every version of every item, in the order of the packs."""
        for versions in self.by_id.values():
            yield from versions

    def version(self, id_: str, first: date, last: date) -> Item | None:
        """The version of an item that holds throughout these days; None when none does or it is switched off."""
        found = next((item for item in self.by_id.get(id_, ()) if item.in_force(first, last)), None)
        return found if found is not None and found.off is None else None

    def edition(self, limit: Limit, version: str, day: date) -> "Bound | None":
        """The number that the pack of an edition (版本) sets, or a workspace under the same 编号 in its place.

        None when that edition does not limit it, or the item is off.
        """
        for id_, versions in self.by_id.items():
            if versions[0].model.limit is limit and any(one.version == version for one in versions):
                item = self.version(id_, day, day)
                return Bound(item.model.amount, item) if item is not None and item.model.amount is not None else None
        return None

    def state(self, item: Item, day: date) -> "ItemState":
        """Whether a version of an item applies on a day, and if not, why."""
        if item.since is not None and day < item.since:
            return ItemState.TO_COME
        if item.until is not None and item.until < day:
            return ItemState.OVER
        if next(one for one in self.by_id[item.model.id] if one.in_force(day, day)) is not item:
            return ItemState.REPLACED
        return ItemState.OFF if item.off is not None else ItemState.APPLIED

    def limit(self, limit: Limit, day: date, kind: UnitKind | None = None) -> "Bound | None":
        """The number in force on a day for units of a kind; None when no pack limits it, or the item is off."""
        for id_ in self.by_limit.get(limit, ()):
            item = self.version(id_, day, day)
            if item is not None and item.model.amount is not None and item.applies_to(kind):
                return Bound(item.model.amount, item)
        return None


class Bound(NamedTuple):
    """A number that a pack sets, and the item that sets it."""

    amount: Decimal
    item: Item

    @property
    def number(self) -> int:
        """The amount as a whole number: persons, days, months, years."""
        return int(self.amount)
