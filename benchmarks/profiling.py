"""Where `check` spends its time: the top of a profile of one run. Profiling itself slows small functions most."""

import pstats
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import environment
from benchmarks.subjects import Data

_SHOWN = 30


def profile(data: Data, scratch: Path) -> None:
    """Print the functions that take most time themselves, then those with all that they call.

    The first of two runs compiles the modules.
    """
    saved = scratch / "check.prof"
    command = [sys.executable, "-m", "cProfile", "-o", str(saved), "-m", "dangjian_cli", "check"]
    for _ in range(2):
        given = environment(scratch, scratch / "bytecode")
        subprocess.run(command, cwd=data.ledgers, env=given, check=False, stdout=subprocess.DEVNULL)
    stats = pstats.Stats(str(saved))
    stats.strip_dirs().sort_stats("tottime").print_stats(_SHOWN)
    stats.sort_stats("cumulative").print_stats(_SHOWN)
