"""What git knows of a workspace. It is called as a process; where there is none, or no repository, nothing is known."""

import os
import re
import subprocess
from pathlib import Path

_PATIENCE = 20
"""Seconds."""
_ID = re.compile(rb"\xe7\xbc\x96\xe5\x8f\xb7: *[\"']?([^\"',}\s]+)")
"""`编号: RW-2026-001` in UTF-8."""


def ids_on_branches(root: Path) -> frozenset[str]:
    """Every 编号 in the ledgers of every local and remote branch, as they were last recorded there."""
    tips = sorted(set(_git(root, "for-each-ref", "--format=%(objectname)", "refs/heads", "refs/remotes").split()))
    if not tips:
        return frozenset()
    lines = _git(root, "grep", "-h", "-F", "-e", "编号:", *(tip.decode() for tip in tips), "--", "*.yaml", "*.yml")
    return frozenset(found.decode("utf-8", "replace") for found in _ID.findall(lines))


def _git(root: Path, *arguments: str) -> bytes:
    """What git prints; nothing when it is not there, finds nothing or fails."""
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT", "USERPROFILE") if name in os.environ},
        "LC_ALL": "C.UTF-8",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
    }
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments],
            cwd=root,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return b""
    return done.stdout if done.returncode == 0 else b""
