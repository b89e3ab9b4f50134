"""`dangjian config`: the settings in force and where they come from."""

from typing import Annotated, Literal

from dangjian_cli.base.errors import EXIT_CLEAN
from dangjian_cli.cli.options import FORMAT, Colour, OutputFile, Paths, Quiet, chosen_format
from dangjian_cli.cli.output import Output
from dangjian_cli.cli.session import open_session

Format = Literal["text", "json", "markdown"]
FORMATS: tuple[Format, ...] = ("text", "json", "markdown")


def command(
    paths: Paths = None,
    format: Annotated[Format | None, FORMAT] = None,
    output: OutputFile = None,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """显示工作区的各项设置：现值、来源、说明。"""
    from dangjian_cli.layout.settings import settings_document, settings_values

    out = Output(output, quiet, color)
    session = open_session(paths or (), out)
    settings = session.loaded.book.settings
    chosen = chosen_format(format, output, FORMATS)
    if chosen == "json":
        from dangjian_cli.render.json import render

        out.answer(render(settings_values(settings)))
    else:
        out.answer(session.drawn(settings_document(settings), chosen, out))
    return EXIT_CLEAN
