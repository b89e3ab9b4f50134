"""The trail of one unit: content by content how the points came about, what cost points, what was added and taken."""

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

from dangjian_cli.document.document import Block, Cell, Column, Heading, Paragraph, Table
from dangjian_cli.layout.scored import as_of, calculation, out_of, shown_points, summed
from dangjian_cli.models.index import IndexSort, Indicator, Method
from dangjian_cli.reports.cards import Card, Gap, Mark, decimal
from dangjian_cli.reports.index import Line
from dangjian_cli.reports.scoring import Scores
from dangjian_cli.reports.tally import Judged
from dangjian_cli.syntax.writing import flow_scalar

_CONTENTS = (Column("内容"), Column("得分", "number"), Column("自评", "number"), Column("怎样算的", "free"))
_LOST = (Column("内容"), Column("应办事项"), Column("单位"), Column("为什么失分", "free"))
_COUNTED = (Column("内容"), Column("应办事项"), Column("单位"), Column("事项", "free"))
_BONUSES = (Column("分值", "number"), Column("日期"), Column("依据"), Column("事由", "free"))
_DEDUCTIONS = (Column("扣", "number"), Column("内容"), Column("日期"), Column("依据"), Column("事由", "free"))
_WAIVED = (Column("什么"), Column("批准人"), Column("批准日期"), Column("理由", "free"))


def trail(card: Card, scores: Scores) -> Iterator[Block]:
    """Everything that a unit needs in order to check its points, or to appeal."""
    yield Paragraph(_headline(card, scores))
    for line in card.index.dimensions:
        points, worth = card.of(line)
        of = f"{decimal(points)}/{decimal(worth)}" if worth else "没有可评的"
        yield Heading(f"{line.model.title}：{of}")
        yield Table(_CONTENTS, tuple(_content(mark) for mark in _marks(card, line)))
    yield from _lost(card, scores)
    yield from _adjustments(card)
    yield from _waived(card)
    if card.adjusted.refused:
        yield Heading(f"没有计入的：{len(card.adjusted.refused)} 处")
        yield Table((Column("什么"), Column("为什么", "free")), card.adjusted.refused)
    yield Heading("怎样核对")
    yield Paragraph(
        "能算的都由台账算出：失分的应办事项逐条列在上面，用 dangjian show 编号 看它为什么这样计；一项数了哪些，"
        f"用 dangjian list '查询' --unit {flow_scalar(card.unit)} --period {scores.period.name} "
        f"--as-of {_seen_on(scores)} 看。台账记错了的，"
        "改正台账，得分随之改变。人工评定、加分、扣分凭依据，对依据有异议的，向考核单位提出。缺项和本期无都不算 0 分，"
        "其余的得分按比例折合成满分。每项得分和基本分都四舍五入到两位小数，再往下加减。"
    )


def _seen_on(scores: Scores) -> str:
    """The day by which a list shows the same: of a day that has ended, the next one tells what was not done on it."""
    return (scores.day + timedelta(days=scores.over)).isoformat()


def _marks(card: Card, line: Line) -> Iterator[Mark]:
    return (mark for mark in card.marks if mark.content.dimension is line)


def _headline(card: Card, scores: Scores) -> str:
    index, gaps = card.index, [mark for mark in card.marks if mark.points is None]
    parts = [f"{summed(card)}。"]
    if card.adjusted.veto is not None:
        veto = card.adjusted.veto
        parts.append(f"一票否决：{veto.cause or '没有写事由'}（{veto.basis}），不评等次，不参加排名。")
    elif card.missing and card.total is not None and card.unranked is not None:
        parts.append(f"{card.unranked}，超过满分的 {decimal(card.index.missing_most)}%，不评等次，不参加排名。")
    elif card.grade is not None:
        parts.append(f"等次：{card.grade}。")
    if card.own is not None:
        rated = sum(mark.own is not None for mark in card.marks)
        parts.append(f"自评 {rated} 项，折合满分得 {decimal(card.own)} 分（只作对照）。")
    parts.append(
        f"按《{index.name}》（自 {index.since.isoformat()} 施行）的 {len(card.marks)} 项内容计分，"
        f"工作按 {as_of(scores)}："
        f"已评 {len(card.marks) - len(gaps)} 项，标准分 {decimal(card.scored)}，"
        f"得 {decimal(card.points)}，折合满分 {decimal(index.full_marks)} 得基本分"
        f"{f' {decimal(card.base)}' if card.base is not None else '：无'}。"
    )
    for gap in Gap:
        worth = sum((mark.content.worth for mark in gaps if mark.gap is gap), Fraction(0))
        if worth:
            parts.append(f"{gap.value} {sum(mark.gap is gap for mark in gaps)} 项，标准分 {decimal(worth)}。")
    parts.append(_settled(card))
    return "".join(parts)


