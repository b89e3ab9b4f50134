"""What a change means for the work: finished, started, added, postponed, cancelled, corrected; in words, by unit."""

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from dangjian_cli.models.entry import Matter
from dangjian_cli.models.kinds import SIGN_OFFS
from dangjian_cli.obligations.obligation import Role
from dangjian_cli.obligations.standing import Phase, Timing, stand
from dangjian_cli.review.compare import Changed, Field
from dangjian_cli.review.review import Review, Side
from dangjian_cli.review.snapshot import Item, Snapshot
from dangjian_cli.review.telling import told_value


class Kind(Enum):
    """What happened, in the order told."""

    FINISHED = "完成"
    REOPENED = "重新打开"
    STARTED = "启动"
    PROGRESSED = "进展"
    ADDED = "新增"
    POSTPONED = "延期"
    SUSPENDED = "暂缓"
    CANCELLED = "取消"
    CARRIED = "结转"
    CLOSED = "销号"
    SUPERVISED = "督办"
    REVISITED = "回头看"
    MOVED = "移动"
    CORRECTED = "更正"
    REMOVED = "删除"


class Event(NamedTuple):
    """One thing that happened to one entry."""

    kind: Kind
    unit: str
    item: Item
    title: str
    text: str


_RECORDED = {
    "延期": Kind.POSTPONED,
    "暂缓": Kind.SUSPENDED,
    "取消": Kind.CANCELLED,
    "结转": Kind.CARRIED,
    "督办": Kind.SUPERVISED,
    "销号": Kind.CLOSED,
    "回头看": Kind.REVISITED,
}
"""Keys whose new records are events of their own."""


def story(review: Review) -> tuple[Event, ...]:
    """Everything that happened, in the order of the units' tree, then of the kinds, then of the 编号."""
    order = review.new.situation.book.units.order
    kinds = list(Kind)
    found = (*_added(review), *_removed(review), *_changed(review))
    events = [one for one in found if one.item.ledger.kind is not SIGN_OFFS]  # a sign-off is told as a whole
    return tuple(
        sorted(events, key=lambda one: (order.get(one.unit, len(order)), one.unit, kinds.index(one.kind), one.item.id))
    )


def unit_of(snapshot: Snapshot, item: Item) -> str:
    """The unit under which an entry is told: who owes it, else the office of its ledger."""
    owed = snapshot.owed(item)
    if owed:
        return owed[0].unit
    office = item.ledger.header.unit
    return snapshot.situation.book.units.canonical(office) if office else item.ledger.name


def _title(item: Item) -> str:
    return str(getattr(item.entry.model, "title", None) or "")


def _added(review: Review) -> Iterator[Event]:
    for added in review.changes.added:
        item = added.item
        model = item.entry.model
        parts = [told_value(getattr(model, "deadline", None))] if isinstance(model, Matter) else []
        parts += list(model.owners) if isinstance(model, Matter) else []
        text = "，".join(part for part in parts if part)
        yield Event(Kind.ADDED, unit_of(review.new, item), item, _title(item), text)
        side = review.side(review.new, item)
        if side is not None and side.standing.phase is Phase.DONE:
            yield Event(Kind.FINISHED, unit_of(review.new, item), item, _title(item), _done(side))


def _removed(review: Review) -> Iterator[Event]:
    for removed in review.changes.removed:
        item = removed.item
        side = review.side(review.old, item)
        text = f"原来：{side.standing.word}" if side is not None else ""
        yield Event(Kind.REMOVED, unit_of(review.old, item), item, _title(item), text)


def _changed(review: Review) -> Iterator[Event]:
    judged = {id(changed): (old, new) for changed, old, new in review.pairs}
    for changed in review.changes.changed:
        unit, title = unit_of(review.new, changed.new), _title(changed.new)
        pair = judged.get(id(changed))
        for kind, text in _events(review, changed, *(pair or (None, None))):
            yield Event(kind, unit, changed.new, title, text)


