"""Matters and periods with more evidence (佐证) than shows that they were done."""

from collections.abc import Iterator
from typing import NamedTuple

from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.diagnostics.diagnostic import Place
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.limits import Limit
from dangjian_cli.obligations.attribution import attribute
from dangjian_cli.obligations.situation import Situation


class Much(NamedTuple):
    """An entry, or a period of it (`part`), with the number of its evidence and the number that is enough."""

    ledger: Ledger
    entry: Entry[Matter]
    part: str
    unit: str
    number: int
    most: int
    place: Place

    @property
    def id(self) -> str:
        """编号, with the period."""
        return f"{self.entry.model.id}#{self.part}" if self.part else self.entry.model.id


def much_evidence(situation: Situation) -> tuple[Much, ...]:
    """What has more than the limit of the packs, in the order of the files; nothing where none is set."""
    return situation.once(_much_evidence)


def _much_evidence(situation: Situation) -> tuple[Much, ...]:
    bound = situation.book.packs().limit(Limit.EVIDENCE_MOST, situation.today) if _any(situation) else None
    return tuple(_over(situation, bound.number)) if bound is not None else ()


def _any(situation: Situation) -> bool:
    """Packs are built only where something could be over any limit."""
    return any(
        len(entry.model.evidence) > 1 or any(len(one.evidence) > 1 for one in entry.model.occurrences)
        for _, entry in situation.matters
    )


def _over(situation: Situation, most: int) -> Iterator[Much]:
    for ledger, entry in situation.matters:
        model = entry.model
        found = [("", len(model.evidence), entry.key("佐证"))]
        found += [
            (one.period or "", len(one.evidence), entry.key("期次", index, "佐证"))
            for index, one in enumerate(model.occurrences)
        ]
        for part, count, place in found:
            if count > most:
                yield Much(ledger, entry, part, attribute(situation.book, ledger, model).unit, count, most, place)
