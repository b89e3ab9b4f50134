"""A command that takes two words together."""

from typing import Annotated

import typer


def command(pair: Annotated[tuple[str, str], typer.Argument(metavar="起止", help="两个词")]) -> None:
    """Succeed without a word."""