def _events(review: Review, changed: Changed, old: Side | None, new: Side | None) -> Iterator[tuple[Kind, str]]:
    if changed.renamed:
        yield Kind.MOVED, f"编号 {changed.old.id} → {changed.new.id}"
    if changed.moved:
        yield Kind.MOVED, f"{changed.old.file.as_posix()} → {changed.new.file.as_posix()}"
    told: set[str] = set()
    if old is not None and new is not None:
        for key, kind, text in _by_standing(review, changed, old, new):
            told.add(key)
            yield kind, text
    for field in changed.fields:
        if field.key == "编号" or field.key in told:
            continue
        yield from _recorded(field)


def _by_standing(review: Review, changed: Changed, old: Side, new: Side) -> Iterator[tuple[str, Kind, str]]:
    """What became of each obligation: (the key that says so, what it is, in words)."""
    before = {one.id.removeprefix(old.item.id): one for one in old.obligations}
    soon = review.new.situation.settings.soon_days
    done_key = new.item.entry.written.get("完成日期", "完成日期")
    for owed in new.obligations:
        was = before.get(owed.id.removeprefix(new.item.id))
        if was is None:
            continue
        then, now = stand(was, review.day, soon), stand(owed, review.day, soon)
        key = {Role.OCCURRENCE: "期次", Role.MILESTONE: "节点"}.get(owed.role, done_key)
        part = "" if owed.role is Role.MATTER else f"{_part(owed.id)} "
        if now.done_on is not None and then.done_on is None:
            yield key, Kind.FINISHED, part + _on_time(now.done_on.isoformat(), now.timing, now.days_late)
        elif then.done_on is not None and now.done_on is None:
            yield key, Kind.REOPENED, f"{part}原来 {then.done_on.isoformat()} 完成"
        elif owed.role is Role.MATTER and changed.field("进展") is not None and now.phase is Phase.IN_PROGRESS:
            kind = Kind.STARTED if then.phase is Phase.NOT_STARTED else Kind.PROGRESSED
            field = changed.field("进展")
            yield "进展", kind, _latest(field) if field is not None else ""


def _part(id_: str) -> str:
    """Which period or milestone: 2026-09 of RW-1#2026-09, 第2个节点 of RW-1/2."""
    return id_.rpartition("#")[2] if "#" in id_ else f"第{id_.rpartition('/')[2]}个节点"


def _latest(field: Field) -> str:
    return "；".join(told_value(one.new) for one in field.elements if one.new is not None)


def _done(side: Side) -> str:
    day = side.standing.done_on
    return _on_time(day.isoformat() if day else "", side.standing.timing, side.standing.days_late)


def _on_time(day: str, timing: Timing, late: int) -> str:
    if timing is Timing.LATE:
        return f"{day}，晚 {late} 天"
    return f"{day}，按期" if timing is Timing.ON_TIME else day


def _recorded(field: Field) -> Iterator[tuple[Kind, str]]:
    """New records by their own kind; what was changed or taken away in them is a correction like any other."""
    kind = _RECORDED.get(field.key)
    fresh = [one for one in field.elements if one.old is None]
    if kind is not None and (fresh or (not field.elements and field.old is None)):
        yield kind, told_value([one.new for one in fresh if one.new is not None]) if fresh else told_value(field.new)
        fresh_only = all(one.old is None for one in field.elements)
        if fresh_only:
            return
    records = [one for one in field.elements if isinstance(one.old or one.new, dict)]
    if not records:
        yield Kind.CORRECTED, f"{field.key}：{_element(field.old, field.new)}"
    for one in records:
        if kind is None or one.old is not None:
            yield Kind.CORRECTED, f"{field.key}：{_element(one.old, one.new)}"


def _element(old: object, new: object) -> str:
    before, after = told_value(old), told_value(new)  # type: ignore[arg-type]  # both are written data
    if not before:
        return f"加上 {after}"
    return f"删去 {before}" if not after else f"{before} → {after}"


def by_unit(events: Iterable[Event]) -> dict[str, list[Event]]:
    """The events of each unit, in their order."""
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(event.unit, []).append(event)
    return found
