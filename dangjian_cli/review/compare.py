"""What changed between two snapshots, entry by entry and field by field.

Entries are matched by 编号, which is unique in a workspace: no heuristics are needed for what keeps its number,
wherever it stands. Equal entries are equal models (frozen values compare by content), so that most of the work is one
look-up an entry. Of what is left over on both sides an entry with the same kind and title, alone on each side, is one
whose 编号 was changed. A file or an entry that one side knows but could not read takes no part: it is Unreadable, never
removed or added, and of an entry whose key could not be read nothing is said about that key. Lists of records (进展,
延期, 佐证) are compared by element: equal ones pair off in order, of the rest those with the same day, number, name or
period are one that changed, and what remains came or went.

`apply(changes, old)` gives the new entries back, which is how the comparison is proven.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from dangjian_cli.models.written import Written
from dangjian_cli.review.snapshot import Data, Item, Snapshot

_TELLING = ("期", "单号", "列", "等次", "组", "日期", "申请日期", "完成日期", "名称", "单位")
"""Keys that tell the records of a list apart, the most telling first."""
_CONTENT, _SCORED = "内容", ("得分", "数值")
"""A 评定 or 自评 is of a content; that of a 进展 is what was done."""


class Element(NamedTuple):
    """One element of a list that came (old None), went (new None) or changed."""

    old: Written | None
    new: Written | None


class Field(NamedTuple):
    """A key with what it held and holds; None: was or is not there. `elements` where both sides are lists."""

    key: str
    old: Written | None
    new: Written | None
    elements: tuple[Element, ...] = ()


class Added(NamedTuple):
    """An entry that is new."""

    item: Item


class Removed(NamedTuple):
    """An entry that is gone."""

    item: Item


class Changed(NamedTuple):
    """An entry that is on both sides and not the same: moved to another file, with another 编号, in its fields."""

    old: Item
    new: Item
    fields: tuple[Field, ...]

    @property
    def moved(self) -> bool:
        """Whether it stands in another file."""
        return self.old.file != self.new.file

    @property
    def renamed(self) -> bool:
        """Whether its 编号 was changed."""
        return self.old.id != self.new.id

    def field(self, key: str) -> Field | None:
        """What happened to a key."""
        return next((one for one in self.fields if one.key == key), None)


class HeaderChanged(NamedTuple):
    """The header of a ledger; of a new or a removed ledger one side is empty."""

    file: PurePosixPath
    old: Data | None
    new: Data | None
    fields: tuple[Field, ...]


class Unreadable(NamedTuple):
    """Known but unread on one side or both: an entry by its 编号, or a whole file."""

    name: str
    old: bool
    new: bool


class Changes(NamedTuple):
    """Everything that changed. Entries stand in the order of the new side, what is gone in that of the old one."""

    unreadable: tuple[Unreadable, ...]
    added: tuple[Added, ...]
    removed: tuple[Removed, ...]
    changed: tuple[Changed, ...]
    headers: tuple[HeaderChanged, ...]

    def __bool__(self) -> bool:
        """Whether anything changed at all."""
        return any(self)


def compare(old: Snapshot, new: Snapshot) -> Changes:
    """What changed from one snapshot to the other."""
    unreadable = tuple(_unreadable(old, new))
    hidden = {one.name for one in unreadable}
    files = old.unread_files | new.unread_files

    def comparable(item: Item) -> bool:
        return item.id not in hidden and item.file not in files

    there = {id_: item for id_, item in new.items.items() if comparable(item)}
    before = {id_: item for id_, item in old.items.items() if comparable(item)}
    pairs = [(before[id_], item) for id_, item in there.items() if id_ in before]
    gone = [item for id_, item in before.items() if id_ not in there]
    come = [item for id_, item in there.items() if id_ not in before]
    renamed = _renamed(gone, come)
    changed = [_changed(*pair) for pair in (*pairs, *renamed)]
    paired = {id(item) for pair in renamed for item in pair}
    return Changes(
        unreadable,
        tuple(Added(item) for item in come if id(item) not in paired),
        tuple(Removed(item) for item in gone if id(item) not in paired),
        tuple(one for one in changed if one is not None),
        tuple(_headers(old, new, files)),
    )


def _unreadable(old: Snapshot, new: Snapshot) -> Iterator[Unreadable]:
    for id_ in sorted(old.unread_ids | new.unread_ids):
        yield Unreadable(id_, id_ in old.unread_ids, id_ in new.unread_ids)
    for file in sorted(old.unread_files | new.unread_files):
        yield Unreadable(file.as_posix(), file in old.unread_files, file in new.unread_files)


def _renamed(gone: Sequence[Item], come: Sequence[Item]) -> list[tuple[Item, Item]]:
    """Those alone with their kind and title on each side."""
    by_title = [_alone(items) for items in (gone, come)]
    return [(item, by_title[1][key]) for key, item in by_title[0].items() if key in by_title[1]]


def _alone(items: Iterable[Item]) -> dict[tuple[str, str], Item]:
    found: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        title = getattr(item.entry.model, "title", None)
        if isinstance(title, str):
            found.setdefault((item.ledger.kind.name, title), []).append(item)
    return {key: ones[0] for key, ones in found.items() if len(ones) == 1}


def _changed(old: Item, new: Item) -> Changed | None:
    if old.entry.model is new.entry.model or (old.entry.model == new.entry.model and old.file == new.file):
        return None
    lost = old.entry.lost | new.entry.lost
    fields = tuple(field for field in fields_of(old.data, new.data) if field.key not in lost)
    declared_anew = type(old.entry.model) is not type(new.entry.model) and old.file == new.file
    return None if declared_anew and not fields else Changed(old, new, fields)


def fields_of(old: Data, new: Data) -> Iterator[Field]:
    """The keys that differ, in the order of the new side, then what is gone."""
    for key in dict.fromkeys((*new, *old)):
        before, after = old.get(key), new.get(key)
        if before != after:
            both = isinstance(before, list) or isinstance(after, list)
            elements = tuple(_elements(_as_list(before), _as_list(after))) if both else ()
            yield Field(key, before, after, elements)


def _as_list(value: Written | None) -> list[Written]:
    return value if isinstance(value, list) else []


def _elements(old: Sequence[Written], new: Sequence[Written]) -> Iterator[Element]:
    """Equal elements pair off; of the others those that say the same of themselves are one that changed."""
    before, after = list(old), []
    for element in new:
        if element in before:
            before.remove(element)
        else:
            after.append(element)
    for element in after:
        same = next((one for one in before if _telling(one) is not None and _telling(one) == _telling(element)), None)
        if same is not None:
            before.remove(same)
        yield Element(same, element)
    yield from (Element(element, None) for element in before)


def _telling(element: Written) -> tuple[str, Written] | None:
    if not isinstance(element, dict):
        return None
    if _CONTENT in element and any(key in element for key in _SCORED):
        return _CONTENT, element[_CONTENT]
    return next(((key, element[key]) for key in _TELLING if key in element), None)


def _headers(old: Snapshot, new: Snapshot, hidden: frozenset[PurePosixPath]) -> Iterator[HeaderChanged]:
    for file in dict.fromkeys((*new.headers, *old.headers)):
        before, after = old.headers.get(file), new.headers.get(file)
        if before != after and file not in hidden:
            yield HeaderChanged(file, before, after, tuple(fields_of(before or {}, after or {})))


Content = Mapping[tuple[PurePosixPath, str], Data]
"""The entries of a snapshot: their data by file and 编号."""


def content(snapshot: Snapshot) -> Content:
    """What `apply` works on: the entries that can be read."""
    return {(item.file, item.id): item.data for item in snapshot.items.values()}


def apply(changes: Changes, old: Content) -> Content:
    """The entries of the new side, made of those of the old side and the changes alone."""
    now = dict(old)
    for removed in changes.removed:
        del now[removed.item.file, removed.item.id]
    for changed in changes.changed:
        data = dict(now.pop((changed.old.file, changed.old.id)))
        for field in changed.fields:
            if field.new is None:
                del data[field.key]
            else:
                data[field.key] = field.new
        now[changed.new.file, changed.new.id] = data
    for added in changes.added:
        now[added.item.file, added.item.id] = added.item.data
    return now
