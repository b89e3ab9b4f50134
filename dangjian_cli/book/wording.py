"""Which code and which of its sentences a Pydantic error becomes. Complete: every error type has its variant."""

from typing import NamedTuple

from dangjian_cli.diagnostics.diagnostic import Fault


class Verdict(NamedTuple):
    """The code of a finding and the sentence of that code (`rules/text/` holds the Chinese)."""

    code: str
    variant: str


_OURS = {
    "extra_forbidden": Verdict("DJ003", ""),
    "missing": Verdict("DJ023", "missing"),
    "required_blank": Verdict("DJ023", "blank"),
    "date_nonexistent": Verdict("DJ007", "field"),
    "date_spelling": Verdict("DJ024", "date_spelling"),
    "date_incomplete": Verdict("DJ024", "date_incomplete"),
    "date_expected": Verdict("DJ024", "date_expected"),
    "integer_expected_spelling": Verdict("DJ024", "spelling"),
    "number_expected_spelling": Verdict("DJ024", "spelling"),
    "percent_expected_spelling": Verdict("DJ024", "spelling"),
    "years_expected_spelling": Verdict("DJ024", "spelling"),
    "target_expected_spelling": Verdict("DJ024", "spelling"),
    "percent_expected": Verdict("DJ024", "percent_expected"),
    "years_expected": Verdict("DJ024", "years_expected"),
    "target_expected": Verdict("DJ024", "target_expected"),
    "integer_expected": Verdict("DJ024", "integer_expected"),
    "number_expected": Verdict("DJ024", "number_expected"),
    "yes_no_expected": Verdict("DJ024", "yes_no_expected"),
    "money_expected_spelling": Verdict("DJ024", "spelling"),
    "money_expected": Verdict("DJ506", ""),
    "money_negative": Verdict("DJ506", "negative"),
    "money_too_fine": Verdict("DJ506", "too_fine"),
    "name_separator": Verdict("DJ015", "name_separator"),
    "text_expected": Verdict("DJ024", "text_expected"),
    "synonym_value": Verdict("DJ028", "value"),
    "word_unknown": Verdict("DJ025", ""),
    "state_unknown": Verdict("DJ010", ""),
}

_FAMILIES = (
    ("text_expected", ("string_", "literal_", "enum", "bytes_", "url_", "uuid_")),
    ("integer_expected", ("int_", "multiple_of")),
    ("number_expected", ("float_", "decimal_", "fraction_", "finite_", "complex_", "greater_", "less_")),
    ("yes_no_expected", ("bool_",)),
    ("date_expected", ("date", "time")),
    ("list_expected", ("list_", "tuple_", "named_tuple_", "set_", "frozen_set_", "deque_", "iter", "too_")),
    ("mapping_expected", ("dict_", "frozen_dict_", "ordered_dict_", "mapping_", "model_", "dataclass_")),
)
_RECOVERABLE = frozenset({"synonym_value", "date_spelling"})


def verdict(error_type: str) -> Verdict:
    """The verdict on an error type; a type that no field of ours can raise today still gets a plain sentence."""
    if (known := _OURS.get(error_type)) is not None:
        return known
    for variant, prefixes in _FAMILIES:
        if error_type.startswith(prefixes):
            return Verdict("DJ024", variant)
    return Verdict("DJ024", "value_unfit")


def recoverable(error_type: str) -> bool:
    """Whether the value's meaning is certain: it is read as its canonical spelling and reported all the same."""
    return error_type in _RECOVERABLE or error_type.endswith("_spelling")


def recovered(fault: Fault) -> bool:
    """Whether a fault is of a value that was read all the same, as its canonical spelling."""
    return fault.code == "DJ028" or fault.variant in ("date_spelling", "spelling")
