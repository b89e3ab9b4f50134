"""`dangjian rules`: what is checked, and why."""

from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Annotated, Literal

import typer

from dangjian_cli.base.clock import today
from dangjian_cli.base.errors import EXIT_CLEAN, NoWorkspaceError, UsageError
from dangjian_cli.base.text import closest, half_width
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import FORMAT, AsOf, Colour, OutputFile, Quiet, chosen_format
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.session import draw
from dangjian_cli.document.document import Block, Column, Document, Heading, Table
from dangjian_cli.render.terminal import render
from dangjian_cli.rules import RULES
from dangjian_cli.rules.base import Rule, Stage

Format = Literal["text", "json", "csv", "markdown"]
FORMATS: tuple[Format, ...] = ("text", "json", "csv", "markdown")


def _complete(incomplete: str) -> list[tuple[str, str]]:
    return [(rule.code, rule.name) for rule in RULES if rule.code.startswith(incomplete.upper())]


def command(
    codes: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="规则",
            help="规则的编号或名称，如 DJ207；不写就列出全部；与 --packs 同用时是工作区的路径",
            autocompletion=_complete,
        ),
    ] = None,
    packs: Annotated[
        bool, typer.Option("--packs", help="列出规则包：组织生活频次、任期、门槛等规定，各自的依据和可信度")
    ] = False,
    as_of: AsOf = None,
    format: Annotated[Format | None, FORMAT] = None,
    output: OutputFile = None,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """列出校验的规则，或说明其中一条；--packs 列出规则包。"""
    out, chosen = Output(output, quiet, color), chosen_format(format, output, FORMATS)
    if packs:
        out.answer(_packs([Path(word) for word in codes or ()], as_of, chosen, out))
        return EXIT_CLEAN
    if chosen != "text" or as_of is not None:
        raise UsageError("--format 和 --as-of 只用于规则包", "加上 --packs，或去掉这个选项")
    if codes:
        out.answer("\n".join(_page(_found(code)) for code in codes))
    else:
        out.answer(render(_table(), out.width, out.colour))
    return EXIT_CLEAN


def _packs(paths: list[Path], as_of: date | None, format: Format, out: Output) -> str:
    """The packs in force in the workspace; outside of one, those that we ship."""
    from dangjian_cli.layout.packs import packs_document, packs_values

    try:
        session = open_session(paths, out)
        packs, day = session.loaded.book.packs(), session.day(as_of)
    except NoWorkspaceError:
        if paths:
            raise
        from dangjian_cli.book.packs import shipped_packs

        packs, day = shipped_packs(), as_of or today()
    if format == "json":
        from dangjian_cli.render.json import render as render_json

        return render_json(packs_values(packs, day))
    return draw(packs_document(packs, day), format, out)


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
    return {Stage.DATED: "预警", Stage.CHANGE: "对比"}.get(rule.stage, "校验")
