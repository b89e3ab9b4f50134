"""Run the rules over a situation."""

from collections.abc import Iterable, Iterator, Sequence

from dangjian_cli.diagnostics.diagnostic import Fault
from dangjian_cli.obligations.situation import Situation
from dangjian_cli.rules.base import Rule, Stage
from dangjian_cli.source.source_file import SourceFile

CHECKED = frozenset({Stage.TEXT, Stage.SYNTAX, Stage.SHAPE, Stage.BOOK, Stage.SUPPRESSION})
"""What `check` reports; DATED joins with `--alerts`."""


def run(
    rules: Sequence[Rule], situation: Situation, sources: Iterable[SourceFile], stages: frozenset[Stage]
) -> Iterator[Fault]:
    """The faults of every rule of the stages asked for that looks at the workspace or at the text of its files."""
    asked = [rule for rule in rules if rule.stage in stages]
    for rule in asked:
        if rule.check is not None:
            yield from rule.check(situation)
    scans = [rule.scan for rule in asked if rule.scan is not None]
    for source in sources:
        for scan in scans:
            yield from scan(source)
