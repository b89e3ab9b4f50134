"""What one unit scores: the mark of every content, and the card that adds them up.

Points are rounded where they arise: the points of a content, then 基本分, to two decimals, half up. What follows is
reckoned from the rounded figures, so that everyone who has the card can do the sums again and get what it says.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from dangjian_cli.dates.period import Period
from dangjian_cli.models.index import Method
from dangjian_cli.models.score_sheet import Bonus, Deduction, Judgement, Leniency, Vetoed
from dangjian_cli.reports.index import Content, Index, Line
from dangjian_cli.reports.measuring import Measure
from dangjian_cli.reports.score_sheets import Sheet
from dangjian_cli.reports.tally import Judged

NOTHING = Fraction(0)


def rounded(points: Fraction) -> Fraction:
    """To two decimals, half up: equal to the eye is equal in rank."""
    return Fraction(int(points * 100 + Fraction(1, 2)), 100)


def decimal(points: Fraction) -> Decimal:
    """Points as they are shown: two decimals, half up, without idle zeros at the end."""
    cents = int(points * 100 + Fraction(1, 2)) if points >= 0 else -int(-points * 100 + Fraction(1, 2))
    shown = Decimal(cents) / 100
    return shown.quantize(Decimal(1)) if cents % 100 == 0 else shown


def added(points: Iterable[Fraction]) -> Fraction:
    """The sum of points that have two decimals, reckoned in hundredths: many times as fast as a sum of fractions."""
    return Fraction(sum(each.numerator * (100 // each.denominator) for each in points), 100)


class Gap(Enum):
    """Why a content has no points at all, which is not zero."""

    SOURCE = "缺项"
    NOTHING = "本期无"


class Given(NamedTuple):
    """One judgement that counts: its points, the record, and the part of the period that it is of (None: the whole)."""

    points: Fraction
    record: Judgement
    part: Period | None


@dataclass(frozen=True, slots=True)
class Mark:
    """The points of one content, rounded. `points` is None where there is a gap; `cause` says why, if not as usual.

    `measure` is what was counted, `judged` what was judged by hand; `excused` are the ids that were not counted
    (不予扣分).
    """

    content: Content
    points: Fraction | None
    gap: Gap | None = None
    cause: str | None = None
    measure: Measure | None = None
    judged: tuple[Given, ...] = ()
    own: Fraction | None = None
    excused: tuple[str, ...] = ()

    @property
    def lost(self) -> tuple[Judged, ...]:
        """The obligations that cost points."""
        if self.measure is None or self.content.model.method is Method.COUNT:
            return ()
        return self.measure.hits if self.content.model.method is Method.DEDUCTED else self.measure.misses


@dataclass(frozen=True, slots=True)
class Adjusted:
    """What changes the total. `bonus` and `deduction` are what counts; `capped` is what 加分上限 cut off.

    `refused` are things that were written and do not count, each with the reason; `excused` deductions that were
    waived, `spared` waivers by which something was not counted.
    """

    bonuses: tuple[Bonus, ...] = ()
    deductions: tuple[tuple[Deduction, Fraction], ...] = ()
    excused: tuple[Deduction, ...] = ()
    spared: tuple[Leniency, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    veto: Vetoed | None = None
    bonus: Fraction = NOTHING
    capped: Fraction = NOTHING

    @property
    def deduction(self) -> Fraction:
        """Everything that is taken off."""
        return sum((points for _, points in self.deductions), NOTHING)


@dataclass(frozen=True, eq=False)
class Card:
    """What one unit scores by one index. `sheet` is its 考核评分 of the very period, where there is one."""

    unit: str
    index: Index
    marks: tuple[Mark, ...]
    adjusted: Adjusted
    sheet: Sheet | None

    @cached_property
    def scored(self) -> Fraction:
        """The 标准分 of what was scored."""
        if all(mark.points is not None for mark in self.marks):
            return self.index.offered
        return self.index.offered - sum((mark.content.worth for mark in self.marks if mark.points is None), NOTHING)

    @cached_property
    def points(self) -> Fraction:
        """The points of what was scored."""
        return added(mark.points for mark in self.marks if mark.points is not None)

    @cached_property
    def base(self) -> Fraction | None:
        """基本分: the points in proportion to 满分; None when nothing could be scored."""
        return rounded(self.points / self.scored * self.index.full_marks) if self.scored else None

    @cached_property
    def total(self) -> Fraction | None:
        """总分."""
        if self.base is None:
            return None
        return max(NOTHING, self.base + self.adjusted.bonus - self.adjusted.deduction)

    @property
    def own(self) -> Fraction | None:
        """What the unit gives itself, in proportion to 满分 like 基本分; None when it gave nothing."""
        given = [(mark.own, mark.content.worth) for mark in self.marks if mark.own is not None]
        worth = sum((worth for _, worth in given), NOTHING)
        return sum((own for own, _ in given), NOTHING) / worth * self.index.full_marks if worth else None

    @property
    def missing(self) -> tuple[Mark, ...]:
        """The contents without a source."""
        return tuple(mark for mark in self.marks if mark.gap is Gap.SOURCE)

    @cached_property
    def grade(self) -> str | None:
        """等次 by the total; none where the index has none, and for a unit that takes no part in the ranking."""
        if self.total is None or self.unranked is not None:
            return None
        for grade in self.index.header.grades:
            if grade.least is None or self.total >= Fraction(grade.least):
                return grade.name
        return None

    @cached_property
    def unranked(self) -> str | None:
        """Why the unit takes no part in the ranking; None when it does."""
        if self.total is None:
            return "没有可评的内容"
        if self.adjusted.veto is not None:
            return "一票否决"
        missing = sum((mark.content.worth for mark in self.missing), NOTHING)
        if missing * 100 > self.index.missing_most * self.index.full_marks:
            return "缺项过多"
        return None

    def of(self, dimension: Line) -> tuple[Fraction, Fraction]:
        """Points and 标准分 of what was scored of one dimension."""
        marks = [mark for mark in self.marks if mark.content.dimension is dimension and mark.points is not None]
        points = added(mark.points for mark in marks if mark.points is not None)
        return points, sum((mark.content.worth for mark in marks), NOTHING)

    @property
    def parts(self) -> tuple[Fraction, ...]:
        """What each dimension contributes to 基本分, rounded so that the parts add up to it."""
        found: list[Fraction] = []
        reached = before = NOTHING
        for line in self.index.dimensions:
            reached += self.of(line)[0]
            now = rounded(reached / self.scored * self.index.full_marks) if self.scored else NOTHING
            found.append(now - before)
            before = now
        return tuple(found)
