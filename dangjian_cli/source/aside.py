"""Work that may take its process down with it is done in another one."""

import subprocess
import sys
from collections.abc import Sequence

_PATIENCE = 60
"""Seconds."""


def run_aside(module: str, arguments: Sequence[str], data: bytes) -> bytes | None:
    """What a module of ours, run as a program, writes for the data; None when it dies or does not come to its end."""
    command = [sys.executable, "-P", "-m", module, *arguments]
    try:
        done = subprocess.run(command, input=data, capture_output=True, check=False, timeout=_PATIENCE)
    except (subprocess.TimeoutExpired, OSError):
        return None
    return done.stdout if done.returncode == 0 else None
