"""The patterns of `排除:` in dangjian.yaml: `*` and `?` within a name, `**` for any folders.

No pattern takes long, whatever it is: names are matched one by one, and a `*` within a name never looks back.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath

_Name = Callable[[str], object]
_Glob = tuple[_Name | None, ...]
"""One matcher for each name of a pattern; None for `**`."""


def excluder(patterns: Iterable[str]) -> Callable[[PurePosixPath], bool]:
    """Whether a path below the root is excluded.

    As in .gitignore: a pattern without `/` (but at its end) matches a file or folder of that name anywhere, any other
    one counts from the root; what lies in an excluded folder is excluded. A backslash is read as `/`: patterns are also
    typed on Windows.
    """
    globs = [_glob(pattern) for pattern in patterns if pattern.strip("/\\ ")]
    return lambda path: any(_covers(glob, path.parts) for glob in globs)


def _glob(pattern: str) -> _Glob:
    cleaned = pattern.strip().replace("\\", "/").removeprefix("./").rstrip("/")
    names = tuple(None if name == "**" else _name(name) for name in cleaned.lstrip("/").split("/"))
    return names if "/" in cleaned else (None, *names)


def _name(pattern: str) -> _Name:
    """A matcher of one name. All but the last `*` take as little as they can: that finds every match there is."""
    first, *others = ("".join("." if char == "?" else re.escape(char) for char in part) for part in pattern.split("*"))
    middle = "".join(f"(?>.*?{part})" for part in others[:-1] if part)
    return re.compile(first + middle + "".join(f".*{part}" for part in others[-1:]), re.DOTALL).fullmatch


def _covers(glob: _Glob, names: Sequence[str]) -> bool:
    """Whether the pattern matches the path or a folder above it; `**` at its end stands for at least one name."""
    reached = {0}
    for match in glob:
        if match is None:
            reached = set(range(min(reached), len(names) + 1))
        else:
            reached = {at + 1 for at in reached if at < len(names) and match(names[at])}
        if not reached:
            return False
    return glob[-1] is not None or min(reached) < len(names)
