"""What a repository is set up with: its configuration, and where its own files lie. Nothing global is changed."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from dangjian_cli.source.git import Repository


def own_settings(repository: Repository) -> Mapping[str, str]:
    """The keys of the repository's own configuration, of a key with several values the last. Names are lower case."""
    listed = repository.run("config", "--local", "--null", "--list").decode("utf-8", "replace")
    return dict(_pair(one) for one in listed.split("\0") if one)


def hooks_setting(repository: Repository) -> str | None:
    """core.hooksPath as the user has it, wherever it is written; None when nowhere."""
    parts = repository.run("config", "--show-scope", "--null", "--list").decode("utf-8", "surrogateescape").split("\0")
    found = None
    for scope, pair in zip(parts[::2], parts[1::2], strict=False):
        name, value = _pair(pair)
        if name == "core.hookspath" and scope != "command":  # that one is our own
            found = value
    return found


def change(repository: Repository, wanted: Iterable[tuple[str, str | None]]) -> None:
    """Set keys of the repository's own configuration; None: take the key out."""
    own = own_settings(repository)
    for name, value in wanted:
        if value is not None:
            repository.run("config", "--local", "--replace-all", name, value)
        elif name.lower() in own:
            repository.run("config", "--local", "--unset-all", name)


def top(repository: Repository) -> Path:
    """The top of the work tree."""
    return Path(os.fsdecode(repository.run("rev-parse", "--show-toplevel").rstrip(b"\n")))


def common_folder(repository: Repository) -> Path:
    """The folder in which git keeps what all work trees share: hooks, info, configuration."""
    printed = os.fsdecode(repository.run("rev-parse", "--git-common-dir").rstrip(b"\n"))
    return Path(os.path.abspath(repository.folder / printed))  # noqa: PTH100 -- a link keeps the name it is called by


def _pair(text: str) -> tuple[str, str]:
    name, _, value = text.partition("\n")
    return name, value
