"""Values of models as ledgers write them: the text of a scalar, the keys and texts of a whole entry."""

from datetime import date
from decimal import Decimal

from pydantic import BaseModel

from dangjian_cli.models.fields import Years
from dangjian_cli.models.target import Target

Written = str | list["Written"] | dict[str, "Written"]
"""Plain data as a parsed ledger has them."""


def scalar_text(value: object) -> str:
    """The one canonical text of a scalar; empty for None."""
    match value:
        case bool():
            return "是" if value else "否"
        case None:
            return ""
        case Target():
            return value.text
        case Years():
            return str(value.first) if value.first == value.last else f"{value.first}-{value.last}"
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)


def written(value: object) -> Written:
    """What a ledger would hold for a value: reading it gives the same value."""
    match value:
        case Target() | Years():
            return scalar_text(value)
        case BaseModel():
            return entry_data(value)
        case dict():
            return {str(key): written(part) for key, part in value.items()}
        case tuple() | list():
            return [written(part) for part in value]
        case _:
            return scalar_text(value)


def entry_data(model: BaseModel) -> dict[str, Written]:
    """The filled fields of a model under their keys, in the order of the model."""
    return {
        info.alias or name: written(value)
        for name, info in type(model).model_fields.items()
        if (value := getattr(model, name)) not in (None, (), {})
    }
