"""Files of a repository's own (attributes, hooks): read, replaced whole, and only with consent."""

from pathlib import Path
from typing import Annotated

import typer

from dangjian_cli.base.errors import UsageError
from dangjian_cli.base.obstacle import obstacle

Yes = Annotated[bool, typer.Option("--yes", help="不问，直接做；供脚本使用")]


def agree(yes: bool, question: str) -> None:
    """Go on only with consent: asked for at the terminal, or given by `--yes`."""
    from dangjian_cli.cli.questions import ask, asks

    if yes:
        return
    if not asks():
        raise UsageError("没有得到同意，什么也没有改", "同意的，加上 --yes；或在终端里运行，会先问一句")
    if ask(f"{question}（回答 是 或 y 才做）").strip().lower() not in ("是", "y", "yes", "好"):
        raise UsageError("没有同意，什么也没有改", "改了主意，再运行一次")


def read_text(path: Path) -> str:
    """What a file holds, whatever its bytes; nothing where there is none."""
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise obstacle(path.name, error) from error


def write_text(path: Path, text: str, mode: int | None = None) -> None:
    """Replace a whole file; one that would hold nothing is taken away."""
    from dangjian_cli.edit.write import swap

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not text:
            path.unlink(missing_ok=True)
            return
        swap(path, text.encode("utf-8", "surrogateescape"), mode)
    except OSError as error:
        raise obstacle(path.name, error) from error
