"""`config`: every setting, its value in force, where it comes from, what it means."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from dangjian_cli.document.document import Column, Document, Table
from dangjian_cli.document.value import Value
from dangjian_cli.layout.plain import plain
from dangjian_cli.models.settings import Settings

_FILE = "dangjian.yaml"
_COLUMNS = (Column("设置"), Column("现值"), Column("来源"), Column("说明", "free"))


def settings_document(settings: Settings, file: PurePosixPath) -> Document:
    """The settings of a workspace as a table; `file` is where they stand."""
    rows = tuple((key, plain(value) or "（空）", origin, note) for key, value, origin, note in _settings(settings))
    return Document(f"设置（{file}）", (), (Table(_COLUMNS, rows),))


def settings_values(settings: Settings) -> Mapping[str, Value]:
    """The same for scripts."""
    return {
        key: {"value": plain(value), "origin": "file" if origin == _FILE else "default", "description": note}
        for key, value, origin, note in _settings(settings)
    }


def _settings(settings: Settings) -> Iterator[tuple[str, object, str, str]]:
    for name, info in Settings.model_fields.items():
        origin = _FILE if name in settings.model_fields_set else "默认"
        yield info.alias or name, getattr(settings, name), origin, info.description or ""
