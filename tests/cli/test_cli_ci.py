"""docs/ci.md: its workflow files are files that the servers accept, and its commands exist."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runner import ROOT, run_here

from dangjian_cli.cli import COMMANDS

TEXT = (ROOT / "docs" / "ci.md").read_text("utf-8")
FILES = re.findall(r"^存为 `([^`]+)`.*?```yaml\n(.*?)```", TEXT, re.MULTILINE | re.DOTALL)


def schema(name: str) -> str:
    return "vendor.gitlab-ci" if "gitlab" in name else "vendor.github-workflows"


@pytest.mark.parametrize(("name", "text"), FILES, ids=[name for name, _ in FILES])
def test_workflow_files_are_valid(name: str, text: str, tmp_path: Path) -> None:
    """By the schemas that check-jsonschema carries."""
    path = tmp_path / "flow.yaml"
    path.write_text(text, "utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema(name), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_there_is_a_file_for_each_server() -> None:
    """GitHub, Gitea, GitLab."""
    assert [name for name, _ in FILES] == [
        ".github/workflows/ledgers.yaml",
        ".gitea/workflows/ledgers.yaml",
        ".gitlab-ci.yml",
    ]


@pytest.mark.untraced
def test_commands_exist(tmp_path: Path) -> None:
    """Every `dangjian check` of the page runs on the worked example; no other command is made up."""
    lines = re.findall(r"^[ -]*(?:run: )?dangjian (\w+) (.*?)(?: \|\| test \$\? -eq 1)?$", TEXT, re.MULTILINE)
    assert {command for command, _ in lines} <= {command.name for command in COMMANDS}
    checks = [words.split() for command, words in lines if command == "check"]
    assert len(checks) >= 7
    for words in checks:
        result = run_here(["check", str(ROOT / "ledgers"), *words[1:]], tmp_path)
        assert result.code in (0, 1), result.stderr


def test_formats_of_the_table_exist(tmp_path: Path) -> None:
    """Each that is named is one, and each for machines is named."""
    named = set(re.findall(r"^\| `--format (\w+)`", TEXT, re.MULTILINE))
    assert named == {"github", "sarif", "gitlab", "junit", "concise", "json"}
    complaint = run_here(["check", "--format", "没有"], tmp_path).stderr
    assert all(name in complaint for name in named)
