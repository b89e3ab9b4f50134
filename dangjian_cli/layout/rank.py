"""`rank` and `report 考核排名`: the groups with places and movement, who leads and lags and why, charts, proposals."""

from collections.abc import Iterator, Sequence
from datetime import date

from dangjian_cli.document.chart import Bar, BarChart, Point, Series, Tone, Trend
from dangjian_cli.document.document import Block, Cell, Column, Document, Heading, Paragraph, Table
from dangjian_cli.layout.score import about, dimensions
from dangjian_cli.layout.score_doubts import warnings
from dangjian_cli.layout.scored import as_of, require_whole, shown_points, total_points
from dangjian_cli.models.index import Publication
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.reports.cards import decimal
from dangjian_cli.reports.ranking import Group, Placed, Ranking, Reason, moments, rank, transformed_by
from dangjian_cli.reports.request import Request
from dangjian_cli.reports.scope import Scope
from dangjian_cli.syntax.writing import flow_scalar

_PLACES = (
    Column("名次", "number"),
    Column("单位"),
    Column("总分", "number"),
    Column("等次"),
    Column("上期", "number"),
    Column("升降"),
    Column("与组平均差", "number"),
)
_UNRANKED = (Column("单位"), Column("总分", "number"), Column("缺项", "number"), Column("为什么不排名", "free"))


def rank_report(request: Request) -> Document:
    """The document for `report 考核排名`, with the trend of the last periods. UsageError where a query was given."""
    require_whole(request.situation)
    ranking = rank(request.situation, request.period)
    return rank_document(ranking, request.situation, request.scope, request.name)


def rank_document(ranking: Ranking, situation: Situation, scope: Scope, name: str, *, issue: bool = False) -> Document:
    """The document. A unit asked for is shown within its whole group: a place means nothing alone."""
    title = f"{name}：{ranking.period.label}考核排名"
    return Document(title, (), tuple(_blocks(ranking, situation, scope, issue=issue)))


def groups_of(ranking: Ranking, scope: Scope) -> tuple[Group, ...]:
    """The groups in which a unit was asked for."""
    if scope.units is None:
        return ranking.groups
    asked = scope.units
    return tuple(
        group
        for group in ranking.groups
        if any(card.unit in asked for card in (*(one.card for one in group.placed), *group.unranked))
    )


def _blocks(ranking: Ranking, situation: Situation, scope: Scope, *, issue: bool) -> Iterator[Block]:
    yield from warnings(ranking.scores, scope)
    groups = groups_of(ranking, scope)
    if not groups:
        yield Paragraph("没有可排名的单位。考核方案写明“适用对象”，并且在这一期的第一天已经施行，才能评分和排名。")
        return
    for index in dict.fromkeys(group.index for group in groups):
        yield Paragraph(_publicity(index.header.publication, situation.today))
    for group in groups:
        yield Heading(f"{group.name}：{len(group.placed)} 个单位")
        yield from _group(group, ranking)
    if issue:
        yield from _proposals(ranking, groups, situation)


def _publicity(publication: Publication | None, day: date) -> str:
    """Ranks are for inside alone unless somebody approved that they are shown."""
    if publication is None or publication.approver is None or publication.day is None or publication.day > day:
        return "内部掌握，未经批准不公开。批准公开的，在考核方案里写“公开”（批准人、日期、依据）。"
    basis = f"，依据 {publication.basis}" if publication.basis is not None else ""
    return f"经 {publication.approver} 于 {publication.day.isoformat()} 批准公开{basis}。"


def _group(group: Group, ranking: Ranking) -> Iterator[Block]:
    if group.placed:
        yield Paragraph(
            f"{about(group.index)}，工作按 {as_of(ranking.scores)}。"
            f"平均 {total_points(group.mean)} 分。{_before(ranking)}"
        )
        yield Table(_PLACES, tuple(_place(one, group) for one in group.placed))
        yield _bars(group)
    for word, ones in (("领跑", group.leaders), ("落后", group.laggards)):
        if ones:
            yield Heading(f"{word}的：{len(ones)} 个", 2)
            yield Paragraph("\n".join(_why(one, leading=word == "领跑") for one in ones))
    if group.placed:
        yield dimensions(group.index, [one.card for one in group.placed])
        yield from _trend(group, ranking)
    if group.unranked:
        yield Heading(f"不参加排名的：{len(group.unranked)} 个", 2)
        rows = ((card.unit, total_points(card.total), len(card.missing), card.unranked) for card in group.unranked)
        yield Table(_UNRANKED, tuple(rows))


