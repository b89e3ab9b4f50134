"""A text before and after repairs, as read; and whether the repairs did what they should and nothing else."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from dangjian_cli.base.position import Span
from dangjian_cli.book.validate import validate
from dangjian_cli.diagnostics.diagnostic import Fault, Location, Place
from dangjian_cli.edit.spot import Cut, Spot
from dangjian_cli.edit.wording_repairs import LIKELY, SAFE, Wording, after
from dangjian_cli.models.kinds import LIST_KEY, Kind, kind_of
from dangjian_cli.rules.diagnose import suppressible
from dangjian_cli.source.lines import Lines
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.comments import suppressions
from dangjian_cli.syntax.locate import locate
from dangjian_cli.syntax.parse import parse
from dangjian_cli.syntax.parsed import Data
from dangjian_cli.syntax.pieces import is_misspelt_start

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u180e\u200b\u2060\ufeff"))


class Plan(NamedTuple):
    """What would cure one fault; `likely`: the writer is guessed at."""

    fault: Fault
    line: int
    cuts: Sequence[Cut]
    likely: bool
    wording: Wording | None = None

    @property
    def aligns(self) -> bool:
        """Whether it moves lines to the right or left."""
        return self.fault.variant in ("too_little", "too_much", "dash_misaligned", "dash_too_deep")

    @property
    def stretch(self) -> tuple[int, int]:
        """First and last offset that it touches."""
        return min(cut.start for cut in self.cuts), max(cut.end for cut in self.cuts)


class State:
    """A text as it is read: its data, its faults with their places, and which lines make up an entry."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.parsed = parse(source)
        self.lines = Lines.of(source.text)
        self.faults: tuple[Fault, ...] = self.parsed.faults + validate(self.parsed).faults

    @property
    def data(self) -> Data | None:
        """What could be read."""
        return self.parsed.data

    @property
    def kind(self) -> Kind | None:
        """The kind of ledger, when the file says it."""
        return kind_of(self.data) if isinstance(self.data, dict) else None

    @cached_property
    def _located(self) -> Mapping[Place, Span]:
        places = {fault.where for fault in self.faults if isinstance(fault.where, Place)}
        return locate(self.source, places) if places else {}

    @cached_property
    def suppressed(self) -> frozenset[tuple[int, str]]:
        """Lines with the codes that a comment there silences."""
        found = (one for one in suppressions(self.source) if one.reason)
        return frozenset((one.line, code.text) for one in found for code in one.codes if suppressible(code.text))

    def span(self, fault: Fault) -> Span:
        """Where a fault stands."""
        return fault.where.span if isinstance(fault.where, Location) else self._located[fault.where]

    def spots(self, *, by_place: bool) -> Iterator[Spot]:
        """The faults of the models (`by_place`), or those of the text; not what a comment says to leave as it is."""
        for fault in self.faults:
            if isinstance(fault.where, Place) is by_place:
                span = self.span(fault)
                if (span.start.line, fault.code) in self.suppressed:
                    continue
                start, end = self.lines.offset(span.start), self.lines.offset(span.end)
                yield Spot(fault, self.lines, start, end, self.data, self.kind)

    def after(self, cuts: Sequence[Cut]) -> "State":
        """The text with the cuts made."""
        pieces, done = [], 0
        for cut in sorted(cuts):
            pieces += [self.source.text[done : cut.start], cut.text]
            done = cut.end
        return State(self.source._replace(text="".join(pieces) + self.source.text[done:]))

    @cached_property
    def entry_of(self) -> Sequence[int]:
        """For every line, from 1 on, the line in which its entry begins; 0 in the header."""
        found, first = [0], 0
        for number in range(1, self.lines.count + 1):
            first = number if is_misspelt_start(self.lines.line(number)) else first
            found.append(first)
        return found

    def whole_line(self, number: int) -> str:
        """A line with its end."""
        return self.source.text[self.lines.start(number) : self.lines.start(number + 1)]

    def unread_entries(self) -> set[int]:
        """The first lines of entries that could not be read."""
        spans = [piece.span for piece in self.parsed.unread]
        return {self.entry_of[n] for span in spans for n in range(span.start.line, span.end.line + 1)}


def proven(before: State, now: State, plans: Sequence[Plan]) -> bool:
    """Whether exactly these repairs were made, and nothing else changed."""
    if before.lines.count != now.lines.count or now.data is None:
        return False
    cuts = [cut for plan in plans for cut in plan.cuts]
    touched = {before.entry_of[before.lines.number(cut.start)] for cut in cuts}
    return (
        _cured(now, plans)
        and _no_other_faults(before, now, touched | before.unread_entries(), plans[0].wording is not None)
        and (_as_worded(before, now, plans) if plans[0].wording is not None else grown(before, now, 0 in touched))
    )


