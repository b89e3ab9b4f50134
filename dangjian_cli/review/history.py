"""How the figures grew from commit to commit, and the life of one entry."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from dangjian_cli.dates.period import Grain, Period
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.completion import completion
from dangjian_cli.reports.figures import Figures
from dangjian_cli.reports.scope import Scope
from dangjian_cli.review.compare import Field, fields_of
from dangjian_cli.review.snapshot import Data
from dangjian_cli.source.revision import Revision


class Moment(NamedTuple):
    """A point of a history: the end of a week, month or quarter, and the commit that was the newest then."""

    label: str
    day: date
    revision: Revision


@dataclass(frozen=True, slots=True)
class Step:
    """The figures of a moment, of the commit's state on that day. `scope` may be of units alone."""

    moment: Moment
    figures: Figures


def moments(period: Period, grain: Grain, commits: Sequence[Revision], today: date) -> tuple[Moment, ...]:
    """The ends of the parts of a period up to today, each with its commit (newest first in `commits`).

    Parts before the first commit are left out. The last one ends today.
    """
    found = []
    for part in period.split(grain):
        day = min(part.last, today)
        commit = next((one for one in commits if one.day <= day), None)
        if part.start <= today and commit is not None:
            found.append(Moment(_label(part, grain), day, commit))
    newest = next((one for one in commits if one.day <= today), None)
    if newest is not None and period.contains(today) and (not found or found[-1].day < today):
        found.append(Moment(f"{today.month}月{today.day}日", today, newest))  # weeks may end before the period does
    return tuple(found)


def _label(part: Period, grain: Grain) -> str:
    match grain:
        case Grain.WEEK:
            return f"{part.last.month}月{part.last.day}日"
        case Grain.MONTH:
            return f"{part.start.month}月"
        case _:
            return part.label


def step(situation: Situation, moment: Moment, period: Period, scope: Scope) -> Step:
    """The figures of the period as they stood at a moment."""
    return Step(moment, completion(situation, period, scope).figures)


class Chapter(NamedTuple):
    """What one commit did to an entry: it came (`born`), it went, or these keys changed."""

    revision: Revision | None
    file: PurePosixPath
    born: bool
    gone: bool
    fields: tuple[Field, ...]


class State(NamedTuple):
    """An entry in one commit: where it stands and what a ledger holds for it; None where it is not there."""

    revision: Revision | None
    found: tuple[PurePosixPath, Data] | None


def life(states: Iterable[State]) -> Iterator[Chapter]:
    """The chapters of an entry, from its states in the order of time; states that change nothing are no chapter."""
    before: tuple[PurePosixPath, Data] | None = None
    for state in states:
        now = state.found
        if now is not None and before is None:
            yield Chapter(state.revision, now[0], True, False, tuple(fields_of({}, now[1])))
        elif now is None and before is not None:
            yield Chapter(state.revision, before[0], False, True, ())
        elif now is not None and before is not None and now != before:
            yield Chapter(state.revision, now[0], False, False, tuple(fields_of(before[1], now[1])))
        before = now


def untouched(
    last: Mapping[PurePosixPath, date], files: Iterable[PurePosixPath], today: date, days: int
) -> tuple[tuple[PurePosixPath, date, int], ...]:
    """The ledgers that no commit has touched for so many days, the longest first: file, day, days."""
    found = ((file, last[file], (today - last[file]).days) for file in files if file in last)
    return tuple(sorted((one for one in found if one[2] >= days), key=lambda one: (-one[2], one[0])))
