"""预警: the light of everything that is owed, and why. The levels are those of a warning scheme (data, not code).

Default thresholds are conventions [约] (domain notes b3): 临期 by the settings of the workspace, 序时滞后 when the
progress is 20 points behind the time that has passed. Where nobody has stated a progress, nothing is said of it (b2).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dangjian_cli.book.entries import Entry
from dangjian_cli.book.schemes import Scheme
from dangjian_cli.dates.period import Period
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.scheme import Level
from dangjian_cli.models.vocabulary import SupervisionLevel, Trigger
from dangjian_cli.obligations.obligation import Hold, Obligation, Role
from dangjian_cli.obligations.sheets import Sheet, sheets_of
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.obligations.standing import Phase, Standing, Timing, relapsed_on
from dangjian_cli.reports.completion import is_earlier
from dangjian_cli.reports.scope import Scope
from dangjian_cli.reports.tally import Column, Judged, judge

GREEN, GREY = "绿", "灰"
_BEHIND_POINTS = 20
_LOW_PERCENT = 30


@dataclass(frozen=True, slots=True)
class Light:
    """One obligation with its level: None is green (in order) or grey (not to be judged). `entry` is what it is of."""

    obligation: Obligation
    standing: Standing
    level: Level | None
    grey: bool
    reasons: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    entry: Entry[Matter] | None

    @property
    def name(self) -> str:
        """What the light is called: 红灯, 提醒卡, 绿, 灰."""
        return self.level.title if self.level is not None else GREY if self.grey else GREEN

    @property
    def colour(self) -> str:
        """Its colour; the name where the scheme gives none."""
        if self.level is None:
            return self.name
        return self.level.colour.value if self.level.colour is not None else self.level.title

    def reply_by(self, day: date) -> date | None:
        """The day by which a sheet issued on a day is to be answered."""
        days = self.level.reply_days if self.level is not None else None
        return day + timedelta(days=days) if days is not None else None


@dataclass(frozen=True, slots=True)
class Warnings:
    """The report: everything of the period with its light, the gravest of a unit first, units in the tree's order."""

    as_of: date
    period: Period
    scheme: Scheme
    lights: tuple[Light, ...]

    def counts(self, name: str) -> Mapping[Role, int]:
        """How many of each count have this light."""
        return Counter(light.obligation.role for light in self.lights if light.name == name)


def warnings(situation: Situation, period: Period, scope: Scope, scheme: Scheme) -> Warnings:
    """Give every obligation of the period, and what was left open before it, its light."""
    watch = _Watch(situation, scheme)
    found = []
    for obligation in situation.register.obligations:
        if scope.covers(obligation.unit, obligation.source):
            one = judge(situation, obligation, period)
            if one.column is not Column.OUTSIDE or is_earlier(one, situation.today, period):
                found.append(watch.light(one))
    order = situation.book.units.order
    grave = {level.title: -number for number, level in enumerate(scheme.levels, start=1)}

    def key(light: Light) -> tuple[int, str, int, bool, int, str]:
        unit, standing = light.obligation.unit, light.standing
        urgency = standing.days_left if standing.days_left is not None else -standing.days_late
        rank = grave.get(light.name, 1 if light.grey else 0)
        return (order.get(unit, len(order)), unit, rank, not light.obligation.hard, urgency, light.obligation.id)

    return Warnings(situation.today, period, scheme, tuple(sorted(found, key=key)))


class _Watch:
    """Judges obligations by a scheme on one day."""

    def __init__(self, situation: Situation, scheme: Scheme) -> None:
        self.situation = situation
        self.scheme = scheme
        self.day = situation.today
        self.entries = {one.id: one.entry for one in situation.register.expansions if not one.placeholder}

    def light(self, one: Judged) -> Light:
        """The light of one obligation."""
        obligation, standing = one.obligation, one.standing
        entry = self.entries.get(obligation.entry_id)
        sheets = tuple(s for s in self._sheets(entry) if s.issued(self.day))
        if standing.phase is Phase.DONE or _is_grey(standing):
            return Light(obligation, standing, None, standing.phase is not Phase.DONE, (), sheets, entry)
        facts = _Facts(obligation, standing, sheets, self.day, self.situation.settings.soon_days)
        level: Level | None = None
        held: set[Trigger] = set()
        for each in self.scheme.levels:
            holding = [trigger for trigger in each.triggers if facts.holds(trigger, each)]
            held.update(holding)
            level = each if holding else level
        reasons = tuple(facts.reason(trigger) for trigger in Trigger if trigger in held)
        return Light(obligation, standing, level, False, reasons, sheets, entry)

    def _sheets(self, entry: Entry[Matter] | None) -> tuple[Sheet, ...]:
        if entry is None or not entry.model.supervisions:
            return ()
        return sheets_of(self.situation.book, entry.model)


