"""The note of an edit: what its files held before and hold after it, so that it can be put back."""

import hashlib
import json
from pathlib import Path, PurePosixPath
from typing import NamedTuple

NOTE = "edit.json"


class NotedFile(NamedTuple):
    """A file of a noted edit, with the digests of what it held and holds; empty: it was not there."""

    path: PurePosixPath
    before: str
    after: str


class Note(NamedTuple):
    """A noted edit: what it was, and its files."""

    label: str
    files: tuple[NotedFile, ...]


def read_note(folder: Path) -> Note | None:
    """The note of an edit; None when there is none, or none that was finished."""
    try:
        note = json.loads((folder / NOTE).read_bytes())
        files = tuple(NotedFile(PurePosixPath(each["path"]), each["before"], each["after"]) for each in note["files"])
        return Note(note["label"], files)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def digest(data: bytes | None) -> str:
    """Tells contents apart; empty for a file that is not there."""
    return "" if data is None else hashlib.sha256(data).hexdigest()


def blob(folder: Path, name: str) -> bytes | None:
    """What a file held, by its digest; None for one that was not there."""
    return (folder / name).read_bytes() if name else None
