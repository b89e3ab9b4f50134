"""`report 分解矩阵`: superior tasks and how far they were handed down, the matrix of units, what is missing, levels."""

from collections.abc import Iterator

from dangjian_cli.book.units import Units
from dangjian_cli.document.document import Block, Cell, Column, Document, Heading, Paragraph, Table
from dangjian_cli.reports.decomposition import Decomposition, Level, Share, decomposition
from dangjian_cli.reports.request import Request

_LEGEND = "√ 完成　进 推进中　未 未启动　逾 逾期　停 暂缓、取消、结转　缺 没有登记自己的条目　- 没有分解到"
_TASKS = (
    Column("序", "number"),
    Column("编号"),
    Column("应分解", "number"),
    Column("已登记", "number"),
    Column("缺", "number"),
    Column("完成", "number"),
    Column("逾期", "number"),
    Column("下级进度", "number"),
    Column("任务", "free"),
)
_LEVELS = (
    Column("层级"),
    Column("单位", "number"),
    Column("事项", "number"),
    Column("完成", "number"),
    Column("逾期", "number"),
    Column("期次", "number"),
    Column("没有任务的单位", "free"),
)


def decomposition_report(request: Request) -> Document:
    """The document of the period."""
    report = decomposition(request.situation, request.period, request.scope)
    return Document(
        f"{request.name}：{request.period.label}任务分解", (), tuple(_blocks(report, request.situation.book.units))
    )


def _blocks(report: Decomposition, units: Units) -> Iterator[Block]:
    if report.parents:
        yield Paragraph(_headline(report))
        yield Heading("分解的任务")
        yield Table(_TASKS, tuple(_task(report, number) for number in range(len(report.parents))))
        yield Heading("任务与单位")
        yield _matrix(report, units)
        yield Paragraph(_LEGEND)
    else:
        yield Paragraph("这段时间没有分解到下级的任务。任务要分解的，写“分解到: [单位或单位组]”。")
    if missing := tuple(report.missing):
        yield Heading(f"没有登记的：{len(missing)} 项")
        columns = (Column("单位"), Column("上级任务"), Column("时限"), Column("任务", "free"))
        yield Table(columns, tuple((one.unit, parent.id, one.due, parent.title) for parent, one in missing))
        yield Paragraph("已按上级任务的时限代列，计入总数。登记自己的条目，写上“上级任务: 编号”，就不再代列。")
    yield Heading("层级覆盖")
    yield Table(_LEVELS, tuple(_level(level) for level in report.levels), note=_empty(report))


def _headline(report: Decomposition) -> str:
    shares = sum(len(parent.shares) for parent in report.parents)
    missing = sum(parent.count(Share.MISSING) for parent in report.parents)
    done = sum(parent.count(Share.DONE) for parent in report.parents)
    late = sum(parent.count(Share.OVERDUE) for parent in report.parents)
    return (
        f"{len(report.parents)} 项任务分解到 {len(report.units)} 个单位，共 {shares} 份："
        f"完成 {done} 份，逾期 {late} 份，没有登记 {missing} 份。"
    )


def _task(report: Decomposition, number: int) -> tuple[Cell, ...]:
    parent = report.parents[number]
    missing = parent.count(Share.MISSING)
    return (
        number + 1,
        parent.id,
        len(parent.shares),
        len(parent.shares) - missing,
        missing,
        parent.count(Share.DONE),
        parent.count(Share.OVERDUE),
        parent.done,
        parent.title,
    )


def _matrix(report: Decomposition, units: Units) -> Table:
    """Units down, tasks across under their numbers: one character a cell."""
    marks: dict[tuple[str, int], str] = {}
    for number, parent in enumerate(report.parents):
        for one in parent.shares:
            marks[one.unit, number] = marks.get((one.unit, number), "") + one.share.value
    numbers = range(len(report.parents))
    columns = (Column("单位"), *(Column(str(number + 1)) for number in numbers))
    rows = tuple((units.short(unit), *(marks.get((unit, number)) for number in numbers)) for unit in report.units)
    return Table(columns, rows)


def _level(level: Level) -> tuple[Cell, ...]:
    return (
        level.tier.value,
        level.units,
        level.matters,
        level.done,
        level.overdue,
        level.occurrences,
        "、".join(level.idle),
    )


def _empty(report: Decomposition) -> str | None:
    empty = [level.tier.value for level in report.levels if level.units and not level.matters and not level.occurrences]
    return f"{'；'.join(empty)}这一级没有任务。" if empty else None
