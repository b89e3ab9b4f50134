"""Every rule is one file, one line in RULES, one fixture and one page; each proves the others."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from textwrap import dedent

import pytest
from rule_workbench import (
    Outcome,
    codes_with_fixture,
    entry_starts,
    examine,
    example_ledger,
    fixtures,
    lay_out,
    read_fixture,
    spot_of,
)

from dangjian_cli import rules as package
from dangjian_cli.rules import RULES
from dangjian_cli.rules.base import Rule, Stage

ROOM = Path(package.__file__).parent
TESTS = Path(__file__).parent.parent
HEADINGS = ("为什么", "错误", "正确", "怎么改")
BY_CODE = {rule.code: rule for rule in RULES}
FROM_TEXT = frozenset({Stage.TEXT, Stage.SYNTAX, Stage.SHAPE, Stage.SUPPRESSION})
"""Stages whose faults are of the text itself: their examples may be no ledger."""

BEYOND_FIXTURES = {
    "DJ019": "files too large to keep in the repository",
    "DJ024": "an error type that no field can raise today still has its sentence",
    "DJ027": "rights, links and names that git does not keep",
}
"""Rules of which some sentences are provoked by a test of their own, which names code and variant."""

every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
every_fixture = pytest.mark.parametrize("name", fixtures())


def test_every_rule_has_its_file_its_line_and_its_fixture() -> None:
    """The three sets are the same; the difference names what is missing."""
    files = sorted(path.name[:5].upper() for path in ROOM.glob("*/dj[0-9]*.py"))
    registered = [rule.code for rule in RULES]
    assert files == registered
    assert codes_with_fixture() == registered


def test_rules_stand_in_the_order_of_their_codes() -> None:
    """`dangjian rules` shows them in this order."""
    assert [rule.code for rule in RULES] == sorted(BY_CODE)


@every_fixture
def test_fixture_is_found_exactly_where_it_says(name: str, tmp_path: Path) -> None:
    """The findings of the fixture's own code stand where it marks them, as grave as it says, and nowhere else."""
    fixture = read_fixture(name)
    lay_out(tmp_path, fixture.files)
    found = examine(tmp_path).of(fixture.code)
    assert Counter(spot_of(one, fixture.expected) for one in found) == fixture.expected
    for spot, words in fixture.said:
        texts = [f"{one.message} {one.help}" for one in found if spot_of(one, fixture.expected) == spot]
        assert any(words in text for text in texts), (words, texts)


@every_fixture
def test_fixture_has_wrong_and_right_cases(name: str) -> None:
    """A rule that reports everything and a rule that reports nothing both fail their fixture."""
    fixture = read_fixture(name)
    assert fixture.expected
    clean_files = fixture.files.keys() - {spot.file for spot in fixture.expected}
    assert clean_files or any(
        _has_clean_entry(
            content.decode("utf-8", errors="replace"), {s.line for s in fixture.expected if s.file == name}
        )
        for name, content in fixture.files.items()
    )


def _has_clean_entry(content: str, wrong: set[int]) -> bool:
    starts = [*entry_starts(content), content.count("\n") + 2]
    return any(not wrong & set(range(start, end)) for start, end in pairwise(starts))


@every_rule
def test_every_sentence_of_a_rule_is_provoked(rule: Rule, tmp_path: Path) -> None:
    """No sentence is dead, and each one reads well once its values are filled in."""
    provoked: set[str] = set()
    for name in fixtures():
        if name.startswith(rule.code.lower()):
            lay_out(tmp_path / name, read_fixture(name).files)
            outcome = examine(tmp_path / name)
            provoked |= _variants(rule, outcome)
            for one in outcome.of(rule.code):
                for text in (one.message, one.help or "改"):
                    assert text, one
                    assert "“”" not in text, one
                    assert "None" not in text, one
    if rule.code in BEYOND_FIXTURES:
        provoked |= _named_in_a_test(rule, set(rule.sentences) - provoked)
    assert provoked == set(rule.sentences)


def _variants(rule: Rule, outcome: Outcome) -> set[str]:
    """The variants that occurred. Findings about suppressions are made with the diagnostics: told by their sentences."""
    if rule.stage is not Stage.SUPPRESSION:
        return {fault.variant for fault in outcome.faults if fault.code == rule.code}
    patterns = {
        variant: re.sub(r"\\\{\w+\\\}", ".+", re.escape(sentence.message))
        for variant, sentence in rule.sentences.items()
    }
    return {
        variant
        for variant, pattern in patterns.items()
        if any(re.fullmatch(pattern, one.message) for one in outcome.of(rule.code))
    }


def _named_in_a_test(rule: Rule, variants: set[str]) -> set[str]:
    tests = [path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py") if path.name != Path(__file__).name]
    return {
        variant for variant in variants if any(f'"{rule.code}"' in text and f'"{variant}"' in text for text in tests)
    }


@every_rule
def test_page_has_its_first_line_and_its_four_headings(rule: Rule) -> None:
    """`dangjian rules DJ207` prints the page as it stands; the basis is added from the rule."""
    lines = rule.page.rstrip().split("\n")
    assert lines[0].endswith("。")
    assert lines[1] == ""
    assert tuple(line for line in lines[1:] if line and not line.startswith(" ")) == HEADINGS
    assert all(len(line) <= 100 for line in lines)


@every_rule
def test_examples_of_the_page_are_true(rule: Rule, tmp_path: Path) -> None:
    """The wrong example provokes the code, the right one does not."""
    wrong, right = (_section(rule.page, heading) for heading in ("错误", "正确"))
    if rule.stage in FROM_TEXT and not all(re.match(r"台账:|- \{?编号:", text) for text in (wrong, right)):
        pytest.skip("这一条的例子不是台账片段，由它的 djNNN.yaml 证明")
    for name, example, expected in (("wrong", wrong, True), ("right", right, False)):
        root = tmp_path / name
        lay_out(root, example_ledger(example))
        assert bool(examine(root).of(rule.code)) is expected, example


def _section(page: str, heading: str) -> str:
    body = page.split(f"\n{heading}\n", 1)[1]
    lines = body.split("\n")
    end = next((index for index, line in enumerate(lines) if line and not line.startswith(" ")), len(lines))
    return dedent("\n".join(lines[:end])).strip("\n") + "\n"
