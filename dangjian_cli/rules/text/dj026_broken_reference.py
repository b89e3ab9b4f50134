"""引用的编号不存在，或者绕成了圈。

为什么
    上级任务、结转、议定事项，责任书的任务，述职评议的整改编号，考核的上级和内容，通用清
    单里类型是 编号 的列，都写对方的编号。编号不存在，上下级就对不上，结转出去的事项就没有
    了下文；甲的上级是乙、乙的上级又是甲，就没有哪一项是真正的上级。

错误
    - 编号: RW-2026-018
      任务: 报送学习情况
      上级任务: RW-2026-5
    - 编号: RW-2026-005
      任务: 制定学习计划

正确
    - 编号: RW-2026-018
      任务: 报送学习情况
      上级任务: RW-2026-005
    - 编号: RW-2026-005
      任务: 制定学习计划

怎么改
    改成已有的编号；没有上级任务的，删去这一行。绕成圈的，看清哪一项是上级，删去
    它的“上级任务”。结转写新台账里那个条目的编号，不是自己的编号。
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from dangjian_cli.book.book import Book
from dangjian_cli.book.entries import Entry, Ledger
from dangjian_cli.diagnostics.diagnostic import Fault, Place, Related
from dangjian_cli.models.declared import ColumnType
from dangjian_cli.models.entry import Matter
from dangjian_cli.models.shelf import APPRAISAL, COMMITMENT, INDICATOR, MEETING, SCORE_SHEET
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import ERROR, WARNING, Basis, Confidence, Family, Rule, Sentence, Stage
from dangjian_cli.rules.text.near_id import NearIds

_SHOWN = 5


class _Reference(NamedTuple):
    """One kind of reference: its key, what it refers to, where it stands."""

    key: str
    target: Callable[[Matter], str | None]
    place: Callable[[Entry[Matter]], Place]


_REFERENCES = (
    _Reference("上级任务", lambda model: model.parent, lambda entry: entry.at("上级任务")),
    _Reference(
        "结转", lambda model: model.carry_over.to if model.carry_over else None, lambda entry: entry.at("结转", "至")
    ),
)


def check(situation: Situation) -> Iterator[Fault]:
    book = situation.book
    # A broken entry exists, though it could not be read.
    known = {*book.by_id, *(unread.id for unread in book.unread if unread.id is not None)}
    near = NearIds(known)
    for reference in _REFERENCES:
        entries: dict[str, Entry[Matter]] = {}
        for _, entry in book.each(Matter):
            target = reference.target(entry.model)
            if target is None:
                continue
            if target == entry.model.id:
                yield Fault("DJ026", reference.place(entry), {"key": reference.key}, "self")
            elif target not in known:
                yield _missing(reference.key, reference.place(entry), target, book, near)
            else:
                entries.setdefault(entry.model.id, entry)
        yield from _cycles(reference, entries)
    for key, place, target in _plain(book):
        if target is not None and target not in known:
            yield _missing(key, place, target, book, near)


def _plain(book: Book) -> Iterator[tuple[str, Place, str | None]]:
    """References that cannot go round in a circle: their keys, where they stand, what they refer to."""
    for _, meeting in book.each(MEETING):
        for index, resolution in enumerate(meeting.model.resolutions):
            yield "议定事项", meeting.at("议定事项", index, "任务"), resolution.task
    for _, commitment in book.each(COMMITMENT):
        for index, task in enumerate(commitment.model.tasks):
            yield "任务", commitment.at("任务", index), task
    for _, appraisal in book.each(APPRAISAL):
        for index, remark in enumerate(appraisal.model.remarks):
            yield "整改编号", appraisal.at("点评问题", index, "整改编号"), remark.rectification
    yield from _of_assessment(book)
    for ledger in book.ledgers:
        for attribute, column in ledger.kind.entry.OWN.items():
            if column.sort is ColumnType.REFERENCE:
                yield from _own(ledger, attribute, column.name or "")


def _of_assessment(book: Book) -> Iterator[tuple[str, Place, str | None]]:
    for _, indicator in book.each(INDICATOR):
        yield "上级", indicator.at("上级"), indicator.model.parent
    for _, sheet in book.each(SCORE_SHEET):
        model = sheet.model
        named = (
            ("评定", [one.content for one in model.judgements]),
            ("自评", [one.content for one in model.own]),
            ("扣分", [one.content for one in model.deductions]),
        )
        for key, contents in named:
            for index, content in enumerate(contents):
                yield "内容", sheet.at(key, index, "内容"), content


def _own(ledger: Ledger, attribute: str, key: str) -> Iterator[tuple[str, Place, str | None]]:
    """What stands in a column that a 通用清单 declares to be of ids."""
    for entry in ledger.entries:
        value = getattr(entry.model, attribute)
        if isinstance(value, tuple):
            yield from ((key, entry.at(key, index), target) for index, target in enumerate(value))
        else:
            yield key, entry.at(key), value


def _missing(key: str, where: Place, target: str, book: Book, near: NearIds) -> Fault:
    values = {"key": key, "id": target}
    if (meant := near.closest(target)) is not None:
        return Fault("DJ026", where, {**values, "near": meant}, "near")
    if book.unread_files:
        return Fault("DJ026", where, {**values, "count": len(book.unread_files)}, "unread", severity=WARNING)
    return Fault("DJ026", where, values)


def _cycles(reference: _Reference, entries: Mapping[str, Entry[Matter]]) -> Iterator[Fault]:
    """Each circle once, at its first entry; the others stand beside it."""
    order = {id_: index for index, id_ in enumerate(entries)}
    done: set[str] = set()
    for start in entries:
        trail: list[str] = []
        id_: str | None = start
        while id_ is not None and id_ in entries and id_ not in done:
            done.add(id_)
            trail.append(id_)
            id_ = reference.target(entries[id_].model)
        if id_ in trail:
            circle = trail[trail.index(id_) :]
            first = circle.index(min(circle, key=order.__getitem__))
            yield _cycle(reference, [entries[id_] for id_ in circle[first:] + circle[:first]])


def _cycle(reference: _Reference, circle: list[Entry[Matter]]) -> Fault:
    numbers = [entry.model.id for entry in circle]
    shown = [*numbers[:_SHOWN], *(["……"] if len(numbers) > _SHOWN else []), numbers[0]]
    related = tuple(
        Related(f"“{entry.model.id}”的{reference.key}写在这里", reference.place(entry)) for entry in circle[1:_SHOWN]
    )
    values = {"key": reference.key, "circle": " → ".join(shown)}
    return Fault("DJ026", reference.place(circle[0]), values, "cycle", related)


RULE = Rule(
    code="DJ026",
    name="引用的编号不存在或成环",
    family=Family.TEXT,
    stage=Stage.BOOK,
    severity=ERROR,
    basis=Basis("引用一律写已有的编号", Confidence.CONVENTION),
    page=__doc__ or "",
    sentences={
        "": Sentence("“{key}”里的编号“{id}”不存在", "改成已有的编号；没有所指条目的，删去这一项"),
        "near": Sentence("“{key}”里的编号“{id}”不存在", "是不是“{near}”？没有所指条目的，删去这一项"),
        "unread": Sentence(
            "没有找到“{key}”里的编号“{id}”",
            "有 {count} 个文件没有读入，先改好它们再看；编号写错的，改成已有的编号",
        ),
        "self": Sentence("“{key}”写了条目自己的编号", "改成对方的编号；没有所指条目的，删去这一项"),
        "cycle": Sentence("“{key}”绕成了圈：{circle}", "改正其中一处，使它不再绕回来"),
    },
    check=check,
)
