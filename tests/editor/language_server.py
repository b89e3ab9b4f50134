"""yaml-language-server, the one that editors use, installed by npm outside the repository and kept for the next run."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

VERSION = "1.19.2"
_PATIENCE = 45
"""Seconds for npm: a machine without a network is not to hold up the other tests."""


class Unavailable(Exception):
    """The server cannot be had here; the text says why."""


def server_command() -> tuple[str | Path, ...]:
    """The command that starts the server. Raises Unavailable."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise Unavailable("没有安装 node 和 npm")
    try:
        folder = _cache() / f"yaml-language-server-{VERSION}"
        if not folder.exists():
            _install(npm, folder)
    except OSError as error:
        raise Unavailable(f"缓存文件夹不能用：{error}") from error
    return node, folder / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server", "--stdio"


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dangjian-tests"


def _install(npm: str, folder: Path) -> None:
    """Install beside its place and move it there whole: another process may be doing the same."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as fresh:
        options = ("--no-audit", "--no-fund", "--no-package-lock", "--no-save", "--ignore-scripts", "--fetch-retries=0")
        command = (npm, "install", "--prefix", fresh, *options, f"yaml-language-server@{VERSION}")
        try:
            done = subprocess.run(command, cwd=fresh, capture_output=True, check=False, timeout=_PATIENCE)
        except subprocess.TimeoutExpired as error:
            raise Unavailable(f"npm 在 {_PATIENCE} 秒内没有装好") from error
        if done.returncode:
            lines = done.stderr.decode(errors="replace").splitlines()
            raise Unavailable(f"npm 装不上：{next((line for line in lines if 'error' in line), '没有说明原因')}")
        try:
            Path(fresh).rename(folder)
        except OSError:
            if not folder.exists():
                raise
        Path(fresh).mkdir(exist_ok=True)  # what the clean-up expects to find
