"""An entry as it was known on a day, and its digest: what a sign-off (签审) freezes.

Work goes on after a quarter was signed: what is entered for later days must not look like a change of what was signed.
So the digest covers what the ledger said on that day, and nothing else:

- a dated record (进展, 延期, 暂缓, 督办, 销号, 回头看 …) counts once its day has come, and of a record with several
  days (a 督办 and its reply, the steps of a 销号) those parts whose day has come;
- what is filled in with the work and bears no day (佐证, 存在不足, 经验做法, 成果, 完成值, 进度, 状态) counts when the
  entry was done on that day; of periods (期次) those count that were done;
- a completion that a later revisit undid is what it was: moved into 历次 or not;
- everything else (title, units, deadline as first written, measures …) counts as it stands.

Facts entered afterwards for days before change it: that is what a reviewer wants to see.
"""

from collections.abc import Mapping
from datetime import date
from typing import cast

from dangjian_cli.models.entry import Entry, Matter
from dangjian_cli.models.written import Written, entry_data

_Record = dict[str, Written]
_DONE = "完成日期"

_BEGINS: Mapping[str, tuple[str, ...]] = {
    "进展": ("日期",),
    "延期": ("申请日期", "批准日期"),
    "暂缓": ("自",),
    "取消": ("日期",),
    "结转": ("日期",),
    "督办": ("日期", "回复日期"),
    "销号": ("申请日期", "核查日期", "批准日期"),
    "回头看": ("日期",),
    "约谈": ("日期",),
}
"""The days of a record; the first that is written says since when there is the record."""

_PARTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "延期": {"批准日期": ("批准人",)},
    "暂缓": {"至": ()},
    "督办": {"回复日期": ()},
    "销号": {"核查日期": ("核查人", "意见"), "批准日期": ("批准人",)},
    "节点": {"完成日期": ()},
}
"""Days of parts of a record, with what else was written on that day."""

_WITH_THE_WORK = frozenset(
    ["佐证", "存在不足", "经验做法", "成果", "完成值", "进度", "状态", "评议票数", "参评数", "等次", "点评问题"]
)


def digest(entry: Entry, day: date) -> str:
    """16 hexadecimal digits: the same for the same content, wherever and however it is written."""
    import hashlib
    import json

    text = json.dumps(as_known(entry, day), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def as_known(entry: Entry, day: date) -> dict[str, Written]:
    """The keys of an entry with what the ledger said on the day."""
    data = entry_data(entry)
    if not isinstance(entry, Matter):
        return data
    until, done = day.isoformat(), entry.OWN_NAMES.get(_DONE, _DONE)  # a 责任书 is done on its 签订日期
    if done in data:
        data[_DONE] = data.pop(done)
    _restore(data, until)
    for key in (*_BEGINS, *_PARTS):
        if key in data:
            data[key] = _until(data[key], key, until)
    data["期次"] = [one for one in _records(data.get("期次")) if _day(one, "完成日期") <= until]
    if _day(data, "完成日期") > until:
        data.pop("完成日期", None)
    _move_relapsed(data)
    if "完成日期" not in data:
        data = {key: value for key, value in data.items() if key not in _WITH_THE_WORK}
    return {done if key == _DONE else key: value for key, value in data.items() if value not in ([], {})}


def _restore(data: _Record, until: str) -> None:
    """A completion that was undone after the day stands again; rounds that ended after it are none yet."""
    rounds = _records(data.pop("历次", None))
    ended_later = [one for one in rounds if "反弹日期" in one and _day(one, "反弹日期") > until]
    known = [one for one in ended_later if _day(one, "完成日期") <= until]
    if known:
        last = max(known, key=lambda one: _day(one, "完成日期"))
        for key in ("完成日期", "销号"):
            data.pop(key, None)
            if key in last:
                data[key] = last[key]
    data["历次"] = [one for one in rounds if one not in ended_later]


def _move_relapsed(data: _Record) -> None:
    """A completion that a revisit has undone is a past round, whether it was moved there already or not (DJ706)."""
    done = _day(data, "完成日期")
    found = [_day(one, "日期") for one in _records(data.get("回头看")) if one.get("结论") == "反弹" and "日期" in one]
    relapse = max((day for day in found if day >= done), default=None)
    rounds = _records(data.get("历次"))
    if relapse is not None and "完成日期" in data:
        past: _Record = {key: data.pop(key) for key in ("完成日期", "销号") if key in data}
        rounds.append({**past, "反弹日期": relapse})
    data["历次"] = [*sorted(rounds, key=lambda one: (_day(one, "完成日期"), _day(one, "反弹日期")))]


def _until(value: Written, key: str, until: str) -> Written:
    """A record, or a list of them, with what was there on the day."""
    if isinstance(value, list):
        kept = [_until(one, key, until) for one in value]
        return [one for one in kept if one]
    if not isinstance(value, dict):
        return value
    begun = next((_day(value, name) for name in _BEGINS.get(key, ()) if name in value), "")
    if begun > until:
        return {}
    late = {name for name in _PARTS.get(key, {}) if name in value and _day(value, name) > until}
    gone = late | {other for name in late for other in _PARTS[key][name]}
    return {name: part for name, part in value.items() if name not in gone}


def _records(value: Written | None) -> list[_Record]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


_NEVER = "9999-12-31"


def _day(record: Mapping[str, Written], key: str) -> str:
    """A day as text, which compares as days do; without one it never comes."""
    return cast(str, record.get(key, _NEVER))
