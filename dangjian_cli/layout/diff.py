"""`diff`: what to look at first, then unit by unit what happened, then what it does to the figures."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dangjian_cli.dates.period import Period
from dangjian_cli.diagnostics.diagnostic import Fault, Place, Severity
from dangjian_cli.document.document import Block, Cell, Column, Document, Heading, Paragraph, Ratio, Table
from dangjian_cli.document.value import Value
from dangjian_cli.models.kinds import LIST_KEY
from dangjian_cli.reports.completion import completion
from dangjian_cli.reports.scope import Scope
from dangjian_cli.reports.tally import Tally
from dangjian_cli.review.compare import Changed, Changes
from dangjian_cli.review.review import Review
from dangjian_cli.review.snapshot import Item, Snapshot
from dangjian_cli.review.story import Event, Kind, by_unit, story, unit_of
from dangjian_cli.review.telling import told_sides
from dangjian_cli.rules.base import Rule
from dangjian_cli.rules.changes import CHANGES

_EVENTS = (Column("变化"), Column("编号"), Column("事项"), Column("内容", "free"))
_CONCERNS = (
    Column("级别"),
    Column("规则"),
    Column("单位"),
    Column("编号"),
    Column("谁"),
    Column("位置"),
    Column("说明", "free"),
)
_HEADERS = (Column("台账"), Column("栏目"), Column("原来"), Column("现在", "free"))
_FIGURES = ("总数", "完成", "完成率", "按期率", "逾期", "临期", "推进中", "未启动", "销号率")
_GRAVITY = list(Severity)


class Known(NamedTuple):
    """What only the caller knows: where a place is (file, line and, on the old side, the revision); who changed an
    entry last, and in which commit.
    """

    placed: Callable[[Place], str]
    by: Mapping[str, str]


class Concern(NamedTuple):
    """One thing to look at."""

    rule: Rule
    severity: Severity
    message: str
    help: str | None
    unit: str
    id: str
    place: Place


class Told(NamedTuple):
    """Everything that `diff` tells, found once for every format."""

    review: Review
    events: tuple[Event, ...]
    concerns: tuple[Concern, ...]


def told(review: Review, units: frozenset[str] | None) -> Told:
    """What happened and what to look at; of these units alone where any are given."""
    events = tuple(one for one in story(review) if units is None or one.unit in units)
    concerns = tuple(one for one in _concerns(review) if units is None or one.unit in units)
    return Told(review, events, concerns)


def _concerns(review: Review) -> list[Concern]:
    """Every fault of the rules of change, the gravest first, then by unit and 编号."""
    items = {True: _by_place(review.old), False: _by_place(review.new)}
    judged = ((rule, fault) for rule in CHANGES if rule.judge is not None for fault in rule.judge(review))
    found = [_concern(review, rule, fault, items) for rule, fault in judged]
    order = review.new.situation.book.units.order
    return sorted(
        found, key=lambda one: (_GRAVITY.index(one.severity), order.get(one.unit, len(order)), one.id, one.rule.code)
    )


def _by_place(snapshot: Snapshot) -> Mapping[tuple[object, object], Item]:
    return {(item.file, item.entry.place.path[1]): item for item in snapshot.items.values()}


def _concern(
    review: Review, rule: Rule, fault: Fault, items: Mapping[bool, Mapping[tuple[object, object], Item]]
) -> Concern:
    place = fault.where
    assert isinstance(place, Place)
    assert place.path[0] == LIST_KEY
    old = review.is_old(place)
    item = items[old][place.file, place.path[1]]
    sentence = rule.sentence(fault)
    unit = unit_of(review.old if old else review.new, item)
    severity = fault.severity or rule.severity
    return Concern(rule, severity, sentence.message, sentence.help, unit, item.id, place)


def diff_document(
    found: Told, names: tuple[str, str], known: Known, *, figures: bool, meta: tuple[tuple[str, str], ...]
) -> Document:
    """The document; `names` are the two sides in words."""
    blocks = tuple(_blocks(found, known, figures=figures))
    return Document("变更说明", (("原来", names[0]), ("现在", names[1]), *meta), blocks)


def _blocks(found: Told, known: Known, *, figures: bool) -> Iterator[Block]:
    changes = found.review.changes
    yield Paragraph(_summary(found))
    if changes.unreadable:
        yield Heading(f"没有读懂、没有比较的：{len(changes.unreadable)} 处")
        yield _unreadable(changes)
    if found.concerns:
        yield Heading(f"要看的：{len(found.concerns)} 处")
        yield Table(_CONCERNS, tuple(_row(one, known) for one in found.concerns))
    for unit, events in by_unit(found.events).items():
        yield Heading(f"{unit}：{_counted(events)}")
        yield Table(_EVENTS, tuple((one.kind.value, one.item.id, one.title, one.text) for one in events))
    if changes.headers:
        yield Heading(f"台账头：{len(changes.headers)} 本")
        yield Table(_HEADERS, tuple(_header_rows(changes)))
    if figures and changes:
        yield from _effect(found.review)


def _summary(found: Told) -> str:
    changes = found.review.changes
    if not changes:
        return "没有变化，0 处。"
    entries = len({one.item.id for one in found.events})
    return f"{entries} 个条目有变化：{_counted(found.events) or '没有'}；要看的 {len(found.concerns)} 处。"


def _counted(events: Sequence[Event]) -> str:
    counts = Counter(one.kind for one in events)
    return "、".join(f"{kind.value} {counts[kind]}" for kind in Kind if counts[kind])


def _unreadable(changes: Changes) -> Table:
    columns = (Column("条目或文件"), Column("原来"), Column("现在", "free"))
    sides = {True: "没有读懂", False: "读懂了，或没有"}
    return Table(columns, tuple((one.name, sides[one.old], sides[one.new]) for one in changes.unreadable))


def _row(one: Concern, known: Known) -> tuple[Cell, ...]:
    advice = f"。{one.help}" if one.help else ""
    where = known.placed(one.place)
    return (one.severity.label, one.rule.code, one.unit, one.id, known.by.get(one.id), where, one.message + advice)


def _header_rows(changes: Changes) -> Iterator[tuple[Cell, ...]]:
    for header in changes.headers:
        if header.old is None or header.new is None:
            came = header.old is None
            yield (header.file.as_posix(), "（整本）", "没有" if came else "有", "新建" if came else "删去")
            continue
        for field in header.fields:
            old, new = told_sides(field)
            yield (header.file.as_posix(), field.key, old, new or "（删去）")


def _effect(review: Review) -> Iterator[Block]:
    """Both sides on the same day: what is different is the change, not the time."""
    year = Period.of_year(review.day.year)
    before, after = (completion(side.situation, year, Scope()).figures for side in (review.old, review.new))
    yield Heading(f"对{year.label}数字的影响")
    rows = []
    for name, old, new in (("事项", before.matters, after.matters), ("期次", before.occurrences, after.occurrences)):
        for title, was, now in zip(_FIGURES, _numbers(old), _numbers(new), strict=True):
            if was != now:
                rows.append((f"{name}{title}", was, now))
    if rows:
        columns = (Column("指标"), Column("原来", "number"), Column("现在", "number"))
        yield Table(columns, tuple(rows), note="只列有变化的；两边都按同一个统计日计算。")
    else:
        yield Paragraph("总数、完成、逾期等 9 个指标都没有变化。")


def _numbers(tally: Tally) -> tuple[int | Ratio, ...]:
    return (
        tally.total,
        tally.done,
        tally.completion_rate,
        tally.on_time_rate,
        tally.overdue,
        tally.due_soon,
        tally.in_progress,
        tally.not_started,
        tally.closure_rate,
    )


def diff_values(found: Told, known: Known) -> Mapping[str, Value]:
    """The same for scripts: every changed key with what it held and holds."""
    changes = found.review.changes
    return {
        "changed": bool(changes),
        "unreadable": [{"name": one.name, "old": one.old, "new": one.new} for one in changes.unreadable],
        "concerns": [
            {
                "code": one.rule.code,
                "severity": one.severity.value,
                "unit": one.unit,
                "id": one.id,
                "by": known.by.get(one.id),
                "where": known.placed(one.place),
                "message": one.message,
                "help": one.help,
            }
            for one in found.concerns
        ],
        "events": [
            {"kind": one.kind.value, "unit": one.unit, "id": one.item.id, "title": one.title, "text": one.text}
            for one in found.events
        ],
        "entries": [_changed(one) for one in changes.changed],
        "added": [added.item.id for added in changes.added],
        "removed": [removed.item.id for removed in changes.removed],
    }


def _changed(one: Changed) -> Mapping[str, Value]:
    return {
        "id": one.new.id,
        "old_id": one.old.id,
        "path": one.new.file,
        "old_path": one.old.file,
        "fields": [{"key": field.key, "old": field.old, "new": field.new} for field in one.fields],
    }
