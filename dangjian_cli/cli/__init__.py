"""The command line, the only room that talks to the terminal: the commands, and every way a run ends."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import typer
from typer._click.core import Context, Parameter
from typer._click.utils import _expand_args
from typer.core import TyperOption

from dangjian_cli import __version__
from dangjian_cli.base.errors import (
    EXIT_BROKEN_PIPE,
    EXIT_BUG,
    EXIT_CLEAN,
    EXIT_INTERRUPTED,
    DangjianError,
)
from dangjian_cli.base.obstacle import obstacle
from dangjian_cli.cli import completion
from dangjian_cli.cli.chinese import ChineseGroup, Command
from dangjian_cli.cli.commands import COMMANDS as COMMANDS
from dangjian_cli.cli.output import flush_stdout, write_stdout
from dangjian_cli.render.flow import one_line, plain


def _show_version(ctx: Context, param: Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        write_stdout(f"dangjian {__version__}\n")
        raise typer.Exit


VERSION = TyperOption(
    param_decls=["--version"],
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="显示版本号",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run `dangjian` with these words (default: those of the process) and return its exit code."""
    if argv is None:
        # The consoles of Windows leave `*.yaml` to the program.
        argv = _expand_args(sys.argv[1:]) if os.name == "nt" else sys.argv[1:]
    return run(argv, COMMANDS)


def run(argv: Sequence[str], commands: tuple[Command, ...]) -> int:
    """Run one of these commands. Whatever happens becomes an exit code; what is no answer goes to stderr."""
    _prepare(sys.stdout, sys.stderr)
    words = [*argv]  # the name `list` is that of a command here, as soon as its module is imported
    try:
        try:
            return _dispatch(words, commands)
        finally:
            flush_stdout()
    except BrokenPipeError:
        return EXIT_BROKEN_PIPE
    except KeyboardInterrupt:
        sys.stderr.write("已中断\n")
        return EXIT_INTERRUPTED
    except DangjianError as error:
        return _complain(error)
    except OSError as error:
        # A file that went away or a name too long is no bug; an error without a file is.
        return _complain(obstacle(error.filename, error)) if error.filename else _confess("--debug" in words)
    except Exception:  # noqa: BLE001  # whatever it is, no user shall meet a traceback
        return _confess("--debug" in words)


def _dispatch(argv: list[str], commands: tuple[Command, ...]) -> int:
    program = ChineseGroup(
        commands, [VERSION, *completion.OPTIONS], "机关党建责任清单与台账的命令行工具：校验、汇总、查询。"
    )
    instruction = os.environ.get(completion.VARIABLE)
    if instruction:
        return completion.answer(program, instruction)
    try:
        with program.make_context("dangjian", argv) as ctx:
            code = program.invoke(ctx)
    except typer.Exit as exit:
        return exit.exit_code
    return EXIT_CLEAN if code is None else int(code)


def _complain(error: DangjianError) -> int:
    sys.stderr.write(f"错误：{one_line(error.message)}\n")
    if error.help:
        sys.stderr.write(f"改法：{plain(error.help)}\n")
    return error.exit_code


def _confess(debug: bool) -> int:
    if debug:
        import traceback

        sys.stderr.write(traceback.format_exc())
        advice = "请把上面的内容和所用的命令发给维护者"
    else:
        advice = "在同一条命令后面加上 --debug 再运行一次，把显示的内容发给维护者"
    sys.stderr.write(f"错误：程序自身出错，不是台账的问题\n改法：{advice}\n")
    return EXIT_BUG


def _prepare(*streams: object) -> None:
    """Let no character stop an output: what a GBK console lacks is spelled out, ASCII becomes UTF-8."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            ascii_only = stream.encoding.lower() in ("ascii", "us-ascii", "ansi_x3.4-1968")
            stream.reconfigure(encoding="utf-8" if ascii_only else None, errors="backslashreplace")
