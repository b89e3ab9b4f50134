"""docs/mechanisms.md: every mechanism of the source documents is shown by a command, or refused with a reason.

The mechanisms with their quotations lie in tests/ledgers/mechanisms.yaml. Runs of blanks count as one, for tables are
as wide as what stands in them.
"""

import re
import shlex
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml
from cli_runner import ROOT, run_here

PAGE = ROOT / "docs" / "mechanisms.md"
KNOWN = ROOT / "tests" / "ledgers" / "mechanisms.yaml"
REFUSED = "不做"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the page."""

    file: str
    name: str
    quotation: str
    command: str
    proof: str
    test: str

    @property
    def shown(self) -> bool:
        """Whether a command shows it."""
        return self.command != REFUSED


@cache
def rows() -> tuple[Row, ...]:
    """The lines of the tables, each with the file that the heading above it names."""
    found, file = [], ""
    for line in PAGE.read_text("utf-8").splitlines():
        if line.startswith("## "):
            file = re.findall(r"`([^`]+)`", line)[0]
        elif file and line.startswith("| ") and not line.startswith("| 办法 |"):
            cells = [cell.strip() for cell in line.strip().removesuffix("|").split("|")[1:]]
            assert len(cells) == 5, line
            found.append(Row(file, *(cell.strip("`") for cell in cells)))
    return tuple(found)


def plain(text: str) -> str:
    """Runs of blanks as one."""
    return " ".join(text.split())


def files() -> dict[str, tuple[int, int]]:
    """What lies in the worked example and in docs, with size and time: whatever is written changes it."""
    places = (path for folder in ("ledgers", "docs") for path in (ROOT / folder).rglob("*"))
    return {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in places}


@cache
def shown_by() -> dict[str, tuple[Row, ...]]:
    """The rows by their command: each is run once."""
    commands = dict.fromkeys(row.command for row in rows() if row.shown)
    return {command: tuple(row for row in rows() if row.command == command) for command in commands}


def test_every_mechanism_has_its_row() -> None:
    """167 of them, with the words of their source, in its order; the difference names what is missing."""
    known = yaml.safe_load(KNOWN.read_text("utf-8"))["机制"]
    wanted = [(one["来源文件"], one["机制"], one["引文"]) for one in known]
    told = [(row.file, row.name, row.quotation) for row in rows()]
    assert [one for one in wanted if one not in told] == []
    assert [one for one in told if one not in wanted] == []
    assert len(told) == 167


def test_each_proof_is_of_one_row() -> None:
    """What proves one mechanism is not, and is not part of, what proves another."""
    proofs = [plain(row.proof) for row in rows() if row.shown]
    assert [proof for proof, count in Counter(proofs).items() if count > 1] == []
    assert [(one, other) for one in proofs for other in proofs if one != other and one in other] == []


@pytest.mark.untraced
@pytest.mark.parametrize("command", shown_by())
def test_the_command_shows_it(command: str) -> None:
    """Run as written in the folder of the project, it prints what each of its rows names, and writes nothing."""
    words = shlex.split(command)
    assert words[0] == "dangjian"
    before = files()
    result = run_here(words[1:], ROOT)
    assert result.code in (0, 1), result.stderr
    assert files() == before
    printed = plain(f"{result.stdout} {result.stderr}")
    assert [row.name for row in shown_by()[command] if plain(row.proof) not in printed] == []


def test_the_tests_that_are_named_exist() -> None:
    """File, function, and the fixture of a rule."""
    wrong = []
    for row in rows():
        if row.shown:
            named = re.fullmatch(r"(tests/[a-z_/]+\.py)::(test_\w+)(?:\[(dj[0-9]{3})\])?", row.test)
            text = (ROOT / named[1]).read_text("utf-8") if named and (ROOT / named[1]).is_file() else ""
            fixture = named is None or named[3] is None or _fixture(named[3]).is_file()
            if named is None or f"\ndef {named[2]}(" not in text or not fixture:
                wrong.append((row.name, row.test))
    assert wrong == []


def _fixture(name: str) -> Path:
    return ROOT / "tests" / "rules" / f"{name}.yaml"


def test_what_is_refused_says_why() -> None:
    """A reason and nothing else."""
    refused = [row for row in rows() if row.command == REFUSED]
    assert refused
    assert [row.name for row in refused if len(row.proof) < 10 or row.test] == []
