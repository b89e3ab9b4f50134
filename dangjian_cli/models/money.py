"""金额: an amount of money in 元, to the 分, never negative. What is none of that has sentences of its own (DJ506)."""

import re
from decimal import Decimal
from typing import Annotated

from pydantic_core import PydanticCustomError

from dangjian_cli.base.text import half_width
from dangjian_cli.models.fields import Reads

_AMOUNT = re.compile(r"[0-9]{1,12}(\.[0-9]{1,2})?")
_TOO_FINE = re.compile(r"[0-9]{1,12}\.[0-9]{3,}")
_BELOW_ZERO = re.compile(r"[-－−–—]\s*[0-9].*")


def _money(value: object) -> Decimal:
    if not isinstance(value, str):
        raise PydanticCustomError("text_expected", "text")
    if _AMOUNT.fullmatch(value):
        return Decimal(value)
    canonical = half_width(value).replace(" ", "")
    context = {"value": value, "canonical": canonical}
    if _AMOUNT.fullmatch(canonical):
        raise PydanticCustomError("money_expected_spelling", "money", context)
    if _BELOW_ZERO.fullmatch(value):
        raise PydanticCustomError("money_negative", "money", context)
    raise PydanticCustomError("money_too_fine" if _TOO_FINE.fullmatch(value) else "money_expected", "money", context)


Money = Annotated[
    Decimal,
    Reads.by(
        _money,
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "exclusiveMaximum": 10**12},
                {"type": "string", "pattern": r"^([0-9]{1,12}(\.[0-9]{1,2})?)?$"},
                {"type": "null"},
            ]
        },
    ),
]
"""An amount in 元, with at most two decimals."""
