"""Every fault that a reader can raise has a sentence, and every sentence a fault that raises it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from pydantic_core.core_schema import ErrorType

import dangjian_cli
from dangjian_cli.book.wording import verdict
from dangjian_cli.diagnostics.codes import VARIANTS
from dangjian_cli.diagnostics.diagnostic import Severity
from dangjian_cli.rules import RULES
from dangjian_cli.rules.base import Rule, Stage
from dangjian_cli.rules.text.own_columns import SENTENCES as OF_COLUMNS
from dangjian_cli.syntax.comments import Problem

PACKAGE = Path(dangjian_cli.__file__).parent
READERS = [*(path for room in ("source", "syntax", "book") for path in sorted((PACKAGE / room).rglob("*.py")))]
RULES_OF_TEXT = sorted((PACKAGE / "rules" / "text").glob("dj*.py"))
MAKERS = {"Fault": 3, "Finding": 1, "Verdict": 1}
"""What makes a fault, with the position of its variant; the code is always the first argument."""

TEXTUAL = [rule for rule in RULES if rule.code < "DJ100" or rule.stage is Stage.SHAPE]
ALLOWED = {"Windows", "YAML", "UTF", "GB", "BOM", "LF", "CRLF", "CR", "MiB", "Git"}
TO_TYPE = re.compile(r"dangjian(?:\.yaml| [a-z]+)|iconv -f \S+ -t UTF-8|\.ya?ml|DJ[0-9]{3}|\{\w+\}")


def constants(node: ast.expr | None) -> Iterator[str]:
    """The texts that an expression may be: a constant, or either side of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from constants(node.body)
        yield from constants(node.orelse)


def named(path: Path) -> Iterator[tuple[str, str]]:
    """Code and variant of every fault that a module makes with both in plain sight."""
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in MAKERS:
            at = MAKERS[call.func.id]
            given: ast.expr | None = next((key.value for key in call.keywords if key.arg == "variant"), None)
            if given is None:
                given = call.args[at] if len(call.args) > at else ast.Constant("")
            for code in constants(call.args[0]):
                yield from ((code, variant) for variant in constants(given))


SENTENCES = {(rule.code, variant) for rule in TEXTUAL for variant in rule.sentences}
PROMISED = {(code, variant) for code, variants in VARIANTS.items() for variant in variants}
NAMED = {pair for path in (*READERS, PACKAGE / "rules" / "diagnose.py", *RULES_OF_TEXT) for pair in named(path)}
CHOSEN = {
    *(tuple(verdict(kind)) for kind in get_args(ErrorType)),
    *(("DJ091", problem.value) for problem in Problem),
    *((verdict(kind).code, "near") for kind in ("word_unknown", "state_unknown")),
    *(("DJ003", variant) for variant in ("of_header", "of_entry")),
    *(("DJ032", variant) for variant in OF_COLUMNS),
}
"""Variants that are chosen from a table or at the last moment, so that no call names them."""


def test_every_fault_has_its_sentence_and_every_sentence_its_fault() -> None:
    """A finding without a sentence would be a crash, a sentence without a finding a lie; the difference names them."""
    assert PROMISED | NAMED | CHOSEN == SENTENCES


@pytest.mark.parametrize("code", sorted(VARIANTS))
def test_a_sentence_asks_for_no_value_that_is_not_promised(code: str) -> None:
    """What the readers promise to tell is enough to fill every sentence."""
    (rule,) = (rule for rule in TEXTUAL if rule.code == code)
    assert rule.sentences.keys() == VARIANTS[code].keys()
    for variant, sentence in rule.sentences.items():
        for text in (sentence.message, sentence.help or ""):
            asked = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
            assert asked <= set(VARIANTS[code][variant]), (code, variant)


@pytest.mark.parametrize("rule", TEXTUAL, ids=lambda rule: rule.code)
def test_no_english_word_is_in_a_sentence(rule: Rule) -> None:
    """Names of formats and commands to type are all the Latin that a clerk meets."""
    for sentence in rule.sentences.values():
        for text in (sentence.message, sentence.help or ""):
            words = set(re.findall("[A-Za-z]+", TO_TYPE.sub("", text)))
            assert words <= ALLOWED, text
    assert set(re.findall("[A-Za-z]+", TO_TYPE.sub("", rule.name))) <= ALLOWED


@pytest.mark.parametrize("rule", TEXTUAL, ids=lambda rule: rule.code)
def test_every_sentence_is_terse_and_says_what_to_do(rule: Rule) -> None:
    """One line without a full stop, no longer than two lines of a terminal, and always a remedy."""
    for sentence in rule.sentences.values():
        assert sentence.help is not None
        for text in sentence:
            assert text
            assert text == text.strip()
            assert "\n" not in text
            assert "。" not in text
            assert len(text) <= 80


def test_faults_of_text_weigh_as_the_rules_say() -> None:
    """Severities of domain notes b4: what loses an entry is an error, what other programs trip over a hint."""
    warnings = {"DJ011", "DJ017", "DJ093"}
    hints = {"DJ002", "DJ006"}
    for rule in TEXTUAL:
        expected = (
            Severity.WARNING if rule.code in warnings else Severity.INFO if rule.code in hints else Severity.ERROR
        )
        assert rule.severity is expected, rule.code