def _is_grey(standing: Standing) -> bool:
    """Nothing to be judged: held back, without a day, or not begun yet (b3)."""
    unjudged = (Timing.NO_DEADLINE, Timing.UNASSESSABLE, Timing.NOT_OPEN)
    return standing.hold is not Hold.NONE or standing.timing in unjudged


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is to be seen of one open obligation on the day."""

    obligation: Obligation
    standing: Standing
    sheets: tuple[Sheet, ...]
    day: date
    soon_days: int

    def holds(self, trigger: Trigger, level: Level) -> bool:
        """Whether a level's trigger is there."""
        standing = self.standing
        match trigger:
            case Trigger.OVERDUE:
                return standing.overdue and standing.days_late >= (level.overdue_days or 1)
            case Trigger.SOON:
                soon = self.soon_days if level.soon_days is None else level.soon_days
                return standing.days_left is not None and standing.days_left <= soon
            case Trigger.BEHIND:
                points = _BEHIND_POINTS if level.behind is None else level.behind
                passed = self.passed
                return passed is not None and standing.progress is not None and standing.progress < passed - points
            case Trigger.LOW:
                least = _LOW_PERCENT if level.below is None else level.below
                return standing.progress is not None and standing.progress < least
            case Trigger.RELAPSED:
                return relapsed_on(self.obligation, self.day) is not None
            case Trigger.UNANSWERED:
                return self.expired(level.former) is not None

    @property
    def passed(self) -> int | None:
        """The share of the time that has passed, in percent; None past the deadline and where no beginning is known."""
        opens, due = self.obligation.opens, self.standing.due
        if opens is None or due is None or self.standing.overdue or due <= opens:
            return None
        return max(0, min(100, 100 * (self.day - opens).days // (due - opens).days))

    def expired(self, level: SupervisionLevel | None) -> Sheet | None:
        """The newest sheet (of one 督办级别) whose time has passed while the matter is still open."""
        found = [one for one in self.sheets if one.expired(self.day) and level in (None, one.level)]
        return found[-1] if found else None

    def reason(self, trigger: Trigger) -> str:
        """The trigger in words."""
        standing = self.standing
        match trigger:
            case Trigger.OVERDUE:
                return f"时限 {self._day(standing.due)}，今天 {self._day(self.day)}，逾期 {standing.days_late} 天"
            case Trigger.SOON:
                left = "今天到期" if standing.days_left == 0 else f"还有 {standing.days_left} 天"
                return f"时限 {self._day(standing.due)}，{left}"
            case Trigger.BEHIND:
                return f"时间过 {self.passed}%，进度 {standing.progress}%"
            case Trigger.LOW:
                return f"进度 {standing.progress}%"
            case Trigger.RELAPSED:
                return f"{self._day(relapsed_on(self.obligation, self.day))} 回头看反弹，重新整改"
            case Trigger.UNANSWERED:
                return self._unanswered()

    def _unanswered(self) -> str:
        sheet = self.expired(None)
        if sheet is None:
            return ""
        number = f"督办单 {sheet.record.number}" if sheet.record.number else "督办单"
        issued = f" {self._day(sheet.record.day)} 发出" if sheet.record.day is not None else ""
        return f"{number}{issued}，{self._day(sheet.reply_by)} 到期，仍未办结"

    def _day(self, day: date | None) -> str:
        """9月30日; with the year where it is another one than today's."""
        if day is None:
            return ""
        text = f"{day.month}月{day.day}日"
        return text if day.year == self.day.year else f"{day.year}年{text}"


def worst_first(scheme: Scheme) -> Iterator[str]:
    """The names of all lights, the gravest first, then green and grey."""
    yield from (level.title for level in reversed(scheme.levels))
    yield from (GREEN, GREY)
