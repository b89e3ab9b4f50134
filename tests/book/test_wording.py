"""Every error that Pydantic can raise has a code and a sentence of ours."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import get_args

import pytest
from pydantic import BaseModel
from pydantic_core.core_schema import ErrorType

from dangjian_cli.book.shape import shape
from dangjian_cli.book.wording import recoverable, verdict
from dangjian_cli.diagnostics.diagnostic import Place
from dangjian_cli.models.kinds import KINDS
from dangjian_cli.models.settings import Settings
from dangjian_cli.rules import RULES
from dangjian_cli.syntax.parsed import Data

SENTENCES = {(rule.code, variant) for rule in RULES for variant in rule.sentences}
UNFIT: list[Data] = ["", " ", "x", "１", "2026-02-30", "甲，乙", [], ["x"], [["x"]], [{"x": "y"}], {}, {"x": "y"}]
MODELS: tuple[type[BaseModel], ...] = tuple(
    dict.fromkeys((Settings, *(kind.entry for kind in KINDS), *(kind.header for kind in KINDS)))
)


@pytest.mark.parametrize("error_type", get_args(ErrorType))
def test_every_error_type_has_a_sentence(error_type: str) -> None:
    """Also the types that no field of ours raises today: a new field cannot show English."""
    assert tuple(verdict(error_type)) in SENTENCES


def _keys(model: type[BaseModel]) -> Iterator[str]:
    return (info.alias or name for name, info in model.model_fields.items())


@pytest.mark.parametrize("model", MODELS)
def test_no_field_needs_the_sentence_of_last_resort(model: type[BaseModel]) -> None:
    """Whatever stands in a field, the finding says what should stand there."""
    for key in _keys(model):
        for value in UNFIT:
            for fault in shape(model, {key: value}, Place(PurePosixPath("a.yaml")), {}).faults:
                assert (fault.code, fault.variant) in SENTENCES
                assert fault.variant != "value_unfit", (key, value)


def test_only_what_is_certain_is_read() -> None:
    """Another spelling and a synonym are; a value of another type is not."""
    assert recoverable("date_spelling")
    assert recoverable("percent_expected_spelling")
    assert recoverable("synonym_value")
    assert not recoverable("date_expected")
    assert not recoverable("string_type")
