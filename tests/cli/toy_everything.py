"""A command with a parameter of every kind."""

from enum import StrEnum
from typing import Annotated, Literal

import typer

from dangjian_cli.cli.options import (
    FORMAT,
    AsOf,
    Colour,
    OutputFile,
    Paths,
    PeriodText,
    Quiet,
    chosen_format,
    read_period_option,
)
from dangjian_cli.cli.output import Output

Format = Literal["text", "json", "csv"]


class Tag(StrEnum):
    """Typer takes no list of Literals."""

    FIRST = "甲"
    SECOND = "乙"


LONG_HELP = "这个选项的说明写得很长，长到八十列的屏幕上一行放不下，要折到第二行去，再接着写完"


def command(
    paths: Paths = None,
    *,
    format: Annotated[Format | None, FORMAT] = None,
    as_of: AsOf = None,
    period: PeriodText = None,
    most: Annotated[int, typer.Option("--most", metavar="数", min=1, max=99, help="最多几条")] = 10,
    count: Annotated[int | None, typer.Option("--count", metavar="数", help="几次")] = None,
    share: Annotated[float | None, typer.Option("--share", metavar="比例", help="几成")] = None,
    tags: Annotated[list[Tag] | None, typer.Option("--tag", metavar="标签", help="可以写几次")] = None,
    wide: Annotated[bool, typer.Option("--wide/--narrow", help=LONG_HELP)] = False,
    long: Annotated[str, typer.Option("--a-name-that-is-long", metavar="很长的值", help="名字长")] = "无",
    output: OutputFile = None,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """Answer with what was read."""
    chosen = chosen_format(format, output, ("text", "json", "csv"))
    read = read_period_option(period, 2026) if period else None
    out = Output(output, quiet, color)
    values = {
        "路径": "、".join(str(path) for path in paths or ()),
        "格式": chosen,
        "统计日": as_of,
        "期间": read and f"{read.start} {read.end}",
        "数": (most, count, share),
        "标签": [str(tag) for tag in tags or ()],
        "宽": (wide, long),
        "屏幕": (out.width, out.colour),
    }
    out.answer("".join(f"{word} {value}\n" for word, value in values.items()), bom=chosen == "csv")
    out.hint("这是提示")
    return 1
