"""How points are said: the calculation of a content in words, points as decimals. Shared by score and rank."""

from decimal import Decimal
from fractions import Fraction

from dangjian_cli.base.errors import UsageError
from dangjian_cli.document.document import Ratio
from dangjian_cli.models.index import Method
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.cards import Card, Gap, Given, Mark, decimal
from dangjian_cli.reports.scoring import Scores

_PARTS = {
    Method.COMPLETION: ("完成", "总数"),
    Method.ON_TIME: ("按期完成", "到期"),
    Method.CLOSURE: ("已销号", "总数"),
    Method.SHARE: ("符合的", "总数"),
}


def shown_points(points: Fraction | None) -> Decimal | None:
    """Points of a cell; none where there are none, which is not zero."""
    return decimal(points) if points is not None else None


def total_points(points: Fraction | None) -> Decimal | None:
    """A total of a cell: always two decimals, so that totals line up."""
    return decimal(points).quantize(Decimal("0.01")) if points is not None else None


def out_of(mark: Mark) -> str:
    """`2.5/3`, or what stands for points that do not exist."""
    worth = decimal(mark.content.worth)
    return (
        f"{mark.gap.value}/{worth}"
        if mark.points is None and mark.gap
        else f"{decimal(mark.points or Fraction(0))}/{worth}"
    )


def calculation(mark: Mark) -> str:
    """How the points came about, so that everyone can do the sum again."""
    model = mark.content.model
    if mark.points is None:
        return _why_none(mark)
    if mark.measure is None:
        return _by_hand(mark)
    worth, hits, asked = decimal(mark.content.worth), len(mark.measure.hits), mark.measure.asked
    match model.method:
        case Method.COUNT:
            return f"{hits} 件 ÷ 目标 {model.aim} 件 × {worth} 分" + ("，封顶" if hits > (model.aim or 0) else "")
        case Method.DEDUCTED:
            floor = "，扣完为止" if mark.points == 0 else ""
            return f"{worth} 分 − {hits} 件 × 每件 {model.each} 分{floor}" if hits else f"没有扣分的事项，{worth} 分"
        case _:
            part, whole = _PARTS[model.method or Method.COMPLETION]
            rate = f"{part} {hits} ÷ {whole} {asked} ＝ {Ratio(hits, asked).percent()}"
            line = f"，满分线 {model.full_at}%" if model.full_at is not None else ""
            return f"{rate}{line}，× {worth} 分"


def _why_none(mark: Mark) -> str:
    model = mark.content.model
    if mark.cause is not None:
        return f"{mark.cause}，不算 0 分"
    if mark.gap is Gap.NOTHING:
        return "本期没有应办的，不评，也不算 0 分"
    if model.by_hand:
        return "没有评定，不算 0 分"
    return "台账里没有这个单位的记录，不算 0 分"


def _by_hand(mark: Mark) -> str:
    """Judged by hand: the points, who gave them, and what they rest on."""
    told = [_given(mark, one) for one in mark.judged]
    if len(told) == 1:
        return told[0]
    points = "、".join(str(decimal(one.points)) for one in mark.judged)
    return f"{len(told)} 次评定 {points} 的平均（{'；'.join(told)}）"


def _given(mark: Mark, given: Given) -> str:
    one, model = given.record, mark.content.model
    by = f"{one.by}评定" if one.by is not None else "评定"
    if model.method is Method.COUNT:
        capped = "，封顶" if one.number is not None and model.aim is not None and one.number > model.aim else ""
        by = f"数值 {one.number} ÷ 目标 {model.aim} × {decimal(mark.content.worth)} 分{capped}，{by}"
    part = f"{given.part.name} " if given.part is not None else ""
    return f"{part}{by}，依据 {one.basis}"


def summed(card: Card) -> str:
    """总分 as the sum that it is."""
    if card.total is None or card.base is None:
        return "没有可评的内容，没有总分"
    bonus, deduction = decimal(card.adjusted.bonus), decimal(card.adjusted.deduction)
    return f"总分 {decimal(card.total)} ＝ 基本分 {decimal(card.base)} ＋ 加分 {bonus} − 扣分 {deduction}"


def as_of(scores: Scores) -> str:
    """The day by which the work is judged, and whether it may still change."""
    day = scores.day.isoformat()
    return f"{day} 结束时的情况计" if scores.over else f"{day} 的情况计（期末还没有过，得分还会变）"


def require_whole(situation: Situation) -> None:
    """UsageError where a query leaves something out: a total of a part of the work would pass for the total."""
    if situation.chosen is not None:
        raise UsageError(
            "考核按单位的全部应办事项计分，不能用 --where 只算一部分", "去掉 --where；只看一个单位的，写 --unit"
        )
