"""The kind of ledger that a 通用清单 is with the columns of its header: models made of a declaration, each made once.

Everything that works over a `Kind` then works over it: validation, sheets, `fmt`, lists, comparison.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from types import GenericAlias
from typing import Annotated, Any

from pydantic import Field, create_model

from dangjian_cli.models.declared import ColumnType
from dangjian_cli.models.entry import Entry, Matter
from dangjian_cli.models.fields import Day, Integer, NameList, Number, RequiredText, Text, YesNo, words
from dangjian_cli.models.general import COLUMNS_KEY, GeneralHeader, GeneralRecord
from dangjian_cli.models.kinds import GENERAL, LIST_KEY, MATTER_SYNONYMS, Kind
from dangjian_cli.models.own_column import OwnColumn, counted_deadline, read_columns, usable
from dangjian_cli.models.vocabulary import Vocabulary


class GeneralMatter(Matter):
    """One entry of a 通用清单 with a column that is a deadline: owed by then."""

    title: Annotated[RequiredText, Field(alias="事项", description="要办的事")]


_DEADLINE = "时限"
_FIRST = ("id", "title", "category", "campaigns", "units", "partners")
"""Fields that stand before the own columns of an entry; all others stand behind them."""


ASKED: frozenset[str] = frozenset(
    "人 任务 佐证数 佐证材料 分管领导 到期 剩余天数 办理 协办单位 参与单位 反弹 反弹日期 口径 "
    "台账种类 回头看日期 完成 完成时限 截止 执行人 承办单位 整改类型 未分解 未登记 标题 牵头单位 "
    "现状 离时限天数 种类 经办人 结对单位 联建单位 负责人 责任 责任科室 责任类型 责任领导 "
    "超期天数 逾期天数 销号日期 销号申请 问题 问题类别 原因 批准人 暂缓理由 最近进展 核查人 "
    "核查日期 督办单 达成率".split()
)
"""What queries and lists mean something else by: a column of that name would be asked for, and not be shown. Those of
other rooms stand here by name; a test compares them."""


def declared_kind(data: Mapping[str, object]) -> Kind:
    """The kind that the header of a 通用清单 declares."""
    return own_kind(read_columns(data.get(COLUMNS_KEY)))


def taken_names() -> frozenset[str]:
    """Names that no column may have: they mean the same in every ledger, or stand above the entries."""
    return ASKED | {LIST_KEY} | _names(GeneralRecord) | _names(GeneralMatter) | _names(GeneralHeader)


def common_names(kind: Kind) -> frozenset[str]:
    """The keys that every entry of the ledger has without declaring them."""
    return _names(GeneralMatter if issubclass(kind.entry, GeneralMatter) else GeneralRecord)


def matter_names() -> frozenset[str]:
    """The keys of entries that are owed by a deadline."""
    return _names(GeneralMatter)


def _names(model: type[Entry] | type[GeneralHeader]) -> frozenset[str]:
    return frozenset(info.alias or name for name, info in model.model_fields.items())


@cache
def own_kind(columns: tuple[OwnColumn, ...]) -> Kind:
    """The kind with these columns: the same declaration gives the same kind, and entries that can be compared."""
    own = tuple(usable(columns, taken_names()))
    due = counted_deadline(own)
    entry = _entry(own, due)
    keys = {info.alias for info in entry.model_fields.values()}
    known = {**MATTER_SYNONYMS, **GENERAL.synonyms}
    synonyms = {other: key for other, key in known.items() if key in keys and other not in keys}
    if due is not None and due.name != _DEADLINE:
        others = [_DEADLINE, *(other for other, key in known.items() if key == _DEADLINE)]
        synonyms |= {other: due.name or "" for other in others if other not in keys}
    days = tuple(column.name or "" for column in own if column.sort is ColumnType.DAY)
    return Kind(
        GENERAL.name,
        GENERAL.summary,
        lambda: entry,
        GENERAL.title_key,
        lambda: GeneralHeader,
        synonyms,
        (*GENERAL.same_by, *days),
    )


def _entry(own: Sequence[OwnColumn], due: OwnColumn | None) -> type[Entry]:
    """The model of the entries: the common fields, with those of the columns in their place."""
    base: type[Entry] = GeneralRecord if due is None else GeneralMatter
    named = {"deadline" if column is due else f"own_{at}": column for at, column in enumerate(own)}
    fields: dict[str, Any] = {name: _field(column) for name, column in named.items()}
    model: type[Entry] = create_model("OwnEntry", __base__=base, __module__=__name__, **fields)
    _reorder(model, tuple(named))
    model.OWN = {**named}
    if due is not None and due.name is not None and due.name != _DEADLINE:
        model.OWN_NAMES = {_DEADLINE: due.name}
        model.FACT_KEYS = base.FACT_KEYS - {_DEADLINE} | {due.name}
    return model


def _reorder(model: type[Entry], own: Sequence[str]) -> None:
    """Fields in the order in which a ledger writes them. The model is built later, from this."""
    fields = model.model_fields
    behind = [name for name in fields if name not in _FIRST and name not in own]
    order = [*(name for name in _FIRST if name in fields), *own, *behind]
    held = {name: fields[name] for name in order}
    fields.clear()
    fields.update(held)


def _field(column: OwnColumn) -> tuple[object, object]:
    """Type and default of the field of a column."""
    info = Field(alias=column.name, description=described(column))
    match column.sort:
        case ColumnType.TEXT | ColumnType.DEADLINE:
            return Annotated[Text | None, info], None
        case ColumnType.DAY:
            return Annotated[Day | None, info], None
        case ColumnType.NUMBER:
            return Annotated[Number | None, info], None
        case ColumnType.INTEGER:
            return Annotated[Integer | None, info], None
        case ColumnType.YES_NO:
            return Annotated[YesNo | None, info], None
        case ColumnType.CHOICE:
            return _choice(column, info)
        case ColumnType.UNIT | ColumnType.REFERENCE:
            return (Annotated[NameList, info], ()) if column.many else (Annotated[Text | None, info], None)


def _choice(column: OwnColumn, info: object) -> tuple[object, object]:
    """The words of a column as a vocabulary."""
    make: Any = Vocabulary
    vocabulary: Any = make("Choice", [(f"word_{at}", word) for at, word in enumerate(column.words)], module=__name__)
    if column.many:
        return Annotated[GenericAlias(tuple, (vocabulary, ...)), words(vocabulary), info], ()
    return Annotated[vocabulary | None, info], None


def described(column: OwnColumn) -> str:
    """What is to be written under a column."""
    measure = f"单位：{column.measure}" if column.measure else ""
    return "；".join(part for part in (column.note, measure) if part) or f"{column.name}（{column.sort.value}）"
