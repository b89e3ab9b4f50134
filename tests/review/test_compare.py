"""The comparison is proven: what it says, applied to the old side, gives the new one."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from made_books import DAYS, book_of, ledgers, tasks

from dangjian_cli.obligations.obligation import Role
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.review.compare import Changes, Element, Field, apply, compare, content
from dangjian_cli.review.review import Review
from dangjian_cli.review.snapshot import Snapshot
from dangjian_cli.review.story import Kind, story

DAY = date(2026, 9, 30)


def snapshot(*books: dict[str, Any], day: date = DAY) -> Snapshot:
    return Snapshot(Situation(book_of(*books), day), None)


def changes(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> Changes:
    return compare(snapshot(tasks(*old)), snapshot(tasks(*new)))


def entry(**fields: Any) -> dict[str, Any]:
    return {"编号": "1", "任务": "甲", "责任单位": "办公室", **fields}


@given(ledgers(), ledgers())
def test_applied_to_the_old_side_it_gives_the_new_one(old: dict[str, Any], new: dict[str, Any]) -> None:
    """Whatever the two ledgers."""
    before, after = snapshot(old), snapshot(new)
    assert apply(compare(before, after), content(before)) == content(after)


@given(ledgers())
def test_nothing_changed_from_a_snapshot_to_itself(ledger: dict[str, Any]) -> None:
    """Read twice, it is the same."""
    assert not compare(snapshot(ledger), snapshot(ledger))


@given(ledgers(), DAYS, st.data())
def test_one_changed_key_is_one_field(ledger: dict[str, Any], day: date, data: st.DataObject) -> None:
    """A key set anew in one entry is found, with what it held and holds, and nothing else."""
    entries: list[dict[str, Any]] = [dict(one) for one in ledger["条目"]]
    if not entries:
        return
    at = data.draw(st.integers(0, len(entries) - 1))
    before = entries[at].get("备注")
    entries[at]["备注"] = "复核时改的"
    found = compare(snapshot(ledger, day=day), snapshot({**ledger, "条目": entries}, day=day))
    assert [(one.new.id, one.fields) for one in found.changed] == [
        (entries[at]["编号"], (Field("备注", before, "复核时改的"),))
    ]
    assert not (found.added or found.removed or found.headers or found.unreadable)


@given(ledgers(), ledgers(), DAYS)
def test_the_story_agrees_with_the_standings(old: dict[str, Any], new: dict[str, Any], day: date) -> None:
    """What is told as finished or reopened is what became done or open; nothing changed, nothing told."""
    review = Review(snapshot(old, day=day), snapshot(new, day=day))
    events = story(review)
    assert sum(one.kind is Kind.ADDED for one in events) == len(review.changes.added)
    assert sum(one.kind is Kind.REMOVED for one in events) == len(review.changes.removed)
    assert bool(events) <= bool(review.changes)
    added = {each.item.id for each in review.changes.added}
    finished = {one.item.id for one in events if one.kind is Kind.FINISHED} - added
    reopened = {one.item.id for one in events if one.kind is Kind.REOPENED}
    for _, before, after in review.pairs:
        if before.owed.role is Role.MATTER is after.owed.role and not after.model.milestones:
            done = before.standing.done_on is None and after.standing.done_on is not None
            undone = before.standing.done_on is not None and after.standing.done_on is None
            assert done == (after.item.id in finished)
            assert undone == (after.item.id in reopened)


def test_lists_are_compared_by_element() -> None:
    """A record added, one changed in place, one gone: each by itself; the order of equal ones says nothing."""
    old = entry(进展=[{"日期": "2026-03-01", "内容": "起草"}, {"日期": "2026-04-01", "内容": "征求意见"}])
    new = entry(
        进展=[
            {"日期": "2026-04-01", "内容": "征求了意见"},
            {"日期": "2026-03-01", "内容": "起草"},
            {"日期": "2026-05-01", "内容": "印发"},
        ]
    )
    (changed,) = changes([old], [new]).changed
    field = changed.field("进展")
    assert field is not None
    assert field.elements == (
        Element({"日期": "2026-04-01", "内容": "征求意见"}, {"日期": "2026-04-01", "内容": "征求了意见"}),
        Element(None, {"日期": "2026-05-01", "内容": "印发"}),
    )
    (gone,) = changes([new], [entry()]).changed
    assert gone.field("进展") is not None
    assert len(gone.fields[0].elements) == 3


def test_a_new_number_is_no_new_task() -> None:
    """Same kind and title, alone on each side; two of one title are not guessed at."""
    found = changes([entry()], [entry(编号="2")])
    assert [(one.old.id, one.new.id, one.renamed) for one in found.changed] == [("1", "2", True)]
    found = changes([entry()], [entry(编号="2"), entry(编号="3")])
    assert (len(found.added), len(found.removed), found.changed) == (2, 1, ())


def test_events_of_every_kind() -> None:
    """Each key that records something is told as what it is."""
    base = entry(时限="2026-12-15")
    told: dict[str, dict[str, Any]] = {
        "完成": {"完成日期": "2026-09-20"},
        "启动": {"进展": [{"日期": "2026-09-20", "内容": "动了"}]},
        "延期": {"延期": [{"新时限": "2026-12-31", "理由": "甲", "批准人": "乙", "批准日期": "2026-09-01"}]},
        "暂缓": {"暂缓": {"自": "2026-09-01", "理由": "甲"}},
        "取消": {"取消": {"日期": "2026-09-01", "理由": "甲"}},
        "督办": {"督办": [{"单号": "督1", "日期": "2026-09-01"}]},
        "回头看": {"回头看": [{"日期": "2026-09-01", "结论": "巩固"}]},
        "更正": {"责任人": "王某"},
    }
    for kind, fields in told.items():
        review = Review(snapshot(tasks(base)), snapshot(tasks({**base, **fields})))
        assert [one.kind.value for one in story(review)] == [kind], kind
    review = Review(snapshot(tasks({**base, "完成日期": "2026-09-20"})), snapshot(tasks(base)))
    assert [one.kind.value for one in story(review)] == ["重新打开"]


def test_periods_and_milestones_are_told_by_name() -> None:
    """Which period, which stage was finished."""
    old = entry(频次="每月", 期次=[{"期": "2026-08"}])
    new = entry(频次="每月", 期次=[{"期": "2026-08", "完成日期": "2026-08-30"}])
    (event,) = story(Review(snapshot(tasks(old)), snapshot(tasks(new))))
    assert (event.kind, event.text) == (Kind.FINISHED, "2026-08 2026-08-30，按期")
    old = entry(时限="2026-12-15", 节点=[{"名称": "起草", "时限": "2026-08-01"}])
    new = entry(时限="2026-12-15", 节点=[{"名称": "起草", "时限": "2026-08-01", "完成日期": "2026-08-05"}])
    (event, *_) = story(Review(snapshot(tasks(old)), snapshot(tasks(new))))
    assert (event.kind, event.text) == (Kind.FINISHED, "第1个节点 2026-08-05，晚 4 天")
