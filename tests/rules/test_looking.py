"""A rule is imported only where it may find something."""

from pathlib import Path

import pytest
from rule_workbench import fixtures, lay_out, read_fixture

from dangjian_cli.book.load import load
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.looking import LOOKING


@pytest.mark.parametrize("name", fixtures())
def test_a_rule_that_is_not_needed_finds_nothing(name: str, tmp_path: Path) -> None:
    """In no fixture a rule would have had something to say that was left out."""
    lay_out(tmp_path, read_fixture(name).files)
    book = load(tmp_path).book
    assert book.settings.as_of is not None
    situation = Situation(book, book.settings.as_of)
    left_out = [one.rule for one in LOOKING if not one.needed(book)]
    assert [fault for rule in left_out if rule.check is not None for fault in rule.check(situation)] == []


def test_rules_stand_in_the_order_of_their_codes() -> None:
    """The list reads as `dangjian rules` does, and each line names the file of its rule."""
    codes = [one.rule.code for one in LOOKING]
    assert codes == sorted(codes)
    assert [one.file.split(".")[1][:5].upper() for one in LOOKING] == codes
