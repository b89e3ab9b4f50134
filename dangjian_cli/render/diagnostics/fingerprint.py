"""By what a finding is known again in another run, after lines have moved: never by its line.

A finding of an entry is known by the path of its file, the code, the 编号 of the entry and the key below it: not by its
sentence, which may count days. Any other is known by path, code and sentence. Where several findings are alike, they
are numbered in the order given.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256

from dangjian_cli.diagnostics.diagnostic import Diagnostic, Place

_DIGITS = 32


def fingerprints(diagnostics: Sequence[Diagnostic], ids: Mapping[Place, str]) -> tuple[str, ...]:
    """One fingerprint each, no two alike. `ids` holds the 编号 of every entry, by the place of the entry."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for one in diagnostics:
        subject = _subject(one, ids)
        seen[subject] += 1
        # JSON says where one part ends and the next begins, and spells what is no Unicode.
        text = json.dumps([*subject, seen[subject]])
        found.append(sha256(text.encode("ascii")).hexdigest()[:_DIGITS])
    return tuple(found)


def _subject(one: Diagnostic, ids: Mapping[Place, str]) -> tuple[str, ...]:
    head = (one.primary.file.as_posix(), one.code)
    id_ = entry_id(one, ids)
    if one.place is not None and id_ is not None:
        return (*head, "entry", id_, *(step for step in one.place.path[2:] if isinstance(step, str)))
    return (*head, "message", one.message)


def entry_id(one: Diagnostic, ids: Mapping[Place, str]) -> str | None:
    """The 编号 of the entry that the finding is of; None when it is of no entry, or of one that could not be read."""
    place = one.place
    return None if place is None else ids.get(Place(place.file, place.path[:2], revision=place.revision))
