"""Random entries that use every key of every kind, as strategies."""

from datetime import date
from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel

from dangjian_cli.exchange.columns import Column, Holds, columns_of

_ANY = st.text(
    st.one_of(
        st.sampled_from("甲乙丙一二，。；、“”（） 0123-:/.,#[]{}&*!|>'\"%=+@√×\\\n\t是否😀"),
        st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs")),
    ),
    max_size=8,
)
TEXTS = st.builds(lambda before, sign, after: before + sign + after, _ANY, st.sampled_from("甲0-\"'[#=“"), _ANY)
NAMES = TEXTS.map(str.strip)
DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31)).map(date.isoformat)
NUMBERS = st.integers(0, 999_999).map(str)
TARGETS = st.sampled_from(["32", "不少于32", "≥32", "100%", "不超过5"])

_SIMPLE = {
    Holds.DAY: DAYS,
    Holds.NUMBER: NUMBERS,
    Holds.PERCENT: st.integers(0, 100).map(str),
    Holds.YES_NO: st.sampled_from(["是", "否"]),
    Holds.NAMES: st.lists(NAMES, min_size=1, max_size=3),
    Holds.TEXTS: st.lists(TEXTS, min_size=1, max_size=3),
}


def entries(model: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    """Data of one entry; the required keys are always there."""
    columns = columns_of(model)
    first = columns[0].key
    required = {column.key: values(model, column) for column in columns if column.required or column.key == first}
    others = {column.key: values(model, column) for column in columns if column.key not in required}
    return st.fixed_dictionaries(required, optional=others)


def values(model: type[BaseModel], column: Column) -> st.SearchStrategy[Any]:
    """Data of one key."""
    if column.holds in _SIMPLE:
        return _SIMPLE[column.holds]
    match column.holds:
        case Holds.WORD:
            return st.sampled_from(column.words)
        case Holds.WORDS:
            return st.lists(st.sampled_from(column.words), min_size=1, max_size=3)
        case Holds.RECORD if column.record is not None:
            return entries(column.record)
        case Holds.RECORD:
            return st.dictionaries(st.sampled_from(["好", "较好", "一般", "差"]), NUMBERS, min_size=1)
        case Holds.RECORDS if column.record is not None:
            return st.lists(entries(column.record), min_size=1, max_size=2)
        case _:
            return TARGETS if column.key == "目标值" else TEXTS
