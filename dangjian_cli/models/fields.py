"""The types of single fields. Every value arrives as text; each type refuses what it does not mean.

Each has its own error type, translated in `book/wording.py`; its JSON Schema accepts what the type accepts, also when
an editor has already turned `010` or `yes` into a number or a boolean.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Final, NamedTuple, TypeVar, cast

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from dangjian_cli.base.text import half_width
from dangjian_cli.dates.written_date import DateFault, DateProblem, read_date, written_day
from dangjian_cli.models.vocabulary import Vocabulary

NAME_SEPARATOR: Final = "、"
_WRONG_SEPARATOR = re.compile("[，,；;/]")
_INTEGER = re.compile(r"[0-9]{1,9}")
_DECIMAL = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?")
_PERCENT = re.compile(r"([0-9]{1,3})%?")
_YEAR = "(19(49|[5-9][0-9])|20[0-9]{2})"
_YEARS = re.compile(r"([0-9]{4})(?:-([0-9]{4}))?")
_FIRST_YEAR, _LAST_YEAR, _LONGEST = 1949, 2099, 20
"""The years that a 年度 may name, and how many years after its first one it may end."""

TEXT_SCHEMA: Final[dict[str, object]] = {"type": ["string", "number", "boolean", "null"]}
NAME_LIST_SCHEMA: Final[dict[str, object]] = {
    "anyOf": [
        {"type": "array", "items": TEXT_SCHEMA},
        {"type": "string", "pattern": "^[^，,；;/]*$"},
        {"type": ["number", "boolean", "null"]},
    ]
}
_DAY_PATTERN = r"^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$"


class Years(NamedTuple):
    """The years a ledger is for (年度): `2026`, or `2026-2028`; both ends count."""

    first: int
    last: int


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("text_expected", "text")
    return value


def _name_list(value: object) -> object:
    """A list of names stays one; `甲、乙` becomes one. A comma is an error: it may belong to the name."""
    if isinstance(value, str):
        if _WRONG_SEPARATOR.search(value):
            raise PydanticCustomError(
                "name_separator", "names", {"suggestion": _WRONG_SEPARATOR.sub(NAME_SEPARATOR, value)}
            )
        return tuple(part.strip() for part in value.split(NAME_SEPARATOR) if part.strip())
    return value


def _day(value: object) -> date:
    text = _text(value)
    day = written_day(text)
    if day is not None:
        return day
    read = read_date(text)
    assert isinstance(read, DateFault)  # what is written as a date was one
    context = {"value": text, "advice": read.advice}
    match read.problem:
        case DateProblem.SPELLING if read.day is not None:
            raise PydanticCustomError("date_spelling", "date", {**context, "canonical": read.day.isoformat()})
        case DateProblem.NONEXISTENT:
            raise PydanticCustomError("date_nonexistent", "date", context)
        case DateProblem.INCOMPLETE:
            raise PydanticCustomError("date_incomplete", "date", context)
        case _:
            raise PydanticCustomError("date_expected", "date", context)


def matched(pattern: re.Pattern[str], error: str) -> Callable[[object], re.Match[str]]:
    """A reader that returns the match of a whole value, or raises `error` with the half-width spelling if that fits."""

    def read(value: object) -> re.Match[str]:
        text = _text(value)
        if match := pattern.fullmatch(text):
            return match
        canonical = half_width(text).replace(" ", "")
        fits = pattern.fullmatch(canonical) is not None
        raise PydanticCustomError(
            f"{error}_spelling" if fits else error, "format", {"value": text, "canonical": canonical}
        )

    return read


_integer = matched(_INTEGER, "integer_expected")
_decimal = matched(_DECIMAL, "number_expected")
_percent = matched(_PERCENT, "percent_expected")
_years = matched(_YEARS, "years_expected")


def _as_percent(value: object) -> int:
    share = int(_percent(value)[1])
    if share > 100:
        raise PydanticCustomError("percent_expected", "percent", {"value": str(value), "canonical": ""})
    return share


def _as_years(value: object) -> Years:
    match = _years(value)
    first, last = int(match[1]), int(match[2] or match[1])
    if not (_FIRST_YEAR <= first <= last <= min(first + _LONGEST, _LAST_YEAR)):
        raise PydanticCustomError("years_expected", "years", {"value": str(value), "canonical": ""})
    return Years(first, last)


def _as_yes_no(value: object) -> bool:
    text = _text(value)
    if text not in ("是", "否"):
        raise PydanticCustomError("yes_no_expected", "yes or no", {"value": text})
    return text == "是"


def _required(value: object) -> str:
    text = _text(value)
    if not text.strip():
        raise PydanticCustomError("required_blank", "text")
    return text


class Reads:
    """How a field reads its value, and what an editor lets stand for it.

    The validator is made once for all the fields of a type: building forty fields a model is what start-up costs.
    """

    __slots__ = ("_json", "_validator")

    def __init__(self, validator: CoreSchema, json: Mapping[str, object]) -> None:
        self._validator = validator
        self._json = json

    @classmethod
    def by(cls, read: Callable[[object], object], json: Mapping[str, object]) -> "Reads":
        """A field whose value a function reads; what it cannot read it refuses."""
        return cls(core_schema.no_info_plain_validator_function(read), json)

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """A copy: Pydantic writes into what it is given."""
        return cast(CoreSchema, dict(self._validator))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, object]:
        """The schema for editors."""
        return dict(self._json)


def _text_list(value: object) -> object:
    return (value,) if isinstance(value, str) else value


_TEXTS = core_schema.tuple_variable_schema(core_schema.str_schema())

Text = Annotated[str, Reads(core_schema.str_schema(), TEXT_SCHEMA)]
"""One piece of text, as written."""

RequiredText = Annotated[
    str,
    Reads.by(_required, {"anyOf": [{"type": "string", "pattern": r"\S"}, {"type": ["number", "boolean"]}]}),
]
"""Text that must be there: blanks between quotes are none."""

NameList = Annotated[
    tuple[str, ...],
    Reads(core_schema.no_info_before_validator_function(_name_list, _TEXTS), NAME_LIST_SCHEMA),
]
"""Names: a list, or one line `甲、乙`."""

_W = TypeVar("_W", bound=Vocabulary)


def words(vocabulary: type[_W]) -> Reads:
    """How a field reads several words of a vocabulary: a list, or one line `甲、乙`."""
    word = core_schema.no_info_plain_validator_function(vocabulary.read)
    one = {"enum": [*(word.value for word in vocabulary), None]}
    return Reads(
        core_schema.no_info_before_validator_function(_name_list, core_schema.tuple_variable_schema(word)),
        {"anyOf": [{"type": "array", "items": one}, _line_of(vocabulary)]},
    )


def _line_of(vocabulary: type[Vocabulary]) -> dict[str, object]:
    """The schema of one line of words, each a word of the vocabulary, with blanks around it."""
    each = "(" + "|".join(re.escape(word.value) for word in vocabulary) + ")"
    return {"type": ["string", "null"], "pattern": rf"^\s*{each}?(\s*{NAME_SEPARATOR}+\s*{each})*\s*$"}


TextList = Annotated[
    tuple[str, ...],
    Reads(
        core_schema.no_info_before_validator_function(_text_list, _TEXTS),
        {"anyOf": [{"type": "array", "items": TEXT_SCHEMA}, TEXT_SCHEMA]},
    ),
]
"""Texts: a list, or a single one."""

Day = Annotated[
    date,
    Reads.by(_day, {"anyOf": [{"type": "string", "pattern": _DAY_PATTERN}, {"type": "null"}]}),
]
"""A calendar day, written 2026-06-30 and no other way."""

Integer = Annotated[
    int,
    Reads.by(
        lambda value: int(_integer(value)[0]),
        {
            "anyOf": [
                {"type": "integer", "minimum": 0, "maximum": 999_999_999},
                {"type": "string", "pattern": "^([0-9]{1,9})?$"},
                {"type": "null"},
            ]
        },
    ),
]
"""A whole number from 0 to 999,999,999."""

Number = Annotated[
    Decimal,
    Reads.by(
        lambda value: Decimal(_decimal(value)[0]),
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "exclusiveMaximum": 10**12},
                {"type": "string", "pattern": r"^([0-9]{1,12}(\.[0-9]{1,6})?)?$"},
                {"type": "null"},
            ]
        },
    ),
]
"""A number that is not negative, with at most six decimals."""

Percent = Annotated[
    int,
    Reads.by(
        _as_percent,
        {
            "anyOf": [
                {"type": "integer", "minimum": 0, "maximum": 100},
                {"type": "string", "pattern": "^(([0-9]{1,2}|0[0-9]{2}|100)%?)?$"},
                {"type": "null"},
            ]
        },
    ),
]
"""A share of the work done, 0–100; a `%` may follow."""

YearSpan = Annotated[
    Years,
    Reads.by(
        _as_years,
        {
            "anyOf": [
                {"type": "integer", "minimum": _FIRST_YEAR, "maximum": _LAST_YEAR},
                {"type": "string", "pattern": f"^({_YEAR}(-{_YEAR})?)?$"},
                {"type": "null"},
            ]
        },
    ),
]
"""One year or several: `2026`, `2026-2028`."""

YesNo = Annotated[
    bool,
    Reads.by(_as_yes_no, {"enum": ["是", "否", None]}),
]
"""是 or 否."""
