"""`warn`: how many of each light, then unit by unit what is not in order, with the reason in words."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from dangjian_cli.book.book import Book
from dangjian_cli.document.document import Block, Column, Document, Heading, Paragraph, Table
from dangjian_cli.document.value import Value
from dangjian_cli.layout.shared import notices
from dangjian_cli.obligations.obligation import Role
from dangjian_cli.reports.warning import GREEN, GREY, Light, Warnings, worst_first

_COLUMNS = (Column("预警"), Column("编号"), Column("责任人"), Column("事项"), Column("原因", "free"))
_COUNTS = (Column("预警"), *(Column(role.value, "number") for role in Role), Column("下一步", "free"))
_NEXT = {GREEN: "按期推进或已完成", GREY: "没有到开始、长期坚持、不可考核，或者暂缓、取消、结转、豁免"}


def warning_document(
    report: Warnings, shown: Sequence[Light], book: Book, meta: tuple[tuple[str, str], ...]
) -> Document:
    """The document; `shown` are the lights that were asked for, in the report's order."""
    name = book.settings.name or "台账"
    title = f"{name}：{report.period.label}预警（{report.scheme.name}）"
    return Document(title, meta, tuple(_blocks(report, shown)), notices(book))


def _blocks(report: Warnings, shown: Sequence[Light]) -> Iterator[Block]:
    steps = {level.title: level.next_step for level in report.scheme.levels} | _NEXT
    rows = []
    for name in worst_first(report.scheme):
        counts = report.counts(name)
        rows.append((name, *(counts.get(role, 0) for role in Role), steps[name]))
    yield Table(_COUNTS, tuple(rows), note="事项、期次、节点分开计数，不相加。")
    if not shown:
        yield Paragraph("没有要预警的。")
    for unit, lights in groupby(shown, key=lambda light: light.obligation.unit):
        of_unit = list(lights)
        yield Heading(f"{unit}：{_counted(report, of_unit)}")
        yield Table(_COLUMNS, tuple(_row(light) for light in of_unit))


def _counted(report: Warnings, lights: Sequence[Light]) -> str:
    counts = {name: sum(light.name == name for light in lights) for name in worst_first(report.scheme)}
    return "、".join(f"{name} {count}" for name, count in counts.items() if count)


def _row(light: Light) -> tuple[str, ...]:
    obligation = light.obligation
    hard = "【硬任务】" if obligation.hard else ""
    return (
        light.name,
        obligation.id,
        "、".join(obligation.owners),
        hard + obligation.title,
        "；".join(light.reasons) or light.standing.word,
    )


def warning_values(report: Warnings, shown: Sequence[Light], scope: str) -> Mapping[str, Value]:
    """The same for scripts."""
    return {
        "as_of": report.as_of,
        "period": report.period.name,
        "scope": scope,
        "scheme": report.scheme.name,
        "counts": [
            {"light": name, **{f"{role.name.lower()}s": report.counts(name).get(role, 0) for role in Role}}
            for name in worst_first(report.scheme)
        ],
        "items": [_value(report, light) for light in shown],
    }


def _value(report: Warnings, light: Light) -> Mapping[str, Value]:
    obligation, standing = light.obligation, light.standing
    return {
        "id": obligation.id,
        "role": obligation.role.value,
        "unit": obligation.unit,
        "owner": "、".join(obligation.owners) or None,
        "title": obligation.title,
        "due": standing.due,
        "days_late": standing.days_late,
        "days_left": standing.days_left,
        "reasons": list(light.reasons),
        "light": light.name,
        "colour": light.colour,
        "next_step": light.level.next_step if light.level is not None else None,
        "reply_by": light.reply_by(report.as_of),
    }
