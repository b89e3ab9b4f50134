"""加分, 扣分, 不予扣分 and 否决 of one unit in one period: what is counted, and what is not and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from dangjian_cli.models.index import Veto
from dangjian_cli.models.score_sheet import Bonus, Deduction, ScoreSheet, Vetoed
from dangjian_cli.reports.score_sheets import Sheets, excused

_NOTHING = Fraction(0)


def decimal(points: Fraction) -> Decimal:
    """Points as they are shown: two decimals, half up, without idle zeros at the end."""
    cents = int(points * 100 + Fraction(1, 2)) if points >= 0 else -int(-points * 100 + Fraction(1, 2))
    shown = Decimal(cents) / 100
    return shown.quantize(Decimal(1)) if cents % 100 == 0 else shown


@dataclass(frozen=True, slots=True)
class Adjusted:
    """What changes the total. `bonus` and `deduction` are what counts; `capped` is what 加分上限 cut off.

    `refused` are things that were written and do not count, each with the reason; `excused` deductions that were
    waived.
    """

    bonuses: tuple[Bonus, ...] = ()
    deductions: tuple[tuple[Deduction, Fraction], ...] = ()
    excused: tuple[Deduction, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    veto: Vetoed | None = None
    bonus: Fraction = _NOTHING
    capped: Fraction = _NOTHING

    @property
    def deduction(self) -> Fraction:
        """Everything that is taken off."""
        return sum((points for _, points in self.deductions), _NOTHING)


def adjusted(sheets: Sheets, worth: Mapping[str, Fraction], bonus_most: Fraction, allowed: Veto | None) -> Adjusted:
    """Read the adjustments of all sheets. `worth` has the 标准分 of every content, which a deduction cannot exceed."""
    bonuses = tuple(
        one
        for sheet in sheets.all
        for one in sheet.model.bonuses
        if one.basis is not None and one.points is not None and sheets.seen(one.day)
    )
    sum_of = sum((Fraction(one.points or 0) for one in bonuses), _NOTHING)
    bonus = min(sum_of, bonus_most)
    waived = tuple(one for one in _deductions(sheets) if excused(one.excuse, sheets.day))
    return Adjusted(
        bonuses,
        tuple(_taken(sheets, worth)),
        waived,
        tuple(_refused(sheets, worth, allowed)),
        _veto(sheets, allowed),
        bonus,
        sum_of - bonus,
    )


def _deductions(sheets: Sheets) -> Iterator[Deduction]:
    """The deductions that may count."""
    for sheet in sheets.all:
        for one in sheet.model.deductions:
            if one.basis is not None and one.points is not None and sheets.seen(one.day):
                yield one


def _taken(sheets: Sheets, worth: Mapping[str, Fraction]) -> Iterator[tuple[Deduction, Fraction]]:
    """Each deduction with what it takes off: of one content no more than that is worth (扣完为止)."""
    left = dict(worth)
    for one in _deductions(sheets):
        if excused(one.excuse, sheets.day):
            continue
        points = Fraction(one.points or 0)
        if one.content in left:
            points = min(points, left[one.content])
            left[one.content] -= points
        yield one, points


def _veto(sheets: Sheets, allowed: Veto | None) -> Vetoed | None:
    if allowed is None or allowed.basis is None:
        return None
    vetoes = (sheet.model.veto for sheet in sheets.all)
    return next((one for one in vetoes if one is not None and one.basis is not None and sheets.seen(one.day)), None)


def _refused(sheets: Sheets, worth: Mapping[str, Fraction], allowed: Veto | None) -> Iterator[tuple[str, str]]:
    """What stands in the sheets and does not count."""
    for sheet in sheets.all:
        yield from _incomplete(sheet.model)
        yield from _too_much(sheet.model, worth)
        yield from _unapproved(sheet.model, sheets)
        veto = sheet.model.veto
        if veto is not None and (allowed is None or allowed.basis is None or veto.basis is None):
            yield f"否决“{veto.cause or '没有写事由'}”", "考核方案或这一笔没有写依据文号，没有起作用"


def _incomplete(model: ScoreSheet) -> Iterator[tuple[str, str]]:
    """What says neither what it rests on nor how much it is."""
    given = [("加分", one.cause, one.basis, one.points) for one in model.bonuses]
    given += [("扣分", one.cause, one.basis, one.points) for one in model.deductions]
    given += [
        ("评定", one.content, one.basis, one.number if one.points is None else one.points) for one in model.judgements
    ]
    for word, cause, basis, points in given:
        if basis is None or points is None:
            reason = "没有写依据" if basis is None else "没有写分值"
            yield f"{word}“{cause or '没有写事由'}”", f"{reason}，没有计入"


def _too_much(model: ScoreSheet, worth: Mapping[str, Fraction]) -> Iterator[tuple[str, str]]:
    """Judgements of more than there is to give (DJ801)."""
    for one in model.judgements:
        most = worth.get(one.content or "")
        if most is not None and one.points is not None and one.points > most:
            yield f"评定“{one.content}”", f"得分 {one.points} 超过标准分 {decimal(most)}，没有计入"


def _unapproved(model: ScoreSheet, sheets: Sheets) -> Iterator[tuple[str, str]]:
    """Waivers without approval."""
    for one in model.deductions:
        if one.excuse is not None and not excused(one.excuse, sheets.day):
            yield f"扣分“{one.cause or '没有写事由'}”的不予扣分", "理由、批准人、批准日期不全，照扣"
    for each in model.leniencies:
        if not excused(each, sheets.day):
            yield f"不予扣分“{each.entry or '没有写条目'}”", "理由、批准人、批准日期不全，照计"
