"""`check` for machines: on real ledgers, twice the same, in files, and known again after lines have moved."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from cli_runner import ROOT, run_here, run_process
from junitparser import JUnitXml

from dangjian_cli.rules import RULES
from dangjian_cli.rules.base import Rule

DATA = ROOT / "tests" / "data"
FORMATS = ("sarif", "junit", "github", "gitlab")
WORKSPACES = (DATA / "golden" / "ledgers", DATA / "broken", DATA / "small", DATA / "fix", ROOT / "ledgers")


def results(format: str, folder: Path) -> list[dict[str, Any]]:
    """What is found there, with alerts."""
    read = json.loads(run_here(["check", "--alerts", "--as-of", "2026-09-30", "--format", format], folder).stdout)
    found = read if format == "gitlab" else read["runs"][0]["results"] if format == "sarif" else read["diagnostics"]
    return list(found)


@pytest.mark.untraced
@pytest.mark.parametrize("folder", WORKSPACES, ids=lambda path: path.name)
def test_every_format_tells_every_finding(folder: Path) -> None:
    """As many as the JSON has; each of the rules is described; regions are those of the JSON."""
    words = ["check", "--alerts", "--as-of", "2026-09-30", "--format"]
    expected = results("json", folder)
    log = json.loads(run_here([*words, "sarif"], folder).stdout)
    jsonschema.Draft202012Validator(
        json.loads((DATA / "sarif" / "sarif-schema-2.1.0.json").read_text("utf-8"))
    ).validate(log)
    run = log["runs"][0]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert set(rules) == {one["code"] for one in expected}
    assert {rule["properties"]["阶段"] for rule in rules.values()} <= {"校验", "预警"}
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in run["results"]]
    assert [(region["startLine"], region["endColumn"]) for region in regions] == [
        (one["start"]["line"], one["end"]["column"]) for one in expected
    ]
    issues = json.loads(run_here([*words, "gitlab"], folder).stdout)
    assert [issue["check_name"] for issue in issues] == [one["code"] for one in expected]
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    commands = run_here([*words, "github"], folder).stdout.splitlines()
    assert len(commands) == len(expected) + 1
    xml = JUnitXml.fromstring(run_here([*words, "junit"], folder).stdout.encode("utf-8"))
    cases = [case for suite in xml for case in suite]
    assert sum(bool(case.result) for case in cases) == len(expected)
    assert len({(case.classname, case.name) for case in cases}) == len(cases)


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_bytes_in_every_process(format: str, tmp_path: Path) -> None:
    """No clock, no absolute path, no order of hashes: two processes in two folders agree."""
    outputs = []
    for name in ("一", "二"):
        shutil.copytree(DATA / "broken", tmp_path / name)
        result = run_process(["check", "--format", format], tmp_path / name)
        assert (result.code, result.stderr) == (1, "")
        outputs.append(result.stdout)
    assert outputs[0] == outputs[1]
    assert str(tmp_path) not in outputs[0]
    assert not re.search(r"\d\d:\d\d:\d\d", outputs[0])


@pytest.mark.parametrize("format", FORMATS)
def test_printed_when_all_is_well(format: str, tmp_path: Path) -> None:
    """The answer is whole, and so is that of an empty workspace."""
    shutil.copy(DATA / "small" / "组织.yaml", tmp_path)
    (tmp_path / "dangjian.yaml").write_text("格式: 1\n", "utf-8")
    for _ in range(2):
        result = run_here(["check", "--format", format], tmp_path)
        assert (result.code, result.stderr) == (0, "")
        assert result.stdout.endswith("\n")
        (tmp_path / "组织.yaml").unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("name", "start"), [("校验.sarif", '{\n  "$schema"'), ("校验.XML", "<?xml"), ("校验.json", '{\n  "schema_version"')]
)
def test_the_extension_picks_the_format(name: str, start: str, tmp_path: Path) -> None:
    """`.sarif` and `.xml` say what is meant; other commands refuse them."""
    shutil.copytree(DATA / "small", tmp_path, dirs_exist_ok=True)
    assert run_here(["check", "--output", name, "--quiet"], tmp_path).code == 0
    assert (tmp_path / name).read_text("utf-8").startswith(start)
    if not name.endswith("json"):
        assert run_here(["list", "--output", name], tmp_path).code == 2


def test_strict_raises_the_level_of_results_only(tmp_path: Path) -> None:
    """The rule's own level is what it is by default."""
    shutil.copytree(DATA / "small", tmp_path, dirs_exist_ok=True)
    run = json.loads(run_here(["check", "--strict", "--format", "sarif"], tmp_path).stdout)["runs"][0]
    assert [result["level"] for result in run["results"]] == ["error"]
    default = next(rule.severity.value for rule in RULES if rule.code == run["results"][0]["ruleId"])
    assert run["tool"]["driver"]["rules"][0]["defaultConfiguration"]["level"] == default == "warning"


def prints(format: str, folder: Path) -> list[str]:
    """The fingerprints, in no order."""
    found = results(format, folder)
    return sorted(
        one["fingerprint"] if format == "gitlab" else one["partialFingerprints"]["dangjianFinding/v1"] for one in found
    )


@pytest.mark.parametrize("format", ["sarif", "gitlab"])
def test_fingerprints_outlive_moved_lines(format: str, tmp_path: Path) -> None:
    """Comments and an entry above move every line and every index: all findings are known again, in both formats."""
    shutil.copytree(DATA / "golden" / "ledgers", tmp_path, dirs_exist_ok=True)
    before = prints(format, tmp_path)
    ledger = tmp_path / "A-任务清单-2026.yaml"
    entry = "  - 编号: RW-2026-999\n    任务: 新的一条\n    责任单位: [工委办公室]\n    取消: {日期: 2026-01-01, 理由: 试}\n"
    text = ledger.read_text("utf-8")
    ledger.write_text("# 一行\n# 两行\n" + text.replace("条目:\n", "条目:\n" + entry, 1), "utf-8")
    assert set(before) <= set(prints(format, tmp_path))
    assert len(before) > 40


def test_both_formats_share_their_fingerprints() -> None:
    """One place makes them."""
    assert prints("sarif", DATA / "broken") == prints("gitlab", DATA / "broken")


def test_paths_are_as_seen_from_here(tmp_path: Path) -> None:
    """From the root of a repository, servers find the file; a name that needs it is percent-encoded."""
    shutil.copytree(DATA / "broken", tmp_path / "台账 2026#1")
    log = json.loads(run_here(["check", "台账 2026#1", "--format", "sarif"], tmp_path).stdout)
    uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "%E5%8F%B0%E8%B4%A6%202026%231/%E4%BB%BB%E5%8A%A1.yaml"
    issues = json.loads(run_here(["check", "台账 2026#1", "--format", "gitlab"], tmp_path).stdout)
    assert issues[0]["location"]["path"] == "台账 2026#1/任务.yaml"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_pages_fit_into_descriptions(rule: Rule) -> None:
    """The first paragraph is a sentence, within GitHub's limit; the page does not end the fence it stands in."""
    first = rule.page.partition("\n\n")[0]
    assert first.endswith("。")
    assert len(first) <= 1024
    assert "```" not in rule.page
