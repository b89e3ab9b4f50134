"""`history`: how completion grew, commit by commit; the life of one entry; ledgers that nobody touches."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import PurePosixPath

from dangjian_cli.document.chart import Point, Series, Tone, Trend
from dangjian_cli.document.document import Block, Cell, Column, Document, Heading, Paragraph, Ratio, Table
from dangjian_cli.reports.tally import Tally
from dangjian_cli.review.compare import Field
from dangjian_cli.review.history import Chapter, Step
from dangjian_cli.review.telling import told_sides
from dangjian_cli.source.revision import Revision

_COLUMNS = (
    Column("时点"),
    Column("统计到"),
    *(Column(title, "number") for title in ("总数", "完成", "完成率", "按期率", "逾期", "推进中", "未启动")),
    Column("提交"),
)
_CHAPTERS = (Column("日期"), Column("提交"), Column("谁"), Column("改了什么", "free"))
_TOUCHED = (Column("台账"), Column("最近的提交"), Column("天数", "number"))
NOT_RECORDED = "（还没有提交）"
_GIVEN = frozenset({"责任单位", "单位", "期", "责任人", "牵头领导", "时限", "频次", "完成日期"})
"""What is told of an entry when it is registered."""


def trend_document(
    title: str, steps: Sequence[Step], stale: Sequence[tuple[PurePosixPath, date, int]], days: int
) -> Document:
    """The document of a history of figures."""
    return Document(title, (), tuple(_blocks(steps, stale, days)))


def _blocks(steps: Sequence[Step], stale: Sequence[tuple[PurePosixPath, date, int]], days: int) -> Iterator[Block]:
    if not steps:
        yield Paragraph("这段时间没有提交，0 个时点。")
    else:
        yield Paragraph(_summary(steps))
        yield Heading("事项")
        yield _burn_up(steps)
        yield _rates(steps)
        yield Table(_COLUMNS, tuple(_row(step, step.figures.matters) for step in steps))
        if any(step.figures.occurrences.total for step in steps):
            yield Heading("期次")
            yield Table(_COLUMNS, tuple(_row(step, step.figures.occurrences) for step in steps))
    yield Heading(f"{days} 天没有更新的台账：{len(stale)} 本")
    if stale:
        yield Table(_TOUCHED, tuple((file.as_posix(), day, count) for file, day, count in stale))
    else:
        yield Paragraph(f"{days} 天内每本台账都有更新，0 本没有。")


def _summary(steps: Sequence[Step]) -> str:
    first, last = steps[0], steps[-1]
    before, now = first.figures.matters, last.figures.matters
    return (
        f"从{first.moment.label}到{last.moment.label}，事项由 {before.total} 项到 {now.total} 项，"
        f"完成由 {before.done} 项到 {now.done} 项，逾期由 {before.overdue} 项到 {now.overdue} 项；"
        f"{len(steps)} 个时点，都按当时提交的台账计算。"
    )


def _burn_up(steps: Sequence[Step]) -> Trend:
    series = (Series("总数"), Series("完成", Tone.GOOD), Series("逾期", Tone.BAD))
    points = (
        Point(step.moment.label, (step.figures.matters.total, step.figures.matters.done, step.figures.matters.overdue))
        for step in steps
    )
    return Trend("事项增减", series, tuple(points))


def _rates(steps: Sequence[Step]) -> Trend:
    series = (Series("完成率", Tone.GOOD), Series("按期率"))
    points = (
        Point(
            step.moment.label,
            (_percent(step.figures.matters.completion_rate), _percent(step.figures.matters.on_time_rate)),
        )
        for step in steps
    )
    return Trend("完成率和按期率", series, tuple(points), "%")


def _percent(ratio: Ratio) -> Decimal | None:
    if not ratio.denominator:
        return None
    share = Decimal(100 * ratio.numerator) / Decimal(ratio.denominator)
    return share.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _row(step: Step, tally: Tally) -> tuple[Cell, ...]:
    return (
        step.moment.label,
        step.moment.day,
        tally.total,
        tally.done,
        tally.completion_rate,
        tally.on_time_rate,
        tally.overdue,
        tally.in_progress,
        tally.not_started,
        step.moment.revision.short,
    )


def life_document(id_: str, title: str, chapters: Sequence[Chapter]) -> Document:
    """The document of one entry: every commit that changed it, the oldest first."""
    rows = tuple(_chapter(one) for one in chapters)
    people = {one.revision.author for one in chapters if one.revision is not None}
    summary = Paragraph(f"{len(chapters)} 次改动，{len(people)} 人提交。")
    return Document(f"{id_} {title}".strip(), (), (summary, Table(_CHAPTERS, rows)))


def _chapter(one: Chapter) -> tuple[Cell, ...]:
    return (*_who(one.revision), _told(one))


def _told(one: Chapter) -> str:
    """Of an entry that came what it was given; else every key with what it held and holds."""
    file = one.file.as_posix()
    if one.gone:
        return f"删去（原来在 {file}）"
    fields = [field for field in one.fields if field.key != "编号" and (not one.born or field.key in _GIVEN)]
    told = "；".join(f"{field.key}：{_field(field, one.born)}" for field in fields)
    if one.born:
        return f"登记在 {file}：{told}" if told else f"登记在 {file}"
    return told or f"移到 {file}"


def _who(revision: Revision | None) -> tuple[date | None, str, str]:
    return (None, NOT_RECORDED, "") if revision is None else (revision.day, revision.short, revision.author)


def _field(field: Field, born: bool) -> str:
    before, after = told_sides(field)
    if born or not before:
        return after
    return f"{before} → {after}" if after else f"删去（原来 {before}）"
