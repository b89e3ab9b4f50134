"""The documents cannot drift: README, the pages of the rules and the glossary against the live program."""

import json
import re
from pathlib import Path

from cli_runner import run_here
from cli_transcript import commands, replay

from dangjian_cli.cli import COMMANDS
from dangjian_cli.layout.catalogue import reports_of
from dangjian_cli.models.json_schema import file_name, schemas
from dangjian_cli.models.kinds import KINDS
from dangjian_cli.query.fields import FIELDS
from dangjian_cli.render.json import render
from dangjian_cli.rules import RULES

ROOT = Path(__file__).parents[2]


def _same(path: Path, now: str, accept: bool) -> None:
    if accept:
        path.write_text(now, "utf-8")
    assert path.read_text("utf-8") == now


def test_transcripts_of_the_readme_are_real(accept: bool) -> None:
    """What the README shows is what comes out, to the character; both commands of `make` are among it."""
    path = ROOT / "README.md"
    text = path.read_text("utf-8")
    _same(path, replay(text), accept)
    shown = list(commands(text))
    assert ["dangjian", "check", "ledgers"] in shown
    assert ["dangjian", "status", "ledgers"] in shown


def test_readme_names_every_command_and_kind() -> None:
    """Commands, their Chinese names and the kinds of ledger stand in the README, and none that does not exist."""
    text = (ROOT / "README.md").read_text("utf-8")
    rows = set(re.findall(r"^\| `dangjian ([\w-]+)[^`]*` \| (\S+) \|", text, re.MULTILINE))
    assert rows == {(command.name, command.alias) for command in COMMANDS}
    kinds = set(re.findall(r"^\| (\S+) \| [^|]+ \| (\S+) \|$", text, re.MULTILINE))
    assert {(kind.name, kind.title_key) for kind in KINDS} <= kinds


def test_readme_names_every_report_and_field() -> None:
    """What `report` takes and what a query may name stand in the README, and nothing else."""
    text = (ROOT / "README.md").read_text("utf-8")
    fields = re.search(r"^栏目有：(.*?)。$", text, re.MULTILINE | re.DOTALL)
    assert fields is not None
    assert re.findall(r"`([^`]+)`", fields[1]) == [field.name for field in FIELDS]
    reports = text.partition("### 报告\n")[2].partition("\n### ")[0]
    named = re.findall(r"^\| ([^\s|]+) \| (?!内容)", reports, re.MULTILINE)
    assert sorted(named) == sorted(report.name for report in reports_of(None))


def test_ledgers_of_the_readme_are_in_order(tmp_path: Path) -> None:
    """Every ledger and every setting that the README shows is accepted; only the units of its examples are nowhere."""
    samples = re.findall(r"```yaml\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    ledgers = [text for text in samples if text.startswith("台账:")]
    settings = [text for text in samples if not text.startswith(("台账:", "单位:"))]
    assert len(ledgers) >= 2
    assert len(settings) >= 2
    (tmp_path / "dangjian.yaml").write_text("".join(settings), "utf-8")
    for at, text in enumerate(ledgers):
        (tmp_path / f"{at}.yaml").write_text(text, "utf-8")
    found = json.loads(run_here(["check", str(tmp_path), "--format", "json"], ROOT).stdout)
    assert {each["code"] for each in found["diagnostics"]} == {"DJ204"}


def test_pages_of_the_rules(accept: bool) -> None:
    """docs/rules.md holds the page of every rule, as `dangjian rules DJnnn` prints it."""
    pages = [
        f"## {rule.code} {rule.name}\n\n```text\n{run_here(['rules', rule.code], ROOT).stdout}```\n" for rule in RULES
    ]
    head = "# 规则\n\n每条规则的说明，与 `dangjian rules 编号` 打印的相同（由 `make accept` 生成）。\n\n"
    _same(ROOT / "docs" / "rules.md", head + "\n".join(pages), accept)


def test_schemas_can_be_accepted(accept: bool) -> None:
    """schemas/ is what the models say; `make accept` renews it."""
    for name, schema in schemas().items():
        _same(ROOT / "schemas" / file_name(name), render(schema), accept)