def _settled(card: Card) -> str:
    """核定 beside what the ledgers give now; a competition is not settled."""
    settled = card.sheet.model.confirmed if card.sheet is not None else None
    if card.index.sort is IndexSort.COMPETITION or settled is None or settled.total is None or card.total is None:
        return ""
    difference = decimal(card.total) - settled.total
    told = "与现在算得的相同" if difference == 0 else f"现在算得的与它差 {difference:+f} 分，请查明台账改了什么"
    day = settled.day.isoformat() if settled.day is not None else "没有写日期"
    return f"核定 {settled.total} 分（{settled.by or '没有写核定人'}，{day}），{told}。"


def _content(mark: Mark) -> tuple[Cell, ...]:
    model = mark.content.model
    told = f"{model.title}：{calculation(mark)}"
    if not model.by_hand and (looked_at := _looked_at(model)):
        told += f"（{looked_at}）"
    if mark.excused:
        told += f"；不予扣分，没有计入 {'、'.join(mark.excused)}"
    return (model.id, out_of(mark), shown_points(mark.own), told)


def _looked_at(model: Indicator) -> str:
    """What a content counts, as the index says it: enough to count it again with `dangjian list`."""
    said = (
        ("查询", model.query),
        ("其中", model.part),
        ("口径", model.role.value if model.role is not None else None),
        ("范围", model.reach.value if model.reach is not None else None),
        ("只看本级", "是" if model.own_only else None),
    )
    return "，".join(f"{key} {value}" for key, value in said if value is not None)


def _lost(card: Card, scores: Scores) -> Iterator[Block]:
    """What cost points, one line each with the reason; and what was counted towards an aim."""
    lost = [
        (mark.content.model.id, owed.id, owed.unit, f"{owed.title}：{_why(mark, one, scores)}")
        for mark in card.marks
        for one in mark.lost
        for owed in (one.obligation,)
    ]
    if lost:
        yield Heading(f"失分的应办事项：{len(lost)} 处")
        yield Table(_LOST, tuple(lost))
    counted = [
        (mark.content.model.id, one.obligation.id, one.obligation.unit, one.obligation.title)
        for mark in card.marks
        if mark.content.model.method is Method.COUNT and mark.measure is not None
        for one in mark.measure.hits
    ]
    if counted:
        yield Heading(f"计数得分的应办事项：{len(counted)} 件")
        yield Table(_COUNTED, tuple(counted))


def _why(mark: Mark, one: Judged, scores: Scores) -> str:
    """Why an obligation costs points: the deadline and what was done, or what it does not have."""
    at, model = one.standing, mark.content.model
    if model.method is Method.SHARE:
        return f"不符合“{model.part}”"
    due = f"时限 {at.due.isoformat()}" if at.due is not None else "没有时限"
    if at.done_on is None:
        return f"{due}，到 {scores.day.isoformat()} 没有完成"
    done = f"{due}，{at.done_on.isoformat()} 完成"
    return f"{done}，没有销号" if model.method is Method.CLOSURE else done


def _adjustments(card: Card) -> Iterator[Block]:
    found = card.adjusted
    if found.bonuses:
        capped = f"，超过加分上限的 {decimal(found.capped)} 分没有计" if found.capped else ""
        yield Heading(f"加分：{decimal(found.bonus)}{capped}")
        yield Table(_BONUSES, tuple((one.points, one.day, one.basis, one.cause) for one in found.bonuses))
    if found.deductions:
        yield Heading(f"扣分：{decimal(found.deduction)}")
        rows = ((decimal(points), one.content, one.day, one.basis, one.cause) for one, points in found.deductions)
        yield Table(_DEDUCTIONS, tuple(rows))


def _waived(card: Card) -> Iterator[Block]:
    """不予扣分: what was not taken off, and who approved that (容错)."""
    rows: list[tuple[Cell, ...]] = [
        (f"扣分 {one.points}：{one.cause or ''}", one.excuse.approver, one.excuse.approved_on, one.excuse.reason)
        for one in card.adjusted.excused
        if one.excuse is not None
    ]
    rows.extend((each.entry, each.approver, each.approved_on, each.reason) for each in card.adjusted.spared)
    if rows:
        yield Heading(f"不予扣分：{len(rows)} 处")
        yield Table(_WAIVED, tuple(rows))
