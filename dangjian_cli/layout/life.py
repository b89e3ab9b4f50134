"""`report 组织生活`: the units, a matrix of months for each type, then what is missing, late or not asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from dangjian_cli.book.units import Units
from dangjian_cli.document.chart import HeatCell, HeatMap, HeatRow, Tone
from dangjian_cli.document.document import Block, Column, Document, Heading, Paragraph, Ratio, Table
from dangjian_cli.document.document import Cell as DocumentCell
from dangjian_cli.reports.life import Cell, Life, Mark, Matrix, Told, UnitLife, life
from dangjian_cli.reports.request import Request

LEGEND = "√ 按期召开　迟 过期补开　缺 过期没有记录　免 豁免　待 还没有到期　数字 这个月开了几次"
"""What the marks in the maps mean."""
_PERIOD = (Column("组织"), Column("类别"), Column("期"))
_LATE_COLUMNS = (Column("截止"), Column("逾期天数", "number"))
_TONES = {
    Mark.MISSING: Tone.BAD,
    Mark.LATE: Tone.CAUTION,
    Mark.OPEN: Tone.PLAIN,
    Mark.HELD: Tone.GOOD,
    Mark.EXEMPT: Tone.QUIET,
}
_COUNTS = (Mark.HELD, Mark.LATE, Mark.MISSING, Mark.EXEMPT, Mark.OPEN)


def life_report(request: Request) -> Document:
    """The document of the period."""
    report = life(request.situation, request.period, request.scope)
    return Document(
        f"{request.name}：{request.period.label}组织生活", (), tuple(_blocks(report, request.situation.book.units))
    )


def _blocks(report: Life, units: Units) -> Iterator[Block]:
    if not report.units:
        yield Paragraph("这段时间没有组织生活的记录，也没有应开的期次。")
    else:
        yield Paragraph(_headline(report))
        yield Heading("各组织")
        yield _overview(report)
    for matrix in report.matrices:
        yield Heading(
            f"{matrix.label}：{_counted(matrix.counts)}" if matrix.demanded else f"{matrix.label}（没有规定次数）"
        )
        yield _matrix(matrix, units)
    if report.matrices:
        yield Paragraph(LEGEND)
    if report.dual:
        yield Heading(f"双重组织生活：领导干部参加 {sum(one.leaders for one in report.dual)} 人次")
        columns = (Column("组织"), Column("参加了几次", "number"), Column("领导干部人次", "number"))
        yield Table(columns, tuple((one.unit, one.meetings, one.leaders) for one in report.dual))
    if report.contents:
        yield Heading("内容分类")
        rows = tuple((one.name, one.meetings, one.units) for one in report.contents)
        yield Table((Column("内容"), Column("次数", "number"), Column("组织个数", "number")), rows)
    yield from _lists(report)
    if report.unrecorded:
        yield Heading(f"未建组织生活台账：{len(report.unrecorded)} 个组织")
        yield Paragraph("、".join(report.unrecorded) + "。没有计入上面的数。")


def _headline(report: Life) -> str:
    counts = report.counts
    asked = sum(counts[mark] for mark in _COUNTS if mark is not Mark.EXEMPT)
    meetings = sum(unit.meetings for unit in report.units)
    waived = f"，豁免 {counts[Mark.EXEMPT]} 期" if counts[Mark.EXEMPT] else ""
    return (
        f"{len(report.units)} 个组织，应开 {asked} 期，按期召开 {counts[Mark.HELD]} 期，补开 {counts[Mark.LATE]} 期，"
        f"缺 {counts[Mark.MISSING]} 期，未到期 {counts[Mark.OPEN]} 期{waived}；实际召开 {meetings} 次。"
    )


def _counted(counts: Mapping[Mark, int]) -> str:
    words = (
        (Mark.HELD, "按期"),
        (Mark.LATE, "补开"),
        (Mark.MISSING, "缺"),
        (Mark.EXEMPT, "豁免"),
        (Mark.OPEN, "未到期"),
    )
    return "、".join(f"{word} {counts[mark]}" for mark, word in words if counts.get(mark))


def _overview(report: Life) -> Table:
    titles = ("应开", "按期", "补开", "缺", "未到期", "豁免", "实开次数", "到会率", "第一议题")
    columns = (Column("组织"), *(Column(title, "number") for title in titles))
    rows = tuple((unit.unit, *_numbers(unit)) for unit in report.units)
    return Table(
        columns, rows, total=("合计", *_total(report)), note="一次会议属于几类的，各类各算一期，实开次数算一次。"
    )


def _numbers(unit: UnitLife) -> tuple[int | Ratio, ...]:
    return (*_by_mark(unit.counts), unit.meetings, unit.attendance, unit.first_topic)


def _total(report: Life) -> tuple[int | Ratio, ...]:
    attendance = [unit.attendance for unit in report.units]
    topics = [unit.first_topic for unit in report.units]
    return (
        *_by_mark(report.counts),
        sum(unit.meetings for unit in report.units),
        Ratio(sum(one.numerator for one in attendance), sum(one.denominator for one in attendance)),
        Ratio(sum(one.numerator for one in topics), sum(one.denominator for one in topics)),
    )


def _by_mark(counts: Mapping[Mark, int]) -> tuple[int, ...]:
    held, late, missing, exempt, open_ = (counts.get(mark, 0) for mark in _COUNTS)
    return (held + late + missing + open_, held, late, missing, open_, exempt)


def heat_maps(report: Life, units: Units) -> tuple[HeatMap, ...]:
    """One map for every type of organisational life."""
    return tuple(_matrix(matrix, units) for matrix in report.matrices)


def _matrix(matrix: Matrix, units: Units) -> HeatMap:
    rows = tuple(HeatRow(units.short(row.unit), tuple(_cell(cell) for cell in row.cells)) for row in matrix.rows)
    return HeatMap(matrix.label, "组织", tuple(f"{month.start.month}月" for month in matrix.months), rows)


def _cell(cell: Cell) -> HeatCell | None:
    """Marks, with the number of meetings where it is not the one that the mark speaks of."""
    marks = "".join(mark.value for mark in cell.marks)
    number = str(cell.held) if cell.held > 1 or (cell.held and not marks) else ""
    return HeatCell(marks + number, _tone(cell)) if marks or number else None


def _tone(cell: Cell) -> Tone:
    """The colour of the worst mark; meetings that nobody asked for are neither good nor bad."""
    return next((_TONES[mark] for mark in _TONES if mark in cell.marks), Tone.PLAIN)


def _lists(report: Life) -> Iterator[Block]:
    yield from _list("缺期", report.missing, _LATE_COLUMNS, lambda one: (one.standing.due, one.standing.days_late))
    yield from _list(
        "补开",
        report.late,
        (Column("召开日期"), Column("晚几天", "number"), Column("记录")),
        lambda one: (one.standing.done_on, one.standing.days_late, one.record),
    )
    reason = (Column("理由", "free"),)
    yield from _list("豁免", report.exempt, reason, lambda one: (one.standing.hold_reason or "（没有写理由）",))


def _list(
    name: str, told: Sequence[Told], columns: tuple[Column, ...], values: Callable[[Told], tuple[DocumentCell, ...]]
) -> Iterator[Block]:
    """A list of periods: unit, type, period, and what is to be said of each."""
    if told:
        yield Heading(f"{name}：{len(told)} 期")
        yield Table((*_PERIOD, *columns), tuple((*_named(one), *values(one)) for one in told))


def _named(one: Told) -> tuple[str, str, str]:
    return (one.obligation.unit, one.obligation.id.partition("/")[2].partition("#")[0], one.period)
