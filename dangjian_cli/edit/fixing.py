"""`fix`: each repair cures one fault, and nothing is taken for cured that was not proven.

A mistake of typing hides what stands behind it, so the text is read anew after every round of repairs. A round counts
only when the proof holds: what was read before is read as before (but for the word that was repaired), the faults that
were repaired are gone, and new ones came to light only in entries that could not be read. Of a round that fails, one
half after the other is tried, so that a single doubtful repair spoils no other.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from dangjian_cli.edit import typing_repairs, wording_repairs
from dangjian_cli.edit.proof import Plan, State, grown, proven
from dangjian_cli.edit.wording_repairs import reworded
from dangjian_cli.source.lines import Lines
from dangjian_cli.source.source_file import Newline, SourceFile

_T = TypeVar("_T")
_ROUNDS = 60
"""More rounds than any text needs: every round cures a fault or gives one up."""


class Repaired(NamedTuple):
    """One repair: the fault that it cured, the line, what was written there and what is now; `likely`: look at it."""

    code: str
    line: int
    before: str
    after: str
    likely: bool = False


class Fixed(NamedTuple):
    """A file as repaired; `repairs` in the order of the lines. Its number of lines never changes."""

    source: SourceFile
    repairs: tuple[Repaired, ...]


def fix(source: SourceFile, likely: bool = False, leave: frozenset[str] = frozenset()) -> Fixed:
    """Cure all faults of text and shape for which there is a repair; `likely`: also where the writer is guessed at.

    Codes of `leave` are none of the workspace's concern.
    """
    fixer = _Fixer(source, likely, leave)
    fixer.run()
    return Fixed(fixer.state.source, tuple(sorted(fixer.repairs, key=lambda each: (each.line, each.code))))


class _Fixer:
    """Cures round by round: first what keeps the text from being read, then what the models refuse."""

    def __init__(self, source: SourceFile, likely: bool, leave: frozenset[str]) -> None:
        self.state = State(source)
        self.likely = likely
        self.leave = leave
        self.repairs: list[Repaired] = []
        self.given_up: set[tuple[str, str, int, str]] = set()

    def run(self) -> None:
        """Until nothing is left that can be cured."""
        self._line_ends()
        start = self.state
        self._all(self._of_typing)
        self._take_back(start)
        self._all(self._of_wording)

    def _all(self, planned: Callable[[State], Iterable[Plan]]) -> None:
        for _ in range(_ROUNDS):
            plans = self._apart(planned(self.state))
            if not plans:
                break
            self._try(plans)

    def _take_back(self, start: State) -> None:
        """Entries whose lines still do not stand together are left as they were: where they belong was not clear."""
        astray = {
            self.state.entry_of[self.state.span(fault).start.line]
            for fault in self.state.faults
            if fault.code == "DJ014"
        } & {start.entry_of[one.line] for one in self.repairs if one.code == "DJ014"}
        if not astray:
            return
        text = "".join(
            (start if start.entry_of[number] in astray else self.state).whole_line(number)
            for number in range(1, start.lines.count + 1)
        )
        changed = State(self.state.source._replace(text=text))
        kept = grown(start, changed)
        self.state = changed if kept else start
        self.repairs = [
            one for one in self.repairs if one.code == "DJ002" or (kept and start.entry_of[one.line] not in astray)
        ]

    def _line_ends(self) -> None:
        """DJ002: no mark at the head of the file, one kind of line end: that which most lines have."""
        source = self.state.source
        if "DJ002" in self.leave or any(code == "DJ002" for _, code in self.state.suppressed):
            return
        if source.bom:
            source = source._replace(bom=False)
            self.repairs.append(Repaired("DJ002", 1, "BOM", ""))
        if source.newline == "mixed":
            crlf = source.text.count("\r\n")
            newline: Newline = "\r\n" if crlf * 2 > len(Lines.of(source.text).starts) - 1 else "\n"
            plain = source.text.replace("\r\n", "\n").replace("\r", "\n")
            source = source._replace(text=plain.replace("\n", newline), newline=newline)
            self.repairs.append(Repaired("DJ002", 1, "CR", "LF"))
        changed = State(source)
        if changed.data == self.state.data and len(changed.faults) <= len(self.state.faults):
            self.state = changed
        else:
            self.repairs.clear()

    def _apart(self, planned: Iterable[Plan]) -> list[Plan]:
        """The plans of a round: none that was given up, none that touches another.

        Where lines stand is looked at when everything else in their entry is right: a wrong dash moves them all.
        """
        plans: list[Plan] = []
        able = [
            plan for plan in planned if plan.fault.code not in self.leave and self._identity(plan) not in self.given_up
        ]
        busy = {self.state.entry_of[plan.line] for plan in able if not plan.aligns}
        end = -1
        for plan in sorted(able, key=lambda each: each.stretch):
            if plan.stretch[0] > end and not (plan.aligns and self.state.entry_of[plan.line] in busy):
                plans.append(plan)
                end = plan.stretch[1]
        return plans

    def _of_typing(self, state: State) -> Iterator[Plan]:
        for spot in state.spots(by_place=False):
            name = (spot.fault.code, spot.fault.variant)
            for repairs, likely in self._tables(typing_repairs.SAFE, typing_repairs.LIKELY):
                repair = repairs.get(name)
                cuts = [cut for cut in repair(spot) if cut.changes(spot.text)] if repair is not None else []
                if cuts:
                    yield Plan(spot.fault, spot.number, cuts, likely)
                    break

    def _of_wording(self, state: State) -> Iterator[Plan]:
        for spot in state.spots(by_place=True):
            name = (spot.fault.code, spot.fault.variant)
            for rewordings, likely in self._tables(wording_repairs.SAFE, wording_repairs.LIKELY):
                rewording = rewordings.get(name)
                wording = reworded(spot, rewording) if rewording is not None else None
                if wording is not None:
                    yield Plan(spot.fault, spot.number, [wording.cut], likely, wording)
                    break

    def _tables(self, safe: _T, likely: _T) -> Sequence[tuple[_T, bool]]:
        return [(safe, False), (likely, True)] if self.likely else [(safe, False)]

    def _try(self, plans: Sequence[Plan]) -> bool:
        """Apply the plans, or those of a half that can be proven; one alone that cannot is given up."""
        changed = self.state.after([cut for plan in plans for cut in plan.cuts])
        if proven(self.state, changed, plans):
            self.repairs += [_repaired(self.state, plan) for plan in plans]
            self.state = changed
            return True
        if len(plans) == 1:
            if plans[0].wording is None and self._try_line(plans[0], changed):
                return True
            self.given_up.add(self._identity(plans[0]))
            return False
        middle = len(plans) // 2
        return self._try(plans[:middle]) or self._try(plans[middle:])

    def _try_line(self, plan: Plan, changed: State) -> bool:
        """Apply a plan with what comes to light on the same line: two mistakes may together be read as one key."""
        others = [other for other in self._apart(self._of_typing(changed)) if other.line == plan.line]
        whole = changed.after([cut for other in others for cut in other.cuts])
        if not others or not proven(self.state, whole, [plan]):
            return False
        self.repairs += [_repaired(self.state, plan), *(_repaired(changed, other) for other in others)]
        self.state = whole
        return True

    def _identity(self, plan: Plan) -> tuple[str, str, int, str]:
        return plan.fault.code, plan.fault.variant, plan.line, self.state.lines.line(plan.line)


def _repaired(state: State, plan: Plan) -> Repaired:
    text = state.source.text
    before = "".join(text[cut.start : cut.end] for cut in plan.cuts)
    return Repaired(plan.fault.code, plan.line, before, "".join(cut.text for cut in plan.cuts), plan.likely)
