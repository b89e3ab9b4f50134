"""`dangjian rules`: what is checked, and why."""

from itertools import groupby
from typing import Annotated

import typer

from dangjian_cli.base.errors import EXIT_CLEAN, UsageError
from dangjian_cli.base.text import closest, half_width
from dangjian_cli.cli.options import Colour, OutputFile, Quiet
from dangjian_cli.cli.output import Output
from dangjian_cli.document.document import Block, Column, Document, Heading, Table
from dangjian_cli.render.terminal import render
from dangjian_cli.rules import RULES
from dangjian_cli.rules.base import Rule, Stage


def _complete(incomplete: str) -> list[tuple[str, str]]:
    return [(rule.code, rule.name) for rule in RULES if rule.code.startswith(incomplete.upper())]


def command(
    codes: Annotated[
        list[str] | None,
        typer.Argument(metavar="规则", help="规则的编号或名称，如 DJ207；不写就列出全部", autocompletion=_complete),
    ] = None,
    output: OutputFile = None,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """Write the table of rules, or the pages of those named."""
    out = Output(output, quiet, color)
    if codes:
        out.answer("\n".join(_page(_found(code)) for code in codes))
    else:
        out.answer(render(_table(), out.width, out.colour))
    return EXIT_CLEAN


def _found(text: str) -> Rule:
    plain = half_width(text).strip()
    code = f"DJ{plain:0>3}" if plain.isdecimal() else plain.upper()
    by_name = {rule.code: rule for rule in RULES} | {rule.name: rule for rule in RULES}
    if code in by_name:
        return by_name[code]
    near = closest(code, by_name)
    guess = f"是不是 {by_name[near].code} {by_name[near].name}？" if near else ""
    raise UsageError(f"没有规则“{text}”", f"{guess}全部规则：dangjian rules")


def _page(rule: Rule) -> str:
    title = f"{rule.code} {rule.name}（{rule.severity.label}，{_when(rule)}，{rule.family.value}）"
    return f"{title}\n\n{rule.page.rstrip()}\n\n依据\n    {rule.basis.shown}\n"


def _table() -> Document:
    blocks: list[Block] = []
    for family, rules in groupby(RULES, key=lambda rule: rule.family):
        rows = tuple((rule.code, rule.severity.label, _when(rule), rule.name) for rule in rules)
        columns = (Column("编号"), Column("级别"), Column("何时查"), Column("名称", "free"))
        blocks += [Heading(family.value), Table(columns, rows)]
    return Document(
        f"共 {len(RULES)} 条规则。某一条的说明：dangjian rules 编号；随日期变化的预警：dangjian check --alerts",
        blocks=blocks,
    )


def _when(rule: Rule) -> str:
    """Whether `check` reports it always, or only when alerts are asked for: what comes and goes with time."""
    return "预警" if rule.stage is Stage.DATED else "校验"
