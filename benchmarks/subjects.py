"""What is measured, and against what: each command with the files that it gets."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CLEAN = frozenset({0})
WITH_FINDINGS = frozenset({0, 1})
SMALL_TASKS = 20
"""Tasks of the file that `check` starts up with."""
FAULTY = ("--faults", "0.01")
"""Options of a workspace in which every hundredth entry has a mistake."""
SIZES = (1, 1_000, 10_000, 100_000)
LARGE = 10_000
"""The size that the aims are about; above it the other tools would take longer than the whole bench may."""

LIVELY = ("status", "warn")
"""Commands that are compared with `check` where organisational life is recorded."""
ASSESSED = ("score", "rank")
"""Commands that are compared with `status` where every branch is assessed by 46 contents."""
BRANCHES = ("--branches", "500")
"""Options: 500 branches with a year's organisational life, beside LARGE entries: some 100,000 obligations."""

_SCHEMAS = Path(__file__).parent.parent / "schemas"
_KINDS = ("任务清单", "问题整改", "责任清单", "组织", "组织生活")
_YAMLLINT = "extends: default\nrules:\n  line-length: disable\n  document-start: disable\n"
"""All of yamllint's default rules that a ledger can satisfy: its sentences are long, it has no `---`."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A command that is measured. `items` is 0 for start-up; `runs` is how often it is wanted."""

    name: str
    items: int
    command: tuple[str, ...]
    folder: Path
    runs: int
    expected: frozenset[int] = CLEAN


@dataclass(frozen=True, slots=True)
class Data:
    """The folders of one size: the ledgers, the transactions, and the names of the ledgers."""

    items: int
    ledgers: Path
    journals: Path

    @property
    def files(self) -> tuple[str, ...]:
        """The ledgers with entries and the organisation, as check-jsonschema is given them."""
        return tuple(sorted(path.name for path in self.ledgers.glob("*.yaml") if path.name != "dangjian.yaml"))


def prepare(folder: Path, sizes: tuple[int, ...], seed: int, *options: str) -> tuple[Data, ...]:
    """Write workspaces and journals, each in a process of its own so that ours stays small.

    `options` are those of `benchmarks.generate`: other ones make another folder.
    """
    made = []
    for items in sizes:
        data = Data(items, folder / "-".join(("ledgers", str(items), *options)), folder / f"journals-{items}")
        command = [sys.executable, "-m", "benchmarks.generate", str(data.ledgers), "--items", str(items)]
        given = ["--seed", str(seed), "--journals", str(data.journals), *options]
        root = Path(__file__).parent.parent
        subprocess.run(command + given, cwd=root, check=True, stdout=subprocess.DEVNULL)
        made.append(data)
    return tuple(made)


def configure(folder: Path) -> None:
    """Write the peers' configuration: yamllint's rules, and one schema that picks ours by the kind of ledger.

    With it check-jsonschema needs one process for all files, as the others do.
    """
    (folder / "yamllint.yaml").write_text(_YAMLLINT, encoding="utf-8")
    for kind in _KINDS:
        shutil.copy(_SCHEMAS / f"{kind}.schema.json", folder)
    picks = [
        {"if": {"properties": {"台账": {"const": kind}}}, "then": {"$ref": f"{kind}.schema.json"}} for kind in _KINDS
    ]
    schema = {"$schema": "http://json-schema.org/draft-07/schema#", "allOf": picks}
    (folder / "schema.json").write_text(json.dumps(schema, ensure_ascii=False), encoding="utf-8")


def ours(data: Data) -> Iterator[Subject]:
    """`check` and `status`."""
    runs = _runs(data.items)
    for command in ("check", "status"):
        yield Subject(f"dangjian {command}", data.items, (tool("dangjian"), command), data.ledgers, runs)


def lively(data: Data) -> Iterator[Subject]:
    """The commands on a workspace with organisational life."""
    for command in ("check", *LIVELY):
        yield Subject(f"dangjian {command}（组织生活）", data.items, (tool("dangjian"), command), data.ledgers, 3)


