"""Entries with the common fields (任务清单, 责任清单, 问题整改) as obligations: domain notes b6, points 2, 10, 12."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.dates.recurrence import Occurrence
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.records import OccurrenceRecord
from dangjian_cli.models.shelf import RECTIFICATION, RESPONSIBILITY
from dangjian_cli.obligations import histories
from dangjian_cli.obligations.attribution import Attribution, attribute, delegates, shared_out_to
from dangjian_cli.obligations.deadlines import Deadlines, Series, deadlines_of, series_of
from dangjian_cli.obligations.obligation import (
    Completion,
    DueFrom,
    Expansion,
    Obligation,
    Role,
    Step,
    Tag,
)
from dangjian_cli.obligations.occurrences import assign
from dangjian_cli.obligations.own import own_tags
from dangjian_cli.obligations.standing import effective_deadline


def expand(book: Book, ledger: Ledger, entry: Entry[Matter], children: frozenset[str]) -> Iterator[Expansion]:
    """The entry's own obligations, then a placeholder for every unit it is shared out to that has no entry of its own.

    `children` are the units that have one (their entry names this one as 上级任务).
    """
    owed = _Owed.of(book, ledger, entry)
    yield owed.expansion()
    if named := shared_out_to(entry.model):
        for unit in delegates(book, ledger, named):
            if unit not in children and unit != owed.attribution.unit:
                yield from owed.placeholder(book, unit)


class _Owed(NamedTuple):
    """What one entry is owed as, by one unit."""

    ledger: Ledger
    entry: Entry[Matter]
    attribution: Attribution
    deadlines: Deadlines
    series: Series | None

    @classmethod
    def of(cls, book: Book, ledger: Ledger, entry: Entry[Matter]) -> "_Owed":
        reader = deadlines_of(book, ledger, entry.model)
        attribution = attribute(book, ledger, entry.model)
        return cls(ledger, entry, attribution, reader, series_of(ledger, entry.model, reader))

    def expansion(self) -> Expansion:
        base = self._base(self.entry.model.id)
        if self.series is None:
            return self._expansion(base, (base, *self._milestones(base)), placeholder=False)
        occurrences = self.series.occurrences(self.deadlines)
        filled = assign(self.series, occurrences, self.entry.model.occurrences).filled
        owed = tuple(
            self._occurrence(base, self.series, occurrence, filled.get(occurrence.name)) for occurrence in occurrences
        )
        return self._expansion(base, owed, placeholder=False)

    def placeholder(self, book: Book, unit: str) -> Iterator[Expansion]:
        """What a unit owes that has not registered an entry of its own: the parent's deadline, no facts."""
        base = self._base(f"{self.entry.model.id}@{book.units.short(unit)}")._replace(
            unit=unit,
            partners=(),
            completions=(),
            steps=(),
            closures=(),
            owners=(),
            evidence=0,
            claimed_done=False,
            placeholder=True,
            parent=self.entry.model.id,
            place=self.entry.key("分解到" if self.entry.model.delegated_to else "适用对象"),
        )
        if self.series is not None:
            owed = tuple(
                self._occurrence(base, self.series, occurrence, None)
                for occurrence in self.series.occurrences(self.deadlines)
                if book.units.exists(unit, occurrence.due)
            )
        else:
            owed = (base,) if book.units.exists(unit, self._asked_by(base)) else ()
        if owed:
            yield self._expansion(base, owed, placeholder=True)

    def _asked_by(self, base: Obligation) -> date | None:
        """The day on which a unit must exist to owe its share: the last deadline, else the end of the years."""
        due = effective_deadline(base, date.max).due
        years = self.ledger.header.years
        return due if due is not None or years is None else date(years.last, 12, 31)

    def _expansion(self, base: Obligation, owed: tuple[Obligation, ...], *, placeholder: bool) -> Expansion:
        return Expansion(base.id, self.ledger, self.entry, base.unit, self.series is not None, placeholder, owed)

    def _base(self, id_: str) -> Obligation:
        """The matter itself."""
        model = self.entry.model
        return Obligation(
            id=id_,
            entry_id=id_,
            role=Role.MATTER,
            kind=self.ledger.kind.name,
            ledger=self.ledger.name,
            source=self.ledger.file,
            years=self.ledger.header.years,
            office=self.attribution.office,
            title=model.owed_title,
            unit=self.attribution.unit,
            partners=self.attribution.partners,
            leader=model.leader,
            owners=model.owners,
            watcher=model.watcher,
            hard=bool(model.hard),
            tags=_tags(model, self.ledger.header.basis),
            parent=model.parent,
            recurrence=None,
            opens=self._opens(model.deadline),
            deadlines=histories.deadlines(model, self.deadlines),
            completions=histories.completions(model),
            steps=histories.steps(model),
            holds=histories.holds(model),
            closures=histories.closures(model),
            evidence=len(model.evidence),
            claimed_done=histories.claimed_done(model),
            placeholder=False,
            place=self.entry.place.entry,
            revisits=histories.revisits(model),
        )

    def _opens(self, wording: str | None) -> date | None:
        """When the work begins: as the wording says, else 开始, else the beginning of the ledger's year (b2)."""
        reading = self.deadlines.read(wording) if wording is not None else None
        context = self.deadlines.context
        return (reading.opens if reading is not None else None) or context.start or context.opens

    def _occurrence(
        self, base: Obligation, series: Series, occurrence: Occurrence, filled: tuple[int, OccurrenceRecord] | None
    ) -> Obligation:
        """One period, with the record that the entry has for it."""
        model = self.entry.model
        index, record = filled or (None, None)
        done = record.done_on if record else None
        return base._replace(
            id=f"{base.id}#{occurrence.name}",
            role=Role.OCCURRENCE,
            recurrence=series.wording,
            opens=occurrence.opens,
            deadlines=(
                DueFrom(None, occurrence.due, base.wording or series.wording, provisional=occurrence.provisional),
            ),
            completions=(Completion(done, True),) if done else (),
            steps=(Step(None, None),) if record and not done else (),
            holds=histories.holds_of_occurrence(model, occurrence.due),
            closures=(),
            revisits=(),
            evidence=len(record.evidence) if record else 0,
            claimed_done=False,
            place=base.place if index is None else self.entry.at("期次", index),
        )

    def _milestones(self, base: Obligation) -> Iterator[Obligation]:
        """The stages. One without a day of its own is done with the whole: nothing more is asked for."""
        for number, milestone in enumerate(self.entry.model.milestones, start=1):
            done = milestone.done_on
            yield base._replace(
                id=f"{base.id}/{number}",
                role=Role.MILESTONE,
                title=f"{base.title}：{milestone.name}" if milestone.name else base.title,
                opens=self._opens(milestone.deadline),
                deadlines=(self.deadlines.due_from(milestone.deadline),),
                completions=(Completion(done, True),) if done else base.completions,
                steps=(),
                closures=(),
                revisits=(),
                evidence=0,
                claimed_done=False,
                place=self.entry.at("节点", number - 1),
            )


