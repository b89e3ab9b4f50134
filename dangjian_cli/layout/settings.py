"""`config`: every setting, its value in force, where it comes from, what it means."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from pydantic import BaseModel

from dangjian_cli.document.document import Column, Document, Table
from dangjian_cli.document.value import Value
from dangjian_cli.layout.plain import plain

_COLUMNS = (Column("设置"), Column("现值"), Column("来源"), Column("说明", "free"))


class Layer(NamedTuple):
    """The settings of one file: who wrote it, its name as users read it, what it says.

    `lines` holds the line of every key that is written, where lines were asked for.
    """

    origin: Literal["file", "user"]
    file: str
    model: BaseModel
    lines: Mapping[str, int] = {}


class _Setting(NamedTuple):
    """One setting of a layer; `written` when the file holds it, else the value is the default."""

    layer: Layer
    key: str
    value: object
    written: bool
    note: str

    @property
    def line(self) -> int | None:
        return self.layer.lines.get(self.key) if self.written else None

    @property
    def source(self) -> str:
        """Where the value comes from, in words."""
        if not self.written:
            return "默认"
        return self.layer.file if self.line is None else f"{self.layer.file}:{self.line}"


def settings_document(layers: Sequence[Layer]) -> Document:
    """The settings as a table, file by file; the first layer is the workspace."""
    rows = tuple((part.key, plain(part.value) or "（空）", part.source, part.note) for part in _settings(layers))
    return Document(f"设置（{layers[0].file}）", (), (Table(_COLUMNS, rows),))


def settings_values(layers: Sequence[Layer]) -> Mapping[str, Value]:
    """The same for scripts; a setting that is written where lines were asked for has its file and line."""
    return {
        part.key: {
            "value": plain(part.value),
            "origin": part.layer.origin if part.written else "default",
            "description": part.note,
            **({} if part.line is None else {"file": part.layer.file, "line": part.line}),
        }
        for part in _settings(layers)
    }


def _settings(layers: Sequence[Layer]) -> Iterator[_Setting]:
    for layer in layers:
        for name, info in type(layer.model).model_fields.items():
            written = name in layer.model.model_fields_set
            yield _Setting(layer, info.alias or name, getattr(layer.model, name), written, info.description or "")
