"""Typer in Chinese: groups and commands whose help and refusals hold no English word.

Typer 0.28 brings its own copy of Click, and most of its sentences cannot be translated from outside. So
nothing that Typer says reaches the user: pages are laid out in `help_page`, exceptions are put into words in
`refusal`. Parsing, types and completion stay Typer's.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NamedTuple

import typer
from typer._click.core import Command as ClickCommand
from typer._click.core import Context, Parameter
from typer._click.exceptions import BadOptionUsage, ClickException
from typer._click.formatting import HelpFormatter
from typer._click.parser import _Option, _OptionParser, _ParsingState
from typer._click.shell_completion import CompletionItem
from typer.core import TyperCommand, TyperGroup, TyperOption

from dangjian_cli.base.errors import EXIT_UNABLE
from dangjian_cli.cli import refusal
from dangjian_cli.cli.output import write_stdout

HELP_WORDS = ("help", "帮助")
"""`dangjian 帮助 校验` is `dangjian check --help`: what git and other tools have taught people to type."""


class Command(NamedTuple):
    """A command of dangjian: its two names, the module with its function `command`, and what it does."""

    name: str
    alias: str
    module: str
    help: str
    examples: tuple[str, ...] = ()
    hidden: bool = False
    """Called by other programs: neither in the list of commands nor completed."""

    def load(self) -> ClickCommand:
        """Import the module, and with it what only this command needs, and make its function a command."""
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(self.name, cls=ChineseCommand, help=self.help)(import_module(self.module).command)
        command = typer.main.get_command(app)
        command.epilog = "\n".join(self.examples)
        return command


def _show_help(ctx: Context, param: Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        write_stdout(ctx.get_help() + "\n")
        raise typer.Exit


HELP = TyperOption(
    param_decls=["-h", "--help"],
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_help,
    help="显示这份帮助",
)
DEBUG = TyperOption(
    param_decls=["--debug"],
    is_flag=True,
    expose_value=False,
    help="程序自身出错时，把技术细节也显示出来，便于报告问题",
)
"""`main` looks for it among the words typed: an error may come before any option has been read."""


class _CarefulParser(_OptionParser):
    """The parser of Typer, except that an option is never taken for the value of the option before it."""

    def _get_value_from_state(self, option_name: str, option: _Option, state: _ParsingState) -> str | Sequence[str]:
        if state.rargs and (state.rargs[0] in self._long_opt or state.rargs[0] in self._short_opt):
            raise BadOptionUsage(option_name, "", ctx=self.ctx)
        return super()._get_value_from_state(option_name, option, state)


class _Chinese(ClickCommand):
    """What groups and commands share."""

    def get_params(self, ctx: Context) -> list[Parameter]:
        """The command's own parameters, then those that every command has."""
        return [*self.params, DEBUG, HELP]

    def make_parser(self, ctx: Context) -> _OptionParser:
        """A parser that knows these parameters."""
        parser = _CarefulParser(ctx)
        for param in self.get_params(ctx):
            param.add_to_parser(parser, ctx)
        return parser

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The page of `--help`."""
        from dangjian_cli.cli import help_page

        formatter.write(help_page.page(ctx))

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read what was typed; what cannot be read is refused in Chinese (UsageError)."""
        typed = list(args)
        if not ctx.resilient_parsing:
            refusal.refuse_wide_dashes(ctx, typed)
        try:
            return super().parse_args(ctx, args)
        except ClickException as error:
            raise refusal.explain(error, ctx, typed) from error


class ChineseCommand(_Chinese, TyperCommand):
    """A command."""

    allow_extra_args = True
    """Words too many are refused here, not by Click, so that the refusal knows which they are."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read what was typed; words too many are refused."""
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise refusal.too_many(ctx, rest)
        return rest


class ChineseGroup(_Chinese, TyperGroup):
    """`dangjian` itself: finds commands by either name and imports them only when they are run."""

    def __init__(self, commands: tuple[Command, ...], params: list[Parameter], help: str) -> None:
        super().__init__(name="dangjian", params=params, help=help, rich_markup_mode=None)
        self._registry = commands
        self._names = {name: command for command in commands for name in (command.name, command.alias)}

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The page of `dangjian --help`; no command is imported for it."""
        from dangjian_cli.cli import help_page

        listed = [command for command in self._registry if not command.hidden]
        longest = max(len(command.name) for command in listed)
        rows = [(f"{entry.name:<{longest}}  {entry.alias}", entry.help) for entry in listed]
        formatter.write(help_page.page(ctx, rows))

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the options before the command. Without one: what is due, at a terminal, else the help on stderr."""
        if args[:1] and args[0] in HELP_WORDS:
            args = [*args[1:], "--help"]
        rest = super().parse_args(ctx, args)
        if not ctx._protected_args and not ctx.resilient_parsing:
            from dangjian_cli.cli.home import home

            if not args and home():
                raise typer.Exit
            sys.stderr.write(ctx.get_help() + "\n")
            raise typer.Exit(EXIT_UNABLE)
        return rest

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, ClickCommand | None, list[str]]:
        """The command's English name, the command, and what was typed after it."""
        command = self._names.get(args[0])
        if command:
            return command.name, command.load(), args[1:]
        if ctx.resilient_parsing:
            return None, None, args[1:]
        raise refusal.unknown_command(
            args[0], {name: f"{entry.name}（{entry.alias}）" for name, entry in self._names.items()}
        )

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Commands by the name whose beginning was typed; with nothing typed, the English names."""
        if ctx._protected_args:  # the command was typed, and there is none of that name
            return []
        options = _Chinese.shell_complete(self, ctx, incomplete)
        return [
            CompletionItem(name, help=f"{command.alias}：{command.help}")
            for name, command in self._names.items()
            if not command.hidden and name.startswith(incomplete) and (incomplete or name == command.name)
        ] + options
