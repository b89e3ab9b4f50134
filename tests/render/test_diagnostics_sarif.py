"""SARIF, held against the schema of OASIS."""

import itertools
import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urljoin, urlsplit

import jsonschema
import pytest
from findings import ALL, EVIL_PATHS, EVIL_TEXTS, IDS, REPEATED, RULES, evil

import dangjian_cli
from dangjian_cli.base.text import visible
from dangjian_cli.render.diagnostics.described import told
from dangjian_cli.render.diagnostics.fingerprint import fingerprints
from dangjian_cli.render.diagnostics.place import uri
from dangjian_cli.render.diagnostics.sarif import FINGERPRINT, message, render

SCHEMA = Path(__file__).parents[1] / "data" / "sarif" / "sarif-schema-2.1.0.json"


@cache
def validator() -> Any:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def read(text: str) -> dict[str, Any]:
    """The one run of a valid log."""
    log = json.loads(text)
    assert [error.message for error in validator().iter_errors(log)] == []
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_run() -> None:
    """Tool, and the rules that found something."""
    run = read(render(ALL, RULES, fingerprints(ALL, IDS)))
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("dangjian", dangjian_cli.__version__)
    assert run["columnKind"] == "unicodeCodePoints"
    assert "originalUriBaseIds" not in run
    assert [rule["id"] for rule in driver["rules"]] == ["DJ005", "DJ015", "DJ027"]
    assert driver["rules"][0] == {
        "id": "DJ005",
        "name": "编号重复",
        "shortDescription": {"text": "编号重复"},
        "fullDescription": {"text": "编号重复。"},
        "help": {
            "text": "编号重复。\n\n为什么\n    如此。",
            "markdown": "```text\n编号重复。\n\n为什么\n    如此。\n```",
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {"依据": "约定", "阶段": "校验", "tags": ["文本与结构"]},
    }


def test_results() -> None:
    """Each with its places, its rule and its fingerprint."""
    run = read(render(ALL, RULES, fingerprints(ALL, IDS)))
    assert run["results"][0] == {
        "ruleId": "DJ005",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": told(REPEATED)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "%E5%8F%B0%E8%B4%A6/%E4%BB%BB%E5%8A%A1.yaml"},
                    "region": {"startLine": 2, "startColumn": 9, "endLine": 2, "endColumn": 15},
                }
            }
        ],
        "partialFingerprints": {FINGERPRINT: fingerprints(ALL, IDS)[0]},
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": {
                    "artifactLocation": {"uri": "%E6%97%A7.yaml"},
                    "region": {"startLine": 11, "startColumn": 9, "endLine": 11, "endColumn": 15},
                },
                "message": {"text": "第一次用在这里"},
            }
        ],
    }
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    assert [result["ruleIndex"] for result in run["results"]] == [0, 1, 2]
    assert "relatedLocations" not in run["results"][1]


def test_all_is_well() -> None:
    """A run with an empty list of results, which says that it was looked for."""
    run = read(render((), {}, ()))
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("见[这里](http://example.invalid/)", "见[这里] (http://example.invalid/)"),
        ("[甲](1)[乙](2)", "[甲] (1)[乙] (2)"),
        ("[甲]（乙）", "[甲]（乙）"),
        ("甲\x1b[31m", "甲\\x1b[31m"),
        ("甲\r\n乙\u2028丙", "甲\n乙\n丙"),
    ],
)
def test_messages_hold_no_links_and_no_control_characters(text: str, shown: str) -> None:
    """`[name](address)` would be a link in every viewer."""
    assert message(text) == shown


@pytest.mark.parametrize("file", EVIL_PATHS, ids=ascii)
def test_uris(file: Any) -> None:
    """A relative reference that gives back the bytes of the path; no scheme, no query, no fragment, no host."""
    written = uri(file)
    assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", written)
    parts = urlsplit(written)
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert urljoin("http://host/a/b/", written).startswith("http://host/a/")
    name = file.as_posix()
    handler = "surrogatepass" if "\ud800" in name else "surrogateescape"
    assert unquote_to_bytes(written).decode("utf-8", handler) == name


@pytest.mark.untraced
def test_evil() -> None:
    """Whatever a ledger holds, the log is valid; what is shown has no control characters and no links."""
    for text, file in itertools.product(EVIL_TEXTS, EVIL_PATHS):
        output = render([evil(text, file)], RULES, ["0"])
        assert visible(output) == output
        (result,) = read(output)["results"]
        shown = [result["message"]["text"], result["relatedLocations"][0]["message"]["text"]]
        assert all(visible(each) == each and "](" not in each for each in shown)
        assert shown[0].replace("] (", "](") == told(evil(text, file))
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri(file)
