"""Values of models as text, under the Chinese keys of the ledgers."""

from datetime import date
from decimal import Decimal

from pydantic import BaseModel

from dangjian_cli.models.fields import Target, Years


def plain(value: object) -> str:
    """A value of a model as one text; the records of a list each on a line."""
    match value:
        case bool():
            return "是" if value else "否"
        case None:
            return ""
        case Target():
            return value.text
        case Years():
            return str(value.first) if value.first == value.last else f"{value.first}-{value.last}"
        case BaseModel():
            parts = [(info.alias or name, getattr(value, name)) for name, info in type(value).model_fields.items()]
            return "，".join(f"{key} {plain(part)}" for key, part in parts if part is not None and part != ())
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case dict():
            return "、".join(f"{key}: {plain(part)}" for key, part in value.items())
        case tuple():
            separator = "\n" if value and isinstance(value[0], BaseModel) else "、"
            return separator.join(plain(part) for part in value)
        case _:
            return str(value)