def _cured(now: State, plans: Sequence[Plan]) -> bool:
    """Whether no repaired fault stands where it stood."""
    left: dict[tuple[str, str, str], list[int]] = {}
    for fault in now.faults:
        left.setdefault(_named(fault), []).append(now.lines.offset(now.span(fault).start))
    moved = 0
    for plan in sorted(plans, key=lambda each: each.stretch):
        first = plan.stretch[0] + moved
        last = first + max(1, len(plan.cuts[0].text))
        if any(first <= at < last for at in left.get(_named(plan.fault), ())):
            return False
        moved += sum(len(cut.text) - (cut.end - cut.start) for cut in plan.cuts)
    return True


def _named(fault: Fault) -> tuple[str, str, str]:
    return fault.code, fault.variant, str(fault.values.get("code"))


def _no_other_faults(before: State, now: State, hidden: set[int], worded: bool) -> bool:
    """Whether faults are new only in entries that were repaired, or not read: there they were hidden.

    A word that was guessed at may only show what can itself be repaired: else the guess was wrong.
    """
    new = _counted(now) - _counted(before)
    curable = SAFE.keys() | LIKELY.keys()
    return all(
        now.entry_of[line] in hidden and (not worded or (code, variant) in curable) for code, variant, line in new
    )


def _counted(state: State) -> Counter[tuple[str, str, int]]:
    return Counter((fault.code, fault.variant, state.span(fault).start.line) for fault in state.faults)


def _as_worded(before: State, now: State, plans: Sequence[Plan]) -> bool:
    """Whether the data are the same but for the words that were repaired. Keys last: they stand in other paths."""
    expected = before.data
    wordings = [plan.wording for plan in plans if plan.wording is not None]
    for wording in sorted(wordings, key=lambda each: (each.place.part.value == "key", -len(each.place.path))):
        if expected is None:
            return False
        expected = after(expected, wording)
    return now.data == expected


def grown(before: State, now: State, header: bool = True) -> bool:
    """Whether all that was read is read as before, and only what was left out has come in."""
    if len(now.parsed.unread) > len(before.parsed.unread):
        return False
    if not isinstance(before.data, dict):
        return isinstance(now.data, dict)
    if not isinstance(now.data, dict):
        return False
    old, new = _seen(before.data), _seen(now.data)
    assert isinstance(old, dict)
    assert isinstance(new, dict)
    omitted = _omitted(before)
    entries, found = old.pop(LIST_KEY, []), new.pop(LIST_KEY, [])
    free = frozenset(new) if header else frozenset(str(path[0]) for path in before.parsed.omitted if len(path) == 1)
    if not _fits(old, new, free):
        return False
    if not isinstance(entries, list) or not isinstance(found, list):
        return entries == found
    index = 0
    for entry in found:
        if index < len(entries) and _fits(entries[index], entry, omitted.get(index, frozenset())):
            index += 1
    return index == len(entries)


def _omitted(state: State) -> Mapping[int, frozenset[str]]:
    """The keys of entries of whose values something was left out, by the index of the entry."""
    keys: dict[int, set[str]] = {}
    for path in state.parsed.omitted:
        if len(path) > 2 and path[0] == LIST_KEY and isinstance(path[1], int):
            keys.setdefault(path[1], set()).add(str(path[2]))
    return {index: frozenset(found) for index, found in keys.items()}


def _fits(old: Data, new: Data, free: frozenset[str]) -> bool:
    """Whether a mapping is the same, but that keys of `free` may have come in or hold more."""
    if old == new or not free or not isinstance(old, dict) or not isinstance(new, dict):
        return old == new
    if not new.keys() - old.keys() <= free:
        return False
    return all(
        key in new and (new[key] == value or (key in free and _holds(value, new[key]))) for key, value in old.items()
    )


def _holds(old: Data, new: Data) -> bool:
    """Whether the new value holds all of the old one."""
    if isinstance(old, dict) and isinstance(new, dict):
        return all(key in new and _holds(value, new[key]) for key, value in old.items())
    if isinstance(old, list) and isinstance(new, list):
        rest = iter(new)
        return all(any(_holds(value, other) for other in rest) for value in old)
    return old == new


def _seen(data: Data) -> Data:
    """The data without the characters that nobody sees."""
    if isinstance(data, dict):
        return {key.translate(_UNSEEN): _seen(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_seen(value) for value in data]
    return data.translate(_UNSEEN)
