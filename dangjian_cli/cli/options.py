"""The options that commands share: their types, Chinese help and how their values are read.

    def command(format: Annotated[Format | None, FORMAT] = None, output: OutputFile = None): ...

A reader of values (`parser=`) raises UsageError with the whole sentence, never ValueError or
typer.BadParameter: Typer would wrap those in English. Every option and argument has a Chinese metavar.
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from dangjian_cli.base.errors import UsageError
from dangjian_cli.base.text import names
from dangjian_cli.cli.output import ColourWhen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dangjian_cli.dates.period import Period

Format = TypeVar("Format", bound=str)


def read_as_of(text: str) -> date:
    """The day of `--as-of`, written 2026-09-30 and no other way; UsageError tells a day that does not exist apart."""
    from dangjian_cli.dates.written_date import DateFault, read_date

    read = read_date(text)
    if isinstance(read, DateFault):
        raise UsageError(f"选项 --as-of：{read.sentence}", read.advice)
    return read


def read_period_option(text: str, year: int) -> "Period":
    """The period of `--period`, `year` where it names none; UsageError when it is no period."""
    from dangjian_cli.dates.period_text import read_period

    period = read_period(text, year)
    if period is None:
        raise UsageError(f"“{text}”不是期间", "请写成 2026、2026H1、2026Q3、2026-09，或 上半年、三季度、9月")
    return period


_BY_EXTENSION = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "excel",
    ".docx": "word",
    ".sarif": "sarif",
    ".xml": "junit",
}


def chosen_format(format: Format | None, output: Path | None, choices: "Sequence[Format]") -> Format:
    """The format asked for; without `--format` that of the file's extension; without a file, or for a .txt, the first.

    UsageError when the extension is unknown or names a format that this command does not have.
    """
    if format is not None:
        return format
    if output is None or output == Path("-") or output.suffix.lower() == ".txt" or output.is_dir():
        return choices[0]  # of a folder the writing will complain
    meant = _BY_EXTENSION.get(output.suffix.lower())
    for choice in choices:
        if choice == meant:
            return choice
    raise UsageError(
        f"从文件名 {output.name} 看不出要哪种格式", f"用 --format 写明：{names(choices)}；或换用相应的扩展名"
    )


FORMAT = typer.Option("--format", "-f", metavar="格式", help="输出格式；不写时看 --output 的扩展名", show_default=False)
"""Use as `Annotated[Literal["text", "json"] | None, FORMAT] = None`, then `chosen_format`."""

Paths = Annotated[list[Path] | None, typer.Argument(metavar="路径", help="工作区、其中的文件夹或文件；不写为当前位置")]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        metavar="日期",
        parser=read_as_of,
        help="统计日，如 2026-09-30；不写时用 dangjian.yaml 里的统计日，那里也没写就用今天",
    ),
]
PeriodText = Annotated[
    str | None,
    typer.Option("--period", metavar="期间", help="只看这段时间，如 2026、2026Q3、上半年；不写为统计日所在的年"),
]
Unit = Annotated[
    str | None, typer.Option("--unit", metavar="单位", help="只看这个单位和它的下级；写 全部 不用用户文件里的")
]
Only = Annotated[str | None, typer.Option("--only", metavar="单位", help="只看这个单位本级")]
Where = Annotated[
    str | None,
    typer.Option(
        "--where", metavar="查询", help="只看符合查询的，如 '状态:逾期 责任人:张某'；写法见 dangjian list --help"
    ),
]
Person = Annotated[
    str | None, typer.Option("--person", metavar="姓名", help="只看这个人负责、牵头或盯办的；写 全部 不用用户文件里的")
]
Rev = Annotated[
    str | None,
    typer.Option("--rev", metavar="版本", help="看那时的台账，如 HEAD~1、标签名、提交编号", show_default=False),
]
OutputFile = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="文件", help="把结果写进文件，不显示在屏幕上")
]
Force = Annotated[
    bool, typer.Option("--force", help="--output 的 html、xlsx、docx 文件已经有了也覆盖", show_default=False)
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="只给结果，不显示提示和进度")]
Colour = Annotated[
    ColourWhen,
    typer.Option("--color", metavar="何时", help="颜色：自动、总是、从不"),
]