def _own_words(model: Matter) -> Iterator[tuple[str, str | None]]:
    """What only one kind of ledger classifies by."""
    if RESPONSIBILITY.made(model):
        yield "主体", model.bearer
        yield "责任类型", model.type
    elif RECTIFICATION.made(model):
        yield "问题类别", model.problem_category
        yield "整改类型", model.type


def _tags(model: Matter, ledgers: tuple[str, ...]) -> tuple[Tag, ...]:
    """What reports may group by and queries ask for; 来源 is free text in some kinds and a vocabulary in others.

    What a ledger rests on (依据 of its header) every entry rests on, too.
    """
    tags = [Tag("专项", campaign) for campaign in model.campaigns]
    tags.extend(Tag("依据", basis) for basis in (*model.basis, *ledgers))
    tags.extend(Tag("共建单位", ally) for ally in model.allies)
    if model.category:
        tags.append(Tag("类别", model.category))
    origin = getattr(model, "origin", None)
    if origin:
        tags.append(Tag("来源", str(origin)))
    said = (
        ("措施", model.measures),
        ("融合业务", model.integration),
        ("存在不足", model.shortcomings),
        ("经验做法", model.lessons),
        ("目标值", model.target.text if model.target else None),
        *_own_words(model),
    )
    tags.extend(Tag("成果", result.name or result.told) for result in model.results if result.told)
    tags.extend(Tag(name, str(text)) for name, text in said if text)
    tags.extend(own_tags(model))
    return tuple(tags)
