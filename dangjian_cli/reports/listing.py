"""What `list` shows: obligations with their standing, filtered."""

from collections.abc import Iterator
from dataclasses import dataclass

from dangjian_cli.dates.period import Period
from dangjian_cli.obligations.obligation import Hold, Obligation, Role
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Standing, stand
from dangjian_cli.reports.scope import Scope, belongs


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which obligations: None and empty sets mean all."""

    scope: Scope
    period: Period | None
    words: frozenset[str]
    person: str | None
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Listed:
    """An obligation as it stands."""

    obligation: Obligation
    standing: Standing


def listing(situation: Situation, wanted: Wanted) -> tuple[Listed, ...]:
    """The obligations wanted, in the order of the files."""
    return tuple(_wanted(situation, wanted))


def _wanted(situation: Situation, wanted: Wanted) -> Iterator[Listed]:
    for obligation in situation.register.obligations:
        if obligation.role not in wanted.roles or not wanted.scope.covers(obligation.unit, obligation.source):
            continue
        if wanted.person is not None and wanted.person not in persons(obligation):
            continue
        standing = stand(obligation, situation.today, situation.settings.soon_days)
        if wanted.words and not wanted.words & words(standing):
            continue
        if wanted.period is None or belongs(obligation, standing, wanted.period):
            yield Listed(obligation, standing)


def persons(obligation: Obligation) -> frozenset[str]:
    """Everyone who answers for it: persons responsible, leader, watcher."""
    named = (*obligation.owners, obligation.leader, obligation.watcher)
    return frozenset(name for name in named if name)


def words(standing: Standing) -> frozenset[str]:
    """Every word of the standing that may be asked for: the one shown, phase, timing; of what is held, that alone."""
    if standing.hold is not Hold.NONE:
        return frozenset({standing.hold.value})
    return frozenset({standing.word, standing.phase.value, standing.timing.value})
