"""The deadlines that an entry states, as read: its 时限, those of its 节点, and the 新时限 of its 延期."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.dates.reading import Reading
from dangjian_cli.diagnostics.diagnostic import Place, Values
from dangjian_cli.models.entry import Matter
from dangjian_cli.obligations.deadlines import Deadlines, deadlines_of


class Stated(NamedTuple):
    """One wording of an entry and what it means. `part` names the 节点 or 延期 that it belongs to, empty for 时限."""

    ledger: Ledger
    entry: Entry[Matter]
    part: str
    place: Place
    reading: Reading

    @property
    def values(self) -> Values:
        """What the reading says about itself, for the sentences of a rule."""
        advice = self.reading.advice or ""
        return {"part": self.part, "sentence": self.reading.sentence or "", "advice": advice}


def beyond_days(book: Book, matters: Iterable[tuple[Ledger, Entry[Matter]]]) -> Iterator[Stated]:
    """Every deadline that is more, or less, than one certain day, entry by entry, 时限 first: what rules look at."""
    for ledger, entry in matters:
        model = entry.model
        reader = deadlines_of(book, ledger, model)
        if model.deadline is not None and not (reading := reader.read(model.deadline)).certain:
            yield Stated(ledger, entry, "", entry.at("时限"), reading)
        for index, milestone in enumerate(model.milestones):
            if milestone.deadline is not None and not (reading := reader.read(milestone.deadline)).certain:
                part = f"{milestone_label(model, index)}的时限"
                yield Stated(ledger, entry, part, entry.at("节点", index, "时限"), reading)
        for index, postponement in enumerate(model.postponements):
            wording = postponement.new_deadline
            if wording is not None and not (reading := reader.read(wording)).certain:
                yield Stated(ledger, entry, "延期的新时限", entry.at("延期", index, "新时限"), reading)


def milestone_label(model: Matter, index: int) -> str:
    """How a sentence calls a 节点: by its name, else by its number."""
    name = model.milestones[index].name
    return f"节点“{name}”" if name else f"第 {index + 1} 个节点"


def due(model: Matter, reader: Deadlines, day: date = date.max, without: int | None = None) -> date | None:
    """The last day of the deadline in force on a day: of the postponement approved last, else of 时限 (b6 point 4).

    Without a day, of the one in force in the end. `without` leaves one postponement out of account.
    """
    approved = [
        (postponement.approved_on, index, postponement.new_deadline)
        for index, postponement in enumerate(model.postponements)
        if index != without
        and postponement.new_deadline
        and postponement.approved_on
        and postponement.approved_on <= day
    ]
    wording = max(approved)[2] if approved else model.deadline
    return reader.read(wording).due if wording is not None else None
