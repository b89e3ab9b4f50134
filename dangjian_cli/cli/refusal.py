"""What was typed wrong, in Chinese: each exception of Typer's parser becomes a sentence and a remedy.

The exceptions are told apart by their class and fields; their English messages are never read.
"""

from collections.abc import Iterable, Mapping

from typer._click.core import Context, Parameter
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    ClickException,
    MissingParameter,
    NoSuchOption,
)
from typer._click.types import IntParamType, IntRange
from typer._types import TyperChoice
from typer.core import TyperOption

from dangjian_cli.base.errors import UsageError
from dangjian_cli.base.text import closest, half_width, names
from dangjian_cli.cli import help_page

_WIDE_DASHES = "－—–―‐‑−"
"""What a Chinese input method writes for `-`; two of them come as one `——`."""


def explain(error: ClickException, ctx: Context, typed: list[str]) -> UsageError:
    """The refusal of `typed`, the words after the command's name."""
    match error:
        case NoSuchOption():
            return _unknown_option(error.option_name, ctx)
        case BadOptionUsage():
            return _bad_option_usage(error.option_name, ctx)
        case MissingParameter() if error.param:
            return _missing(error.param, ctx)
        case BadParameter() if error.param:
            return _bad_value(error.param, ctx, typed)
        case _:
            return UsageError("命令的写法不对", _see_help(ctx))


def unknown_command(name: str, known: Mapping[str, str]) -> UsageError:
    """No command has this name. `known` gives for each name what to call its command: `check（校验）`."""
    near = closest(half_width(name).lower(), known)
    guess = f"是不是 {known[near]}？" if near else ""
    return UsageError(f"没有“{name}”这个命令", f"{guess}全部命令：dangjian --help")


def too_many(ctx: Context, rest: list[str]) -> UsageError:
    """More words than the command takes."""
    return UsageError(f"多写了{names(f'“{word}”' for word in rest)}", _see_usage(ctx))


def refuse_wide_dashes(ctx: Context, typed: Iterable[str]) -> None:
    """Refuse `——format` and `－－format`, which would else be taken for the name of a file."""
    known = _options(ctx)
    for word in typed:
        bare = word.lstrip(_WIDE_DASHES + "-")
        if word == "--":
            return
        if not bare or word[0] not in _WIDE_DASHES:
            continue
        if near := _near_option(half_width(bare).partition("=")[0], known):
            raise UsageError(f"“{word}”开头的横线不是英文的减号", f"请换成英文输入法，写成 {near}")


def _options(ctx: Context) -> list[str]:
    return [
        name
        for param in ctx.command.get_params(ctx)
        if isinstance(param, TyperOption) and not param.hidden
        for name in (*param.opts, *param.secondary_opts)
    ]


def _near_option(name: str, known: Iterable[str]) -> str | None:
    """The option most like `name`, compared without dashes: they would make any two names look alike."""
    bare = {option.lstrip("-"): option for option in known}
    near = closest(half_width(name).lower().lstrip("-"), bare)
    return bare[near] if near else None


def _see_help(ctx: Context) -> str:
    return f"用法见 {ctx.command_path} --help"


def _see_usage(ctx: Context) -> str:
    return f"写成 {help_page.synopsis(ctx)}；{_see_help(ctx)}"


def _unknown_option(name: str, ctx: Context) -> UsageError:
    if near := _near_option(name, _options(ctx)):
        help = f"是不是 {near}？{_see_help(ctx)}"
    elif ctx.parent is None:
        help = f"命令的选项写在命令后面，如 dangjian check {name}；全部命令：dangjian --help"
    else:
        help = _see_help(ctx)
    return UsageError(f"没有“{name}”这个选项", help)


def _bad_option_usage(name: str, ctx: Context) -> UsageError:
    param = next(param for param in ctx.command.get_params(ctx) if name in (*param.opts, *param.secondary_opts))
    if isinstance(param, TyperOption) and param.is_flag:
        return UsageError(f"选项 {name} 后面不用写值", f"只写 {name}")
    what = help_page.metavar(param)
    value = str(param.type.choices[0]) if isinstance(param.type, TyperChoice) else what
    return UsageError(f"选项 {name} 后面没有写{what}", f"写成 {name} {value}；{_see_help(ctx)}")


def _missing(param: Parameter, ctx: Context) -> UsageError:
    what = f"选项 {max(param.opts, key=len)}" if isinstance(param, TyperOption) else help_page.metavar(param)
    return UsageError(f"没有写{what}", _see_usage(ctx))


def _bad_value(param: Parameter, ctx: Context, typed: list[str]) -> UsageError:
    value = _value(param, ctx, typed)
    where = f"选项 {max(param.opts, key=len)} " if isinstance(param, TyperOption) else help_page.metavar(param)
    match param.type:
        case TyperChoice():
            choices = [str(choice) for choice in param.type.choices]
            near = closest(half_width(value).lower(), choices)
            return UsageError(
                f"{where}不能是“{value}”", (f"是不是 {near}？" if near else "") + f"可以写：{names(choices)}"
            )
        case IntRange():
            return UsageError(f"{where}不能是“{value}”", f"要写 {param.type.min} 到 {param.type.max} 的整数")
        case IntParamType():
            return UsageError(f"{where}不能是“{value}”", "要写整数，如 10")
        case _:
            return UsageError(f"{where}不能是“{value}”", _see_help(ctx))


def _value(param: Parameter, ctx: Context, typed: list[str]) -> str:
    """The word that was refused. The exception has it not: what was typed is taken apart once more."""
    taken, _, _ = ctx.command.make_parser(ctx).parse_args(list(typed))
    found = taken[param.name or ""]
    values = found if isinstance(found, list | tuple) else (found,)
    return next((str(value) for value in values if _refused(value, param, ctx)), str(found))


def _refused(value: str, param: Parameter, ctx: Context) -> bool:
    try:
        param.type(value, param, ctx)
    except BadParameter:
        return True
    return False
