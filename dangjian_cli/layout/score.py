"""`score` and `report 考核得分`: the points of all units; of one unit the trail that explains every point."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from dangjian_cli.document.chart import HeatCell, HeatMap, HeatRow, Tone
from dangjian_cli.document.document import Block, Cell, Column, Document, Heading, Paragraph, Table
from dangjian_cli.layout.score_doubts import warnings
from dangjian_cli.layout.score_trail import trail
from dangjian_cli.layout.scored import as_of, require_whole, shown_points, total_points
from dangjian_cli.reports.cards import Card, added, decimal, rounded
from dangjian_cli.reports.index import Index
from dangjian_cli.reports.request import Request
from dangjian_cli.reports.scope import Scope
from dangjian_cli.reports.scoring import Scores, score

_UNITS = (
    Column("单位"),
    Column("总分", "number"),
    Column("等次"),
    Column("基本分", "number"),
    Column("加分", "number"),
    Column("扣分", "number"),
    Column("自评", "number"),
    Column("缺项", "number"),
)
_GOOD, _FAIR = Fraction(9, 10), Fraction(7, 10)
"""From which share of the points a dimension is drawn as good, and as fair; for the eye alone [约]."""


def score_report(request: Request) -> Document:
    """The document for `report 考核得分`: of the units asked for. UsageError where a query was."""
    require_whole(request.situation)
    return score_document(score(request.situation, request.period), request.scope, request.name)


def score_document(scores: Scores, scope: Scope, name: str, *, trails: bool = False) -> Document:
    """All units asked for; of a single one, or where `trails` asks for it, how every point came about."""
    cards = chosen(scores, scope)
    if len(cards) == 1:
        title = f"{cards[0].unit}：{scores.period.label}考核得分"
    else:
        title = f"{name}：{scores.period.label}考核得分"
    return Document(title, (), (*warnings(scores, scope), *_blocks(scores, cards, trails=trails)))


def chosen(scores: Scores, scope: Scope) -> tuple[Card, ...]:
    """The units asked for; of a unit that is assessed itself that one alone, though units below it are in its scope."""
    if len(scope.tops) == 1 and (card := scores.card(scope.tops[0])) is not None:
        return (card,)
    return tuple(card for card in scores.cards if scope.units is None or card.unit in scope.units)


def _blocks(scores: Scores, cards: Sequence[Card], *, trails: bool) -> Iterator[Block]:
    if not cards:
        yield Paragraph(
            "没有可评分的单位。考核方案写明“适用对象”，并且在这一期的第一天已经施行，才能评分；"
            "新建考核方案见 dangjian schema 考核方案。"
        )
        return
    if len(cards) > 1:
        for index in scores.indexes:
            mine = [card for card in cards if card.index is index]
            if mine:
                yield Heading(about(index))
                yield Paragraph(_headline(mine, scores))
                yield Table(_UNITS, tuple(_unit(card) for card in mine))
                yield dimensions(index, mine)
    if len(cards) == 1 or trails:
        for card in cards:
            if len(cards) > 1:
                yield Heading(card.unit)
            yield from trail(card, scores)
    elif refused := [(card.unit, what, why) for card in cards for what, why in card.adjusted.refused]:
        yield Heading(f"没有计入的：{len(refused)} 处")
        yield Table((Column("单位"), Column("什么"), Column("为什么", "free")), tuple(refused))


def about(index: Index) -> str:
    """Which index: its name, and since when."""
    return f"{index.name}（自 {index.since.isoformat()} 施行）"


def _headline(cards: Sequence[Card], scores: Scores) -> str:
    totals = [(card.total, card) for card in cards if card.total is not None]
    told = f"{len(cards)} 个单位"
    if totals:
        best, worst = max(totals, key=lambda each: each[0]), min(totals, key=lambda each: each[0])
        mean = rounded(added(total for total, _ in totals) / len(totals))
        told += (
            f"，平均 {decimal(mean)} 分，最高 {decimal(best[0])}（{best[1].unit}），"
            f"最低 {decimal(worst[0])}（{worst[1].unit}）"
        )
    missing = sum(len(card.missing) for card in cards)
    told += f"；缺项 {missing} 处，不算 0 分" if missing else "；没有缺项"
    return f"{told}。工作按 {as_of(scores)}。"


def _unit(card: Card) -> tuple[Cell, ...]:
    return (
        card.unit,
        total_points(card.total),
        card.grade or card.unranked,
        total_points(card.base),
        shown_points(card.adjusted.bonus),
        shown_points(card.adjusted.deduction),
        shown_points(card.own),
        len(card.missing),
    )


def dimensions(index: Index, cards: Sequence[Card]) -> HeatMap:
    """Points of every dimension, coloured by their share."""
    names = tuple(f"{line.model.title}（{decimal(line.worth)}）" for line in index.dimensions)
    rows = tuple(HeatRow(card.unit, tuple(_field(*card.of(line)) for line in index.dimensions)) for card in cards)
    legend = "得分/已评的标准分；得九成以上为好，不到七成为不好。括号里是标准分。"
    return HeatMap("各维度得分", "单位", names, rows, legend)


def _field(points: Fraction, worth: Fraction) -> HeatCell | None:
    if not worth:
        return None
    rate = points / worth
    tone = Tone.GOOD if rate >= _GOOD else Tone.CAUTION if rate >= _FAIR else Tone.BAD
    return HeatCell(f"{decimal(points)}/{decimal(worth)}", tone)
