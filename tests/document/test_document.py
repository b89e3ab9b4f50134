"""How typed cells become text."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangjian_cli.document.document import Cell, Ratio, shown


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("工委办公室", "工委办公室"),
        (0, "0"),
        (date(2026, 9, 30), "2026-09-30"),
        (Decimal("1E+3"), "1000"),
        (Decimal("2.50"), "2.50"),
        (Ratio(5, 8), "62.5%"),
        (None, ""),
    ],
)
def test_a_cell_is_shown_by_its_type(cell: Cell, text: str) -> None:
    """Dates are ISO, decimals have no exponent, ratios are percentages, None is nothing."""
    assert shown(cell) == text


@pytest.mark.parametrize(
    ("numerator", "denominator", "text"),
    [(0, 0, "无"), (0, 3, "0.0%"), (1, 3, "33.3%"), (2, 3, "66.7%"), (1, 16, "6.3%"), (7, 7, "100.0%")],
)
def test_a_ratio_has_one_decimal_rounded_half_up(numerator: int, denominator: int, text: str) -> None:
    """6.25 % is 6.3 %, and the share of nothing is 无."""
    assert Ratio(numerator, denominator).percent() == text


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_percentage_is_never_further_than_half_a_tenth_from_the_share(top: int, bottom: int) -> None:
    """The printed percentage is the share to one decimal, computed without floating point."""
    printed = Decimal(Ratio(top, bottom).percent().removesuffix("%"))
    assert abs(printed * bottom - 100 * top) * 20 <= bottom
