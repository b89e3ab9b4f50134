"""`dangjian rules`."""

import pytest
from cli_runner import run_here

from dangjian_cli.rules import RULES
from dangjian_cli.rules.base import Rule, Stage


def test_every_rule_is_listed_once() -> None:
    """The list has a line for each rule: code, severity, name, under the name of its family."""
    lines = run_here(["rules"]).stdout.splitlines()
    assert lines[0].startswith(f"共 {len(RULES)} 条规则。")
    for rule in RULES:
        assert [line.split() for line in lines if line.startswith(rule.code)] == [
            [
                rule.code,
                rule.severity.label,
                {Stage.DATED: "预警", Stage.CHANGE: "对比"}.get(rule.stage, "校验"),
                *rule.name.split(),
            ]
        ]
    assert [line[1:-1] for line in lines if line.startswith("【")] == list(
        dict.fromkeys(rule.family.value for rule in RULES)
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_page_of_a_rule(rule: Rule) -> None:
    """The page of a rule is its module's docstring, headed by code, name, severity and family, with its basis."""
    page = run_here(["rules", rule.code]).stdout
    assert page.startswith(f"{rule.code} {rule.name}（{rule.severity.label}，")
    assert f"，{rule.family.value}）\n\n" in page
    assert rule.page.strip() in page
    assert page.endswith(f"\n依据\n    {rule.basis.shown}\n")


@pytest.mark.parametrize("word", ["DJ205", "dj205", "ＤＪ２０５", "205", "没有具体措施"])
def test_a_rule_may_be_named_in_several_ways(word: str) -> None:
    """Code in any case or width, its number alone, or the rule's name."""
    assert run_here(["rules", word]).stdout.startswith("DJ205 没有具体措施（")


def test_several_pages() -> None:
    """Several codes give several pages."""
    both = run_here(["rules", "DJ201", "DJ205"]).stdout
    assert both == run_here(["rules", "DJ201"]).stdout + "\n" + run_here(["rules", "DJ205"]).stdout


@pytest.mark.parametrize(
    ("word", "help"),
    [
        ("DJ2055", "是不是 DJ205 没有具体措施？全部规则：dangjian rules"),
        ("没有措施", "是不是 DJ205 没有具体措施？全部规则：dangjian rules"),
        ("逾期逾期逾期逾期逾期逾期逾期逾期", "全部规则：dangjian rules"),
    ],
)
def test_an_unknown_rule(word: str, help: str) -> None:
    """An unknown code or name is refused with the most likely one."""
    result = run_here(["rules", word])
    assert (result.stdout, result.code) == ("", 2)
    assert result.stderr == f"错误：没有规则“{word}”\n改法：{help}\n"
