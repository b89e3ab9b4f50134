"""Review: two snapshots with what changed, as rules and reports look at them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from dangjian_cli.diagnostics.diagnostic import Place
from dangjian_cli.models.entry import Matter
from dangjian_cli.obligations.obligation import Obligation
from dangjian_cli.obligations.standing import Standing, stand
from dangjian_cli.review.compare import Changed, Changes, compare
from dangjian_cli.review.snapshot import Item, Snapshot

OLD_SIDE = "旧"
"""The revision of a place on the old side where that side is no commit."""


class Side(NamedTuple):
    """One entry that someone owes, as one of the two snapshots has it."""

    item: Item
    model: Matter
    obligations: tuple[Obligation, ...]
    standing: Standing

    @property
    def owed(self) -> Obligation:
        """The matter itself, or the first of its periods."""
        return self.obligations[0]


@dataclass(frozen=True)
class Review:
    """Both sides are judged on one day, that of the new side: what differs is work, not time."""

    old: Snapshot
    new: Snapshot

    @property
    def day(self) -> date:
        """The day on which both sides are looked at."""
        return self.new.situation.today

    @property
    def recorded_on(self) -> date:
        """The day on which the new side was recorded; what is not recorded yet is of the day itself."""
        return self.new.revision.day if self.new.revision is not None else self.day

    @cached_property
    def changes(self) -> Changes:
        """Everything that changed."""
        return compare(self.old, self.new)

    @cached_property
    def pairs(self) -> tuple[tuple[Changed, Side, Side], ...]:
        """Every changed entry that someone owes, on both sides, with its first obligation (the matter itself)."""
        return tuple(self._pairs())

    def _pairs(self) -> Iterator[tuple[Changed, Side, Side]]:
        for changed in self.changes.changed:
            old, new = self.side(self.old, changed.old), self.side(self.new, changed.new)
            if old is not None and new is not None:
                yield changed, old, new

    def side(self, snapshot: Snapshot, item: Item) -> Side | None:
        """An entry as one side has it; None for what nobody owes."""
        model = item.entry.model
        if not isinstance(model, Matter):
            return None
        obligations = snapshot.owed(item)
        if not obligations:
            return None
        standing = stand(obligations[0], self.day, snapshot.situation.settings.soon_days)
        return Side(item, model, obligations, standing)

    def reused(self, changed: Changed) -> bool:
        """Whether one 编号 now names another matter: neither kind nor title is what it was."""
        old, new = (getattr(item.entry.model, "title", "") or "" for item in (changed.old, changed.new))
        kinds = changed.old.ledger.kind is changed.new.ledger.kind
        return not changed.renamed and old != new and (not kinds or not _alike(old, new))

    def is_old(self, place: Place) -> bool:
        """Whether a place that a concern names is on the old side; both sides may be commits."""
        return place.revision == self._old_name

    @property
    def _old_name(self) -> str:
        return self.old.revision.short if self.old.revision is not None else OLD_SIDE

    def at_old(self, item: Item, *steps: str) -> Place:
        """A place on the old side; without steps the line of the 编号."""
        place = item.entry.at(*steps) if steps else item.entry.place.entry
        return place._replace(revision=self._old_name)

    def at_new(self, item: Item, key: str) -> Place:
        """The key on the new side, or the line of the 编号 where it is not there any more."""
        return item.entry.at(key) if key in item.data else item.entry.place.entry


def _alike(old: str, new: str) -> bool:
    """Whether a title was reworded: half of its characters are still there."""
    kept = sum(char in new for char in old)
    return 2 * kept >= len(old) or 2 * sum(char in old for char in new) >= len(new)
