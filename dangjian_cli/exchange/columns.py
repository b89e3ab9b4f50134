"""The columns of a sheet for one kind of ledger: what each key holds, and which title means which key."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import NamedTuple, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from dangjian_cli.base.text import half_width
from dangjian_cli.models.describe import leaves
from dangjian_cli.models.fields import NameList, Percent
from dangjian_cli.models.kinds import Kind
from dangjian_cli.models.vocabulary import Vocabulary

NOT_KEPT = frozenset({"序号", "序", "行号", "项次", "NO", "№"})
"""Titles of columns that only number the rows."""
AMBIGUOUS = {"完成时间": "“完成时间”可能是计划的，也可能是实际的"}
"""Titles that may mean two keys (domain notes b2): asked about, never guessed."""
_NOTE = re.compile(r"[(（\[【].*?[)）\]】]|[*＊:：\s]")


_NAMES, _PERCENT = get_args(NameList)[1], get_args(Percent)[1]
"""How these types read their values: what tells them from other lists and other whole numbers."""


class Holds(Enum):
    """What the cells of a column hold."""

    TEXT = "文字"
    TEXTS = "一行一项"
    NAMES = "名称，用顿号隔开"
    DAY = "日期"
    NUMBER = "数字"
    PERCENT = "进度"
    YES_NO = "是否"
    WORD = "选一个"
    WORDS = "可选几个，用顿号隔开"
    RECORD = "一份记录"
    RECORDS = "一行一条记录"


class Column(NamedTuple):
    """One key of the entries. `words` are all that a closed vocabulary allows; `record` the model of nested records."""

    key: str
    holds: Holds
    description: str
    required: bool
    words: tuple[str, ...] = ()
    record: type[BaseModel] | None = None


@cache
def columns_of(model: type[BaseModel]) -> tuple[Column, ...]:
    """The columns for a model, in the order of its fields."""
    return tuple(_column(name, info) for name, info in model.model_fields.items())


def _column(name: str, info: FieldInfo) -> Column:
    kinds = tuple(leaves(info.annotation))
    many = _is_tuple(info.annotation)
    words = next((leaf for leaf in kinds if issubclass(leaf, Vocabulary)), None)
    record = next((leaf for leaf in kinds if issubclass(leaf, BaseModel)), None)
    holds = Holds.TEXT
    if dict in (get_origin(info.annotation), *(get_origin(part) for part in get_args(info.annotation))):
        holds, record = Holds.RECORD, None
    elif record is not None:
        holds = Holds.RECORDS if many else Holds.RECORD
    elif words is not None:
        holds = Holds.WORDS if many else Holds.WORD
    elif many:
        holds = Holds.NAMES if _NAMES in info.metadata else Holds.TEXTS
    elif bool in kinds:
        holds = Holds.YES_NO
    elif date in kinds:
        holds = Holds.DAY
    elif int in kinds or Decimal in kinds:
        holds = Holds.PERCENT if _PERCENT in _metadata(info) else Holds.NUMBER
    return Column(
        info.alias or name,
        holds,
        info.description or "",
        info.is_required(),
        tuple(word.value for word in words) if words is not None else (),
        record,
    )


def _metadata(info: FieldInfo) -> tuple[object, ...]:
    """What annotates the field, also within `X | None`."""
    within = [part for option in get_args(info.annotation) for part in getattr(option, "__metadata__", ())]
    return (*info.metadata, *within)


def _is_tuple(annotation: object) -> bool:
    return get_origin(annotation) is tuple or any(get_origin(part) is tuple for part in get_args(annotation))


class Titles(NamedTuple):
    """Which titles of columns mean which key: those of the kind, its synonyms, and an office's own mapping."""

    keys: Mapping[str, str]
    ignored: frozenset[str]

    @classmethod
    def of(cls, kind: Kind, own: Mapping[str, str] | None = None, ignored: frozenset[str] = frozenset()) -> "Titles":
        """For a kind; `own` titles come first."""
        known = {column.key: column.key for column in columns_of(kind.entry)}
        keys = {plain_title(title): key for title, key in {**kind.synonyms, **known, **(own or {})}.items()}
        return cls(keys, frozenset(plain_title(title) for title in (*NOT_KEPT, *ignored)))

    def key(self, title: str) -> str | None:
        """The key that a title means; None when it means none."""
        return self.keys.get(plain_title(title)) or self.keys.get(plain_title(title, notes=False))

    def ignores(self, title: str) -> bool:
        """Whether a column of this title is left out on purpose."""
        return plain_title(title) in self.ignored


def plain_title(title: str, *, notes: bool = True) -> str:
    """A title without blanks, colons, stars and, with `notes`, what stands in brackets: `状 态*（选填）` is 状态."""
    text = half_width(title)
    return _NOTE.sub("", text) if notes else re.sub(r"[*＊:：\s]", "", text)
