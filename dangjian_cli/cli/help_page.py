"""The pages of `--help`: pure layout of what a command says about itself."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from enum import Enum

from typer._click.core import Context, Parameter
from typer._click.types import IntRange
from typer._types import TyperChoice
from typer.core import TyperArgument, TyperGroup, TyperOption

from dangjian_cli.base.text import names, width
from dangjian_cli.render.flow import wrap

_WIDEST = 100
"""Longer lines are hard to read, however wide the screen."""
_LABELS = 26
"""A label wider than this stands on a line of its own."""

Row = tuple[str, str]


def page(ctx: Context, commands: Sequence[Row] = ()) -> str:
    """Usage, what the command does, its arguments, options, commands (with what each does) and examples."""
    limit = _limit()
    command = ctx.command
    params = command.get_params(ctx)
    parts = [
        [f"用法：{synopsis(ctx)}"],
        wrap(command.help or "", limit),
        _section("参数", [_row(param) for param in params if isinstance(param, TyperArgument)], limit),
        _section("选项", [_row(param) for param in params if isinstance(param, TyperOption)], limit),
        _section("命令", commands, limit),
        wrap("命令写英文名或中文名都可以。某个命令怎么用：dangjian 命令 --help", limit) if commands else [],
        ["例如：", *(f"  {line}" for line in command.epilog.splitlines())] if command.epilog else [],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def synopsis(ctx: Context) -> str:
    """How the command is written: `dangjian show [选项] 编号`."""
    params = ctx.command.get_params(ctx)
    words = [ctx.command_path]
    words += [
        f"{max(each.opts, key=len)} {metavar(each)}"
        for each in params
        if isinstance(each, TyperOption) and each.required
    ]
    words.append("[选项]")
    words += [_argument_label(each) for each in params if isinstance(each, TyperArgument)]
    return " ".join([*words, "命令 …"] if isinstance(ctx.command, TyperGroup) else words)


def metavar(param: Parameter) -> str:
    """The Chinese word for the value."""
    return param.metavar or "值"


def _argument_label(param: TyperArgument) -> str:
    word = metavar(param) + ("…" if param.nargs == -1 else "")
    return word if param.required else f"[{word}]"


def _row(param: TyperArgument | TyperOption) -> Row:
    if isinstance(param, TyperArgument):
        label = metavar(param)
    else:
        spellings = ", ".join(sorted([*param.opts, *param.secondary_opts], key=len))
        label = spellings if param.is_flag else f"{spellings} {metavar(param)}"
    notes = "；".join(_notes(param))
    return label, (param.help or "") + (f"（{notes}）" if notes else "")


def _notes(param: TyperArgument | TyperOption) -> Iterator[str]:
    if isinstance(param.type, TyperChoice):
        yield f"可选：{names(str(choice) for choice in param.type.choices)}"
    if isinstance(param.type, IntRange):
        yield f"{param.type.min}–{param.type.max}"
    if param.required:
        yield "必填"
    elif param.show_default and param.default not in (None, False):
        yield f"不写为 {param.default.value if isinstance(param.default, Enum) else param.default}"


def _section(title: str, rows: Sequence[Row], limit: int) -> list[str]:
    if not rows:
        return []
    column = min(max(width(label) for label, _ in rows), _LABELS) + 4
    lines = [f"{title}："]
    for label, text in rows:
        first, *others = wrap(text, limit - column)
        if width(label) > _LABELS:
            lines += [f"  {label}", " " * column + first]
        else:
            lines.append(f"  {label}{' ' * (column - 2 - width(label))}{first}")
        lines += [" " * column + line for line in others]
    return lines


def _limit() -> int:
    if not sys.stdout.isatty():
        return 80
    return max(40, min(shutil.get_terminal_size().columns, _WIDEST))
