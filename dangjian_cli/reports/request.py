"""What a report is asked for, with everything that is owed judged once for all its parts."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from dangjian_cli.dates.period import Period
from dangjian_cli.diagnostics.diagnostic import Diagnostic
from dangjian_cli.models.declared import Reach
from dangjian_cli.obligations.obligation import Role
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.query.match import Context, Test, test_of
from dangjian_cli.reports.completion import Completion, completion, is_earlier
from dangjian_cli.reports.listing import Listed, entries_by_id
from dangjian_cli.reports.scope import Scope
from dangjian_cli.reports.tally import Column, Judged, judge

DAYS = "{天数}"
"""What stands in a declared query for the number of days asked for."""


@dataclass(frozen=True)
class Request:
    """The situation, the period and the scope; for what looks ahead a number of days; `findings` are those of
    `check --alerts`, found when a report first asks for them.
    """

    situation: Situation
    period: Period
    scope: Scope
    days: int = 30
    findings: Callable[[], tuple[Diagnostic, ...]] = tuple

    @property
    def name(self) -> str:
        """What the workspace is called."""
        return self.situation.settings.name or "台账"

    @cached_property
    def completion(self) -> Completion:
        """The figures that `status` shows."""
        return completion(self.situation, self.period, self.scope)

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What `check --alerts` finds."""
        return self.findings()

    @cached_property
    def owed(self) -> tuple[tuple[Judged, Listed], ...]:
        """Every obligation in scope, in the order of the files."""
        situation = self.situation
        entries, day = entries_by_id(situation), situation.today
        judged = (
            judge(situation, owed, self.period)
            for owed in situation.register.obligations
            if self.scope.covers(owed.unit, owed.source)
        )
        return tuple(
            (one, Listed(one.obligation, one.standing, entries.get(one.obligation.entry_id), day)) for one in judged
        )

    @cached_property
    def with_earlier(self) -> tuple[tuple[Judged, Listed], ...]:
        """What belongs to the period, counted or apart, and what was due before it and is still open."""
        day, period = self.situation.today, self.period
        return tuple(
            each for each in self.owed if each[0].column is not Column.OUTSIDE or is_earlier(each[0], day, period)
        )

    @cached_property
    def in_period(self) -> tuple[tuple[Judged, Listed], ...]:
        """What belongs to the period, counted or apart."""
        return tuple(each for each in self.with_earlier if each[0].column is not Column.OUTSIDE)

    @cached_property
    def counted(self) -> tuple[Listed, ...]:
        """The totals of the period: matters and occurrences, nothing that stands apart."""
        return tuple(
            listed
            for judged, listed in self.in_period
            if judged.column is Column.TOTAL and judged.obligation.role is not Role.MILESTONE
        )

    def within(self, reach: Reach | None) -> tuple[tuple[Judged, Listed], ...]:
        """What a 范围 means."""
        match reach:
            case Reach.PERIOD:
                return self.in_period
            case Reach.ALL:
                return self.owed
            case Reach.WITH_EARLIER | None:
                return self.with_earlier

    def test(self, query: str | None) -> Test:
        """The test of a declared query; of none everything passes. Raises QueryError when it cannot be read."""
        if query is None:
            return lambda owed, at: True
        return test_of(query.replace(DAYS, str(self.days)), Context.of(self.situation.book, self.situation.today.year))
