"""`dangjian config`: the settings in force and where they come from."""

from pathlib import PurePosixPath
from typing import Annotated, Literal

from dangjian_cli.base.errors import EXIT_CLEAN
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import FORMAT, Colour, OutputFile, Paths, Quiet, chosen_format
from dangjian_cli.cli.output import Output
from dangjian_cli.source.files import SETTINGS_NAME

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

    out, chosen = Output(output, quiet, color), chosen_format(format, output, FORMATS)
    session = open_session(paths or (), out)
    settings = session.loaded.book.settings
    if chosen == "json":
        from dangjian_cli.render.json import render

        out.answer(render(settings_values(settings)))
    else:
        out.answer(
            session.drawn(settings_document(settings, session.displayed(PurePosixPath(SETTINGS_NAME))), chosen, out)
        )
    return EXIT_CLEAN
