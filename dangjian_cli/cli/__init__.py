"""The command line: the only room that talks to the terminal. Here are the list of commands and every way a run ends."""

import errno
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import typer
from typer._click.core import Context, Parameter
from typer.core import TyperOption

from dangjian_cli import __version__
from dangjian_cli.base.errors import (
    EXIT_BROKEN_PIPE,
    EXIT_BUG,
    EXIT_CLEAN,
    EXIT_INTERRUPTED,
    EXIT_UNABLE,
    DangjianError,
)
from dangjian_cli.base.text import visible
from dangjian_cli.cli import completion
from dangjian_cli.cli.chinese import ChineseGroup, Command

COMMANDS: tuple[Command, ...] = ()
"""Every command, in the order shown. A module is imported when its command runs."""


def _show_version(ctx: Context, param: Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        sys.stdout.write(f"dangjian {__version__}\n")
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
    return run(sys.argv[1:] if argv is None else argv, COMMANDS)


def run(argv: Sequence[str], commands: tuple[Command, ...]) -> int:
    """Run one of the commands; every way to end becomes an exit code, and a sentence on stderr when it is not the answer."""
    _prepare(sys.stdout, sys.stderr)
    try:
        try:
            return _guarded(list(argv), commands)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        _drop_stdout()
        return EXIT_BROKEN_PIPE
    except OSError as error:
        _drop_stdout()
        reason = "磁盘满了" if error.errno == errno.ENOSPC else "输出被中断"
        return _complain(DangjianError(f"结果没有写完：{reason}", "用 --output 换一个地方存放"))


def _guarded(argv: list[str], commands: tuple[Command, ...]) -> int:
    try:
        return _dispatch(argv, commands)
    except BrokenPipeError:
        raise
    except KeyboardInterrupt:
        sys.stderr.write("已中断\n")
        return EXIT_INTERRUPTED
    except DangjianError as error:
        return _complain(error)
    except Exception:  # noqa: BLE001  # whatever it is, a user must not meet a traceback
        return _confess("--debug" in argv)


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
    lines = [f"错误：{error.message}"] + ([f"改法：{error.help}"] if error.help else [])
    sys.stderr.write("".join(visible(line) + "\n" for line in lines))
    return error.exit_code


def _confess(debug: bool) -> int:
    if debug:
        import traceback

        sys.stderr.write(traceback.format_exc())
        advice = "请把上面的内容和所用的命令发给维护者"
    else:
        advice = "在同一条命令后面加上 --debug 再运行一次，把显示的内容发给维护者"
    sys.stderr.write(f"错误：程序自身出错，不是台账的问题；台账没有被改动\n改法：{advice}\n")
    return EXIT_BUG


def _prepare(*streams: object) -> None:
    """Let no character stop an output: what a GBK console cannot show is spelled `\\u9fa6`; ASCII becomes UTF-8."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            ascii_only = stream.encoding.lower() in ("ascii", "us-ascii", "ansi_x3.4-1968")
            stream.reconfigure(encoding="utf-8" if ascii_only else None, errors="backslashreplace")


def _drop_stdout() -> None:
    """What is left in the buffer goes nowhere: else the interpreter fails once more, and in English, when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