def assessing(data: Data) -> Iterator[Subject]:
    """The scores and the ranks of a quarter, and `status` of the same ledgers."""
    for command in ("status", *ASSESSED):
        arguments = (command, "2026Q3") if command in ASSESSED else (command,)
        yield Subject(f"dangjian {command}（考核）", data.items, (tool("dangjian"), *arguments), data.ledgers, 3)


def reporting(data: Data) -> Iterator[Subject]:
    """The self-inspection of a quarter in every format, a comparison with the last commit, the year's trend."""
    _record(data.ledgers)
    target = ("--write", str(data.ledgers.parent / "inspection"), "--force", "--as-of", "2026-09-30")
    for name, command in (
        ("inspect --write", ("inspect", "2026Q3", *target)),
        ("diff --no-figures", ("diff", "HEAD~1", "--no-figures")),
        ("diff", ("diff", "HEAD~1")),
        ("history", ("history",)),
    ):
        yield Subject(f"dangjian {name}", data.items, (tool("dangjian"), *command), data.ledgers, 3, WITH_FINDINGS)


def _record(folder: Path) -> None:
    """Two commits; in the second five files have a remark more."""
    git = ("git", "-c", "user.name=测速", "-c", "user.email=bench@localhost")
    subprocess.run(("git", "init", "-q"), cwd=folder, check=True)
    for turn in range(2):
        for path in sorted(folder.glob("任务清单-*.yaml"))[: 5 * turn]:
            text = path.read_text("utf-8")
            path.write_text(text.replace("条目:\n", "备注: 第二版\n条目:\n", 1), "utf-8")
        subprocess.run((*git, "add", "-A"), cwd=folder, check=True)
        subprocess.run((*git, "commit", "-q", "-m", f"第{turn + 1}版"), cwd=folder, check=True)


def faulty(data: Data) -> Subject:
    """`check` where every hundredth entry has a mistake: nearly every file must be read for places again."""
    command = (tool("dangjian"), "check", "--format", "concise")
    return Subject("dangjian check（1%有错）", data.items, command, data.ledgers, 3, WITH_FINDINGS)


def peers(data: Data, configuration: Path) -> Iterator[Subject]:
    """The other tools, as far as they are installed."""
    runs = _runs(data.items)
    schema = ("--schemafile", str(configuration / "schema.json"), *data.files)
    yamllint = ("-c", str(configuration / "yamllint.yaml"), ".")
    for name, arguments, folder in (
        ("check-jsonschema", schema, data.ledgers),
        ("yamllint", yamllint, data.ledgers),
        ("hledger", ("check", "-f", "main.journal"), data.journals),
        ("bean-check", ("--no-cache", "main.beancount"), data.journals),
    ):
        if path := _found(name):
            yield Subject("hledger check" if name == "hledger" else name, data.items, (path, *arguments), folder, runs)


def start_up(small: Data, runs: int) -> Iterator[Subject]:
    """The smallest uses, and the bare imports that nothing built on the same libraries can be faster than."""
    folder = small.ledgers
    imports = "import typer, yaml; from pydantic import BaseModel"
    yield Subject("python -c pass", 0, (sys.executable, "-c", "pass"), folder, runs)
    yield Subject("import typer", 0, (sys.executable, "-c", "import typer"), folder, runs)
    yield Subject("dangjian --help", 0, (tool("dangjian"), "--help"), folder, runs)
    yield Subject("import typer, yaml, pydantic", 0, (sys.executable, "-c", imports), folder, runs)
    yield Subject("dangjian check 20条", 0, (tool("dangjian"), "check"), folder, runs)


def tool(name: str) -> str:
    """The path of an installed command; of our own there must be one."""
    path = _found(name)
    if path is None:
        raise SystemExit(f"没有找到 {name}，请先运行 make")
    return path


def _found(name: str) -> str | None:
    return shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)


def _runs(items: int) -> int:
    return {1: 11, 1_000: 7, 10_000: 3}.get(items, 3)
