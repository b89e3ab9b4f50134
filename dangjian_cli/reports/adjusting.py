"""加分, 扣分, 不予扣分 and 否决 of one unit in one period: what is counted, and what is not and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from dangjian_cli.models.index import Veto
from dangjian_cli.models.score_sheet import Bonus, Deduction, Leniency, Vetoed
from dangjian_cli.reports.cards import NOTHING, Adjusted, Mark, rounded
from dangjian_cli.reports.score_sheets import Sheet, Sheets, excused, later, refusal

_UNAPPROVED = "理由、批准人、批准日期不全，或者还没有批准"


@dataclass(frozen=True, eq=False)
class Ground:
    """What adjustments of one unit are read against: its sheets, its marks, and the bonus that may be had at most.

    `elsewhere` are the contents of indexes that are not asked for (a competition): what speaks of them is left alone.
    """

    sheets: Sheets
    marks: Sequence[Mark]
    bonus_most: Fraction
    allowed: Veto | None
    elsewhere: frozenset[str] = frozenset()

    @property
    def vetoes(self) -> bool:
        """Whether the index allows a veto."""
        return self.allowed is not None and self.allowed.basis is not None

    @cached_property
    def earned(self) -> Mapping[str, Fraction | None]:
        """The points by content."""
        return {mark.content.model.id: mark.points for mark in self.marks}

    @cached_property
    def used(self) -> frozenset[str]:
        """The ids that were not counted."""
        return frozenset(id_ for mark in self.marks for id_ in mark.excused)

    def fault(self, one: Bonus | Deduction) -> str | None:
        """Why a bonus or a deduction does not count, whatever the index says."""
        if one.basis is None:
            return "没有写依据"
        return "没有写分值" if one.points is None else later(one.day, self.sheets.day)

    def unfit(self, one: Deduction) -> str | None:
        """Why a deduction of a content takes nothing off."""
        if one.content is None or self.earned.get(one.content) is not None:
            return None
        if one.content in self.earned:
            return f"内容 {one.content} 没有评分，没有可扣的；要扣在总分上，不写“内容”"
        return f"这个单位的考核方案里没有 {one.content} 这项内容；要扣在总分上，不写“内容”"

    def spares(self, one: Leniency) -> bool:
        """Whether a waiver left something out: it names the obligation, or the entry that it comes from."""
        name = one.entry or ""
        return name in self.used or any(id_.startswith((f"{name}#", f"{name}/", f"{name}@")) for id_ in self.used)


def adjusted(ground: Ground) -> Adjusted:
    """Read the adjustments of all sheets, and tell what of them does not count."""
    sheets = ground.sheets
    bonuses = tuple(one for sheet in sheets.all for one in sheet.model.bonuses if ground.fault(one) is None)
    offered = rounded(sum((Fraction(one.points or 0) for one in bonuses), NOTHING))
    bonus = min(offered, ground.bonus_most)
    kept: list[Deduction] = []
    waived: list[Deduction] = []
    for one in (one for sheet in sheets.all for one in sheet.model.deductions):
        if ground.fault(one) is None and ground.unfit(one) is None:
            (waived if excused(one.excuse, sheets.day) else kept).append(one)
    leniencies = (each for sheet in sheets.all for each in sheet.model.leniencies if excused(each, sheets.day))
    return Adjusted(
        bonuses,
        tuple(_taken(kept, ground.earned)),
        tuple(waived),
        tuple(each for each in leniencies if ground.spares(each)),
        tuple(_refused(ground)),
        _veto(ground),
        bonus,
        offered - bonus,
    )


def _taken(
    deductions: Sequence[Deduction], earned: Mapping[str, Fraction | None]
) -> Iterator[tuple[Deduction, Fraction]]:
    """Each deduction with what it takes off: of one content no more than it earned (扣完为止)."""
    left = dict(earned)
    for one in deductions:
        points = rounded(Fraction(one.points or 0))
        if one.content is not None and (rest := left.get(one.content)) is not None:
            points = min(points, rest)
            left[one.content] = rest - points
        yield one, points


def _veto(ground: Ground) -> Vetoed | None:
    if not ground.vetoes:
        return None
    vetoes = (sheet.model.veto for sheet in ground.sheets.all)
    seen = ground.sheets.seen
    return next((one for one in vetoes if one is not None and one.basis is not None and seen(one.day)), None)


def _refused(ground: Ground) -> Iterator[tuple[str, str]]:
    """What stands in the sheets and does not count."""
    for sheet in ground.sheets.repeated:
        yield f"考核评分 {sheet.entry.model.id}", "同一单位同一期前面已经有一条，整条没有计入；请合成一条"
    for sheet in ground.sheets.all:
        yield from _records(sheet, ground)
        yield from _judgements(sheet, ground)
        yield from _waivers(sheet, ground)
        veto = sheet.model.veto
        if veto is not None:
            told = f"否决“{veto.cause or '没有写事由'}”"
            if not ground.vetoes or veto.basis is None:
                yield told, "考核方案或这一笔没有写依据文号，没有起作用"
            elif (reason := later(veto.day, ground.sheets.day)) is not None:
                yield told, f"{reason}，没有起作用"


def _records(sheet: Sheet, ground: Ground) -> Iterator[tuple[str, str]]:
    """Bonuses and deductions."""
    for one in sheet.model.bonuses:
        if (reason := ground.fault(one)) is not None:
            yield f"加分“{one.cause or '没有写事由'}”", f"{reason}，没有计入"
    for each in sheet.model.deductions:
        told = f"扣分“{each.cause or '没有写事由'}”"
        if (reason := ground.fault(each)) is not None:
            yield told, f"{reason}，没有计入"
        elif each.content not in ground.elsewhere and (reason := ground.unfit(each)) is not None:
            yield told, reason


def _judgements(sheet: Sheet, ground: Ground) -> Iterator[tuple[str, str]]:
    contents = {mark.content.model.id: mark.content for mark in ground.marks}
    seen: set[str] = set()
    for one in sheet.model.judgements:
        told = f"评定“{one.content or '没有写内容'}”"
        if one.content in ground.elsewhere:
            continue
        if (reason := refusal(one, contents.get(one.content or ""), ground.sheets.day)) is not None:
            yield told, f"{reason}，没有计入"
        elif one.content in seen:
            yield told, "同一项内容前面已经评定过，没有计入"
        else:
            seen.add(one.content or "")


def _waivers(sheet: Sheet, ground: Ground) -> Iterator[tuple[str, str]]:
    """Waivers without approval, and those by which nothing changes."""
    for one in sheet.model.deductions:
        if one.excuse is not None and not excused(one.excuse, ground.sheets.day):
            yield f"扣分“{one.cause or '没有写事由'}”的不予扣分", f"{_UNAPPROVED}，照扣"
    for each in sheet.model.leniencies:
        told = f"不予扣分“{each.entry or '没有写条目'}”"
        if not excused(each, ground.sheets.day):
            yield told, f"{_UNAPPROVED}，照计"
        elif not ground.elsewhere and not ground.spares(each):
            yield told, "这一期计分的应办事项里没有它，没有作用"
