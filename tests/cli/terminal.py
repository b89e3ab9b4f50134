"""A person at a terminal: what a program asks there, and what is answered."""

import os
import pty
import subprocess
from collections.abc import Sequence
from pathlib import Path

from cli_runner import PROGRAM, Result


def run_at_terminal(argv: Sequence[str], folder: Path, answers: str) -> Result:
    """Run the program with stdin and stderr at a terminal, where these answers wait to be read; stdout is a pipe."""
    here, there = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    with os.fdopen(there, "rb", buffering=0, closefd=False):
        os.write(here, answers.encode())
        program = subprocess.Popen(
            [PROGRAM, *argv], cwd=folder, env=environment, stdin=there, stdout=subprocess.PIPE, stderr=there
        )
        out, _ = program.communicate(timeout=60)
    os.close(there)
    said = b""
    try:
        while piece := os.read(here, 65536):
            said += piece
    except OSError:  # so does a terminal end whose other side is closed
        pass
    os.close(here)
    return Result(out.decode(), said.decode().replace("\r\n", "\n"), program.returncode)
