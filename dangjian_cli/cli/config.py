"""`dangjian config`: the settings in force and where they come from."""

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dangjian_cli.base.errors import EXIT_CLEAN
from dangjian_cli.cli.opening import open_session
from dangjian_cli.cli.options import FORMAT, Colour, OutputFile, Paths, Quiet, chosen_format
from dangjian_cli.cli.output import Output
from dangjian_cli.source.files import SETTINGS_NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

    from dangjian_cli.cli.session import Session
    from dangjian_cli.layout.settings import Layer
    from dangjian_cli.source.source_file import SourceFile

Format = Literal["text", "json", "markdown"]
FORMATS: tuple[Format, ...] = ("text", "json", "markdown")


def command(
    paths: Paths = None,
    origin: Annotated[bool, typer.Option("--origin", help="来源写到行号。")] = False,
    format: Annotated[Format | None, FORMAT] = None,
    output: OutputFile = None,
    quiet: Quiet = False,
    color: Colour = "auto",
) -> int:
    """显示工作区和用户文件的各项设置：现值、来源、说明。"""
    from dangjian_cli.layout.settings import settings_document, settings_values

    out, chosen = Output(output, quiet, color), chosen_format(format, output, FORMATS)
    session = open_session(paths or (), out)
    layers = (_workspace(session, origin), _own(origin))
    if chosen == "json":
        from dangjian_cli.render.json import render

        out.answer(render(settings_values(layers)))
    else:
        out.answer(session.drawn(settings_document(layers), chosen, out))
    return EXIT_CLEAN


def _workspace(session: "Session", lines: bool) -> "Layer":
    from dangjian_cli.layout.settings import Layer

    file = PurePosixPath(SETTINGS_NAME)
    settings = session.loaded.book.settings
    source = session.loaded.sources[file]
    return Layer("file", str(session.displayed(file)), settings, _lines(source, settings) if lines else {})


def _own(lines: bool) -> "Layer":
    """What the user file says; without one, that nothing is set."""
    from dangjian_cli.book.mine import read_mine
    from dangjian_cli.cli.mine import shown, user_source
    from dangjian_cli.layout.settings import Layer
    from dangjian_cli.models.mine import Mine

    source = user_source()
    if source is None:
        return Layer("user", shown(), Mine())
    mine = read_mine(source, shown())
    return Layer("user", shown(), mine, _lines(source, mine) if lines else {})


def _lines(source: "SourceFile", model: "BaseModel") -> "Mapping[str, int]":
    """The line of every key of a file that the model took from it."""
    from dangjian_cli.diagnostics.diagnostic import Part, Place
    from dangjian_cli.syntax.locate import locate

    fields = type(model).model_fields
    written = [fields[name].alias or name for name in model.model_fields_set]
    places = {Place(source.path, (key,), Part.KEY): key for key in written}
    return {places[place]: span.start.line for place, span in locate(source, places).items()}
