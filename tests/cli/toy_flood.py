"""A command that writes more than a pipe holds, or stays busy for as long as it is told."""

import time
from typing import Annotated

import typer

from dangjian_cli.cli.options import OutputFile, Quiet
from dangjian_cli.cli.output import Output


def command(
    seconds: Annotated[float, typer.Option("--seconds", metavar="秒", help="忙多久")] = 0,
    output: OutputFile = None,
    quiet: Quiet = False,
) -> int:
    """Be busy, then write."""
    out = Output(output, quiet)
    with out.progress("正在处理[重点]") as step:
        for done in range(20):
            time.sleep(seconds / 20)
            step(done + 1, 20)
    out.answer("第几行不要紧，只要很多\n" * 20_000)
    return 0
