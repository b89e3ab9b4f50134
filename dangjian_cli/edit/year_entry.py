"""An entry of the old year as it stands in the new one: what it is stays, what happened stays behind."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from dangjian_cli.book.entries import Entry
from dangjian_cli.dates.reading import Kind as ReadingKind
from dangjian_cli.dates.reading import Reading
from dangjian_cli.models.declared import ColumnType
from dangjian_cli.models.entry import Matter
from dangjian_cli.obligations.deadlines import Deadlines
from dangjian_cli.syntax.parsed import Data

FACTS = frozenset(
    "进展 进度 完成值 完成日期 成果 佐证 存在不足 经验做法 延期 取消 结转 督办 销号 回头看 历次 期次 状态".split()
)
"""Keys that say what happened to an entry."""

_ORIGIN = re.compile(r"[0-9]{4}(?:-[0-9]{4})?年结转，原编号 .*|沿用 \S+")
"""A part of 备注 that says where an entry comes from: of several years only the last one is told."""
_JOIN = "；"


class Renewal(NamedTuple):
    """How an entry comes into the new year.

    `old` and `new` read deadlines as its two ledgers mean them; `first` is the first day of the year. `deadline` is the
    时限 to be written (None: none). `ids` gives the new 编号 of an entry that comes along; `shared` are the units that
    still owe their share, where some have done theirs.
    """

    id: str
    origin: str
    deadline: str | None
    old: Deadlines
    new: Deadlines
    first: date
    ids: Mapping[str, str]
    shared: Mapping[str, tuple[str, ...]]

    def still(self, wording: str) -> str | None:
        """A deadline in the words of the new ledger; None when it is over."""
        return still_meant(wording, self.old.read(wording), self.new, self.first)


def other_deadlines(model: Matter) -> Iterator[tuple[str, str]]:
    """The deadlines that stand in own columns (通用清单) beside the one that counts: column and wording."""
    for name, column in model.OWN.items():
        if column.sort is ColumnType.DEADLINE and name != "deadline" and column.name and getattr(model, name):
            yield column.name, getattr(model, name)


def renewed(entry: Entry[Matter], element: Mapping[str, Data], renewal: Renewal) -> dict[str, Data]:
    """The data of the new entry, in the order of the model, under the usual keys."""
    usual = {written: key for key, written in entry.written.items()}
    kept: dict[str, Data] = {
        key: value for given, value in element.items() if (key := usual.get(given, given)) not in FACTS
    }
    kept["编号"] = renewal.id
    _set(kept, "时限", renewal.deadline)
    for key, day in (("开始", entry.model.start), ("结束", entry.model.stop)):
        if day is not None and day < renewal.first:
            del kept[key]
    suspension = entry.model.suspension
    if suspension is not None and suspension.until is not None and suspension.until < renewal.first:
        del kept["暂缓"]
    if isinstance(milestones := kept.get("节点"), list):
        _set(kept, "节点", [*_milestones(milestones, renewal)])
    for column, wording in other_deadlines(entry.model):
        _set(kept, column, renewal.still(wording))
    if entry.model.parent is not None:
        kept["上级任务"] = renewal.ids.get(entry.model.parent, entry.model.parent)
    for key, units in renewal.shared.items():
        _set(kept, key, [*units])
    kept["备注"] = _remark(kept.get("备注"), renewal.origin)
    own = type(entry.model).OWN_NAMES  # what the kind calls a common key: 践诺时限
    kept = {own.get(key, key): value for key, value in kept.items()}
    ranks = {info.alias or name: at for at, (name, info) in enumerate(type(entry.model).model_fields.items())}
    return dict(sorted(kept.items(), key=lambda item: ranks.get(item[0], len(ranks))))


def _set(data: dict[str, Data], key: str, value: Data | None) -> None:
    if value:
        data[key] = value
    else:
        data.pop(key, None)


def _milestones(milestones: Iterable[Data], renewal: Renewal) -> Iterator[Data]:
    """Those still to be reached, with the deadlines that still mean what they meant."""
    for one in milestones:
        if not isinstance(one, dict) or "完成日期" in one:
            continue
        wording = one.get("时限")
        rest: dict[str, Data] = {key: value for key, value in one.items() if key != "时限"}
        if isinstance(wording, str):
            _set(rest, "时限", renewal.still(wording))
        if rest:
            yield rest


def lost_milestones(model: Matter, renewal: Renewal) -> Iterator[str]:
    """The 节点 still to be reached whose deadline does not go into the new year: their names."""
    for number, one in enumerate(model.milestones, start=1):
        wording = one.deadline
        if one.done_on is None and wording and renewal.still(wording) is None:
            yield one.name or f"第 {number} 个"


def still_meant(wording: str, reading: Reading, new: Deadlines, first: date) -> str | None:
    """What to write so that it means in the new ledger what it meant in the old one; None when that is over.

    What meant no day at all (适时) is not taken along either: a new ledger begins with what can be assessed.
    """
    again = new.read(wording)
    if reading.kind is ReadingKind.LASTING:
        return wording
    if reading.recurrence is not None:
        return wording if again.recurrence is not None else None
    if reading.due is None or reading.due < first:
        return None
    return wording if again.due == reading.due and again.certain else reading.due.isoformat()


def _remark(held: Data | None, origin: str) -> str:
    parts = held.split(_JOIN) if isinstance(held, str) else []
    return _JOIN.join((*(part for part in parts if part and not _ORIGIN.fullmatch(part)), origin))


def origin_of(remark: str | None) -> str | None:
    """The 编号 that a 备注 says the entry was taken over from (沿用)."""
    parts = (part for part in (remark or "").split(_JOIN) if part.startswith("沿用 "))
    return next((part.removeprefix("沿用 ") for part in parts), None)
