"""Values of models as text, under the Chinese keys of the ledgers."""

from collections.abc import Iterator

from pydantic import BaseModel

from dangjian_cli.models.fields import Years
from dangjian_cli.models.target import Target
from dangjian_cli.models.written import scalar_text

_SPEAKING = frozenset({"日期", "内容", "期", "名称", "单号", "自"})
"""Keys of records whose values need no name before them: 2026-06-10 第一期150人次."""


def plain(value: object) -> str:
    """A value of a model as one text."""
    match value:
        case Target() | Years():
            return scalar_text(value)
        case BaseModel():
            return _record(value)
        case dict():
            return "、".join(f"{key}: {plain(part)}" for key, part in value.items())
        case tuple():
            return "、".join(plain(part) for part in value)
        case _:
            return scalar_text(value)


def _record(record: BaseModel) -> str:
    """The filled fields of a record on one line; the first ones that speak for themselves without their keys."""
    parts = [
        (info.alias or name, getattr(record, name))
        for name, info in type(record).model_fields.items()
        if getattr(record, name) not in (None, ())
    ]
    opening = []
    while parts and parts[0][0] in _SPEAKING:
        opening.append(plain(parts.pop(0)[1]))
    rest = [f"{key}（{plain(part)}）" if isinstance(part, BaseModel) else f"{key} {plain(part)}" for key, part in parts]
    return "，".join([*([" ".join(opening)] if opening else []), *rest])


def filled(model: BaseModel, without: frozenset[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every field that is filled, in the order of the model: its key and its text; of a list of records one text each.

    `without` names attributes that are left out.
    """
    for name, info in type(model).model_fields.items():
        value = getattr(model, name)
        if name in without or value in (None, (), {}):
            continue
        records = isinstance(value, tuple) and isinstance(value[0], BaseModel)
        yield info.alias or name, tuple(plain(part) for part in value) if records else (plain(value),)
