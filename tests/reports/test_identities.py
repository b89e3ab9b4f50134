"""The identities that every figure obeys (domain notes b6), on ledgers in every state."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_books import DAYS, ledgers, situation_of
from soak import campaign

from dangjian_cli.dates.period import Period
from dangjian_cli.obligations.obligation import Hold, Role
from dangjian_cli.obligations.standing import Phase, Timing, stand
from dangjian_cli.reports.completion import completion
from dangjian_cli.reports.figures import Figures
from dangjian_cli.reports.grouping import Dimension
from dangjian_cli.reports.listing import Listed, Wanted, listing
from dangjian_cli.reports.scope import Scope
from dangjian_cli.reports.tally import Tally

YEAR = Period.of_year(2026)
PERIODS = st.sampled_from(
    [YEAR, Period.of_quarter(2026, 3), Period.of_half(2026, 1), Period.of_year(2025), Period.of_month(2026, 6)]
)


@campaign(12)
@given(ledger=ledgers(), day=DAYS, period=PERIODS)
def test_the_equation_holds(ledger: dict[str, Any], day: date, period: Period) -> None:
    """条目数 ＋ 应分解而未分解数 ＝ 总数 ＋ 各单列数 ＋ 按期次考核的条目数, on every day, for every period."""
    report = completion(situation_of(day, ledger), period, Scope())
    matters, parts = report.figures.matters, report.equation
    assert parts.entries + parts.undelegated == matters.total + matters.apart + parts.recurring
    assert parts.entries == len(ledger["条目"])


@campaign(12)
@given(ledger=ledgers(), day=DAYS, period=PERIODS)
def test_parts_make_the_whole(ledger: dict[str, Any], day: date, period: Period) -> None:
    """The three phases make the total; done is on time or late; what is due or overdue is part of it."""
    report = completion(situation_of(day, ledger), period, Scope())
    for tally in (report.figures.matters, report.figures.occurrences):
        assert tally.total == tally.done + tally.in_progress + tally.not_started
        assert tally.done == tally.done_on_time + tally.done_late
        assert tally.due_done_on_time <= tally.due <= tally.total
        assert tally.overdue + tally.due_soon <= tally.total - tally.done
        assert tally.closed + tally.awaiting_closure <= tally.rectifications


@pytest.mark.parametrize("by", [dimension for dimension in Dimension if not dimension.overlapping])
@campaign(12)
@given(ledger=ledgers(), day=DAYS)
def test_groups_add_up(by: Dimension, ledger: dict[str, Any], day: date) -> None:
    """Where a thing stands in one group only, the groups add up to the headline; and units roll up to their root."""
    report = completion(situation_of(day, ledger), YEAR, Scope(), by)
    nothing = Figures(Tally(), Tally())
    assert sum((group.own for group in report.groups), nothing) == report.figures
    if by is Dimension.UNIT:
        tops = [group for group in report.groups if group.depth == 0]
        assert sum((group.with_below or group.own for group in tops), nothing) == report.figures


def _told_by_list(rows: Sequence[Listed], everywhere: Sequence[Listed], day: date) -> dict[str, int]:
    """The figures of `status`, counted from the rows of `list`."""
    held = [row for row in rows if row.standing.hold is not Hold.NONE]
    live = [row.standing for row in rows if row.standing.hold is Hold.NONE]
    asked = [one for one in live if one.timing not in (Timing.NO_DEADLINE, Timing.UNASSESSABLE)]
    words = Counter(one.word for one in asked)
    phases = Counter(one.phase for one in asked)
    return {
        "total": len(asked),
        "done": phases[Phase.DONE],
        "in_progress": phases[Phase.IN_PROGRESS],
        "not_started": phases[Phase.NOT_STARTED],
        "done_on_time": words["按期完成"],
        "done_late": words["逾期完成"],
        "overdue": words["逾期"],
        "due_soon": words["临期"],
        "due": sum(one.due is not None and one.due <= day for one in asked),
        "ongoing": sum(one.timing is Timing.NO_DEADLINE for one in live),
        "unassessable": sum(one.timing is Timing.UNASSESSABLE for one in live),
        "suspended": sum(row.standing.hold is Hold.SUSPENDED for row in held),
        "cancelled": sum(row.standing.hold is Hold.CANCELLED for row in held),
        "carried": sum(row.standing.hold is Hold.CARRIED for row in held),
        "outside": len(everywhere) - len(rows),
    }


@campaign(25)
@given(ledger=ledgers(), day=DAYS, period=PERIODS)
def test_status_equals_the_lines_of_list(ledger: dict[str, Any], day: date, period: Period) -> None:
    """Every figure of `status` is the number of rows that `list` shows for it."""
    situation = situation_of(day, ledger)
    report = completion(situation, period, Scope())
    for role, tally in ((Role.MATTER, report.figures.matters), (Role.OCCURRENCE, report.figures.occurrences)):
        rows, everywhere = (
            listing(situation, Wanted(Scope(), span, frozenset(), frozenset({role}))) for span in (period, None)
        )
        told = _told_by_list(rows, everywhere, day)
        assert told == {name: getattr(tally, name) for name in told}


@campaign(12)
@given(ledger=ledgers(), day=DAYS)
def test_the_overdue_list_is_the_overdue_figure(ledger: dict[str, Any], day: date) -> None:
    """The list behind the figure has as many rows as the figure says, and nothing in it is done or held."""
    report = completion(situation_of(day, ledger), YEAR, Scope())
    within = [one for one in report.overdue if one.standing.due and YEAR.contains(one.standing.due)]
    assert sum(one.obligation.role is Role.MATTER for one in within) == report.figures.matters.overdue
    assert sum(one.obligation.role is Role.OCCURRENCE for one in within) == report.figures.occurrences.overdue
    assert all(one.standing.open and one.standing.days_late > 0 for one in report.overdue)


@campaign(12)
@given(ledger=ledgers(), day=DAYS)
def test_quarters_make_the_year(ledger: dict[str, Any], day: date) -> None:
    """What has a deadline belongs to exactly one quarter of its year."""
    situation = situation_of(day, ledger)
    year = completion(situation, YEAR, Scope()).figures
    quarters = [completion(situation, Period.of_quarter(2026, number), Scope()).figures for number in (1, 2, 3, 4)]
    for count in ("total", "done", "overdue", "due", "due_soon", "in_progress"):
        assert sum(getattr(quarter.matters, count) for quarter in quarters) == getattr(year.matters, count)
        assert sum(getattr(quarter.occurrences, count) for quarter in quarters) == getattr(year.occurrences, count)


def _days_in(value: object) -> set[date]:
    if isinstance(value, dict):
        return set().union(*(_days_in(part) for part in value.values()), set())
    if isinstance(value, list):
        return set().union(*(_days_in(part) for part in value), set())
    try:
        return {date.fromisoformat(str(value))}
    except ValueError:
        return set()


@campaign(12)
@given(ledger=ledgers(), day=DAYS, later=st.integers(0, 60))
def test_without_a_fact_no_phase_changes(ledger: dict[str, Any], day: date, later: int) -> None:
    """Time alone makes nothing done and nothing begun: between two days without a dated fact every phase stays."""
    end = day + timedelta(days=later)
    if any(day < fact <= end for fact in _days_in(ledger["条目"])):
        return
    situation = situation_of(day, ledger)
    for obligation in situation.register.obligations:
        assert stand(obligation, day, 15).phase == stand(obligation, end, 15).phase


@campaign(12)
@given(ledger=ledgers(), day=DAYS)
def test_stand_is_of_one_mind(ledger: dict[str, Any], day: date) -> None:
    """Done has a day that is not in the future; overdue has days; soon is open and not overdue."""
    for obligation in situation_of(day, ledger).register.obligations:
        standing = stand(obligation, day, 15)
        assert (standing.phase is Phase.DONE) == (standing.done_on is not None)
        assert standing.done_on is None or standing.done_on <= day
        assert not (standing.soon and standing.overdue)
        assert not standing.overdue or standing.days_late > 0


@campaign(12)
@given(ledger=ledgers(), day=DAYS)
def test_scopes_split_the_whole(ledger: dict[str, Any], day: date) -> None:
    """Each unit alone, and what no ledger's tree knows, add up to everything; with all below it the root holds its tree."""
    situation = situation_of(day, ledger)
    units = situation.book.units
    everything = completion(situation, YEAR, Scope()).figures.matters.total
    scopes = [Scope.of(units, unit, [unit], below=False) for unit in units.order]
    alone = sum(completion(situation, YEAR, scope).figures.matters.total for scope in scopes)
    outside = completion(situation, YEAR, Scope("外单位", frozenset({"外单位"}))).figures.matters.total
    assert alone + outside == everything
    root = completion(situation, YEAR, Scope.of(units, "工委", ["工委"], below=True)).figures.matters.total
    assert root == alone
