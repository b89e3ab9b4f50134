"""The types of single fields: what each takes, what each refuses and with which error; how amounts are read."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from dangjian_cli.models.describe import takes_text
from dangjian_cli.models.entry import Header, Matter
from dangjian_cli.models.fields import (
    Day,
    Integer,
    NameList,
    Number,
    Percent,
    RequiredText,
    TextList,
    Years,
    YearSpan,
    YesNo,
)
from dangjian_cli.models.money import Money
from dangjian_cli.models.organisation import OrganisationHeader
from dangjian_cli.models.responsibility import Responsibility
from dangjian_cli.models.target import Quantity, Target
from dangjian_cli.models.task import Task
from dangjian_cli.models.vocabulary import Origin, State


def read(kind: Any, value: object) -> object:
    """What the type makes of a value; the error's type when it refuses it."""
    try:
        return TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        return error.errors()[0]["type"]


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (Integer, "012", 12),
        (Integer, "1_000", "integer_expected"),
        (Integer, "１２", "integer_expected_spelling"),
        (Integer, "-1", "integer_expected"),
        (Integer, "1234567890", "integer_expected"),
        (Number, "1.50", Decimal("1.50")),
        (Number, "1e5", "number_expected"),
        (Number, "．５", "number_expected"),
        (Number, "nan", "number_expected"),
        (Money, "1280.50", Decimal("1280.50")),
        (Money, "-1", "money_negative"),
        (Money, "－1", "money_negative"),
        (Money, "1280元", "money_expected"),
        (Money, "0.005", "money_too_fine"),
        (Money, "１２", "money_expected_spelling"),
        (Money, ["1"], "text_expected"),
        (Percent, "60%", 60),
        (Percent, "100", 100),
        (Percent, "101", "percent_expected"),
        (Percent, "60 ％", "percent_expected_spelling"),
        (YesNo, "是", True),
        (YesNo, "否", False),
        (YesNo, "yes", "yes_no_expected"),
        (YesNo, ["是"], "text_expected"),
        (YearSpan, "2026", Years(2026, 2026)),
        (YearSpan, "2026-2028", Years(2026, 2028)),
        (YearSpan, "2028-2026", "years_expected"),
        (YearSpan, "2026-2047", "years_expected"),
        (YearSpan, "1948", "years_expected"),
        (YearSpan, "2100", "years_expected"),
        (YearSpan, "9999", "years_expected"),
        (YearSpan, "2099", Years(2099, 2099)),
        (YearSpan, "二〇二六", "years_expected"),
        (Day, "86400", "date_expected"),
        (Day, "2026-6-5", "date_spelling"),
        (Day, "2026-02-30", "date_nonexistent"),
        (Day, "2026-06", "date_incomplete"),
        (Day, {"日": 1}, "text_expected"),
        (RequiredText, "  ", "required_blank"),
        (NameList, "甲、 乙、", ("甲", "乙")),
        (NameList, ["甲"], ("甲",)),
        (NameList, "甲，乙", "name_separator"),
        (TextList, "甲、乙", ("甲、乙",)),
        (Origin, "自查", Origin.SELF_CHECK),
        (Origin, "巡视", "synonym_value"),
        (Origin, "别的", "word_unknown"),
        (Origin, ["自查"], "text_expected"),
        (State, "别的", "state_unknown"),
    ],
)
def test_what_a_field_takes(kind: Any, value: object, expected: object) -> None:
    """Only its own spelling; everything else is an error of its own type."""
    assert read(kind, value) == expected


@pytest.mark.parametrize(
    ("text", "reached", "met", "share"),
    [
        ("32", "32", True, 100),
        ("不少于32", "31", False, 96),
        ("≥32", "40", True, 100),
        ("100%", "99.9", False, 99),
        ("不超过5", "5", True, None),
        ("≤5", "6", False, None),
        ("0", "0", True, None),
    ],
)
def test_targets(text: str, reached: str, met: bool, share: int | None) -> None:
    """More is better, or less; how far one has come is rounded down and never said where less is better."""
    target = read(Quantity, text)
    assert isinstance(target, Target)
    assert (target.met_by(Decimal(reached)), target.share(Decimal(reached)), target.text) == (met, share, text)


@pytest.mark.parametrize("text", [">=32", "约32", "32人", ""])
def test_what_is_no_target(text: str) -> None:
    """Neither signs of programmers nor units."""
    assert read(Quantity, text) == "target_expected"


def test_keys_that_bear_facts() -> None:
    """What shares an entry out is a fact of it, under either name."""
    assert "适用对象" in Responsibility.FACT_KEYS - Task.FACT_KEYS
    assert Matter.FACT_KEYS < Responsibility.FACT_KEYS


def test_groups_of_units() -> None:
    """By kind, as a list of names, as one line of names."""
    groups = {"甲": {"类别": "党支部"}, "乙": ["一", "二"], "丙": "一、二"}
    header = OrganisationHeader.model_validate({"台账": "组织", "单位组": groups})
    assert header.groups["甲"].kind == ("党支部",)
    assert header.groups["乙"].units == header.groups["丙"].units == ("一", "二")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("任务",), True),
        (("完成日期",), False),
        (("进展", 0, "内容"), True),
        (("进展", 0, "日期"), False),
        (("责任单位", 1), True),
        (("没有的",), False),
        (("进展", 0, "没有的"), False),
        ((), False),
    ],
)
def test_which_values_stay_text(path: tuple[str | int, ...], text: bool) -> None:
    """Only they can be misread by other programs (DJ006)."""
    assert takes_text(Task, path) is text
    assert not takes_text(Header, ("年度",))
