"""A command that needs an argument and an option."""

from typing import Annotated

import typer


def command(
    id: Annotated[str, typer.Argument(metavar="编号", help="条目编号")],
    level: Annotated[str, typer.Option("--level", "-l", metavar="级别", help="级别")],
) -> None:
    """Succeed without a word."""
