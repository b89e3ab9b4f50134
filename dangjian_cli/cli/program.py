"""How other programs (git, a hook) are to call us."""

import shlex
import shutil
import sys
from pathlib import Path


def on_path() -> bool:
    """Whether `dangjian` is found by its name."""
    return shutil.which("dangjian") is not None


def program_words() -> str:
    """`dangjian`, or where that is not found the interpreter with its whole path; quoted for sh."""
    if on_path():
        return "dangjian"
    return f"{shlex.quote(Path(sys.executable).as_posix())} -P -m dangjian_cli"
