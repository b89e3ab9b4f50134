"""Running `dangjian` for tests: in this process, or as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path

from dangjian_cli.cli import COMMANDS, run
from dangjian_cli.cli.chinese import Command

ROOT = Path(__file__).parents[2]
PROGRAM = Path(sys.executable).with_name("dangjian")


@dataclass(frozen=True, slots=True)
class Result:
    """Everything that a run shows."""

    stdout: str
    stderr: str
    code: int


@contextmanager
def _streams(stdin: bytes) -> Iterator[tuple[BytesIO, BytesIO]]:
    """stdin, stdout and stderr as they are when `dangjian` runs in a pipe."""
    out, err = BytesIO(), BytesIO()
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin = TextIOWrapper(BytesIO(stdin), encoding="utf-8")
    sys.stdout = TextIOWrapper(out, encoding="utf-8", newline="")
    sys.stderr = TextIOWrapper(err, encoding="utf-8", newline="", write_through=True)
    try:
        yield out, err
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


@contextmanager
def _folder(folder: Path | None) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder or before)
    try:
        yield
    finally:
        os.chdir(before)


def run_here(
    argv: Sequence[str],
    folder: Path | None = None,
    commands: tuple[Command, ...] = COMMANDS,
    stdin: bytes = b"",
) -> Result:
    """Run in this process: fast, and counted by coverage."""
    with _folder(folder), _streams(stdin) as (out, err):
        code = run(argv, commands)
        return Result(out.getvalue().decode(), err.getvalue().decode(), code)


def run_process(
    argv: Sequence[str], folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> Result:
    """Run the installed program as users do."""
    done = subprocess.run(
        [PROGRAM, *argv],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return Result(done.stdout.decode(), done.stderr.decode(), done.returncode)
