"""The house itself: what may lie where, what the lock must hold, and that the entry points name each other."""

import os
import re
import subprocess
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import dangjian_cli

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

TOP_LEVEL = {
    ".ci", ".gitattributes", ".gitignore", ".pre-commit-hooks.yaml", "CHANGELOG.md", "LICENSE", "Makefile", "README.md", "benchmarks",
    "dangjian_cli", "docs", "ledgers", "pyproject.toml", "requirements.lock", "schemas", "tests",
}  # fmt: skip

# Written in two halves, so that this file does not find itself.
REGISTRIES = ("py" + "pi.org", "python" + "hosted", "npm" + "js", "--index" + "-url", "index" + "_url", "/simple" + "/")
MACHINE_PATH = re.compile(r"(?<![\w.~/-])/(?:work|root|home|Users|opt|mnt)/\w")

LOCKED = re.compile(
    r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?: ; (?P<marker>[^\\]+?))? \\\n"
    r"(?P<hashes>(?: {4}--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)",
    re.MULTILINE,
)


def _output(*command: str) -> str:
    """What a command prints, run at the root and without the settings of a make that runs these tests."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(command, cwd=ROOT, env=clean, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def _tracked() -> list[Path]:
    return [Path(name) for name in _output("git", "ls-files", "-z").split("\0") if name]


def _locked() -> dict[str, str]:
    return {found["name"]: found["version"] for found in LOCKED.finditer(LOCK)}


def _first_needs() -> list[Requirement]:
    """What pyproject.toml itself asks for: to run, with every extra, to develop, to build."""
    project = PYPROJECT["project"]
    texts = [*project["dependencies"], *PYPROJECT["build-system"]["requires"]]
    for group in (*project["optional-dependencies"].values(), *PYPROJECT["dependency-groups"].values()):
        texts += group
    return [Requirement(text) for text in texts]


def test_top_level_holds_exactly_the_agreed_names() -> None:
    """The customer fixed what lies at the top: nothing is missing, nothing was added."""
    assert {path.parts[0] for path in _tracked()} == TOP_LEVEL


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    """From where packages come is the user's own setting; where a developer's folder lies is nobody's business."""
    found = []
    for path in _tracked():
        if not (ROOT / path).is_file():
            continue  # deleted in the work tree, not yet in the index
        text = (ROOT / path).read_text("utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), start=1):
            if any(word in line for word in REGISTRIES) or MACHINE_PATH.search(line):
                found.append(f"{path}:{number}: {line[:100]}")
    assert found == []


def test_lock_holds_nothing_but_pinned_hashed_packages() -> None:
    """Every line that is not a comment belongs to a package with its exact version and at least one hash."""
    rest = LOCKED.sub("", LOCK)
    assert [line for line in rest.splitlines() if line.strip() and not line.lstrip().startswith("#")] == []
    assert len(_locked()) > 40


@pytest.mark.parametrize("need", _first_needs(), ids=str)
def test_lock_serves_every_range_of_pyproject(need: Requirement) -> None:
    """A range changed in pyproject.toml without `make lock` is noticed, also for systems other than this one."""
    version = _locked().get(canonicalize_name(need.name))
    assert version is not None, f"{need.name} 不在 requirements.lock 里：运行 make lock"
    assert need.specifier.contains(version, prereleases=True), f"{need} 与锁定的 {version} 不符：运行 make lock"


def test_lock_is_closed() -> None:
    """Whatever the locked packages ask for on this machine is locked, too: nothing is fetched unchecked."""
    locked = _locked()
    waiting = [(need.name, extra) for need in _first_needs() for extra in ("", *need.extras)]
    seen: set[tuple[str, str]] = set()
    missing: set[str] = set()
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        try:
            texts = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue  # for another system
        for need in map(Requirement, texts):
            if need.marker is not None and not need.marker.evaluate({"extra": extra}):
                continue
            if not need.specifier.contains(locked.get(canonicalize_name(need.name), "0"), prereleases=True):
                missing.add(f"{name} → {need}")
            waiting += [(need.name, each) for each in ("", *need.extras)]
    assert missing == set()
    assert len(seen) > 40


def test_first_part_of_the_lock_is_what_runs() -> None:
    """`make bundle` takes the first part alone: it holds what the program needs and no development tool."""
    first = {found["name"] for found in LOCKED.finditer(LOCK.partition("# ==== 开发")[0])}
    direct = {canonicalize_name(Requirement(text).name) for text in PYPROJECT["project"]["dependencies"]}
    assert direct <= first
    assert not first & {"pytest", "ruff", "mypy", "hatchling", "pip"}


def test_version_is_the_newest_entry_of_the_changelog() -> None:
    """A release cannot forget to tell users what changed."""
    newest = re.search(r"^## (\S+?)（", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest is not None
    assert newest[1] == dangjian_cli.__version__


def test_help_lists_every_target() -> None:
    """`make help` is complete: each target of the Makefile has a line, and each line a target."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    listed = {line.split()[1] for line in _output("make", "help").splitlines()}
    assert listed == targets
    assert {"all", "check", "help", "bench", "soak", "bundle"} <= listed


def test_ci_runs_the_command_of_the_readme() -> None:
    """CI checks what a reader is told to type, and nothing else."""
    assert "\nmake check\n" in (ROOT / ".ci/run").read_text("utf-8")
    assert "make check" in (ROOT / "README.md").read_text("utf-8")


def test_house_scripts_are_executable_and_parse() -> None:
    """A fresh clone can run the scripts that make and CI call."""
    modes = {line.split("\t")[1]: line[:6] for line in _output("git", "ls-files", "-s", ".ci").splitlines()}
    for name in (".ci/run", ".ci/setup", ".ci/lock", ".ci/office-tools", ".ci/bundle/build"):
        assert modes[name] == "100755", name
        _output("bash" if name == ".ci/run" else "sh", "-n", name)


def test_windows_start_script_is_ascii() -> None:
    """cmd.exe reads a script in the console's own code page: Chinese text in it would break on some computers."""
    assert (ROOT / ".ci/bundle/dangjian.cmd").read_bytes().isascii()