def _before(ranking: Ranking) -> str:
    return f"“上期”是{ranking.before.label}。" if ranking.before is not None else "这段时间没有可比的上期。"


def _place(one: Placed, group: Group) -> tuple[Cell, ...]:
    mean, total = group.mean, one.card.total
    apart = total_points(total - mean) if mean is not None and total is not None else None
    return (
        f"{one.place}（并列）" if one.tied else one.place,
        one.card.unit,
        total_points(total),
        one.card.grade,
        one.before,
        _moved(one),
        apart,
    )


def _moved(one: Placed) -> str:
    rise = one.rise
    if rise is None:
        return "上期没有名次"
    return "持平" if rise == 0 else f"升 {rise}" if rise > 0 else f"降 {-rise}"


def _why(one: Placed, *, leading: bool) -> str:
    """`第 1 名 甲 97.20 分：党员大会按季召开 4/4（组平均 3.2）；…`."""
    reasons = one.strong if leading else one.weak
    told = "；".join(_reason(reason) for reason in reasons) or "各项都与组平均相同"
    return f"第 {one.place} 名 {one.card.unit} {total_points(one.card.total)} 分：{told}。"


def _reason(one: Reason) -> str:
    points, worth = decimal(one.points), decimal(one.content.worth)
    return f"{one.content.model.title} {points}/{worth}（组平均 {decimal(one.mean)}）"


def _bars(group: Group) -> BarChart:
    """基本分 of every unit as the sum of its dimensions, in proportion to 满分 like the whole."""
    lines = group.index.dimensions
    series = tuple(Series(line.model.title) for line in lines)
    bars = tuple(Bar(one.card.unit, tuple(map(decimal, one.card.parts))) for one in group.placed)
    return BarChart("基本分由哪些维度得来", series, bars, "分")


def _trend(group: Group, ranking: Ranking) -> Iterator[Block]:
    found = moments(ranking, group)
    if len(found) > 1:
        series = (Series("平均", Tone.PLAIN), Series("最高", Tone.GOOD), Series("最低", Tone.BAD))
        points = tuple(
            Point(one.period.name, tuple(shown_points(each) for each in (one.mean, one.best, one.worst)))
            for one in found
        )
        yield Trend(f"{group.name}近 {len(found)} 期总分", series, points, "分")


def _proposals(ranking: Ranking, groups: Sequence[Group], situation: Situation) -> Iterator[Block]:
    """For everyone who lags a matter to be supervised, and the command that records it. Nothing is written."""
    asked = {id(group) for group in groups}
    proposed = [(group, one) for group, one in ranking.proposed() if id(group) in asked]
    yield Heading(f"督办建议：{len(proposed)} 件")
    if not proposed:
        yield Paragraph("没有落后的单位，不用督办。")
        return
    due = transformed_by(situation.today)
    yield Paragraph(
        f"每个落后单位一件，给一个月的整改转化期，到 {due.isoformat()}；先由领导审定，再用下面的命令登记为督办事项。"
    )
    for group, one in proposed:
        yield Heading(one.card.unit, 2)
        short = "；".join(_reason(reason) for reason in one.weak)
        yield Paragraph(
            f"{ranking.period.label}在{group.name}列第 {one.place} 名（共 {len(group.placed)} 个），"
            f"总分 {total_points(one.card.total)}。"
            f"主要差距：{short or '各项都与组平均相同'}。\n"
            f"登记：dangjian add 督办事项 '{one.card.unit}补上{ranking.period.label}考核短板'"
            f" --unit {flow_scalar(one.card.unit)} --deadline {due.isoformat()} --set 来源=考核排名"
            f" --measures '逐项补上：{'、'.join(each.content.model.title for each in one.weak)}'"
        )
