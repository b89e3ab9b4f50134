"""RULES: every rule, in the order of the codes. Adding a rule touches three files: the rule, this list, its fixture."""

from dangjian_cli.rules.base import Rule
from dangjian_cli.rules.task import dj205_measures_missing

RULES: tuple[Rule, ...] = (dj205_measures_missing.RULE,)
