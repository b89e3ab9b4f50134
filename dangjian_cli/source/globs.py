"""The patterns of `排除:` in dangjian.yaml: `*` and `?` within a name, `**` for any folders."""

import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath


def excluder(patterns: Iterable[str]) -> Callable[[PurePosixPath], bool]:
    """Whether a path below the root is excluded.

    As in .gitignore: a pattern without `/` (but at its end) matches a file or folder of that name anywhere, any other
    one counts from the root; what lies in an excluded folder is excluded. A backslash is read as `/`: patterns are also
    typed on Windows.
    """
    alternatives = [_expression(pattern) for pattern in patterns if pattern.strip("/\\ ")]
    if not alternatives:
        return lambda path: False
    matches = re.compile("|".join(alternatives)).fullmatch
    return lambda path: matches(path.as_posix()) is not None


def _expression(pattern: str) -> str:
    cleaned = pattern.strip().replace("\\", "/").removeprefix("./").rstrip("/")
    anchored = "/" in cleaned
    pieces = re.split(r"(\*\*/|/\*\*$|\*\*|\*|\?)", cleaned.lstrip("/"))
    translated = "".join(_PIECES.get(piece, re.escape(piece)) for piece in pieces)
    return ("" if anchored else "(?:.*/)?") + translated + "(?:/.*)?"


_PIECES = {"**/": "(?:.*/)?", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
