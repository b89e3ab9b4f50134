"""`report 发展党员`: stages × units in numbers, then what is due next, by 编号."""

from collections.abc import Iterator

from dangjian_cli.document.document import Block, Cell, Column, Document, Heading, Paragraph, Table
from dangjian_cli.reports.admission import AdmissionReport, Next, StageReached, UnitCases, admission
from dangjian_cli.reports.request import Request

_STAGES = (Column("组织"), *(Column(stage.value, "number") for stage in StageReached), Column("合计", "number"))
_DUE = (Column("编号"), Column("组织"), Column("下一步"), Column("截止"), Column("现状"), Column("时限", "free"))


def admission_report(request: Request) -> Document:
    """The document, as of the day."""
    report = admission(request.situation, request.scope)
    return Document(f"{request.name}：发展党员节点情况", (), tuple(_blocks(report)))


def _blocks(report: AdmissionReport) -> Iterator[Block]:
    if not report.units:
        yield Paragraph("没有发展党员的记录。")
        return
    yield Paragraph(_headline(report))
    yield Heading("各组织各阶段")
    counts = tuple(report.count(stage) for stage in StageReached)
    yield Table(_STAGES, tuple(_unit(one) for one in report.units), ("合计", *counts, sum(counts)))
    yield Heading(f"下一步：{len(report.due)} 项")
    if report.due:
        yield Table(_DUE, tuple(_due(one) for one in report.due))
    yield Paragraph("期限照各编号的细则版本算，据公开转述，请对照正式文本。谁是谁，见线下档案。")


def _headline(report: AdmissionReport) -> str:
    counts = "，".join(f"{stage.value} {report.count(stage)} 个" for stage in StageReached if report.count(stage))
    editions = "，".join(
        f"照 {edition.value} 版办的 {count} 个" if edition is not None else f"没有写细则版本的 {count} 个"
        for edition, count in sorted(report.editions.items(), key=lambda pair: pair[0] or "")
    )
    late = sum(one.standing.overdue for one in report.due)
    return f"{len(report.units)} 个组织：{counts}。{editions}。要办的 {len(report.due)} 项，其中逾期 {late} 项。"


def _unit(one: UnitCases) -> tuple[Cell, ...]:
    counts = tuple(one.counts.get(stage, 0) for stage in StageReached)
    return (one.unit, *counts, sum(counts))


def _due(one: Next) -> tuple[Cell, ...]:
    standing = one.standing
    return (one.case, one.obligation.unit, one.step, standing.due, standing.word, standing.wording)
