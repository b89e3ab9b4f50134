"""JSON Schemas (draft-07) of every kind of ledger, for editors. They give the same verdict as `check` on the same text.

An editor has already read `010` as a number and an empty value as null; the field types allow for that, and what is
optional may be empty here too.
"""

from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel

from dangjian_cli.document.value import Value
from dangjian_cli.models.kinds import GENERAL, KIND_KEY, KINDS, LIST_KEY, Kind
from dangjian_cli.models.settings import Settings

Schema = dict[str, Value]
_DRAFT = "http://json-schema.org/draft-07/schema#"
SETTINGS_NAME = "dangjian"


@cache
def schemas() -> Mapping[str, Schema]:
    """Every schema by the name of its kind; the settings are called dangjian."""
    return {kind.name: ledger_schema(kind) for kind in KINDS} | {SETTINGS_NAME: settings_schema()}


def file_name(name: str) -> str:
    """The file that holds the schema of this name."""
    return f"{name}.schema.json"


def ledger_schema(kind: Kind) -> Schema:
    """The schema of a whole file of one kind: header keys, then the list of entries."""
    header, entry = _generate(kind.header), _open() if kind is GENERAL else _with_needed(_generate(kind.entry), kind)
    definitions = {**_part(header, "definitions"), **_part(entry, "definitions")}
    definitions[LIST_KEY] = {key: value for key, value in entry.items() if key != "definitions"}
    items = _or_empty({"$ref": f"#/definitions/{LIST_KEY}"})
    properties: Schema = {
        **_part(header, "properties"),
        KIND_KEY: {"const": kind.name, "description": "台账种类"},
        LIST_KEY: {"type": "array", "items": items, "description": kind.summary},
    }
    return {
        "$schema": _DRAFT,
        "title": kind.name,
        "description": kind.summary,
        "type": "object",
        "additionalProperties": False,
        "required": [*_required(header), LIST_KEY],
        "properties": properties,
        "definitions": definitions,
    }


def _open() -> Schema:
    """An entry of any 通用清单: its own columns stand in the file, where a schema does not look, and are let pass."""
    from dangjian_cli.models.own_kind import GeneralMatter

    own = "本台账“栏目”里声明的列；写得对不对由 dangjian check 核对，编辑器里要核对的，用 dangjian schema 台账文件 生成"
    return {**_generate(GeneralMatter), "additionalProperties": {"description": own}}


def _with_needed(entry: Schema, kind: Kind) -> Schema:
    """With the columns that a 通用清单 declares to be needed."""
    needed = [column.name for column in kind.entry.OWN.values() if column.required and column.name]
    fields = _part(entry, "properties")
    filled: Schema = {name: {**_part(fields, name), "not": {"type": "null"}} for name in needed}
    return {**entry, "required": [*_required(entry), *needed], "properties": {**fields, **filled}} if needed else entry


def settings_schema() -> Schema:
    """The schema of dangjian.yaml."""
    return {"$schema": _DRAFT, "title": "dangjian.yaml", "description": "工作区设置", **_generate(Settings)}


def _generate(model: type[BaseModel]) -> Schema:
    """Pydantic's schema of a model, in the words of draft-07."""
    raw = model.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    definitions = {name: _model(schema) for name, schema in _part(raw, "$defs").items()}
    return {**_model(raw), **({"definitions": definitions} if definitions else {})}


def _model(raw: object) -> Schema:
    """One model. Its docstring is for programmers: only the fields keep their descriptions."""
    assert isinstance(raw, dict)
    return _node({key: value for key, value in raw.items() if key not in ("description", "$defs")})


def _node(node: Schema) -> Schema:
    """Without English titles and defaults; the optional may be empty."""
    required = _required(node)
    out: Schema = {
        key: _value(value) for key, value in node.items() if key not in ("title", "default", "properties", "items")
    }
    if "properties" in node:
        fields = {name: _node(field) for name, field in _part(node, "properties").items() if isinstance(field, dict)}
        out["properties"] = {name: field if name in required else _or_empty(field) for name, field in fields.items()}
    if "items" in node:
        out["items"] = _or_empty(_node(_part(node, "items")))
    return _flat(out)


def _value(value: Value) -> Value:
    if isinstance(value, dict):
        return _node(value)
    return [_value(item) for item in value] if isinstance(value, list) else value


def _flat(schema: Schema) -> Schema:
    """Without a branch for null where another branch takes null; a single branch in place of the choice."""
    branches = schema.get("anyOf")
    if not isinstance(branches, list):
        return schema
    null = {"type": "null"}
    kept = [branch for branch in branches if branch != null]
    if not any(_allows_null(branch) for branch in kept) and null in branches:
        kept.append(null)
    rest = {key: value for key, value in schema.items() if key != "anyOf"}
    return {**rest, **kept[0]} if len(kept) == 1 else {**rest, "anyOf": kept}


def _or_empty(schema: Schema) -> Schema:
    """The schema, or nothing at all: a key without a value is no key."""
    if _allows_null(schema):
        return schema
    described = {key: value for key, value in schema.items() if key == "description"}
    bare = {key: value for key, value in schema.items() if key != "description"}
    return _flat({**described, "anyOf": [bare, {"type": "null"}]})


def _allows_null(schema: Schema) -> bool:
    kind, words, branches = schema.get("type"), schema.get("enum"), schema.get("anyOf")
    return (
        kind == "null"
        or (isinstance(kind, list) and "null" in kind)
        or (isinstance(words, list) and None in words)
        or (isinstance(branches, list) and any(_allows_null(branch) for branch in branches))
    )


def _part(schema: Schema, name: str) -> Schema:
    part = schema.get(name, {})
    assert isinstance(part, dict)
    return part


def _required(schema: Schema) -> list[str]:
    required = schema.get("required", [])
    assert isinstance(required, list)
    return required
