"""The turn of the year: what is unfinished is carried over (结转), what recurs is taken along, ledgers are opened.

Everything is worked out before anything is written: the new text of every file, and what the turn would tell.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from dangjian_cli.base.errors import UsageError
from dangjian_cli.base.text import names
from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Ledger
from dangjian_cli.edit import year_looks as looks
from dangjian_cli.edit.ids import Ids
from dangjian_cli.edit.year_asked import FIRST_MEND, NAMED, Wanted, only_year, require_day, require_next
from dangjian_cli.edit.year_entry import Renewal, renewed, still_meant
from dangjian_cli.edit.year_moving import (
    LASTING,
    OPENED,
    Going,
    carried_before,
    carries,
    owing,
    repeated_before,
    still_shared,
)
from dangjian_cli.edit.year_targets import Plain, Target, Targets
from dangjian_cli.models.fields import Years
from dangjian_cli.models.written import scalar_text
from dangjian_cli.obligations.deadlines import Deadlines, deadlines_of, series_of
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import effective_deadline
from dangjian_cli.reports.turning import Look, Moved, OpenedLedger, Turning
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parsed import Data
from dangjian_cli.syntax.revise import revise


class Rewritten(NamedTuple):
    """A file as it is to be; `source` is what it held (None: it is new)."""

    path: PurePosixPath
    source: SourceFile | None
    text: str

    @property
    def after(self) -> bytes:
        """The bytes to be written."""
        return (self.source or SourceFile(self.path, "")).bearing(self.text)


class Turn(NamedTuple):
    """The new texts, and what they bring."""

    files: tuple[Rewritten, ...]
    told: Turning


def turn(
    book: Book, sources: Mapping[PurePosixPath, SourceFile], wanted: Wanted, elsewhere: Collection[str] = ()
) -> Turn:
    """Work the turn out. UsageError where it makes no sense, NotRevisedError where a text cannot take it.

    `elsewhere` are 编号 in use on other branches.
    """
    _require_files(book)
    require_next(book, wanted)
    return _Turner(book, sources, wanted).run(Ids.of(book, elsewhere))


class _Turner:
    """One turn. Entries go in the order of the files; the newest ledger gives the header of a new one."""

    def __init__(self, book: Book, sources: Mapping[PurePosixPath, SourceFile], wanted: Wanted) -> None:
        self._book = book
        self._plain = Plain(sources)
        self._order = {ledger.file: at for at, ledger in enumerate(book.ledgers)}
        self._wanted = wanted
        self._year = wanted.year
        self._first = date(wanted.year, 1, 1)
        self._targets = Targets(book, self._plain, wanted.year)
        self._ids = carried_before(book)
        self._new: dict[str, str] = {}
        self._looks: list[Look] = []

    def run(self, ids: Ids) -> Turn:
        old = [one for one in self._book.ledgers if self._ended(one) and carries(one.kind)]
        self._require_read(old)
        owed = owing(Situation(self._book, self._wanted.day).register.expansions, old, self._wanted.day)
        repeated = self._coming_along(owed.recurring) if self._wanted.recurring else ()
        going = sorted((*owed.unfinished, *repeated), key=self._place)
        self._open(going)
        for one in going:
            self._new[one.id] = self._next_id(one, ids)
        self._ids |= self._new
        along = _along(going)
        moved = [(one, self._move(one, along)) for one in going]
        self._looks += looks.stranded(owed.stranded)
        told = Turning(
            self._year,
            self._wanted.day,
            tuple(told for one, told in moved if not one.recurs),
            tuple(told for one, told in moved if one.recurs),
            tuple(_opened(one) for one in self._used()),
            (*self._looks, *looks.of_ledgers(self._book, self._year)),
            tuple(self._apart()),
        )
        return Turn(tuple(self._files(owed.unfinished)) if told.news else (), told)

    def _next_id(self, one: Going, ids: Ids) -> str:
        """A new 编号 of as many digits; what stands between the ledger's 编号前缀 and the number is kept (D of D08)."""
        target, old = self._targets.of(one.ledger), one.ledger.header.id_prefix
        begins = re.sub("[0-9]+$", "", one.id)
        within = begins[len(old) :] if old is not None and begins.startswith(old) else ""
        return ids.next(target.prefix + within, (len(one.id) - len(begins)) or None)

    def _ended(self, ledger: Ledger) -> bool:
        years = ledger.header.years
        return years is not None and years.last < self._year

    def _require_read(self, old: Sequence[Ledger]) -> None:
        """What cannot be read cannot be carried over, and may bear any number."""
        current = [one for one in self._book.ledgers if one.header.years == Years(self._year, self._year)]
        unread = [entry.id or str(ledger.file) for ledger in (*old, *current) for entry in ledger.unread]
        if unread:
            raise UsageError(f"有 {len(unread)} 个条目读不出来（{names(unread[:NAMED])}），不能开新年度", FIRST_MEND)

    def _place(self, one: Going) -> tuple[int, int]:
        return self._order[one.ledger.file], int(one.entry.place.path[-1])

    def _coming_along(self, recurring: Sequence[Going]) -> tuple[Going, ...]:
        """The recurring entries of last year that the new year does not have and that go on in it."""
        of_last = [one for one in recurring if only_year(one.ledger) == self._year - 1]
        there = repeated_before(self._book, self._year, of_last)
        self._ids |= there
        return tuple(one for one in of_last if one.id not in there and self._goes_on(one))

    def _goes_on(self, one: Going) -> bool:
        model, frame = one.entry.model, self._targets.of(one.ledger).frame
        if model.stop is not None and model.stop < self._first:
            self._looks.append(Look(one.id, f"写有结束日期 {model.stop}，没有沿用；还要办的，另行登记"))
            return False
        later = model.start is not None and model.start >= self._first
        model = model.model_copy(update={"start": model.start if later else None})
        reader = deadlines_of(self._book, frame, model)
        series = series_of(frame, model, reader)
        if series is not None and series.occurrences(reader):
            return True
        wording = model.deadline or model.frequency
        self._looks.append(Look(one.id, f"“{wording}”在 {self._year} 年没有一期，没有沿用"))
        return False

    def _open(self, going: Sequence[Going]) -> None:
        """The ledgers that the new year needs: newest first, so that their headers count."""
        needed = {one.ledger.file for one in going}
        for ledger in sorted(self._book.ledgers, key=lambda one: -(one.header.years.last if one.header.years else 0)):
            if self._ended(ledger):
                yearly = ledger.kind in OPENED and only_year(ledger) == self._year - 1
                if yearly or ledger.file in needed:
                    self._targets.of(ledger)

    def _move(self, one: Going, along: Mapping[str, frozenset[str]]) -> Moved:
        """The new entry, in its ledger."""
        model, target = one.entry.model, self._targets.of(one.ledger)
        old = deadlines_of(self._book, one.ledger, model)
        new = deadlines_of(self._book, target.frame, model.model_copy(update={"start": None}))
        before = "，".join(dict.fromkeys(said for said in (model.frequency, model.deadline) if said))
        deadline, shown = model.deadline, before or None
        if one.owed is not None:
            before = effective_deadline(one.owed, self._wanted.day).wording
            deadline = shown = self._deadline(one.id, before, old, new)
        renewal = Renewal(
            self._new[one.id],
            self._origin(one, before if deadline != before else ""),
            deadline,
            old,
            new,
            self._first,
            self._ids,
            {} if one.recurs else still_shared(self._book, one, along),
        )
        element = self._plain.element(one.ledger.file, int(one.entry.place.path[-1]))
        target.entries.append(renewed(one.entry, element, renewal))
        target.carried += not one.recurs
        target.repeated += one.recurs
        self._looks += looks.of_entry(self._book, one, renewal, self._wanted.day)
        return Moved(one.id, self._new[one.id], one.unit, before, shown, model.title)

    def _deadline(self, id_: str, before: str, old: Deadlines, new: Deadlines) -> str | None:
        """The old wording where it still means what it meant, else what was asked for; nothing is guessed."""
        kept = still_meant(before, old.read(before), new, self._first) if before else None
        if kept is not None:
            return kept
        given = self._wanted.deadlines.get(id_) or self._wanted.usual
        return require_day(given, new, self._first) if given else None

    def _origin(self, one: Going, before: str) -> str:
        if one.recurs:
            return f"沿用 {one.id}"
        years = scalar_text(one.ledger.header.years)
        return f"{years}年结转，原编号 {one.id}" + (f"，原时限 {before}" if before else "")

    def _apart(self) -> Iterator[tuple[str, PurePosixPath]]:
        """Ledgers of last year that nothing is taken from: somebody has to decide whether there is one more."""
        for ledger in self._book.ledgers:
            years = ledger.header.years
            last = years is not None and years.last == self._year - 1
            if last and not carries(ledger.kind) and ledger.kind not in (*OPENED, *LASTING):
                yield ledger.kind.name, ledger.file

    def _files(self, unfinished: Sequence[Going]) -> Iterator[Rewritten]:
        by_file: dict[PurePosixPath, list[Going]] = {}
        for one in unfinished:
            by_file.setdefault(one.ledger.file, []).append(one)
        for file, ones in by_file.items():
            source = self._plain.sources[file]
            elements = list(self._plain.elements(file))
            for one in ones:
                at = int(one.entry.place.path[-1])
                note: dict[str, Data] = {"日期": self._wanted.day.isoformat(), "至": self._new[one.id]}
                elements[at] = {**self._plain.element(file, at), "结转": note}
            yield Rewritten(file, source, revise(source, self._plain.with_elements(file, elements)))
        for target in self._used():
            yield Rewritten(target.file, target.source, target.text(self._plain))

    def _used(self) -> Iterator[Target]:
        """The ledgers of the new year that get entries, or are opened for those to come."""
        for target in self._targets.by_file.values():
            if target.entries or (target.source is None and target.kind in OPENED):
                yield target


def _require_files(book: Book) -> None:
    """Every file must be read: one that is not may hold anything."""
    if book.unread_files:
        listed = names(str(path) for path in book.unread_files[:NAMED])
        raise UsageError(f"有 {len(book.unread_files)} 个文件没有读入（{listed}），不能开新年度", FIRST_MEND)


def _along(going: Sequence[Going]) -> Mapping[str, frozenset[str]]:
    """For every entry the units whose own share of it goes into the new year."""
    found: dict[str, set[str]] = {}
    for one in going:
        if one.entry.model.parent is not None:
            found.setdefault(one.entry.model.parent, set()).add(one.unit)
    return {parent: frozenset(units) for parent, units in found.items()}


def _opened(target: Target) -> OpenedLedger:
    return OpenedLedger(target.file, target.kind.name, target.source is None, target.carried, target.repeated)
