"""One run of a command in a fresh process: how long it took, how much memory it had at its peak."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_PER_UNIT = 1 if sys.platform == "darwin" else 1024
"""`ru_maxrss` counts bytes there and KiB elsewhere."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Seconds on the wall and of the processor, bytes of memory at the peak (never below ours: Linux inherits it)."""

    seconds: float
    processor: float
    peak: int


class CommandFailedError(Exception):
    """A command that was to be measured did not do its work: its time would mean nothing."""


def environment(home: Path, bytecode: Path) -> dict[str, str]:
    """What every program is given: UTF-8, no configuration of the user's, and a place for Python's compiled modules.

    These are kept in `bytecode`, for every program alike: an installed one has them, a checkout or a machine that was
    told not to write them has not.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {"LC_ALL": "C.UTF-8", "HOME": str(home), "PYTHONPYCACHEPREFIX": str(bytecode)}


def run(command: Sequence[str], folder: Path, expected: frozenset[int], bytecode: Path) -> Sample:
    """Run a command in a folder; its output goes nowhere. Raises CommandFailedError on an unexpected exit code."""
    with tempfile.TemporaryFile() as complaints:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment(folder, bytecode),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in expected:
            complaints.seek(0)
            said = complaints.read(2000).decode("utf-8", "replace")
            raise CommandFailedError(f"{' '.join(command[:4])} … 以 {process.returncode} 结束\n{said}")
    return Sample(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _PER_UNIT)
