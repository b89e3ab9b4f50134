"""The JSON Schemas: never stale, Chinese, and of one mind with `check`."""

import re
import subprocess
import sys
from pathlib import Path, PurePosixPath
from typing import Any

import jsonschema
import pytest
import yaml

from dangjian_cli.book.validate import validate
from dangjian_cli.models.json_schema import file_name, schemas
from dangjian_cli.render.json import render
from dangjian_cli.source.source_file import SourceFile
from dangjian_cli.syntax.parse import parse

ROOT = Path(__file__).parents[2]


def texts() -> dict[str, str]:
    return {file_name(name): render(schema) for name, schema in schemas().items()}


def test_schemas_are_not_stale() -> None:
    """schemas/ holds exactly what the models say (renew with `make accept`)."""
    on_disk = {path.name: path.read_text("utf-8") for path in (ROOT / "schemas").glob("*.schema.json")}
    assert on_disk == texts()


@pytest.mark.parametrize("name", schemas())
def test_schema_is_valid_draft_07(name: str) -> None:
    """Every schema is itself a valid draft-07 schema."""
    jsonschema.Draft7Validator.check_schema(schemas()[name])


@pytest.mark.parametrize("name", schemas())
def test_every_field_is_described_in_chinese(name: str) -> None:
    """An editor shows a Chinese description for every key, and no English one anywhere."""
    missing: list[str] = []

    def walk(node: Any, where: str) -> None:
        if isinstance(node, dict):
            described = node.get("description")
            if isinstance(described, str) and not re.search(r"[\u4e00-\u9fff]", described):
                missing.append(f"{where}: {described}")
            for key, field in (node.get("properties") or {}).items():
                if "description" not in field:
                    missing.append(f"{where}/{key}")
            for key, value in node.items():
                walk(value, f"{where}/{key}")
        elif isinstance(node, list):
            for value in node:
                walk(value, where)

    walk(schemas()[name], name)
    assert missing == []


HEAD = "台账: 任务清单\n年度: 2026\n单位: 市直机关工委\n条目:\n  - 编号: RW-1\n    任务: 甲\n"
ODD_VALUES = [
    "010",
    "2026",
    "",
    "甲、乙",
    "yes",
    "12:30",
    "2026.10",
    "2026-06-30",
    "2026-06-31",
    "100%",
    "~",
    "null",
    "是",
    "0",
]
FIELDS = [
    "措施",
    "责任单位",
    "责任人",
    "完成日期",
    "进度",
    "硬任务",
    "目标值",
    "完成值",
    "时限",
    "依据",
    "佐证",
    "延期",
    "状态",
    "暂缓",
]


class Core(yaml.SafeLoader):
    """Reads YAML as an editor does (YAML 1.2 core: no octal by a leading 0, no yes and no, no sexagesimals, no dates)."""


Core.yaml_implicit_resolvers = {}
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
Core.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9]+\.[0-9]+$"), list("-+0123456789"))
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))  # type: ignore[arg-type]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("value", ODD_VALUES)
def test_schema_and_check_give_the_same_verdict(field: str, value: str) -> None:
    """What `check` accepts no editor underlines, and what it refuses an editor underlines too.

    Only a day that no calendar has (2026-06-31) is beyond a schema.
    """
    text = f"{HEAD}    {field}: {value}\n"
    parsed = parse(SourceFile(PurePosixPath("x.yaml"), text))
    faults = [fault for fault in (*parsed.faults, *validate(parsed).faults) if fault.code != "DJ006"]
    document = yaml.load(text, Loader=Core)
    underlined = list(jsonschema.Draft7Validator(schemas()["任务清单"]).iter_errors(document))
    if (field, value) == ("完成日期", "2026-06-31"):
        assert faults and not underlined
    else:
        assert bool(faults) == bool(underlined), (faults, underlined)


@pytest.mark.parametrize("value", ["010", "2026", ""])
@pytest.mark.parametrize("key", ["编号", "任务"])
def test_required_text_gives_the_same_verdict(key: str, value: str) -> None:
    """A number for an 编号 is read as the text it is; nothing at all is missing, for both."""
    text = re.sub(f"{key}: .*", f"{key}: {value}", HEAD)
    parsed = parse(SourceFile(PurePosixPath("x.yaml"), text))
    faults = [fault for fault in (*parsed.faults, *validate(parsed).faults) if fault.code != "DJ006"]
    underlined = list(jsonschema.Draft7Validator(schemas()["任务清单"]).iter_errors(yaml.load(text, Loader=Core)))
    assert bool(faults) == bool(underlined) == (value == "")


def test_worked_example_validates_under_check_jsonschema() -> None:
    """Every ledger of the worked example names its schema on the first line (but what `sign` wrote, which is left as it
    is), and a third-party validator agrees.
    """
    by_schema: dict[Path, list[Path]] = {}
    for path in sorted((ROOT / "ledgers").rglob("*.yaml")):
        first = path.read_text("utf-8").splitlines()[0]
        if path.parent.name == "签审":
            first = "# yaml-language-server: $schema=../../schemas/签审.schema.json"
        assert first.startswith("# yaml-language-server: $schema="), path.name
        by_schema.setdefault((path.parent / first.split("=", 1)[1].strip()).resolve(), []).append(path)
    for schema, paths in by_schema.items():
        assert schema.is_file(), schema.name
        run = subprocess.run(
            [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), *map(str, paths)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert run.returncode == 0, run.stdout
